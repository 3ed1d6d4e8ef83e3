using System.Collections.Concurrent;
using System.Globalization;

namespace Songhua.Core;

/// <summary>The units that plans may use, in English and Chinese, and the multipliers before them.</summary>
public static class UnitCatalogue
{
    private static readonly string[] Currencies = ["CNY", "USD", "EUR", "JPY", "KRW", "RUB", "GBP"];

    /// <summary>Every named unit.</summary>
    public static readonly IReadOnlyList<NamedUnit> Units =
    [
        new("CNY", "元", "CNY", 1, "yuan", "RMB", "人民币"),
        new("USD", "美元", "USD", 1, "US dollars", "dollars"),
        new("EUR", "欧元", "EUR", 1, "euros"),
        new("JPY", "日元", "JPY", 1, "yen"),
        new("KRW", "韩元", "KRW", 1, "won"),
        new("RUB", "卢布", "RUB", 1, "roubles"),
        new("GBP", "英镑", "GBP", 1, "pounds"),
        new("persons", "人", "person", 1, "person", "people"),
        new("visits", "人次", "visit", 1, "visit", "person-visits", "person-times"),
        new("vehicles", "辆", "vehicle", 1, "vehicle", "cars"),
        new("items", "个", "item", 1, "item", "项", "count"),
        new("enterprises", "家", "item", 1, "enterprise", "companies", "company"),
        new("projects", "个项目", "item", 1, "project"),
        new("clusters", "个集群", "item", 1, "cluster"),
        new("countries", "个国家", "item", 1, "country"),
        new("satellites", "颗", "item", 1, "satellite"),
        new("factories", "座工厂", "item", 1, "factory"),
        new("workshops", "个车间", "item", 1, "workshop"),
        new("rank", "位", "rank", 1, "place in ranking", "名") { Scales = false },
        new("t", "吨", "t", 1, "tonnes", "tonne", "tons"),
        new("kg", "千克", "t", 0.001m, "公斤"),
        new("kt", "千吨", "t", 1000) { Scales = false },
        new("Mt", "百万吨", "t", 1_000_000) { Scales = false },
        new("jin", "斤", "t", 0.0005m),
        new("tce", "吨标准煤", "tce", 1, "tonnes of coal equivalent", "吨标煤"),
        new("kgce", "千克标准煤", "tce", 0.001m, "公斤标准煤", "千克标煤"),
        new("tCO2", "吨二氧化碳", "tCO2", 1, "t CO2"),
        new("kgCO2", "千克二氧化碳", "tCO2", 0.001m, "kg CO2"),
        new("m3", "立方米", "m3", 1, "m³", "cubic metres"),
        new("kW", "千瓦", "kW", 1),
        new("MW", "兆瓦", "kW", 1000) { Scales = false },
        new("GW", "吉瓦", "kW", 1_000_000) { Scales = false },
        new("kWh", "千瓦时", "kWh", 1, "度"),
        new("MWh", "兆瓦时", "kWh", 1000) { Scales = false },
        new("GWh", "吉瓦时", "kWh", 1_000_000) { Scales = false },
        new("TWh", "太瓦时", "kWh", 1_000_000_000) { Scales = false },
        new("m", "米", "m", 1, "metres"),
        new("km", "公里", "m", 1000, "kilometres", "千米"),
        new("inch", "英寸", "m", 0.0254m, "inches"),
        new("km2", "平方公里", "m2", 1_000_000, "km²", "平方千米"),
        new("ha", "公顷", "m2", 10_000, "hectares"),
        new("h", "小时", "h", 1, "hours", "hour"),
        new("year", "年", "year", 1, "a", "y", "years", "yr"),
        new("%", "%", "", 0.01m, "percent", "per cent", "％") { Scales = false },
        new("pp", "个百分点", "pp", 0.01m, "percentage points", "percentage point", "百分点") { Scales = false },
        new("times", "倍", "", 1, "1", "ratio", "fold") { Scales = false },
        new("points", "点", "", 1, "index points", "index") { Scales = false },
    ];

    private static readonly (string En, string Zh, decimal Factor)[] Scales =
    [
        ("", "", 1), ("hundred", "百", 100), ("thousand", "千", 1000), ("", "万", 10_000), ("", "十万", 100_000),
        ("million", "百万", 1_000_000), ("", "千万", 10_000_000), ("", "亿", 100_000_000), ("billion", "十亿", 1_000_000_000),
        ("", "百亿", 10_000_000_000), ("", "千亿", 100_000_000_000), ("trillion", "万亿", 1_000_000_000_000),
    ];

    private static readonly Dictionary<string, NamedUnit> ByName = Index();

    private static readonly ConcurrentDictionary<string, Unit> Parsed = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> ParsedBySpan = Parsed.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A pure number.</summary>
    public static Unit One { get; } = new(1, ByName["times"]);

    /// <summary>Percent.</summary>
    public static Unit Percent { get; } = new(1, ByName["%"]);

    /// <summary>Percentage points.</summary>
    public static Unit PercentagePoint { get; } = new(1, ByName["pp"]);

    /// <summary>Whether the base dimension is a currency.</summary>
    public static bool IsCurrency(string dimension) => Array.IndexOf(Currencies, dimension) >= 0;

    /// <summary>The unit, with its multiplier, that was probably meant; null where none is near.</summary>
    public static string? Nearest(string text) => Suggestion.Nearest(text, ByName.SelectMany(WithScales));

