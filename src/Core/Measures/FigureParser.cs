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

    /// <summary>Commas in a number that separate no thousands: 1,2 may be 1.2 or two numbers.</summary>
    Grouping,

    /// <summary>Two qualifiers that do not say the same: 超过100亿元左右; or one before a range.</summary>
    Clash,

    /// <summary>An unnamed remainder of unclear size: 100亿多元 may be up to 101 or up to 200 times 100 million.</summary>
    Remainder,
}

/// <summary>Reads figures in English and Chinese wording.</summary>
public static class FigureParser
{
    private static readonly string[] RangeMarks = ["..", "~", "––", "–", "-", "至", " to ", " and ", "到"];

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
        var rest = FigureWords.Narrowed(text).Trim();
        if (rest.StartsWith('上') && FigureWords.Magnitude(rest[1..]) is ( > 0 and var floor, var unitOfFloor))
        {
            return Finish(text, Qualifier.AtLeast, floor, null, null, floor, unitOfFloor, assumed, out figure, out part);
        }

        var unqualified = rest;
        var (before, after) = FigureWords.Strip(ref rest);
        if (before is { } first && after is { } second && first != second)
        {
            return FigureFault.Clash;
        }

        var qualifier = before ?? after;
        if (qualifier is null && FigureWords.Magnitude(unqualified) is ( > 0 and var low, var remainder) && remainder is not ['多' or '余', ..])
        {
            return Finish(text, Qualifier.OrderOfMagnitude, low, low * 10, null, low, remainder, assumed, out figure, out part);
        }

        if (rest.StartsWith("between ", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[8..];
        }

        var decimals = 0;
        if (!FigureWords.TryPower(ref rest, out var number) && NumberReader.Read(ref rest, out number, out decimals) is not FigureFault.None and var fault)
        {
            return fault;
        }

        return TryMargin(text, number, rest, assumed, out figure, out part) ?? TryRemainder(text, qualifier, number, decimals, rest, assumed, out figure, out part)
            ?? TryRange(text, qualifier, number, rest, assumed, out figure, out part) ?? Plain(text, qualifier ?? Qualifier.Rounded, number, decimals, rest, assumed, out figure, out part);
    }

    private static FigureFault Plain(string text, Qualifier qualifier, decimal number, int decimals, string rest, Unit? assumed, out Figure? figure, out string part)
    {
        var step = StepOf(number, decimals);
        var (from, to) = Bounds(qualifier, number, step);
        return Finish(text, qualifier, from, to, number, step, rest, assumed, out figure, out part);
    }

    private static FigureFault? TryMargin(string text, decimal number, string rest, Unit? assumed, out Figure? figure, out string part)
    {
        figure = null;
        part = text;
        var sign = rest.TrimStart();
        if (!sign.StartsWith('±') && !sign.StartsWith("+/-", StringComparison.Ordinal))
        {
            return null;
        }

        sign = sign[(sign[0] == '±' ? 1 : 3)..];
        return NumberReader.Read(ref sign, out var margin, out _) is not FigureFault.None and var fault
            ? fault
            : Finish(text, Qualifier.Rounded, number - margin, number + margin, number, margin * 2, sign, assumed, out figure, out part);
    }

    private static FigureFault? TryRemainder(
        string text, Qualifier? qualifier, decimal number, int decimals, string rest, Unit? assumed, out Figure? figure, out string part)
    {
        figure = null;
        part = text;
        var (found, afterScale) = FigureWords.StripRemainder(ref rest);
        if (!found)
        {
            return null;
        }

        if (qualifier is not null)
        {
            return FigureFault.Clash;
        }

        // 100亿多元 is said of 101 and of 150 alike; 3亿多元 is not.
        if (number <= 0 || (afterScale && decimals == 0 && number % 10 == 0))
        {
            return FigureFault.Remainder;
        }

        return Finish(text, Qualifier.SomewhatOver, number, number + LastUnit(number, decimals), null, StepOf(number, decimals), rest, assumed, out figure, out part);
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
        string text, Qualifier qualifier, decimal? low, decimal? high, decimal? central, decimal step, string unitText, Unit? assumed, out Figure? figure, out string part)
    {
        figure = null;
        part = unitText.Trim();
        var unit = part.Length == 0 ? assumed : UnitCatalogue.Parse(part);
        if (unit is null)
        {
            return part.Length == 0 ? FigureFault.NoUnit : FigureFault.UnknownUnit;
        }

        if (!Figure.Holds(low ?? 0, unit) || !Figure.Holds(high ?? 0, unit))
        {
            return FigureFault.TooLarge;
        }

        figure = new Figure(text.Trim(), qualifier, low, high, central, step, unit);
        return FigureFault.None;
    }

    private static FigureFault? TryRange(string text, Qualifier? qualifier, decimal lower, string rest, Unit? assumed, out Figure? figure, out string part)
    {
        figure = null;
        part = text;
        foreach (var mark in RangeMarks)
        {
            var at = rest.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                continue;
            }

            // A unit may stand at both ends: 6.5%-7.0%, 80万元至1亿元.
            var lead = rest[..at].Trim();
            var tail = rest[(at + mark.Length)..];
            var unitOfLower = lead.Length == 0 ? null : UnitCatalogue.Parse(lead);
            if ((lead.Length > 0 && unitOfLower is null) || NumberReader.Read(ref tail, out var upper, out _) != FigureFault.None)
            {
                continue;
            }

            if (qualifier is not null)
            {
                return FigureFault.Clash;
            }

            if (unitOfLower is not null && UnitCatalogue.Parse(tail) is { } unitOfUpper)
            {
                if (!unitOfLower.Dimension.Equals(unitOfUpper.Dimension))
                {
                    part = tail.Trim();
                    return FigureFault.UnknownUnit;
                }

                // In the smaller unit, so that no digit is lost.
                var inLower = unitOfLower.Factor < unitOfUpper.Factor;
                lower = inLower ? lower : lower * (unitOfLower.Factor / unitOfUpper.Factor);
                upper = inLower ? upper * (unitOfUpper.Factor / unitOfLower.Factor) : upper;
                tail = inLower ? lead : tail;
            }

            return upper < lower ? FigureFault.Reversed : Finish(text, Qualifier.Range, lower, upper, null, 1, tail, assumed, out figure, out part);
        }

        return null;
    }

    // One of the last digit that is not zero: 100 for 100 and 300, 10 for 120, 0.1 for 1.5.
    private static decimal LastUnit(decimal number, int decimals)
    {
        var unit = StepOf(number, decimals);
        while (decimals == 0 && number % (unit * 10) == 0)
        {
            unit *= 10;
        }

        return unit;
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
