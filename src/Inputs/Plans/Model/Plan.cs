using Songhua.Core;

namespace Songhua.Plans;

/// <summary>A plan, understood: every statement bound to what it speaks of.</summary>
public sealed class Plan
{
    public required string Folder { get; init; }
    public required PlanHead Head { get; init; }
    public required IReadOnlyDictionary<string, Place> Places { get; init; }
    public required IReadOnlyDictionary<string, Topic> Topics { get; init; }
    public required IReadOnlyDictionary<string, NamedPeriod> Periods { get; init; }
    public required IReadOnlyDictionary<string, Source> Sources { get; init; }
    public required IReadOnlyDictionary<string, Indicator> Indicators { get; init; }

    /// <summary>Industries, enterprises, groups and clusters by id.</summary>
    public required IReadOnlyDictionary<string, Subject> Subjects { get; init; }

    public required IReadOnlyList<Observation> Observations { get; init; }
    public required IReadOnlyList<TableDeclaration> Tables { get; init; }
    public required IReadOnlyList<PanelDeclaration> Panels { get; init; }
    public required IReadOnlyList<ReturnsDeclaration> Returns { get; init; }
    public required IReadOnlyList<InputOutputDeclaration> InputOutputTables { get; init; }
    public required IReadOnlyList<ActivityDeclaration> Activities { get; init; }
    public required IReadOnlyDictionary<string, Target> Targets { get; init; }
    public required IReadOnlyList<PartWhole> Parts { get; init; }
    public required IReadOnlyList<Taxonomy> Taxonomies { get; init; }
    public required IReadOnlyList<TaxonomyMap> Concordances { get; init; }
    public required IReadOnlyList<Programme> Programmes { get; init; }
    public required IReadOnlyList<Project> Projects { get; init; }
    public required IReadOnlyList<Milestone> Milestones { get; init; }
    public required IReadOnlyList<Intention> Intentions { get; init; }
    public required IReadOnlyList<Scenario> Scenarios { get; init; }

    /// <summary>The clusters, in order of the plan.</summary>
    public IEnumerable<Cluster> Clusters => Subjects.Values.OfType<Cluster>();

    /// <summary>The date on which a source's statement became known; the plan's own date where the source has none.</summary>
    public Period? PublishedBy(string source) => Sources.TryGetValue(source, out var s) ? s.Published ?? Head.Stated : Head.Stated;

    /// <summary>Whether a target is for a flow added up over several years, such as projects finished in 2023 to 2025.</summary>
    public bool IsRunningTotal(Target target) =>
        target.By is { Months: > 12 } && Indicators[target.Series.Indicator].Measure.Kind == MeasureKind.Flow;

    /// <summary>The breaks that lie between two periods of a series: figures across them do not compare.</summary>
    public IEnumerable<Break> BreaksBetween(SeriesKey series, Period earlier, Period later) =>
        Breaks(series).Where(b => earlier.First < b.At.First && later.First >= b.At.First);

    /// <summary>Every break of a series, of its place or of its indicator.</summary>
    public IEnumerable<Break> Breaks(SeriesKey series)
    {
        var ofPlace = Places.TryGetValue(series.Place, out var place) ? place.Breaks : [];
        var ofIndicator = Indicators.TryGetValue(series.Indicator, out var indicator) ? indicator.Breaks : [];
        return ofPlace.Concat(ofIndicator.Where(b => b.Place is null || b.Place == series.Place));
    }
}

/// <summary>What reading a plan gives: the plan where it could be understood, what is wrong with it, and its texts for showing lines.</summary>
/// <param name="Plan">The plan; null where there are errors.</param>
/// <param name="Diagnostics">Everything noticed, in order of file and line.</param>
/// <param name="Texts">The files read.</param>
/// <param name="Statements">The raw statements, for comparing and formatting.</param>
public sealed record PlanReading(Plan? Plan, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<SourceText> Texts, IReadOnlyList<RawStatement> Statements)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
