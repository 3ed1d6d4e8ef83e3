using System.Globalization;

namespace Songhua.Core;

/// <summary>Writes computed numbers for people: four significant digits, thousands separated, whole above a thousand.</summary>
public static class Numerals
{
    /// <summary>A number with four significant digits, at most six decimals; an en dash where it is missing.</summary>
    public static string Write(double value)
    {
        if (double.IsNaN(value))
        {
            return "–";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "∞" : "−∞";
        }

        var size = Math.Abs(value);
        if (size > 0 && size < 1e-6)
        {
            return value.ToString("0.###e+0", CultureInfo.InvariantCulture);
        }

        var decimals = size == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (text.Contains('.', StringComparison.Ordinal))
        {
            text = text.TrimEnd('0').TrimEnd('.');
        }

        return text == "-0" ? "0" : text;
    }

    /// <summary>A number of base units as a reader of the language expects it, with its unit and the multiplier that suits its size.</summary>
    public static string Write(double baseValue, Unit unit, Language language)
    {
        var shown = unit.For(language, Math.Abs(baseValue));
        var number = Write(baseValue / (double)shown.Factor);
        return WithSymbol(number, shown, language);
    }

    /// <summary>
    /// An interval of base units: a single number where both ends round to the same, else both ends or "at least" and "at most".
    /// </summary>
    public static string Write(Interval interval, Unit unit, Language language)
    {
        var ends = new[] { Math.Abs(interval.Low), Math.Abs(interval.High) }.Where(double.IsFinite).DefaultIfEmpty(0);
        var shown = unit.For(language, ends.Max());
        var low = Write(interval.Low / (double)shown.Factor);
        var high = Write(interval.High / (double)shown.Factor);
        if (interval.IsEmpty || interval.IsUnbounded)
        {
            return "–";
        }

        if (double.IsPositiveInfinity(interval.High))
        {
            return "≥ " + WithSymbol(low, shown, language);
        }

        if (double.IsNegativeInfinity(interval.Low))
        {
            return "≤ " + WithSymbol(high, shown, language);
        }

        return WithSymbol(low == high ? low : $"{low} … {high}", shown, language);
    }

    /// <summary>A stated figure in the reader's language: as written where the wording is in that language, else the same number in its units.</summary>
    public static string Write(Figure figure, Language language)
    {
        var isChinese = figure.Written.Any(c => c >= '\u2e80');
        var hasWords = figure.Written.Any(char.IsAsciiLetter);
        if (language == Language.Chinese ? !hasWords || isChinese : !isChinese)
        {
            return language == Language.Chinese ? figure.Written.Replace(" %", "%", StringComparison.Ordinal) : figure.Written;
        }

        if (figure.Central is not { } central)
        {
            // The multiplier of an order of magnitude is in its numbers, not in its unit.
            var unit = figure.Unit is { Scale: 1, Numerator.Scales: true } plain ? plain.Scaled(1000) : figure.Unit;
            return Write(figure.Interval, unit, language);
        }

        var shown = figure.Unit.For(language, (double)Math.Abs(central * figure.Unit.Factor));
        var number = (central * figure.Unit.Factor / shown.Factor).ToString("#,##0.############", CultureInfo.InvariantCulture);
        return figure.Qualifier.Word(language) + WithSymbol(number, shown, language);
    }

    private static string WithSymbol(string number, Unit unit, Language language)
    {
        var symbol = unit.SymbolIn(language);
        return symbol is "times" or "倍" ? number : language == Language.Chinese ? number + symbol : $"{number} {symbol}";
    }
}