    private static IEnumerable<string> WithScales(KeyValuePair<string, NamedUnit> name)
    {
        var chinese = name.Key[0] > '\u2e7f';
        return name.Value.Scales
            ? Scales.Select(s => s.Factor == 1 ? name.Key : chinese ? s.Zh + name.Key : s.En.Length > 0 ? $"{s.En} {name.Key}" : s.Zh + name.Key)
            : [name.Key];
    }

    /// <summary>Every English multiplier word with its factor.</summary>
    public static IEnumerable<(string Word, decimal Factor)> EnglishScales => Scales.Where(s => s.En.Length > 0).Select(s => (s.En, s.Factor));

    /// <summary>Reads a unit such as <c>billion CNY</c>, <c>亿元</c>, <c>万人次</c>, <c>CNY/visit</c>, <c>kt/year</c>, <c>tce/万元</c>; null where it is none.</summary>
    public static Unit? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (ParsedBySpan.TryGetValue(text, out var known))
        {
            return known;
        }

        var unit = ParseAnew(text.ToString());
        if (unit is not null)
        {
            ParsedBySpan[text] = unit;
        }

        return unit;
    }

    private static Unit? ParseAnew(string text)
    {
        var slash = text.IndexOf('/');
        if (slash > 0 && !ByName.ContainsKey(text))
        {
            return ParseScaled(text[..slash].Trim()) is (var scale, { } above) && ParseDenominator(text[(slash + 1)..].Trim()) is (var per, { } below)
                ? new Unit(scale, above, below, per)
                : null;
        }

        return ParseScaled(text) is (var factor, { } named) ? new Unit(factor, named) : null;
    }

    // English has no word for 万: 10,000 CNY and 10000 CNY are read too.
    private static (decimal Scale, NamedUnit? Unit) ParseDenominator(string text)
    {
        foreach (var (en, _, factor) in Scales)
        {
            foreach (var digits in en.Length > 0 || factor == 1 ? [] : (string[])[Digits(factor), Digits(factor).Replace(",", "", StringComparison.Ordinal)])
            {
                if (text.StartsWith(digits + " ", StringComparison.Ordinal) && ByName.TryGetValue(text[digits.Length..].TrimStart(), out var unit) && unit.Scales)
                {
                    return (factor, unit);
                }
            }
        }

        return ParseScaled(text);
    }

    private static string Digits(decimal factor) => factor.ToString("N0", CultureInfo.InvariantCulture);

    private static (decimal Scale, NamedUnit? Unit) ParseScaled(string text)
    {
        if (ByName.TryGetValue(text, out var plain))
        {
            return (1, plain);
        }

        foreach (var (en, zh, factor) in Scales)
        {
            foreach (var word in (string[])[en, zh])
            {
                if (word.Length > 0 && text.StartsWith(word, StringComparison.Ordinal)
                    && ByName.TryGetValue(text[word.Length..].TrimStart(), out var unit) && unit.Scales)
                {
                    return (factor, unit);
                }
            }
        }

        return (0, null);
    }

    internal static string Symbol(Unit unit, Language language)
    {
        var chinese = language == Language.Chinese;
        var named = chinese ? unit.Numerator.Zh : unit.Numerator.En;
        var scale = Array.Find(Scales, s => s.Factor == unit.Scale);
        var word = chinese ? scale.Zh : scale.En.Length > 0 ? scale.En : scale.Zh;
        var head = word.Length == 0 ? named : chinese ? word + named : scale.En.Length > 0 ? $"{word} {named}" : word + unit.Numerator.Zh;
        return unit.Denominator is null ? head : $"{head}/{Below(unit.Denominator, unit.DenominatorScale, chinese)}";
    }

    private static string Below(NamedUnit unit, decimal factor, bool chinese)
    {
        var scale = Array.Find(Scales, s => s.Factor == factor);
        return chinese ? scale.Zh + unit.Zh : factor == 1 ? Singular(unit) : $"{(scale.En.Length > 0 ? scale.En : Digits(factor))} {unit.En}";
    }

    private static string Singular(NamedUnit unit) => unit.Aliases.FirstOrDefault(a => a + "s" == unit.En) ?? unit.En;

    private static readonly decimal[] EnglishMultipliers = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1000, 1];

    private static readonly decimal[] ChineseMultipliers = [1_000_000_000_000, 100_000_000, 10_000, 1];

    // 100 million is nearer to a billion than to a million: few readers count in hundreds of thousands.
    internal static Unit AxisUnit(Unit unit, Language language)
    {
        if (!unit.Numerator.Scales || unit.Scale == 1)
        {
            return unit;
        }

        var multipliers = language == Language.Chinese ? ChineseMultipliers : EnglishMultipliers;
        return unit.Scaled(multipliers.MinBy(m => Math.Abs(Math.Log10((double)m) - Math.Log10((double)unit.Scale))));
    }

    internal static Unit ReaderUnit(Unit unit, Language language, double baseSize)
    {
        if (!unit.Numerator.Scales || unit.Scale == 1)
        {
            return unit;
        }

        var size = baseSize * (double)unit.Scale / (double)unit.Factor;
        var multipliers = language == Language.Chinese ? ChineseMultipliers : EnglishMultipliers;
        var scale = Array.Find(multipliers, m => size >= (double)m * 0.9995);
        return unit.Scaled(scale == 0 ? 1 : scale);
    }

    private static Dictionary<string, NamedUnit> Index()
    {
        var index = new Dictionary<string, NamedUnit>(StringComparer.Ordinal);
        foreach (var unit in Units)
        {
            index[unit.En] = unit;
            index[unit.Zh] = unit;
            foreach (var alias in unit.Aliases)
            {
                index[alias] = unit;
            }
        }

        return index;
    }
}
