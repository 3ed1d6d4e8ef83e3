using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>A value in a unit: the number named, else the bound known.</summary>
internal sealed class ValueWords(Uncertain value, Unit unit) : ILocalised
{
    private static readonly Phrase AtLeast = new("at least {0}", "不低于{0}");
    private static readonly Phrase AtMost = new("at most {0}", "不超过{0}");
    private static readonly Phrase Between = new("between {0} and {1}", "{0}至{1}");

    public string In(Language language)
    {
        var (low, high) = (value.Range.Low, value.Range.High);
        if (double.IsInfinity(high) && double.IsFinite(low))
        {
            return AtLeast.With(Write(low, language)).In(language);
        }

        if (double.IsInfinity(low) && double.IsFinite(high))
        {
            return AtMost.With(Write(high, language)).In(language);
        }

        return value.HasCentral || value.Range.IsUnbounded
            ? Write(value.Central, language)
            : Between.With(Write(low, language), Write(high, language)).In(language);
    }

    private string Write(double number, Language language) => Numerals.Write(number, unit, language);

    public override string ToString() => In(Language.English);
}

/// <summary>A change with its sign: +5 % and 增长5 %, -2 pp and 下降2个百分点, +3 billion CNY and 增加30亿元.</summary>
internal sealed class ChangeWords(double change, Unit unit) : ILocalised
{
    private static readonly Phrase Rise = new("+{0}", "增长{0}");
    private static readonly Phrase Fall = new("-{0}", "下降{0}");
    private static readonly Phrase PointsUp = new("+{0}", "提高{0}");
    private static readonly Phrase PointsDown = new("-{0}", "降低{0}");
    private static readonly Phrase More = new("+{0}", "增加{0}");
    private static readonly Phrase Less = new("-{0}", "减少{0}");

    public string In(Language language)
    {
        var (up, down) = unit.IsPercent ? (Rise, Fall) : unit.IsPercentagePoint ? (PointsUp, PointsDown) : (More, Less);
        return (change < 0 ? down : up).With(Numerals.Write(Math.Abs(change), unit, language)).In(language);
    }

    /// <summary>A growth rate or a compound pace.</summary>
    public static ChangeWords Rate(double ratio) => new(ratio, UnitCatalogue.Percent);

    /// <summary>An amount a year; percentage points where the series is in per cent.</summary>
    public static ChangeWords Amount(double amount, Unit unit) => new(amount, unit.IsPercent ? UnitCatalogue.PercentagePoint : unit);

    public override string ToString() => In(Language.English);
}

/// <summary>Several sentences as one message.</summary>
internal static class Sentences
{
    private static readonly Phrase Two = new("{0} {1}", "{0}{1}");

    public static Message Then(this Message first, Message? second) => second is null ? first : Two.With(first, second);
}
