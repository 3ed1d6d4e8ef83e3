using Songhua.AddUp;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// Where does each target stand, by the observations known on a day? Numbers that the facts imply (a base year from its growth, a
/// city bounded by its province) are used where none was observed.
/// </summary>
internal sealed class StatusStep
{
    private static readonly Phrase SourcesDisagree = new(
        "Sources disagree on {0}: {1} is used, {2} left aside.", "关于{0}各来源不一致：采用{1}，未采用{2}。");

    private readonly Plan _plan;
    private readonly DateOnly _asOf;
    private readonly IReadOnlyList<Observation> _known;
    private readonly AddUpModel _model;
    private readonly AddUpSolution _solution;
    private readonly ILookup<(SeriesKey, Facet, SeriesKey?), Observation> _observed;

    internal StatusStep(Plan plan, FactBook facts, DateOnly asOf)
    {
        (_plan, _asOf, _known) = (plan, asOf, facts.KnownOn(asOf));
        _model = ModelBuilder.Build(plan, World.Facts(facts, asOf));
        _solution = AddUpEngine.Solve(_model.Problem, new AddUpSpec());
        _observed = _known.Where(o => o.Coverage is null).ToLookup(o => (o.Key.Series, o.Key.Facet, o.Key.Whole));
    }

    /// <summary>The status of every target stated by the day, in order of the plan.</summary>
    internal static IReadOnlyList<TargetStatus> Run(Plan plan, FactBook facts, DateOnly asOf)
    {
        var step = new StatusStep(plan, facts, asOf);
        return [.. plan.Targets.Values.Where(t => t.Stated is not { } stated || stated.Last <= asOf).Select(step.Of)];
    }

    private TargetStatus Of(Target target)
    {
        var indicator = _plan.Indicators[target.Series.Indicator];
        var disputed = new List<Observation>();
        var used = new List<Observation>();
        var levelFacet = target.Facet == Facet.Growth ? Facet.Level : target.Facet;
        var asked = new Asked(target.Series, target.Whole, target.By, target.Aim);
        var levels = Points(asked, levelFacet, used, disputed);
        var growths = target.Facet == Facet.Growth || (target.Facet == Facet.Level && indicator.GrowthLinksLevels)
            ? Points(asked, Facet.Growth, used, disputed)
            : [];
        var unit = target.Facet == Facet.Level ? indicator.Measure.Unit : UnitCatalogue.Percent;
        var problem = new PaceProblem(Prepare(target, indicator), indicator.Measure, _asOf)
        {
            Levels = levels,
            Growths = growths,
            Interim = [.. Interim(target)],
            Breaks = BreaksOf(target.Series),
            Baseline = target.Baseline,
        };
        var pace = Pace.Assess(problem);
        return new TargetStatus(target, pace with { Remarks = [.. pace.Remarks, .. Disputes(target, pace, used, disputed)] }, unit, problem, used)
        {
            Disputed = disputed,
        };
    }

    /// <summary>The levels of a series that is no target's, as a problem without an aim: what a projection to a period takes.</summary>
    internal PaceProblem Problem(SeriesKey series, Period due)
    {
        var indicator = _plan.Indicators[series.Indicator];
        var asked = new Asked(series, null, due, Interval.All);
        return new PaceProblem(new PaceTarget(Interval.All, TargetSense.Reach, Better.Higher, due) { Bounds = indicator.Domain }, indicator.Measure, _asOf)
        {
            Levels = Points(asked, Facet.Level, [], []),
            Growths = indicator.GrowthLinksLevels ? Points(asked, Facet.Growth, [], []) : [],
            Breaks = BreaksOf(series),
        };
    }

    private IReadOnlyList<SeriesBreak> BreaksOf(SeriesKey series) => [.. _plan.Breaks(series).Select(b => new SeriesBreak(b.At.First.Year, b.What))];

