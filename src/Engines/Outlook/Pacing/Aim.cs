using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The number that a value has to reach, or to get past where that is strict, and from which side; with the range that it is an end of.</summary>
internal readonly record struct Edge(Uncertain At, Better Better, bool IsStrict = false, Interval? Range = null)
{
    public bool Higher => Better == Better.Higher;
}

/// <summary>Whether a value meets a target; null where a bound leaves it open. Not certain: another reading of the rounding differs.</summary>
internal readonly record struct Attainment(bool? Met, bool Certain);

/// <summary>A target that has a number: what meets it, and which edge to move towards.</summary>
internal sealed class Aim
{
    // Differences below this are the rounding of doubles, not of statistics.
    private const double Tolerance = 1e-12;

    private readonly Edge? _edge;
    private readonly Interval _range;

    private Aim(Edge? edge, Interval range)
    {
        _edge = edge;
        _range = range;
    }

    /// <summary>Null where the target's number is not known.</summary>
    public static Aim? Of(PaceTarget target)
    {
        var value = target.Value;
        var better = target.Sense switch
        {
            TargetSense.AtLeast => Better.Higher,
            TargetSense.AtMost => Better.Lower,
            _ => target.Better,
        };
        if (value.IsUnbounded || value.IsEmpty)
        {
            return null;
        }

        if (target.Sense == TargetSense.Within)
        {
            return new Aim(null, value);
        }

        // A half line in the target's own direction is exact; in the other it is a number of which only a bound is known.
        var halfLine = better == Better.Higher ? double.IsPositiveInfinity(value.High) : double.IsNegativeInfinity(value.Low);
        var exact = halfLine && !(target.Stated is { } stated && double.IsNaN(stated));
        var at = exact ? Uncertain.Exactly(better == Better.Higher ? value.Low : value.High)
            : new Uncertain(value, target.Stated ?? (value.IsBounded ? value.Middle : double.NaN));
        return new Aim(new Edge(at, better, target.IsStrict), value);
    }

    /// <summary>The edge that a value has to get past: for a range the nearer one.</summary>
    public Edge Toward(double value) => _edge ?? (value > _range.High
        ? new Edge(Uncertain.Exactly(_range.High), Better.Lower, Range: _range)
        : double.IsInfinity(_range.Low) ? new Edge(Uncertain.Exactly(_range.High), Better.Lower, Range: _range)
        : new Edge(Uncertain.Exactly(_range.Low), Better.Higher, Range: _range));

    /// <summary>Whether a value meets the target.</summary>
    public Attainment Attain(PacePoint point) => Attain(Uncertain.Of(point));

    /// <summary>Whether a value meets the target.</summary>
    public Attainment Attain(Uncertain value)
    {
        if (_edge is { } edge)
        {
            return edge.Higher ? Past(value, edge.At, edge.IsStrict) : Past(Mirror(value), Mirror(edge.At), edge.IsStrict);
        }

        var above = Past(value, Uncertain.Exactly(_range.Low));
        var below = Past(Mirror(value), Mirror(Uncertain.Exactly(_range.High)));
        if (above is { Met: false, Certain: true } || below is { Met: false, Certain: true })
        {
            return new(false, true);
        }

        return new(above.Met is { } a && below.Met is { } b ? a && b : null, above.Certain && below.Certain);
    }

    /// <summary>Whether no value within the natural bounds can meet the target.</summary>
    public bool IsBeyond(Interval bounds) => Attain(new Uncertain(bounds, double.NaN)) is { Met: false, Certain: true };

    private static Uncertain Mirror(Uncertain value) => new(-value.Range, -value.Central);

    private static Attainment Past(Uncertain value, Uncertain edge, bool isStrict = false)
    {
        if (Reaches(value.Range.Low, edge.Range.High, isStrict))
        {
            return new(true, true);
        }

        if (!Reaches(value.Range.High, edge.Range.Low, isStrict))
        {
            return new(false, true);
        }

        return value.HasCentral && edge.HasCentral ? new(Reaches(value.Central, edge.Central, isStrict), false) : new(null, false);
    }

    private static bool Reaches(double value, double edge, bool isStrict) => isStrict ? !NotBelow(edge, value) : NotBelow(value, edge);

    private static bool NotBelow(double value, double edge) =>
        value >= edge || (double.IsFinite(value) && double.IsFinite(edge) && value >= edge - (Tolerance * Math.Max(Math.Abs(value), Math.Abs(edge))));
}
