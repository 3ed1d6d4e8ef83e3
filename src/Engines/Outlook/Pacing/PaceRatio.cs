using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// Observed over still required pace. It is monotone in the baseline, the latest value, the growth and the target, so the most and the
/// least favourable corner of their ranges bound it. Infinite where the target is met, minus infinite where the form is not defined.
/// </summary>
internal sealed class PaceRatio
{
    private readonly Uncertain? _baseline;
    private readonly Uncertain? _growth;
    private readonly Uncertain _latest;
    private readonly Edge _edge;
    private readonly double _elapsed;
    private readonly double _left;
    private readonly PaceForm _form;

    private PaceRatio(Uncertain? baseline, Uncertain? growth, Uncertain latest, Edge edge, double elapsed, double left, PaceForm form)
    {
        (_baseline, _growth, _latest, _edge) = (baseline, growth, latest, edge);
        (_elapsed, _left, _form) = (elapsed, left, form);
    }

    /// <summary>The pace between two levels.</summary>
    public static Uncertain Between(Uncertain baseline, Uncertain latest, Edge edge, double elapsed, double left, PaceForm form) =>
        new PaceRatio(baseline, null, latest, edge, elapsed, left, form).Value();

    /// <summary>A growth observed for itself.</summary>
    public static Uncertain OfGrowth(Uncertain growth, Uncertain latest, Edge edge, double left) =>
        new PaceRatio(null, growth, latest, edge, 1, left, PaceForm.Compound).Value();

    private Uncertain Value()
    {
        var central = Corner(0);
        var (low, high) = (Corner(-1), Corner(1));
        return new Uncertain(new Interval(Math.Min(low, central), Math.Max(high, central)), central);
    }

    // side: 1 the most favourable values, -1 the least, 0 the central ones.
    private double Corner(int side)
    {
        var up = _edge.Higher ? side : -side;
        var latest = Pick(_latest, up);
        var target = Pick(_edge.At, -up);
        if (_edge.Higher ? latest > target : latest < target)
        {
            return double.PositiveInfinity;
        }

        var observed = _growth is { } growth ? Pick(growth, up) : Change(Pick(_baseline!.Value, -up), latest, _elapsed);
        if (latest == target)
        {
            // On the threshold: met, unless it has to be passed; then any pace in its direction is enough.
            return !_edge.IsStrict ? double.PositiveInfinity : double.IsNaN(observed) ? double.NegativeInfinity : Math.Sign(_edge.Higher ? observed : -observed);
        }

        var required = Change(latest, target, _left);
        var ratio = observed / required;
        return double.IsNaN(ratio) ? (side > 0 ? double.PositiveInfinity : double.NegativeInfinity) : ratio;
    }

    private double Change(double from, double to, double years) =>
        _form == PaceForm.Compound ? RequiredPace.Compound(from, to, years) : RequiredPace.Linear(from, to, years);

    private static double Pick(Uncertain value, int up) => up switch
    {
        > 0 => value.Range.High,
        < 0 => value.Range.Low,
        _ => value.Central,
    };
}
