using System.Globalization;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Invalid;

/// <summary>
/// The line <c>growth: 2024-03</c> of an expected.txt: growth of that period is asked of the sample, in the public form;
/// <c>growth: 2024-03@2024-04-01</c> asks as of a day.
/// </summary>
internal static class GrowthQuestion
{
    private const string Start = "growth: ";

    /// <summary>What a line asks for; null where it asks for nothing.</summary>
    internal static BridgeEnd? Of(string line)
    {
        if (!line.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = line[Start.Length..].Trim().Split('@');
        return Period.TryParse(parts[0], out var period)
            ? new(period, parts.Length == 1 ? null : DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>What is said to the question.</summary>
    internal static IReadOnlyList<Diagnostic> Ask(string folder, BridgeEnd question)
    {
        var diagnostics = new DiagnosticBag();
        if (OpenedReturns.Open(folder, null, diagnostics, []) is { } opened)
        {
            GrowthReport.Make(opened.Book, new(question.Period) { AsOf = question.AsOf }, null, isInternal: false, opened.Plan, diagnostics);
        }

        return diagnostics.Sorted();
    }
}
