using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A plan's ensemble: the problem, and what its series and events stand for.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Paths">The projected series, in order; computed ones follow in the problem.</param>
/// <param name="Targets">The target of each event.</param>
/// <param name="FirstYear">The year of point 0.</param>
/// <param name="Correlation">How far own shocks go together.</param>
public sealed record PlanEnsemble(EnsembleProblem Problem, IReadOnlyList<EnsemblePath> Paths, IReadOnlyList<TargetOutlook> Targets, int FirstYear, OwnCorrelation Correlation)
{
    /// <summary>Targets that have a probability and are not drawn: due in no whole year, or of a series that cannot be projected to the last year.</summary>
    public IReadOnlyList<TargetOutlook> LeftOut { get; init; } = [];
}

/// <summary>A projected series of a plan's ensemble.</summary>
/// <param name="Series">What it is about.</param>
/// <param name="IsGrowth">Whether its values are one plus growth rates, and not levels.</param>
/// <param name="Path">How it is drawn.</param>
public sealed record EnsemblePath(SeriesKey Series, bool IsGrowth, ProjectedPath Path);

/// <summary>
/// Builds the ensemble of a run: the levels that targets with a probability aim at and those that relations connect with them, projected to the
/// last year in which one is due, the growth rates that targets aim at, the plan's relations between them, and the targets as events.
/// </summary>
internal sealed class EnsembleBuilder
{
    /// <summary>The source of shocks that series of the plan's own region share.</summary>
    internal const string SharedSource = "shared";

    private static readonly Phrase NoTarget = new("The series is no target's.", "该序列不属于任何目标。");

    private readonly OutlookBasis _basis;
    private readonly StatusStep _status;
    private readonly int _lastYear;
    private readonly List<EnsemblePath> _paths = [];
    private readonly List<IReadOnlyDictionary<int, double>> _deviations = [];

    private EnsembleBuilder(OutlookBasis basis, int lastYear) => (_basis, _lastYear, _status) = (basis, lastYear, new StatusStep(basis.Plan, basis.Facts, basis.AsOf));

    /// <summary>The ensemble; null where no target of a year has a probability, or no series of one can be projected so far.</summary>
    /// <param name="basis">The run.</param>
    /// <param name="lastYear">The last year drawn, not before the last target is due; null for that one.</param>
    internal static EnsembleDraft? Prepare(OutlookBasis basis, int? lastYear = null)
    {
        var asked = Asked(basis).ToList();
        return asked.Count == 0 ? null : new EnsembleBuilder(basis, lastYear ?? LastDue(basis)!.Value).Paths(asked);
    }

    /// <summary>The year in which the last target with a probability is due; null where there is none.</summary>
    internal static int? LastDue(OutlookBasis basis) => Asked(basis).Select(o => (int?)o.Target.By!.Value.EndYear).Max();

    // Targets of whole years with a probability.
    private static IEnumerable<TargetOutlook> Asked(OutlookBasis basis) => basis.Targets.Where(o => o.Outlook.Probability is not null && o.Target.By is { IsYear: true });

