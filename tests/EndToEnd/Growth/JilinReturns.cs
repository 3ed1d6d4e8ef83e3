using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>The returns of the bundled plan, opened once, and reports from them.</summary>
internal static class JilinReturns
{
    private static readonly Lazy<OpenedReturns> Opened = new(() =>
    {
        var diagnostics = new DiagnosticBag();
        var opened = OpenedReturns.Open(Terminal.Jilin, null, diagnostics, []);
        Assert.False(diagnostics.HasErrors);
        return opened!;
    });

    internal static ReturnsBook Book => Opened.Value.Book;

    /// <summary>Whole words that no public output may hold: the codes and names of the register.</summary>
    internal static IEnumerable<string> Identities
    {
        get
        {
            var register = Book.Panel.Register;
            return register.Codes.Concat(register.Names.SelectMany(n => n.Split(" / ")).Where(n => n.Length > 0));
        }
    }

    internal static Period Period(string text) => Core.Period.TryParse(text, out var period) ? period : throw new ArgumentException(text);

    /// <summary>A table as <c>--by</c> takes it: <c>industry,place</c>.</summary>
    internal static IReadOnlyList<Breakdown> Table(string by) =>
        [.. by.Split(',').Select(w => Breakdown.TryParse(w, out var b) ? b : throw new ArgumentException(by))];

    internal static GrowthReport Report(string period, string? by, bool isInternal, string? from = null)
    {
        var diagnostics = new DiagnosticBag();
        var query = new GrowthQuery(Period(period)) { Tables = by is null ? [] : [Table(by)] };
        var report = GrowthReport.Make(Book, query, from is null ? null : new(Period(from), null), isInternal, Opened.Value.Plan, diagnostics);
        Assert.True(report is not null, string.Join('\n', diagnostics.Sorted().Select(d => d.Message)));
        return report;
    }

    /// <summary>The key of a cell without its period.</summary>
    internal static string CellOf(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "total" : key[(slash + 1)..];
    }
}
