using System.Globalization;

namespace Songhua.Core;

/// <summary>Reads the digits of a figure.</summary>
internal static class NumberReader
{
    /// <summary>Reads a number off the front of a text.</summary>
    /// <param name="text">The text; what follows the number is left.</param>
    /// <param name="number">The number.</param>
    /// <param name="decimals">How many decimals are written.</param>
    /// <returns>None; NoNumber where there is none; Grouping where commas stand that separate no thousands.</returns>
    internal static FigureFault Read(ref string text, out decimal number, out int decimals)
    {
        text = text.TrimStart();
        number = 0;
        decimals = 0;
        var start = text.Length > 0 && text[0] is '+' or '-' or '−' ? 1 : 0;
        var end = start + Digits(text, start);
        if (end == start)
        {
            return FigureFault.NoNumber;
        }

        var separator = end < text.Length && end - start <= 3 && text[start] != '0' && IsSeparator(text[end]) && Digits(text, end + 1) == 3 ? text[end] : '\0';
        while (separator != '\0' && end < text.Length && text[end] == separator && Digits(text, end + 1) == 3)
        {
            end += 4;
        }

        if (end + 1 < text.Length && text[end] == ',' && char.IsAsciiDigit(text[end + 1]))
        {
            return FigureFault.Grouping;
        }

        if (end + 1 < text.Length && text[end] == '.' && (decimals = Digits(text, end + 1)) > 0)
        {
            end += 1 + decimals;
        }

        var plain = string.Concat(text[..end].Where(c => !IsSeparator(c))).Replace('−', '-');
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
        {
            throw new OverflowException();
        }

        text = text[end..];
        return FigureFault.None;
    }

    // Commas; and spaces, as ISO 80000-1 has them: plain, no-break, narrow no-break, thin.
    private static bool IsSeparator(char c) => c is ',' or ' ' or '\u00a0' or '\u202f' or '\u2009';

    private static int Digits(string text, int from)
    {
        var count = 0;
        while (from + count < text.Length && char.IsAsciiDigit(text[from + count]))
        {
            count++;
        }

        return count;
    }
}
