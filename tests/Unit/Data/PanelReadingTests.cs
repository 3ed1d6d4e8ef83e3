using System.Globalization;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data;

/// <summary>Deliveries become a panel in order of month, enterprise and vintage, for any number of threads and any cut of the files.</summary>
public sealed class PanelReadingTests
{
    [Fact]
    public void Rows_are_in_order_of_month_enterprise_and_vintage()
    {
        using var scratch = new ReturnsScratch();
        var (a, b) = (scratch.Codes[0], scratch.Codes[1]);
        scratch.Deliver("2024-05-12_april", $"{a},2024-03,13,,,,,,,", $"{a},2024-04,14,,,,,,,");
        scratch.Deliver("2024-04-12_march", $"{a},2024-03,12.5,37,11,33,10,5,0.25,-1", $"\"{b}\",2024-03, 7,,,,,,,", "# a comment", "", $"{b},2024-01..2024-02,9,,,,,,,");
        Assert.Equal(
        [
            $"2024-02 {b} 2 march: 9 NaN NaN NaN NaN NaN NaN NaN",
            $"2024-03 {b} 1 march: 7 NaN NaN NaN NaN NaN NaN NaN",
            $"2024-03 {a} 1 march: 12.5 37 11 33 10 5 0.25 -1",
            $"2024-03 {a} 1 april: 13 NaN NaN NaN NaN NaN NaN NaN",
            $"2024-04 {a} 1 april: 14 NaN NaN NaN NaN NaN NaN NaN",
        ], scratch.Rows());
        using var folder = scratch.Read();
        Assert.Equal(ValueStatus.Synthetic, folder.Register.Status);
        Assert.Equal(new DateOnly(2024, 5, 12), folder.Panel.Vintages[1].Received);
    }

    [Fact]
    public void Items_that_no_delivery_has_are_empty()
    {
        using var scratch = new ReturnsScratch();
        scratch.Write("returns/2024-04-12_march.csv", $"code,month,output,taxes\r\n{scratch.Codes[0]},2024-03,1,2\r\n{scratch.Codes[1]},2024-03,1,");
        using var folder = scratch.Read(useCache: true);
        Assert.True(folder.Panel.Item(ReturnItem.Revenue).IsEmpty);
        Assert.Equal([double.NaN, 2], folder.Panel.Item(ReturnItem.Taxes).ToArray());
    }

    [Fact]
    public void A_folder_without_deliveries_has_an_empty_panel()
    {
        using var scratch = new ReturnsScratch();
        Assert.Equal(0, scratch.Read(useCache: true).Panel.Rows);
    }

    [Fact]
    public void Many_parts_and_threads_give_the_same_panel()
    {
        using var scratch = new ReturnsScratch(500);
        Large(scratch, bad: -1);
        var one = scratch.Rows(threads: 1);
        Assert.Equal(120_000, one.Length);
        Assert.Equal(one, scratch.Rows(threads: 4));
        Assert.Equal(one, scratch.Rows(useCache: true));
        Assert.Equal(one, scratch.Rows(useCache: true));
    }

    [Fact]
    public void A_bad_row_far_down_is_told_with_its_line()
    {
        using var scratch = new ReturnsScratch(500);
        Large(scratch, bad: 100_000);
        var diagnostics = new DiagnosticBag();
        Assert.Null(ReturnsFolder.Read(scratch.Folder, diagnostics));
        var only = Assert.Single(diagnostics.Sorted());
        Assert.Equal(("SH5122", 100_002, 28), (only.Rule.Code, only.Span.Line, only.Span.Column));
        Assert.Empty(scratch.Caches);
    }

    // 240 months of 500 enterprises in no order: more than one part of a file.
    private static void Large(ReturnsScratch scratch, int bad)
    {
        var random = new Random(3);
        var keys = Enumerable.Range(0, 120_000).ToArray();
        random.Shuffle(keys);
        var rows = keys.Select((k, i) => string.Create(
            CultureInfo.InvariantCulture, $"{scratch.Codes[k % 500]},{CalendarMonth.Of(2001, 1) + (k / 500)},{(i == bad ? "x" : random.Next(1000))}.5,,{random.Next(1000)},,,,,"));
        scratch.Deliver("2024-04-12_history", [.. rows]);
    }
}
