using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Invalid;

/// <summary>The line <c>growth: 2024-03</c> of an expected.txt: growth of that period is asked of the sample, in the public form.</summary>
internal static class GrowthQuestion
{
    private const string Start = "growth: ";

    /// <summary>The period that a line asks for; null where it asks for none.</summary>
    internal static Period? Of(string line) =>
        line.StartsWith(Start, StringComparison.Ordinal) && Period.TryParse(line[Start.Length..].Trim(), out var period) ? period : null;

    /// <summary>What is said to the question.</summary>
    internal static IReadOnlyList<Diagnostic> Ask(string folder, Period period)
    {
        var diagnostics = new DiagnosticBag();
        if (OpenedReturns.Open(folder, null, diagnostics, []) is { } opened)
        {
            GrowthReport.Make(opened.Book, new(period), null, isInternal: false, opened.Plan, diagnostics);
        }

        return diagnostics.Sorted();
    }
}
