using Songhua.Core;

namespace Songhua.Growth;

/// <summary>The anomalies that can be planted.</summary>
public enum AnomalyKind
{
    /// <summary>Output of one month in another unit; the parameter is the factor.</summary>
    UnitSlip,

    /// <summary>Year-to-date output below that of the month before; the parameter is the ratio to it.</summary>
    FallingYearToDate,

    /// <summary>Output that does not change for months; the parameter is their number.</summary>
    FrozenSeries,

    /// <summary>Output that is last year's times a constant, the parameter.</summary>
    ProportionalSeries,

    /// <summary>Returns that repeat those of another enterprise; the parameter is the number of months.</summary>
    CopiedSeries,

    /// <summary>A restated base that differs from last year's return; the parameter is the ratio.</summary>
    BaseMismatch,

    /// <summary>A December lifted so that the year's revenue lies just above the threshold; the parameter is that revenue, thousand CNY.</summary>
    Bunching,

    /// <summary>Outputs rounded to the parameter, thousand CNY.</summary>
    TerminalDigits,

    /// <summary>One month far out of line; the parameter is the factor.</summary>
    RatioOutlier,

    /// <summary>Output raised by the parameter without electricity, taxes or employees to go with it.</summary>
    UnsupportedOutput,

    /// <summary>A month without a return between others.</summary>
    MissingMonth,
}

/// <summary>An anomaly that was planted, for measuring an audit.</summary>
/// <param name="Enterprise">Its index in the register.</param>
/// <param name="First">The first month concerned.</param>
/// <param name="Last">The last month concerned.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Parameter">How much, see <see cref="AnomalyKind"/>.</param>
/// <param name="Other">The enterprise copied from; null for other kinds.</param>
public sealed record PlantedAnomaly(int Enterprise, CalendarMonth First, CalendarMonth Last, AnomalyKind Kind, double Parameter, int? Other = null);
