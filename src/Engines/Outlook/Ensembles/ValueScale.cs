using System.Runtime.Intrinsics;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// The scale on which a series is projected and adjusted: u = v, u = log v, or u = log((v - low) / (high - v)). The model is linear and
/// Gaussian on this scale; values come from its inverse.
/// </summary>
public sealed record ValueScale
{
    private readonly bool _isLog;

    private ValueScale(bool isLog, double low, double high) => (_isLog, Low, High) = (isLog, low, high);

    /// <summary>The value itself: may be negative.</summary>
    public static ValueScale Identity { get; } = new(false, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The natural logarithm: above zero.</summary>
    public static ValueScale Log { get; } = new(true, 0, double.PositiveInfinity);

    /// <summary>The logit between two bounds, in units of the value.</summary>
    /// <exception cref="ArgumentException">Bounds that are not finite or do not ascend.</exception>
    public static ValueScale Logit(double low, double high) =>
        double.IsFinite(low) && double.IsFinite(high) && low < high
            ? new(false, low, high)
            : throw new ArgumentException($"A logit needs finite ascending bounds, not {low} and {high}.");

    /// <summary>The lower bound, in units of the value; minus infinite where there is none.</summary>
    public double Low { get; }

    /// <summary>The upper bound; infinite where there is none.</summary>
    public double High { get; }

    /// <summary>u of a value; NaN outside the bounds or on one.</summary>
    public double Transform(double value) => IsIdentity ? value : !(value > Low && value < High) ? double.NaN : _isLog ? Math.Log(value) : Math.Log((value - Low) / (High - value));

    /// <summary>The value of u.</summary>
    public double Value(double u) => Value(Vector512.Create(u)).ToScalar();

    internal bool IsLogit => double.IsFinite(High);

    internal bool IsIdentity => double.IsInfinity(Low);

    internal Vector512<double> Value(Vector512<double> u) =>
        IsIdentity ? u
        : _isLog ? Exponential.Of(u)
        : Vector512.Create(Low) + (Vector512.Create(High - Low) / (Vector512.Create(1.0) + Exponential.Of(-u)));

    /// <summary>dv/du at a value.</summary>
    internal Vector512<double> Slope(Vector512<double> value) =>
        IsIdentity ? Vector512.Create(1.0)
        : _isLog ? value
        : (value - Vector512.Create(Low)) * (Vector512.Create(High) - value) / Vector512.Create(High - Low);
}
