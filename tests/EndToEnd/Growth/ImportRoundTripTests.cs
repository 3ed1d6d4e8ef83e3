using System.Globalization;
using System.Text;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>A delivery goes out as an office would send it and comes back: growth is the same, and a correction is a later vintage.</summary>
public sealed class ImportRoundTripTests
{
    private const string March = "2024-04-12_2024-03.csv";

    private static readonly (string Item, string Name)[] Columns =
        [("code", "统一社会信用代码"), ("month", "报告期"), ("output", "工业总产值 本月（万元）"), ("output_last_year", "工业总产值 上年同月（万元）"), ("employees", "从业人员期末人数（人）")];

    static ImportRoundTripTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void An_imported_delivery_gives_the_same_growth_and_a_correction_shows_in_the_bridge()
    {
        using var scratch = new Scratch();
        var made = Path.Combine(scratch.Folder, "made");
        Outputs.Songhua("synthesise", "returns", Terminal.Jilin, "--into", made);
        var rows = Outputs.Csv($"# rows\r\n{File.ReadAllText(Path.Combine(made, "returns", March))}")["rows"];
        var (direct, imported) = (Store(scratch, made, "direct"), Store(scratch, made, "imported"));
        scratch.Write($"direct/returns/{March}", string.Concat(Cut(rows).Select(r => string.Join(',', r) + "\n")));
        var sent = Send(scratch, "march.tsv", Cut(rows));
        string[] ask = ["import", "returns", sent, "--into", imported, "--name", "2024-03", "--received"];
        Outputs.Songhua([.. ask, "2024-04-12"]);
        Assert.Equal(Growth(direct), Growth(imported));

        var before = Outputs.Files(imported);
        Assert.Contains("unchanged", Outputs.Songhua([.. ask, "2024-05-20"]), StringComparison.Ordinal);
        Assert.Equal(before.Where(f => !f.Key.Contains(".cache", StringComparison.Ordinal)), Outputs.Files(imported).Where(f => !f.Key.Contains(".cache", StringComparison.Ordinal)));

        // The largest return of March was 3 % too low.
        var output = Array.IndexOf(rows[0], "output");
        var largest = rows.Skip(1).Where(r => r[1] == "2024-03").MaxBy(r => double.Parse(r[output], CultureInfo.InvariantCulture))!;
        largest[output] = Math.Round(decimal.Parse(largest[output], CultureInfo.InvariantCulture) * 1.03m).ToString(CultureInfo.InvariantCulture);
        Send(scratch, "march.tsv", Cut(rows));
        Assert.Contains("0 new, 1 corrected", Outputs.Songhua([.. ask, "2024-05-20"]), StringComparison.Ordinal);
        Assert.All(before.Where(f => !f.Key.Contains(".cache", StringComparison.Ordinal)), f => Assert.Equal(f.Value, Outputs.Files(imported)[f.Key]));
        var bridge = Outputs.Csv(Outputs.Songhua("bridge", imported, "2024-03@2024-04-12", "2024-03@2024-05-20", "--internal", "--format", "csv"))["bridge"].Column("effect");
        Assert.Equal(0, bridge[1], 1e-9);
        Assert.True(bridge[2] > 0.1);
        Assert.Equal(bridge[3], bridge[0] + bridge[2], 1e-9);
    }

    private static string Growth(string store) => Outputs.Songhua("growth", store, "--period", "2024-03", "--internal", "--format", "csv");

    private static string Store(Scratch scratch, string made, string name)
    {
        foreach (var file in (string[])["origin.csv", "register.csv", "rates.csv", "prices.csv"])
        {
            scratch.Write(Path.Combine(name, file), File.ReadAllText(Path.Combine(made, file)));
        }

        return Path.Combine(scratch.Folder, name);
    }

    private static IEnumerable<string[]> Cut(List<string[]> rows)
    {
        var at = Columns.Select(c => Array.IndexOf(rows[0], c.Item)).ToArray();
        return rows.Select(r => at.Select(c => r[c]).ToArray());
    }

    // Tabs, Chinese names, 10 thousand CNY and GB 18030, as an office's system may write it.
    private static string Send(Scratch scratch, string name, IEnumerable<string[]> rows)
    {
        var lines = rows.Skip(1).Select(r => string.Join('\t', r.Select((f, i) => Columns[i].Name.EndsWith("（万元）", StringComparison.Ordinal) && f.Length > 0
            ? (decimal.Parse(f, CultureInfo.InvariantCulture) / 10).ToString(CultureInfo.InvariantCulture) : f)));
        var path = Path.Combine(scratch.Folder, name);
        File.WriteAllText(path, string.Join("\r\n", lines.Prepend(string.Join('\t', Columns.Select(c => c.Name)))) + "\r\n", Encoding.GetEncoding("GB18030"));
        return path;
    }
}