    // A verdict that rests on one of several reports that disagree says which it took.
    private static IEnumerable<Message> Disputes(Target target, PaceSolution pace, List<Observation> used, List<Observation> disputed)
    {
        foreach (var period in new[] { pace.Baseline?.Period, pace.Latest?.Period }.OfType<Period>().Distinct())
        {
            var others = disputed.Where(o => o.Key.Facet == target.Facet && o.Key.Period == period).ToList();
            if (others.Count > 0)
            {
                var taken = used.First(o => o.Key.Facet == target.Facet && o.Key.Period == period);
                yield return SourcesDisagree.With(new PeriodWords(period), taken.Figure, new MessageList([.. others.Select(o => (ILocalised)o.Figure)]));
            }
        }
    }

    private PaceTarget Prepare(Target target, Indicator indicator)
    {
        var sense = target.Kind switch
        {
            TargetKind.AtLeast or TargetKind.MoreThan => TargetSense.AtLeast,
            TargetKind.AtMost or TargetKind.LessThan => TargetSense.AtMost,
            TargetKind.Reach => TargetSense.Reach,
            _ => TargetSense.Within,
        };
        var (aim, isKnown) = Aim(target, sense);
        var isShare = target.Facet == Facet.Share;
        return new PaceTarget(aim, sense, indicator.HigherIsBetter ? Better.Higher : Better.Lower, target.By)
        {
            Facet = target.Facet,
            IsCumulative = target.Facet == Facet.Level && _plan.IsRunningTotal(target),
            Stated = !isKnown ? double.NaN : target.RelativeTo is null && target.Figure.Central is not null && target.Kind != TargetKind.Between ? target.Figure.BaseValue : null,
            IsStrict = target.Kind is TargetKind.MoreThan or TargetKind.LessThan,
            Bounds = isShare ? new Interval(0, 1) : target.Facet == Facet.Level ? indicator.Domain : Interval.All,
            MissingInputs = isKnown ? [] : [new MissingObservation(target.RelativeTo!.Value, target.Facet)],
        };
    }

    // A change on an earlier value: that value's precision is the threshold's, and where it is not known by a number neither is the target.
    private (Interval Aim, bool IsKnown) Aim(Target target, TargetSense sense)
    {
        var threshold = Threshold(target, sense);
        if (target.RelativeTo is not { } relative)
        {
            return (threshold, true);
        }

        var key = new PointKey(target.Series, relative, target.Facet, target.Whole);
        var from = ValueAt(key);
        var isNamed = _observed[(key.Series, key.Facet, key.Whole)].Any(o => o.Key.Period == relative && o.Figure.Central is not null && o.Figure.Interval.IsBounded);
        var isKnown = from.IsBounded && (isNamed || IsNearlyAValue(from));
        var change = sense switch
        {
            TargetSense.AtLeast when double.IsFinite(threshold.Low) => Interval.Point(threshold.Low),
            TargetSense.AtMost when double.IsFinite(threshold.High) => Interval.Point(threshold.High),
            _ => threshold,
        };
        return (from.IsUnbounded || (!isKnown && sense == TargetSense.Within) ? Interval.All
            : target.IsShareOfBase ? from * (Interval.Point(1) + change)
            : from + change, isKnown);
    }

    // "More than 40 %" aims at the number itself, which does not meet it; the plan's aim begins with the double after it.
    private static Interval Threshold(Target target, TargetSense sense) =>
        target.Kind is not (TargetKind.MoreThan or TargetKind.LessThan) || target.Figure.Central is not { } number ? target.Aim
        : sense == TargetSense.AtLeast ? Interval.AtLeast((double)(number * target.Figure.Unit.Factor))
        : Interval.AtMost((double)(number * target.Figure.Unit.Factor));

    private static bool IsNearlyAValue(Interval bounds) =>
        bounds.IsBounded && bounds.Width <= 0.5 * Math.Max(Math.Abs(bounds.Low), Math.Abs(bounds.High));

    private Interval ValueAt(PointKey key) => _model.TryFind(key, out var variable) ? _solution.Bounds(variable) : Interval.All;

