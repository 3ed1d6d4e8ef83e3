namespace Songhua.Core;

/// <summary>
/// What a number is about: an indicator, at a place, of a subject (a cluster, an enterprise, an industry) or of the place as a whole.
/// </summary>
/// <param name="Indicator">Indicator id.</param>
/// <param name="Place">Place id.</param>
/// <param name="Subject">Subject id; null for the place as a whole.</param>
public readonly record struct SeriesKey(string Indicator, string Place, string? Subject = null)
{
    /// <summary><c>indicator@place</c> or <c>indicator@place/subject</c>.</summary>
    public override string ToString() => Subject is null ? $"{Indicator}@{Place}" : $"{Indicator}@{Place}/{Subject}";
}

/// <summary>Which side of a series a number states.</summary>
public enum Facet
{
    /// <summary>The level itself.</summary>
    Level,

    /// <summary>Growth over the same period of the year before.</summary>
    Growth,

    /// <summary>The share in another series of the same place, or in the same indicator of another subject.</summary>
    Share,
}

/// <summary>One number's address: a series, a period, a facet.</summary>
/// <param name="Series">What it is about.</param>
/// <param name="Period">When.</param>
/// <param name="Facet">Level, growth or share.</param>
/// <param name="Whole">For a share: the series it is a share of.</param>
public readonly record struct PointKey(SeriesKey Series, Period Period, Facet Facet = Facet.Level, SeriesKey? Whole = null)
{
    /// <summary>The address of the number for a coverage of its own: <c>output@all:2023#all enterprises</c>; the plain address where it has none.</summary>
    public string Address(string? coverage) => coverage is null ? ToString() : $"{this}#{coverage}";

    /// <summary>The address as printed and as accepted by <c>explain</c>.</summary>
    public override string ToString() => Facet switch
    {
        Facet.Growth => $"growth({Series}):{Period}",
        Facet.Share => $"share({Series} in {Whole}):{Period}",
        _ => $"{Series}:{Period}",
    };
}
