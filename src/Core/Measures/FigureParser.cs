using System.Globalization;

namespace Songhua.Core;

/// <summary>Why a wording is not a figure.</summary>
public enum FigureFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>There is no number in it.</summary>
    NoNumber,

    /// <summary>The number stands without a unit.</summary>
    NoUnit,

    /// <summary>The unit is not known.</summary>
    UnknownUnit,

    /// <summary>A range whose end is below its start.</summary>
    Reversed,

    /// <summary>The number is too large to be held exactly.</summary>
    TooLarge,
}

/// <summary>Reads figures in English and Chinese wording.</summary>
public static class FigureParser
{
    private static readonly (string Word, Qualifier Qualifier)[] Prefixes =
    [
        ("at least", Qualifier.AtLeast), ("no less than", Qualifier.AtLeast), ("not less than", Qualifier.AtLeast), (">=", Qualifier.AtLeast), ("≥", Qualifier.AtLeast),
        ("不少于", Qualifier.AtLeast), ("不低于", Qualifier.AtLeast), ("至少", Qualifier.AtLeast),
        ("at most", Qualifier.AtMost), ("no more than", Qualifier.AtMost), ("not more than", Qualifier.AtMost), ("up to", Qualifier.AtMost), ("<=", Qualifier.AtMost), ("≤", Qualifier.AtMost),
        ("不超过", Qualifier.AtMost), ("不高于", Qualifier.AtMost), ("至多", Qualifier.AtMost),
        ("more than", Qualifier.MoreThan), ("over", Qualifier.MoreThan), ("above", Qualifier.MoreThan), ("exceeding", Qualifier.MoreThan), (">", Qualifier.MoreThan),
        ("超过", Qualifier.MoreThan), ("超", Qualifier.MoreThan), ("逾", Qualifier.MoreThan), ("高于", Qualifier.MoreThan),
        ("less than", Qualifier.LessThan), ("under", Qualifier.LessThan), ("below", Qualifier.LessThan), ("<", Qualifier.LessThan), ("不到", Qualifier.LessThan), ("低于", Qualifier.LessThan),
        ("about", Qualifier.About), ("around", Qualifier.About), ("approximately", Qualifier.About), ("roughly", Qualifier.About), ("~", Qualifier.About), ("约", Qualifier.About),
        ("nearly", Qualifier.Nearly), ("almost", Qualifier.Nearly), ("close to", Qualifier.Nearly), ("将近", Qualifier.Nearly), ("接近", Qualifier.Nearly), ("近", Qualifier.Nearly),
        ("exactly", Qualifier.Exact), ("exact", Qualifier.Exact),
    ];

    private static readonly (string Word, Qualifier Qualifier)[] Suffixes =
    [
        ("以上", Qualifier.AtLeast), ("以下", Qualifier.AtMost), ("左右", Qualifier.About), ("or more", Qualifier.AtLeast), ("or less", Qualifier.AtMost),
    ];

    private static readonly (string Word, decimal Factor)[] EnglishMagnitudes = [("tens of ", 10), ("hundreds of ", 100), ("thousands of ", 1000)];

    private static readonly (string Word, decimal Factor)[] ChineseMagnitudes =
    [
        ("千亿", 1e11m), ("百亿", 1e10m), ("十亿", 1e9m), ("万亿", 1e12m), ("千万", 1e7m), ("百万", 1e6m), ("十万", 1e5m), ("亿", 1e8m),
        ("万", 1e4m), ("千", 1e3m), ("百", 1e2m), ("十", 10),
    ];

    private static readonly string[] RangeMarks = ["..", "~", "–", "-", "至", " to ", " and ", "到"];

    /// <summary>Reads a wording such as <c>nearly 1.5 trillion CNY</c>, <c>超过1000亿元</c>, <c>75-165 inch</c> or <c>hundreds of millions CNY</c>.</summary>
    /// <param name="text">The wording.</param>
    /// <param name="assumed">The unit where the wording names none; null where one is required.</param>
    /// <param name="figure">The figure, or null.</param>
    /// <param name="part">The part of the wording that the fault is about.</param>
    public static FigureFault TryParse(string text, Unit? assumed, out Figure? figure, out string part)
    {
        figure = null;
        part = text;
        try
        {
            return Parse(text, assumed, out figure, out part);
        }
        catch (OverflowException)
        {
            return FigureFault.TooLarge;
        }
    }

