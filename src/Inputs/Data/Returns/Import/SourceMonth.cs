using System.Globalization;
using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Reads months as source files write them: 2024-03, 2024年3月, 202403, and January and February as 2024年1-2月.</summary>
internal static partial class SourceMonth
{
    /// <summary>The month that a cell states; null where it states none, or more months than one return may cover.</summary>
    internal static ReturnMonth? Of(string text)
    {
        var narrow = HeaderName.Narrow(text).Trim();
        return ReturnMonth.TryParse(narrow, out var month) ? month : Of(Cell().Match(narrow));
    }

    /// <summary>The months that a title or a file name states, each once.</summary>
    internal static IReadOnlyList<ReturnMonth> In(string text) =>
        [.. Title().Matches(HeaderName.Narrow(text)).Select(Of).OfType<ReturnMonth>().Distinct()];

    private static ReturnMonth? Of(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var (year, first) = (Number(match, "year"), Number(match, "first"));
        var last = match.Groups["last"].Success ? Number(match, "last") : first;
        return first == last && first is >= 1 and <= 12 && year is >= 1000 and <= 2999 ? new(CalendarMonth.Of(year, first), 1)
            : (first, last) == (1, 2) ? new(CalendarMonth.Of(year, 2), 2)
            : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>\d{4})(?:[-/.]|\s*年\s*)(?<first>\d{1,2})(?:\s*[-—–~至到]+\s*(?<last>\d{1,2})\s*月)?\s*月?$|^(?<year>\d{4})(?<first>\d{2})$")]
    private static partial Regex Cell();

    [GeneratedRegex(@"(?<!\d)(?<year>[12]\d{3})(?:-|\s*年\s*)(?<first>\d{1,2})(?!\d)(?:\s*[-—–~至到]+\s*(?<last>\d{1,2})\s*月)?|(?<!\d)(?<year>[12]\d{3})(?<first>0[1-9]|1[0-2])(?!\d)")]
    private static partial Regex Title();
}
