using Songhua.Core;

namespace Songhua.Growth;

/// <summary>What a made-up province is to be like. Everything has a default; none of it is an observation.</summary>
public sealed record SynthesisSpec
{
    /// <summary>The seed: the same seed and options give the same bytes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The number of enterprises in the register, from 10 to a million.</summary>
    public int Enterprises { get; init; } = 3000;

    /// <summary>The first month of the panel: a January.</summary>
    public CalendarMonth First { get; init; } = CalendarMonth.Of(2022, 1);

    /// <summary>The number of months, whole years.</summary>
    public int Months { get; init; } = 36;

    /// <summary>The industries with their weights.</summary>
    public IReadOnlyList<IndustryWeight> Industries { get; init; } = IndustryMix.Jilin;

    /// <summary>The places with their weights.</summary>
    public IReadOnlyList<PlaceWeight> Places { get; init; } = PlaceMix.Jilin;

    /// <summary>Growth rates to hit.</summary>
    public IReadOnlyList<GrowthGoal> Goals { get; init; } = [];

    /// <summary>The class of the one enterprise that outweighs all others.</summary>
    public string DominantClass { get; init; } = "3611";

    /// <summary>The place of the dominant enterprise.</summary>
    public string DominantPlace { get; init; } = "220100";

    /// <summary>The share of the dominant enterprise in the province's output over the panel.</summary>
    public double DominantShare { get; init; } = 0.22;

    /// <summary>Output of the province in the year before the panel, thousand CNY, for 3,000 enterprises; others in proportion.</summary>
    public double Output { get; init; } = 1.3e9;

    /// <summary>Standard deviation of the logarithm of size inside a class.</summary>
    public double SizeSpread { get; init; } = 1.65;

    /// <summary>Annual revenue from which an enterprise is above designated size, thousand CNY.</summary>
    public double Threshold { get; init; } = 20_000;

    /// <summary>Mean growth of output a year at constant prices, as a ratio, before goals.</summary>
    public double Drift { get; init; } = 0.06;

    /// <summary>Multiplies every random disturbance of output and of what goes with it.</summary>
    public double Noise { get; init; } = 1;

    /// <summary>The share of enterprises that report January and February apart.</summary>
    public double ReportsApart { get; init; } = 0.15;

    /// <summary>The share of enterprises that open in a year of the panel.</summary>
    public double Births { get; init; } = 0.02;

    /// <summary>The share of enterprises that close in a year of the panel.</summary>
    public double Deaths { get; init; } = 0.015;

    /// <summary>The share of returns that are corrected a month later.</summary>
    public double Corrections { get; init; } = 0.02;

    /// <summary>The share of enterprises and years with an honest small revision of the restated base.</summary>
    public double Revisions { get; init; } = 0.08;

    /// <summary>The anomalies to plant.</summary>
    public AnomalyCounts Anomalies { get; init; } = new();

    /// <summary>The least and the most by which outputs may be scaled to hit a goal: 1/x to x.</summary>
    public double MostScaling { get; init; } = 2;
}

/// <summary>How many anomalies of each kind are planted, for 3,000 enterprises; other numbers in proportion.</summary>
public sealed record AnomalyCounts
{
    /// <summary>None at all.</summary>
    public static readonly AnomalyCounts None = new()
    {
        UnitSlips = 0,
        FallingYearToDate = 0,
        Frozen = 0,
        Proportional = 0,
        Copies = 0,
        BaseMismatches = 0,
        BunchingShare = 0,
        TerminalDigits = 0,
        RatioOutliers = 0,
        Unsupported = 0,
        MissingMonths = 0,
    };

    /// <summary>Returns in another unit: by 10, 1,000 or 10,000.</summary>
    public int UnitSlips { get; init; } = 30;

    /// <summary>Year-to-date figures below those of the month before.</summary>
    public int FallingYearToDate { get; init; } = 15;

    /// <summary>Series that stand still for months.</summary>
    public int Frozen { get; init; } = 15;

    /// <summary>Series that are last year's times a constant.</summary>
    public int Proportional { get; init; } = 15;

    /// <summary>Series that repeat those of another enterprise.</summary>
    public int Copies { get; init; } = 12;

    /// <summary>Restated bases far from last year's return.</summary>
    public int BaseMismatches { get; init; } = 25;

    /// <summary>Of the enterprises whose year ends a little below the threshold, the share that lifts December above it.</summary>
    public double BunchingShare { get; init; } = 0.5;

    /// <summary>Enterprises that round to hundreds or thousands.</summary>
    public int TerminalDigits { get; init; } = 15;

    /// <summary>Single months far out of line.</summary>
    public int RatioOutliers { get; init; } = 40;

    /// <summary>Output that electricity, taxes and employees do not support.</summary>
    public int Unsupported { get; init; } = 20;

    /// <summary>Months without a return in a row of returns.</summary>
    public int MissingMonths { get; init; } = 12;
}