    private static FigureFault Parse(string text, Unit? assumed, out Figure? figure, out string part)
    {
        figure = null;
        part = text;
        var rest = text.AsSpan().Trim();
        if (TryOrderOfMagnitude(rest, out var low, out var remainder))
        {
            return Finish(text, Qualifier.OrderOfMagnitude, low, low * 10, null, low, remainder, assumed, out figure, out part);
        }

        var qualifier = Strip(ref rest);
        if (rest.StartsWith("between ", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[8..];
        }

        if (!TryNumber(ref rest, out var number, out var decimals))
        {
            return FigureFault.NoNumber;
        }

        if (rest.TrimStart() is ['±', ..] or ['+', '/', '-', ..])
        {
            rest = rest.TrimStart()[(rest.TrimStart()[0] == '±' ? 1 : 3)..];
            return TryNumber(ref rest, out var margin, out _)
                ? Finish(text, Qualifier.Rounded, number - margin, number + margin, number, margin * 2, rest, assumed, out figure, out part)
                : FigureFault.NoNumber;
        }

        var afterMark = rest;
        if (qualifier is null && TryRange(ref afterMark, out var upper, out _))
        {
            return upper < number
                ? FigureFault.Reversed
                : Finish(text, Qualifier.Range, number, upper, null, 1, afterMark, assumed, out figure, out part);
        }

        var step = StepOf(number, decimals);
        var (from, to) = Bounds(qualifier ?? Qualifier.Rounded, number, step);
        return Finish(text, qualifier ?? Qualifier.Rounded, from, to, number, step, rest, assumed, out figure, out part);
    }

    private static (decimal? Low, decimal? High) Bounds(Qualifier qualifier, decimal number, decimal step) => qualifier switch
    {
        Qualifier.Exact => (number, number),
        Qualifier.About => (number - step, number + step),
        Qualifier.Nearly => (number - step, number + (step / 2)),
        Qualifier.MoreThan or Qualifier.AtLeast => (number, null),
        Qualifier.LessThan or Qualifier.AtMost => (null, number),
        _ => (number - (step / 2), number + (step / 2)),
    };

    private static FigureFault Finish(
        string text, Qualifier qualifier, decimal? low, decimal? high, decimal? central, decimal step, ReadOnlySpan<char> unitText, Unit? assumed, out Figure? figure, out string part)
    {
        figure = null;
        unitText = unitText.Trim();
        part = "";
        var unit = unitText.IsEmpty ? assumed : UnitCatalogue.Parse(unitText);
        if (unit is null)
        {
            part = unitText.ToString();
            return part.Length == 0 ? FigureFault.NoUnit : FigureFault.UnknownUnit;
        }

        if (!Figure.Holds(low ?? 0, unit) || !Figure.Holds(high ?? 0, unit))
        {
            return FigureFault.TooLarge;
        }

        figure = new Figure(text.Trim(), qualifier, low, high, central, step, unit);
        return FigureFault.None;
    }

    private static Qualifier? Strip(ref ReadOnlySpan<char> text)
    {
        foreach (var (word, qualifier) in Suffixes)
        {
            // The suffix stands after the number and its unit (100亿元以上) or between them (100亿以上元 is not written).
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^word.Length].TrimEnd();
                return qualifier;
            }
        }

        foreach (var (word, qualifier) in Prefixes)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                text = text[word.Length..].TrimStart();
                return qualifier;
            }
        }

        return null;
    }

    // "hundreds of millions CNY" is 100 to 1,000 million; 数亿元 is 1 to 10 times 100 million.
    private static bool TryOrderOfMagnitude(ReadOnlySpan<char> text, out decimal low, out ReadOnlySpan<char> remainder)
    {
        foreach (var (word, factor) in EnglishMagnitudes)
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            low = factor;
            remainder = text[word.Length..];
            foreach (var (scale, scaleFactor) in UnitCatalogue.EnglishScales)
            {
                if (remainder.StartsWith(scale, StringComparison.OrdinalIgnoreCase))
                {
                    var after = remainder[scale.Length..];
                    after = after.StartsWith('s') ? after[1..] : after;
                    after = after.TrimStart();
                    low = factor * scaleFactor;
                    remainder = after.StartsWith("of ", StringComparison.Ordinal) ? after[3..] : after;
                    return true;
                }
            }

            return true;
        }

        foreach (var (word, factor) in ChineseMagnitudes)
        {
            if (text is ['数', ..] && text[1..].StartsWith(word, StringComparison.Ordinal))
            {
                low = factor;
                remainder = text[(1 + word.Length)..];
                return true;
            }
        }

        low = 0;
        remainder = text;
        return false;
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, out decimal number, out int decimals)
    {
        text = text.TrimStart();
        number = 0;
        decimals = 0;
        var end = text.Length > 0 && text[0] is '+' or '-' or '−' ? 1 : 0;
        var digits = 0;
        var seenPoint = false;
        while (end < text.Length)
        {
            var c = text[end];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                decimals += seenPoint ? 1 : 0;
            }
            else if (c == '.' && !seenPoint && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            {
                seenPoint = true;
            }
            else if (!(c is ',' && !seenPoint && digits > 0 && IsGroup(text, end)))
            {
                break;
            }

            end++;
        }

        if (digits == 0)
        {
            return false;
        }

        var written = text[..end];
        var plain = written.IndexOfAny(',', '−') < 0 ? written : written.ToString().Replace(",", "", StringComparison.Ordinal).Replace('−', '-');
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
        {
            throw new OverflowException();
        }

        text = text[end..];
        return true;
    }

    // A comma groups digits only where exactly three digits follow it.
    private static bool IsGroup(ReadOnlySpan<char> text, int comma)
    {
        var count = 0;
        while (comma + 1 + count < text.Length && char.IsAsciiDigit(text[comma + 1 + count]))
        {
            count++;
        }

        return count == 3;
    }

    private static bool TryRange(ref ReadOnlySpan<char> text, out decimal upper, out int decimals)
    {
        var rest = text;
        // A percent sign may stand at both ends: 6.5%-7.0%.
        var lead = rest.TrimStart();
        if (lead.StartsWith('%'))
        {
            rest = lead[1..];
        }

        foreach (var mark in RangeMarks)
        {
            var candidate = mark[0] == ' ' ? rest : rest.TrimStart();
            if (candidate.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
            {
                candidate = candidate[mark.Length..];
                if (TryNumber(ref candidate, out upper, out decimals))
                {
                    text = candidate;
                    return true;
                }
            }
        }

        upper = 0;
        decimals = 0;
        return false;
    }

    /// <summary>
    /// One unit of the last significant digit of a number with so many written decimals. Trailing zeros of a whole number are not
    /// significant beyond its second digit.
    /// </summary>
    public static decimal StepOf(decimal number, int decimals)
    {
        if (decimals > 0)
        {
            var fine = 1m;
            for (var i = 0; i < decimals; i++)
            {
                fine /= 10;
            }

            return fine;
        }

        var whole = Math.Abs(number);
        var step = 1m;
        while (whole >= step * 100 && whole % (step * 10) == 0)
        {
            step *= 10;
        }

        return step;
    }
}
