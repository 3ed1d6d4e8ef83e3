using System.Globalization;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Writes a returns folder that reads back as it was.</summary>
public static class ReturnsFolderWriter
{
    private static readonly string[] Sizes = ["", "large", "medium", "small", "micro"];

    /// <summary>Writes register, rates, prices and one delivery a vintage; files that are there with the same content stay untouched.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, FolderOrigin origin, ReturnsPanel panel, ValueAddedRates rates, ProducerPriceIndices prices, CancellationToken cancellation = default)
    {
        File(FolderOrigin.FileName, ["status,source\n", $"{origin.Status.ToString().ToLowerInvariant()},{Quoted(origin.Source)}\n"]);
        File(ReturnsFolder.RegisterFile, Register(panel.Register));
        File("rates.csv", rates.Entries.OrderBy(e => e.Key.Industry, StringComparer.Ordinal).ThenBy(e => e.Key.Year)
            .Select(e => $"{e.Key.Industry},{e.Key.Year},{Number(e.Value)}\n").Prepend("industry,year,rate\n"));
        File("prices.csv", prices.Entries.OrderBy(e => e.Key.Industry, StringComparer.Ordinal).ThenBy(e => e.Key.Month).ThenBy(e => e.Key.MonthsCovered)
            .Select(e => $"{e.Key.Industry},{new ReturnMonth(new(e.Key.Month), (byte)e.Key.MonthsCovered)},{Number((double)((decimal)e.Value * 100))}\n").Prepend("industry,month,index\n"));
        for (var v = 0; v < panel.Vintages.Count; v++)
        {
            var day = panel.Vintages[v].Received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            File(Path.Combine(ReturnsFolder.Deliveries, $"{day}_{panel.Vintages[v].Import}.csv"), Delivery(panel, v));
        }

        void File(string name, IEnumerable<string> lines) => NewFile.Write(Path.Combine(folder, name), lines, cancellation);
    }

    private static IEnumerable<string> Register(EnterpriseRegister register)
    {
        yield return "code,name,class,place,size,scope_from,scope_to,opened,closed\n";
        for (var e = 0; e < register.Count; e++)
        {
            yield return string.Join(
                ',', register.Codes[e], Quoted(register.Names[e]), register.Classes[register.ClassOf[e]], register.Places[register.PlaceOf[e]], Sizes[(int)register.SizeOf[e]],
                new CalendarMonth(register.ScopeFrom[e]), Month(register.ScopeTo[e]), Month(register.Opened[e]), Month(register.Closed[e])) + "\n";
        }
    }

    private static string Month(int month) => month is EnterpriseRegister.NotYet or EnterpriseRegister.NeverStated ? "" : new CalendarMonth(month).ToString();

    private static IEnumerable<string> Delivery(ReturnsPanel panel, int vintage)
    {
        yield return ReturnItems.Header + "\n";
        var items = Enum.GetValues<ReturnItem>().Select(panel.Item).ToArray();
        for (var month = panel.FirstMonth; month <= panel.LastMonth; month += 1)
        {
            var (first, end) = panel.RowsOf(month);
            for (var row = first; row < end; row++)
            {
                if (panel.Vintage.Span[row] == vintage)
                {
                    var values = items.Select(i => i.IsEmpty || double.IsNaN(i.Span[row]) ? "" : Number(i.Span[row]));
                    yield return $"{panel.Register.Codes[panel.Enterprise.Span[row]]},{new ReturnMonth(month, panel.MonthsCovered.Span[row])},{string.Join(',', values)}\n";
                }
            }
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
