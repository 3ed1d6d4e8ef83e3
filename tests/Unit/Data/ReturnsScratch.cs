using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data;

/// <summary>A returns folder of a few enterprises that is removed when the test is over.</summary>
internal sealed class ReturnsScratch : IDisposable
{
    internal const string Header = "code,month,output,output_to_date,output_last_year,output_to_date_last_year,revenue,employees,electricity,taxes";

    internal ReturnsScratch(int enterprises = 3)
    {
        Codes = [.. Enumerable.Range(0, enterprises).Select(i => SocialCreditCode.Make('9', '1', "220101", $"MA{i:D6}"))];
        Write("origin.csv", "status,source\nsynthetic,a test\n");
        Write("register.csv", "code,class,place,scope_from\n" + string.Concat(Codes.Select((c, i) => $"{c},{(i % 2 == 0 ? "3611" : "1511")},220100,2000-01\n")));
    }

    internal string Folder { get; } = Directory.CreateTempSubdirectory("songhua-").FullName;

    internal string[] Codes { get; }

    internal string CacheFolder => Path.Combine(Folder, "returns", ".cache");

    internal string[] Caches => Directory.Exists(CacheFolder) ? Directory.GetFiles(CacheFolder, "*.columns") : [];

    internal string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    internal string Deliver(string name, params string[] rows) => Write($"returns/{name}.csv", $"{Header}\n{string.Join('\n', rows)}\n");

    internal ReturnsFolder Read(bool useCache = false, int threads = 2)
    {
        var diagnostics = new DiagnosticBag();
        var folder = ReturnsFolder.Read(Folder, diagnostics, new() { UseCache = useCache, Threads = threads });
        Assert.Empty(diagnostics.Sorted().Select(d => $"{d.Span}: {d.Message}"));
        return folder!;
    }

    /// <summary>Every row of the panel in words, in its order.</summary>
    internal string[] Rows(bool useCache = false, int threads = 2)
    {
        using var folder = Read(useCache, threads);
        return Told(folder.Panel);
    }

    internal static string[] Told(ReturnsPanel panel)
    {
        var rows = new List<string>();
        for (var month = panel.FirstMonth; month <= panel.LastMonth; month += 1)
        {
            var (first, end) = panel.RowsOf(month);
            for (var r = first; r < end; r++)
            {
                var row = r;
                var values = Enum.GetValues<ReturnItem>().Select(i => panel.Item(i).IsEmpty ? double.NaN : panel.Item(i).Span[row]);
                rows.Add($"{month} {panel.Register.Codes[panel.Enterprise.Span[r]]} {panel.MonthsCovered.Span[r]} {panel.Vintages[panel.Vintage.Span[r]].Import}: {string.Join(' ', values.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}");
            }
        }

        return [.. rows];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