    private EnsembleDraft? Paths(List<TargetOutlook> asked)
    {
        foreach (var series in _basis.Facts.KnownOn(_basis.AsOf)
            .Where(o => o is { Coverage: null, Key: { Facet: Facet.Level, Period.IsYear: true } }).Select(o => o.Key.Series)
            .Concat(asked.Where(o => o.Target.Facet == Facet.Level).Select(o => o.Target.Series))
            .Distinct().OrderBy(s => s.ToString(), StringComparer.Ordinal))
        {
            AddLevel(series, asked);
        }

        foreach (var group in asked.Where(o => o.Target.Facet == Facet.Growth).GroupBy(o => o.Target.Series).OrderBy(g => g.Key.ToString(), StringComparer.Ordinal))
        {
            AddGrowth(group.Key, group.MaxBy(o => o.Outlook.Projection!.Years)!);
        }

        if (_paths.Count == 0)
        {
            return null;
        }

        // All of them tell how far shocks go together; drawn are those that have to do with a target.
        var correlation = OwnCorrelation.Of(_deviations);
        var year = Period.Year(_lastYear);
        var wanted = asked.Where(o => o.Target.Facet == Facet.Level).Select(o => o.Target.Series).ToHashSet();
        var connected = EnsembleRelations.ConnectedWith(wanted, _basis.Plan, [.. _paths.Where(p => !p.IsGrowth).Select(p => p.Series)], year);
        var paths = _paths.Where(p => p.IsGrowth || connected.Contains(p.Series)).OrderBy(p => p.IsGrowth).ToList();
        if (paths.Count == 0)
        {
            return null;
        }

        var (relations, computed) = EnsembleRelations.Between(_basis.Plan, connected, year, paths.Count);
        return new EnsembleDraft(paths, relations, computed, asked, paths.Min(p => p.Path.Projection.Origin) + 1, _lastYear, correlation)
        {
            OfNoYear = [.. _basis.Targets.Where(o => o.Outlook.Probability is not null && o.Target.By is not { IsYear: true })],
        };
    }

    private void AddLevel(SeriesKey series, List<TargetOutlook> asked)
    {
        var due = Period.Year(_lastYear);
        var pace = _status.Problem(series, due);
        var verdict = asked.FirstOrDefault(o => o.Target.Series == series && o.Target.Facet == Facet.Level)?.Status.Pace ?? new PaceSolution { Verdict = Verdict.CannotBeJudged, Reason = NoTarget };
        var reference = _basis.Panels.For(series, _basis.AsOf);
        var problem = new OutlookProblem(pace, verdict) { Reference = reference, GrowthLinksLevels = _basis.Plan.Indicators[series.Indicator].GrowthLinksLevels };
        if (OutlookEngine.Project(problem, due) is not { } projected || projected.Changes.Years < 1)
        {
            return;
        }

        var known = pace.Levels.Where(l => l.HasCentral && l.Period.IsYear && l.Period.EndYear <= projected.Origin.Period.EndYear)
            .ToDictionary(l => l.Period.EndYear, l => projected.To(l.Central));
        var common = projected.UsesPanel ? $"panel/{_basis.Panels.IdFor(series)}" : null;
        _paths.Add(new EnsemblePath(series, false, new ProjectedPath(series.ToString(), projected.Changes, projected.Scale, projected.To(projected.Origin.Central), true, common, SharedSource, 0) { Known = known }));
        _deviations.Add(Deviations(known, reference));
    }

    private void AddGrowth(SeriesKey series, TargetOutlook target)
    {
        var projection = Held(target.Outlook.Projection!, _lastYear);
        var known = target.Status.Problem.Growths.Where(g => g.HasCentral && g.Period.IsYear && g.Central > -1 && g.Period.EndYear <= projection.Origin)
            .ToDictionary(g => g.Period.EndYear, g => Math.Log(1 + g.Central));
        _paths.Add(new EnsemblePath(series, true, new ProjectedPath($"growth({series})", projection, Scale.Log, 0, false, null, SharedSource, 0) { Known = known }));
        _deviations.Add(known);
    }

    // The projection that gave the target its probability, which may rest on the first months of its year. After the year that it ends in
    // nothing is asked of it: it stays where it is.
    private static YearlyProjection Held(YearlyProjection projection, int lastYear)
    {
        var years = Math.Max(projection.Years, lastYear - projection.Origin);
        var (mean, common, own) = (new double[years], new double[years, years], new double[years, years]);
        for (var i = 0; i < years; i++)
        {
            mean[i] = projection.Mean[Math.Min(i, projection.Years - 1)];
            for (var j = 0; i < projection.Years && j < projection.Years; j++)
            {
                (common[i, j], own[i, j]) = (projection.Common(i + 1, j + 1), projection.Own(i + 1, j + 1));
            }
        }

        return new YearlyProjection(projection.Origin, mean, common, own, projection.DegreesCommon, projection.DegreesOwn) { OriginVariance = projection.OriginVariance };
    }

