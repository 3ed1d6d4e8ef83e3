using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data.InputOutput;

/// <summary>The national tables of China: the 24 sectors that the bundled plan carries, and the bureau's own where a machine has them.</summary>
public sealed class NationalTableTests
{
    private static readonly string Bundled = Path.Combine(Golden.Root, "plans", "jilin", "data", "china_io_2020_24_sectors.csv");

    [Fact]
    public void The_bundled_table_balances_and_holds_the_published_gdp()
    {
        var table = Tables.Sound(Bundled);
        Assert.Equal(24, table.Sectors.Count);
        Assert.Equal(ImportTreatment.Apart, table.Treatment);
        Assert.Equal(Period.Year(2020), table.Head.Period);
        Assert.Equal([FinalUseKind.Consumption, FinalUseKind.FixedCapital, FinalUseKind.Inventories, FinalUseKind.Exports], table.FinalUses.Select(f => f.Kind));
        Assert.Equal([PrimaryInputKind.Compensation, PrimaryInputKind.ProductionTaxes, PrimaryInputKind.Depreciation, PrimaryInputKind.Surplus], table.PrimaryInputRows.Select(p => p.Kind));

        // National Bureau of Statistics: 1,016,422 hundred million CNY in the table of 2020.
        Assert.Equal(1_016_422, table.ValueAdded().Sum() / 1e8, 0.5);
        Assert.Equal(133168.33e8, table.Output[0]);
        Assert.Equal("农林牧渔", table.Sectors[0].Name.Zh);
    }

    [Fact]
    public void Reading_and_writing_the_bundled_table_changes_no_digit()
    {
        using var tables = new Tables();
        var first = Tables.Sound(Bundled);
        var written = InputOutputWriter.Write(first);
        var second = Tables.Sound(tables.Write("again.csv", written));
        Assert.Equal(written, InputOutputWriter.Write(second));
        Assert.Equal(first.Flows.Values.ToArray(), second.Flows.Values.ToArray());
        Assert.Equal(first.ImportedFinalUse!.Values.ToArray(), second.ImportedFinalUse!.Values.ToArray());
        Assert.Equal(first.PrimaryInputs.Values.ToArray(), second.PrimaryInputs.Values.ToArray());
        Assert.Contains(",17917.02,23.59,43506.51,", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Recomputing_flows_from_coefficients_changes_nothing_beyond_1e_12()
    {
        var table = Tables.Sound(Bundled);
        var n = table.Sectors.Count;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var coefficient = table.Flows[i, j] / table.Output[j];
                Assert.Equal(table.Flows[i, j], coefficient * table.Output[j], 1e-12 * Math.Max(1, table.Flows[i, j]));
            }
        }
    }

    [Fact]
    public void A_wrong_number_anywhere_in_the_bundled_table_is_told()
    {
        using var tables = new Tables();
        var lines = File.ReadAllLines(Bundled);
        var random = new Random(11);
        for (var round = 0; round < 40; round++)
        {
            var line = random.Next(Array.FindIndex(lines, l => l.StartsWith("origin,", StringComparison.Ordinal)) + 1, lines.Length);
            var fields = lines[line].Split(',');

            // The four final uses and the output of imported rows are in no sum that the file states.
            var fromEnd = 1 + random.Next(fields[0] == "domestic" ? 29 : 24) + (fields[0] == "domestic" ? 0 : 5);
            var value = decimal.Parse(fields[^fromEnd], System.Globalization.CultureInfo.InvariantCulture);
            fields[^fromEnd] = (value + (random.Next(2) == 0 ? 3 : -3)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var (_, told) = Tables.Read(tables.Write("wrong.csv", string.Join('\n', [.. lines[..line], string.Join(',', fields), .. lines[(line + 1)..]])));
            Assert.Contains(told, t => t.Contains("SH4301", StringComparison.Ordinal) || t.Contains("SH4302", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("china_2017_42.csv", 2017, 42, 823_216)]
    [InlineData("china_2018_42.csv", 2018, 42, 922_057)]
    [InlineData("china_2020_42.csv", 2020, 42, 1_016_422)]
    [InlineData("china_2020_153.csv", 2020, 153, 1_016_422)]
    public void The_bureaus_tables_balance(string file, int year, int sectors, double gdp)
    {
        var folder = Tables.Shared("data/china_io_nbs");
        Assert.SkipWhen(folder is null, "this machine does not hold the bureau's tables");
        var (table, told) = Tables.Read(Path.Combine(folder, file), s => s with { Period = Period.Year(year), Unit = Tables.Unit("万元") });
        Assert.DoesNotContain(told, t => !t.Contains("SH4305", StringComparison.Ordinal));
        Assert.NotNull(table);
        Assert.Equal(sectors, table.Sectors.Count);
        Assert.Equal(sectors == 42 ? ImportTreatment.Apart : ImportTreatment.Competitive, table.Treatment);
        Assert.Equal(gdp, table.ValueAdded().Sum() / 1e8, 0.6);

        // The row balance holds to 1e-5 of 10,000 CNY in the publication's copy; columns too.
        Assert.InRange(InputOutputBalance.RowGaps(table).Max(g => Math.Abs(g)) / 1e4, 0, 2e-5);
        Assert.InRange(InputOutputBalance.ColumnGaps(table).Max(g => Math.Abs(g)) / 1e4, 0, 2e-5);
    }
}
