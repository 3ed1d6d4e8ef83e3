using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>A way of dividing the enterprises.</summary>
public enum GrowthDimension
{
    /// <summary>By industry.</summary>
    Industry,

    /// <summary>By place.</summary>
    Place,

    /// <summary>By cluster; clusters may overlap and need not cover everything.</summary>
    Cluster,

    /// <summary>By size.</summary>
    Size,
}

/// <summary>A dimension, and how far down it is divided.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Level">For industries 1 (section) to 4 (class), for places 1 (prefecture) or 2 (county); otherwise 1.</param>
public readonly record struct Breakdown(GrowthDimension Dimension, int Level)
{
    private static readonly string[] IndustryLevels = ["section", "division", "group", "class"];
    private static readonly string[] PlaceLevels = ["prefecture", "county"];

    /// <summary>The words accepted by <see cref="TryParse"/>.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["industry", .. IndustryLevels.Select(l => $"industry:{l}"), "place", .. PlaceLevels.Select(l => $"place:{l}"), "cluster", "size"];

    /// <summary>Reads <c>industry</c> (division), <c>industry:class</c>, <c>place</c> (prefecture), <c>place:county</c>, <c>cluster</c> or <c>size</c>.</summary>
    public static bool TryParse(string text, out Breakdown breakdown)
    {
        breakdown = text switch
        {
            "industry" => new(GrowthDimension.Industry, 2),
            "place" => new(GrowthDimension.Place, 1),
            "cluster" => new(GrowthDimension.Cluster, 1),
            "size" => new(GrowthDimension.Size, 1),
            _ => default,
        };
        if (breakdown.Level > 0)
        {
            return true;
        }

        var level = text.StartsWith("industry:", StringComparison.Ordinal) ? Array.IndexOf(IndustryLevels, text[9..]) : -1;
        if (level >= 0)
        {
            breakdown = new(GrowthDimension.Industry, level + 1);
            return true;
        }

        level = text.StartsWith("place:", StringComparison.Ordinal) ? Array.IndexOf(PlaceLevels, text[6..]) : -1;
        breakdown = level >= 0 ? new(GrowthDimension.Place, level + 1) : default;
        return level >= 0;
    }
}

/// <summary>A question about growth.</summary>
/// <param name="Period">Whole months of one year.</param>
public sealed record GrowthQuery(Period Period)
{
    /// <summary>The tables wanted, each by one or more breakdowns.</summary>
    public IReadOnlyList<IReadOnlyList<Breakdown>> Tables { get; init; } = [];

    /// <summary>The conventions.</summary>
    public GrowthSpec Spec { get; init; } = new();

    /// <summary>Only returns received by this day count; null for all.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The threads to use; the answer is the same for any.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