    /// <summary>One point a period: what was observed, and where nothing was, what the facts imply.</summary>
    private List<PacePoint> Points(Asked asked, Facet facet, List<Observation> used, List<Observation> disputed)
    {
        var whole = facet == Facet.Share ? asked.Whole : null;
        var points = new SortedDictionary<Period, PacePoint>();
        foreach (var group in _observed[(asked.Series, facet, whole)].GroupBy(o => o.Key.Period))
        {
            var chosen = Choose([.. group], disputed);
            used.Add(chosen);
            points[group.Key] = Observed(group.Key, chosen);
        }

        foreach (var variable in _model.FindSeries(asked.Series)?.Numbers ?? [])
        {
            var key = _model.Variables[variable].Key!.Value;
            if (key.Facet == facet && key.Whole == whole && !points.ContainsKey(key.Period) && Implied(variable, key, asked) is { } bounds)
            {
                points[key.Period] = new PacePoint(key.Period, bounds, Behind(variable, bounds), $"implied/{key}");
            }
        }

        return [.. points.Values];
    }

    // "Over 3,000" says little where other statements pin the number down: what is known together counts.
    private PacePoint Observed(Period period, Observation chosen)
    {
        var interval = chosen.Figure.Interval;
        var together = interval.Intersect(ValueAt(chosen.Key));
        return new PacePoint(period, together.IsEmpty ? interval : together, chosen.Status, chosen.Path)
        {
            Stated = chosen.Figure.Central is not null && interval.IsBounded ? chosen.Figure.BaseValue : null,
        };
    }

    // A derived number counts where it is nearly a value, or where it bounds the very number aimed at.
    private Interval? Implied(int variable, PointKey key, Asked asked)
    {
        var bounds = _solution.Bounds(variable);
        if (bounds.IsEmpty || bounds.IsUnbounded)
        {
            return null;
        }

        if (IsNearlyAValue(bounds))
        {
            return bounds;
        }

        if (key.Period != asked.By || key.Period.Last > _asOf)
        {
            return null;
        }

        // Only the end that is known counts: the other is the indicator's natural limit, or too far away to say anything.
        var natural = _model.Variables[variable].Domain;
        return bounds.Low > natural.Low && bounds.Low >= asked.Aim.Low ? Interval.AtLeast(bounds.Low)
            : bounds.High < natural.High ? Interval.AtMost(bounds.High)
            : bounds.Low > natural.Low ? Interval.AtLeast(bounds.Low)
            : null;
    }

    private ValueStatus Behind(int variable, Interval bounds) => DerivationWords.StatusOf(
        new[] { Side.Low, Side.High }
            .Where(s => double.IsFinite(s == Side.Low ? bounds.Low : bounds.High))
            .SelectMany(s => _solution.Explain(variable, s).Statements)
            .Select(s => _model.Statements[s]));

    // Reports of one number: the best grade first, then the latest; the others are told as disputed where they disagree.
    private Observation Choose(List<Observation> reports, List<Observation> disputed)
    {
        var chosen = reports
            .OrderBy(o => _plan.Sources.TryGetValue(o.Source, out var s) ? s.Grade : 'C')
            .ThenByDescending(o => o.Vintage).ThenByDescending(o => o.Published)
            .ThenBy(o => o.Figure.Interval.Width)
            .First();
        disputed.AddRange(reports.Where(o => o.Figure.Interval.Intersect(chosen.Figure.Interval).IsEmpty));
        return chosen;
    }

    private IEnumerable<InterimTarget> Interim(Target target) =>
        _plan.Targets.Values
            .Where(t => t.Id != target.Id && t.Series == target.Series && t.Facet == target.Facet && t.Whole == target.Whole && t.RelativeTo is null
                && t.By is { } by && target.By is { } due && by < due && (t.Stated is not { } stated || stated.Last <= _asOf))
            .OrderBy(t => t.By)
            .Select(t => new InterimTarget(t.By!.Value, t.Aim, t.Path));

    private readonly record struct Asked(SeriesKey Series, SeriesKey? Whole, Period? By, Interval Aim);
}
