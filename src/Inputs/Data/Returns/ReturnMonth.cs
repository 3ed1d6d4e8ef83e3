using Songhua.Core;

namespace Songhua.Data;

/// <summary>The months of a return as files write them: <c>2024-03</c>, or <c>2024-01..2024-02</c> for January and February together.</summary>
/// <param name="Last">The month, or the last of two.</param>
/// <param name="Covered">1, or 2 for January and February together.</param>
public readonly record struct ReturnMonth(CalendarMonth Last, byte Covered)
{
    private const string To = "..";

    /// <summary>Reads a month; false where the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ReturnMonth month)
    {
        month = default;
        if (CalendarMonth.TryParse(text, out var single))
        {
            month = new(single, 1);
            return true;
        }

        if (text.Length == 16 && text.Slice(7, 2).SequenceEqual(To) && CalendarMonth.TryParse(text[..7], out var january)
            && CalendarMonth.TryParse(text[9..], out var february) && january.Month == 1 && february == january + 1)
        {
            month = new(february, 2);
            return true;
        }

        return false;
    }

    /// <summary>As files write it.</summary>
    public override string ToString() => Covered == 2 ? $"{Last - 1}{To}{Last}" : Last.ToString();
}