    // Changes beside the mean of the comparable regions; without those, changes as they are.
    private static Dictionary<int, double> Deviations(Dictionary<int, double> known, ReferencePanel? reference)
    {
        var means = reference?.Growth;
        return known.Keys.Where(y => known.ContainsKey(y - 1) && (means is null || means.Mean(y) is not null))
            .ToDictionary(y => y, y => known[y] - known[y - 1] - (means?.Mean(y) ?? 0));
    }
}

/// <summary>What the ensembles of a run and of its scenarios are put together from.</summary>
internal sealed record EnsembleDraft(
    IReadOnlyList<EnsemblePath> Paths, IReadOnlyList<EnsembleRelation> Relations, IReadOnlyList<EnsembleSeries> Computed, IReadOnlyList<TargetOutlook> Asked,
    int FirstYear, int LastYear, OwnCorrelation Correlation)
{
    /// <summary>Targets with a probability that are due in no whole year.</summary>
    internal IReadOnlyList<TargetOutlook> OfNoYear { get; init; } = [];

    /// <summary>Every target that has a probability, together.</summary>
    internal const string AllTargets = "all";

    /// <summary>The ensemble.</summary>
    /// <param name="effects">What a scenario adds.</param>
    /// <param name="baseline">The draft of the plan itself, whose correlation holds in its scenarios too; null for that draft.</param>
    /// <param name="firstYear">The year of point 0; null for the draft's own.</param>
    internal PlanEnsemble Put(IReadOnlyList<PathEffect> effects, EnsembleDraft? baseline = null, int? firstYear = null)
    {
        var first = firstYear ?? FirstYear;
        var correlation = (baseline ?? this).Correlation;
        var events = new List<EnsembleEvent>();
        var targets = new List<TargetOutlook>();
        foreach (var o in Asked)
        {
            if (Event(o, first) is { } asked)
            {
                events.Add(asked);
                targets.Add(o);
            }
        }

        var problem = new EnsembleProblem
        {
            Model = ProjectedPaths.Model([.. Paths.Select(p => p.Path with { SharedCorrelation = correlation.Value })], effects, first, LastYear),
            Series = [.. Paths.Select((p, i) => new EnsembleSeries(p.Path.Key, p.Path.Scale == Scale.Log ? ValueScale.Log : ValueScale.Logit(0, 1), i)), .. Computed.Select(c => c)],
            Relations = Relations,
            RelationsFrom = Math.Min(LastYear, Paths.Max(p => p.Path.Projection.Origin) + 1) - first,
            Events = events,
            Sets = events.Count > 0 ? [new EventSet(AllTargets, [.. Enumerable.Range(0, events.Count)])] : [],
        };
        return new PlanEnsemble(problem, Paths, targets, first, correlation) { LeftOut = [.. Asked.Except(targets), .. OfNoYear] };
    }

    private EnsembleEvent? Event(TargetOutlook o, int firstYear)
    {
        var isGrowth = o.Target.Facet == Facet.Growth;
        var path = Paths.ToList().FindIndex(p => p.Series == o.Target.Series && p.IsGrowth == isGrowth);
        var from = o.Outlook.Origin?.Central ?? 0;
        if (path < 0 || OutlookEngine.Edges(o.Status.Problem.Target, from) is not { } edges)
        {
            return null;
        }

        var shift = isGrowth ? 1 : 0;
        return new EnsembleEvent(o.Target.Id, EventQuantity.Level(path, o.Target.By!.Value.EndYear - firstYear), edges.Values.Low + shift, edges.Values.High + shift)
        {
            IsLowStrict = edges.IsStrict,
            IsHighStrict = edges.IsStrict,
        };
    }
}
