using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>A number with the range that the stated precision of its inputs allows.</summary>
/// <param name="Range">Every value allowed; unbounded on a side where only a bound is known.</param>
/// <param name="Central">The value of the numbers named; NaN where only a bound is known.</param>
public readonly record struct Uncertain(Interval Range, double Central)
{
    /// <summary>A number without doubt.</summary>
    public static Uncertain Exactly(double value) => new(Interval.Point(value), value);

    /// <summary>Whether there is a central value.</summary>
    public bool HasCentral => double.IsFinite(Central);

    internal static Uncertain Of(PacePoint point) => new(point.Value, point.Central);
}
