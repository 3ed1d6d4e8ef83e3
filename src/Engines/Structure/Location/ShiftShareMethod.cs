using Songhua.Core;

namespace Songhua.Structure;

/// <summary>Ways to split a region's change into effects.</summary>
public enum ShiftShareMethod
{
    /// <summary>National growth, industry mix, competitive effect. Source: Dunn (1960), Papers of the Regional Science Association 6: 97-112.</summary>
    Classic,

    /// <summary>
    /// The competitive effect split by homothetic amounts into one free of the mix and an allocation effect. Source: Esteban-Marquillas (1972), Regional and Urban
    /// Economics 2: 249-261.
    /// </summary>
    EstebanMarquillas,

    /// <summary>
    /// The competitive effect split into the region's own growth and its own mix, every effect into what the homothetic amount and what the deviation from it gives.
    /// Source: Arcelus (1984), Growth and Change 15(1): 3-8.
    /// </summary>
    Arcelus,
}

/// <summary>What could be done with an activity's change.</summary>
public enum ShiftShareStatus
{
    /// <summary>Its effects add up to its change.</summary>
    Decomposed,

    /// <summary>The region has none of it at either date: every effect is zero.</summary>
    Absent,

    /// <summary>The region had none of it, so that it has no rate of growth of its own: its change is not attributed.</summary>
    NewInRegion,

    /// <summary>The reference had none of it, so that there is no rate to compare with: its change is not attributed.</summary>
    NewInReference,

    /// <summary>The region's amount is missing at one date.</summary>
    Missing,

    /// <summary>An amount of the reference is missing, so that its growth is not known: nothing can be split.</summary>
    MissingReference,

    /// <summary>In the sum over years: its change was attributed in some of them only.</summary>
    PartlyDecomposed,
}

/// <summary>Words of shift-share analysis.</summary>
public static class ShiftShareWords
{
    private static readonly Phrase National = new("national growth", "全国增长效应");
    private static readonly Phrase Mix = new("industry mix", "产业结构效应");
    private static readonly Phrase Competitive = new("competitive effect", "竞争力效应");
    private static readonly Phrase Homothetic = new("competitive effect at homothetic amounts", "同构条件下的竞争力效应");
    private static readonly Phrase Allocation = new("allocation effect", "配置效应");
    private static readonly Phrase NationalExpected = new("national growth, homothetic part", "全国增长效应（同构部分）");
    private static readonly Phrase NationalDifferential = new("national growth, differential part", "全国增长效应（差异部分）");
    private static readonly Phrase MixExpected = new("industry mix, homothetic part", "产业结构效应（同构部分）");
    private static readonly Phrase MixDifferential = new("industry mix, differential part", "产业结构效应（差异部分）");
    private static readonly Phrase RegionalExpected = new("regional growth, homothetic part", "区域增长效应（同构部分）");
    private static readonly Phrase RegionalDifferential = new("regional growth, differential part", "区域增长效应（差异部分）");
    private static readonly Phrase RegionalMixExpected = new("regional industry mix, homothetic part", "区域产业结构效应（同构部分）");
    private static readonly Phrase RegionalMixDifferential = new("regional industry mix, differential part", "区域产业结构效应（差异部分）");
    private static readonly Phrase Decomposed = new("decomposed", "已分解");
    private static readonly Phrase Absent = new("the region has none of it", "该地区没有该行业");
    private static readonly Phrase NewInRegion = new("new in the region: its change is not attributed", "该地区新出现的行业，其变化未归因");
    private static readonly Phrase NewInReference = new("new in the reference: its change is not attributed", "参照区域新出现的行业，其变化未归因");
    private static readonly Phrase Missing = new("the region's amount is missing", "该地区数值缺失");
    private static readonly Phrase MissingReference = new("an amount of the reference is missing", "参照区域有数值缺失");
    private static readonly Phrase PartlyDecomposed = new("attributed in some of the years only", "仅部分年份可归因");

    /// <summary>The effects of a method in the order in which results give them; national growth comes first.</summary>
    public static IReadOnlyList<Phrase> Effects(this ShiftShareMethod method) => method switch
    {
        ShiftShareMethod.Classic => [National, Mix, Competitive],
        ShiftShareMethod.EstebanMarquillas => [National, Mix, Homothetic, Allocation],
        ShiftShareMethod.Arcelus =>
            [NationalExpected, NationalDifferential, MixExpected, MixDifferential, RegionalExpected, RegionalDifferential, RegionalMixExpected, RegionalMixDifferential],
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    /// <summary>The status in words.</summary>
    public static Phrase Word(this ShiftShareStatus status) => status switch
    {
        ShiftShareStatus.Decomposed => Decomposed,
        ShiftShareStatus.Absent => Absent,
        ShiftShareStatus.NewInRegion => NewInRegion,
        ShiftShareStatus.NewInReference => NewInReference,
        ShiftShareStatus.Missing => Missing,
        ShiftShareStatus.MissingReference => MissingReference,
        ShiftShareStatus.PartlyDecomposed => PartlyDecomposed,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
