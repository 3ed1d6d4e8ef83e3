using Songhua.Core;

namespace Songhua.Plans;

/// <summary>A statement of a plan: an id, and the line where it stands.</summary>
/// <param name="Section">The section it belongs to.</param>
/// <param name="Id">Its id in the section.</param>
/// <param name="Span">Where its id stands.</param>
public abstract record Statement(string Section, string Id, SourceSpan Span)
{
    /// <summary>Its plan path: <c>section/id</c>.</summary>
    public string Path { get; } = $"{Section}/{Id}";

    /// <summary>A remark that travels with it.</summary>
    public LocalText? Note { get; init; }
}

/// <summary>A statement with a name to show.</summary>
public abstract record NamedStatement(string Section, string Id, SourceSpan Span, LocalText Name) : Statement(Section, Id, Span);

/// <summary>The head of a plan.</summary>
public sealed record PlanHead(string Id, SourceSpan Span, LocalText Name, string Place, Period Horizon) : NamedStatement("plan", Id, Span, Name)
{
    /// <summary>When the plan was stated; null where not given.</summary>
    public Period? Stated { get; init; }

    /// <summary>When targets without a date are assumed to hold; null where no assumption is made.</summary>
    public Period? OpenBy { get; init; }
}

/// <summary>A change that makes figures before and after incomparable.</summary>
public sealed record Break(Period At, LocalText What, string? Place, SourceSpan Span);

/// <summary>A place.</summary>
public sealed record Place(string Id, SourceSpan Span, LocalText Name) : NamedStatement("places", Id, Span, Name)
{
    public PlaceCode? Code { get; init; }
    public string Level { get; init; } = "";
    public string? Within { get; init; }
    public IReadOnlyList<Break> Breaks { get; init; } = [];
}

/// <summary>A heading.</summary>
public sealed record Topic(string Id, SourceSpan Span, LocalText Name) : NamedStatement("topics", Id, Span, Name);

/// <summary>A named period.</summary>
public sealed record NamedPeriod(string Id, SourceSpan Span, LocalText Name, Period Value, bool IsOccasion) : NamedStatement("periods", Id, Span, Name);

/// <summary>A source.</summary>
public sealed record Source(string Id, SourceSpan Span, LocalText Title, char Grade) : NamedStatement("sources", Id, Span, Title)
{
    public string? Publisher { get; init; }
    public Period? Published { get; init; }
    public string? Url { get; init; }
}

/// <summary>What is measured.</summary>
public sealed record Indicator(string Id, SourceSpan Span, LocalText Name, Measure Measure) : NamedStatement("indicators", Id, Span, Name)
{
    public string Frequency { get; init; } = "annual";

    /// <summary>Whether a stated growth links the levels of two years (nominal) or not (real).</summary>
    public bool GrowthLinksLevels { get; init; }

    /// <summary>The values that are possible, in base units.</summary>
    public Interval Domain { get; init; } = Interval.All;

    public bool Additive { get; init; }
    public bool HigherIsBetter { get; init; } = true;
    public bool Binding { get; init; }
    public Formula? Formula { get; init; }
    public SourceSpan FormulaSpan { get; init; }
    public string? Topic { get; init; }
    public IReadOnlyList<Break> Breaks { get; init; } = [];
}

/// <summary>An industry, enterprise, product, group or cluster that numbers are about.</summary>
public record Subject(string Section, string Id, SourceSpan Span, LocalText Name, string Kind) : NamedStatement(Section, Id, Span, Name)
{
    public IReadOnlyList<Industry> Industries { get; init; } = [];
}

/// <summary>An industrial cluster.</summary>
public sealed record Cluster(string Id, SourceSpan Span, LocalText Name) : Subject("clusters", Id, Span, Name, "cluster")
{
    public string? Group { get; init; }
    public bool Named { get; init; } = true;
    public IReadOnlyList<string> Places { get; init; } = [];
    public IReadOnlyList<string> Overlaps { get; init; } = [];
    public required string Source { get; init; }
}

/// <summary>A number measured or claimed; its section is "tables" where it is a cell of a wide table.</summary>
public sealed record Observation(string Id, SourceSpan Span, PointKey Key, Figure Figure, ValueStatus Status, string Source, string Section = "observations") : Statement(Section, Id, Span)
{
    /// <summary>When it became known; null where neither it nor its source has a date.</summary>
    public Period? Published { get; init; }

    /// <summary>The revision that it belongs to; null where it replaces nothing.</summary>
    public Period? Vintage { get; init; }

    public string? Coverage { get; init; }
    public Figure? Restated { get; init; }
}

/// <summary>How a target is worded.</summary>
public enum TargetKind
{
    Reach,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    About,
    Between,
}

/// <summary>What is to be reached, by when.</summary>
public sealed record Target(string Id, SourceSpan Span, LocalText Name, SeriesKey Series, Facet Facet, TargetKind Kind, Figure Figure, string Source)
    : NamedStatement("targets", Id, Span, Name)
{
    /// <summary>The values aimed at, in base units of the indicator (of percent for growth and shares).</summary>
    public required Interval Aim { get; init; }

    /// <summary>The period in which it must hold; null where none is stated.</summary>
    public Period? By { get; init; }

    public SeriesKey? Whole { get; init; }

    /// <summary>The period on whose value the figure is a change; null where the figure stands alone.</summary>
    public Period? RelativeTo { get; init; }

    /// <summary>Whether the change is a share of that period's value (-13.5 % on 2020) and not an amount added to it.</summary>
    public bool IsShareOfBase { get; init; }

    public Period? Baseline { get; init; }
    public Figure? Restated { get; init; }
    public bool Binding { get; init; }
    public string? Programme { get; init; }

    /// <summary>When it was stated.</summary>
    public Period? Stated { get; init; }
}

/// <summary>What parts divide.</summary>
public enum PartsOver
{
    Places,
    Subjects,
    Indicators,
}

/// <summary>Part and whole.</summary>
public sealed record PartWhole(string Id, SourceSpan Span, PartsOver Over, string Whole, IReadOnlyList<string> Parts, IReadOnlyList<string> Indicators) : Statement("parts", Id, Span)
{
    public string? Place { get; init; }
    public bool Complete { get; init; } = true;
    public bool Overlap { get; init; }

    /// <summary>The discrepancy allowed, as a share of the whole.</summary>
    public Interval Tolerance { get; init; } = Interval.Point(0);

    public Period? Period { get; init; }
    public string? Source { get; init; }
}

/// <summary>A way of dividing the economy.</summary>
public sealed record Taxonomy(string Id, SourceSpan Span, LocalText Name, IReadOnlyList<TaxonomyItem> Items, string Source) : NamedStatement("taxonomies", Id, Span, Name)
{
    public Period? Period { get; init; }
}

/// <summary>A member of a taxonomy.</summary>
public sealed record TaxonomyItem(string Id, LocalText Name, LocalText? Role, IReadOnlyList<Industry> Industries);

/// <summary>How one taxonomy maps to another.</summary>
public sealed record TaxonomyMap(string Id, SourceSpan Span, LocalText Name, string From, string To, IReadOnlyList<TaxonomyLink> Links, string Source) : NamedStatement("concordances", Id, Span, Name);

/// <summary>One link; <see cref="To"/> is null where an item maps to nothing.</summary>
public sealed record TaxonomyLink(string From, string? To, double Weight, LocalText? Note);

/// <summary>What one source says of a programme or project.</summary>
public sealed record Report(string? Id, SourceSpan Span, string Source)
{
    public Period? Date { get; init; }
    public string? Status { get; init; }
    public LocalText? Scope { get; init; }
    public IReadOnlyList<(string Indicator, Figure Figure, SourceSpan Span)> Values { get; init; } = [];
    public string? Supersedes { get; init; }
    public LocalText? Note { get; init; }
}

/// <summary>What is done to reach targets.</summary>
public sealed record Programme(string Id, SourceSpan Span, LocalText Name, string Place, IReadOnlyList<Report> Reports, string Source) : NamedStatement("programmes", Id, Span, Name)
{
    public Period? Period { get; init; }
    public LocalText? Lead { get; init; }
    public LocalText? Description { get; init; }
    public string? Topic { get; init; }
    public IReadOnlyList<string> Targets { get; init; } = [];
}

/// <summary>A project and its reports.</summary>
public sealed record Project(string Id, SourceSpan Span, LocalText Name, string Place, IReadOnlyList<Report> Reports) : NamedStatement("projects", Id, Span, Name)
{
    public LocalText? Developer { get; init; }
    public IReadOnlyList<string> Products { get; init; } = [];
    public string? PartOf { get; init; }
    public string? Programme { get; init; }
    public string? Cluster { get; init; }
    public string? Topic { get; init; }
}

/// <summary>A frontier milestone.</summary>
public sealed record Milestone(string Id, SourceSpan Span, LocalText Name, LocalText Claim, string Place, Period Date, string Status, string Source) : NamedStatement("milestones", Id, Span, Name)
{
    public LocalText? Actor { get; init; }
    public Figure? Value { get; init; }
    public LocalText? Evidence { get; init; }

    /// <summary>Activities of the plan's matrices that it is a part of.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    public string? Topic { get; init; }
}

/// <summary>An intention without a number.</summary>
public sealed record Intention(string Id, SourceSpan Span, LocalText Text, string Place, string Source) : NamedStatement("intentions", Id, Span, Text)
{
    public Period? Period { get; init; }
    public string? Topic { get; init; }
    public LocalText? MeasurableBy { get; init; }
}

/// <summary>A transformation of the plan; its changes are kept as written and applied before the plan is bound.</summary>
public sealed record Scenario(string Id, SourceSpan Span, LocalText Name, LocalText? Description, int Changes) : NamedStatement("scenarios", Id, Span, Name)
{
    public IReadOnlyList<ScenarioEffect> Effects { get; init; } = [];

    /// <summary>Outages, which change no probability: `songhua structure --disrupt` answers what they cost.</summary>
    public IReadOnlyList<ScenarioShock> Shocks { get; init; } = [];

    /// <summary>Whether it supposes anything that changes the plan or its series.</summary>
    public bool ChangesOutlook => Changes > 0 || Effects.Count > 0;
}

/// <summary>What a scenario supposes to happen to a series.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Series">The series.</param>
/// <param name="From">Its first year.</param>
/// <param name="Size">How far the level is moved, as a percentage or an amount; or what is added to growth a year.</param>
/// <param name="IsGrowth">Whether growth is meant.</param>
public sealed record ScenarioEffect(SourceSpan Span, SeriesKey Series, int From, Figure Size, bool IsGrowth)
{
    /// <summary>The standard deviation of the size; null where it is certain.</summary>
    public Figure? Spread { get; init; }

    /// <summary>Years until it is whole.</summary>
    public int BuildUp { get; init; } = 1;

    /// <summary>The last year of the whole effect; null where it lasts.</summary>
    public int? Until { get; init; }

    /// <summary>Years after that in which it fades.</summary>
    public int Recovery { get; init; }

    public Figure? Cost { get; init; }

    /// <summary>What brings it about.</summary>
    public LocalText? Why { get; init; }

    /// <summary>How much of it holds in a year, from 0 to 1; for growth whether it holds.</summary>
    public double WeightIn(int year) =>
        year < From ? 0
        : Until is { } until && year > until ? (IsGrowth ? 0 : Math.Max(0, 1 - ((double)(year - until) / (Recovery + 1))))
        : IsGrowth ? 1 : Math.Min(1, (double)(year - From + 1) / BuildUp);
}

/// <summary>A wide CSV table of observations of one indicator, declared by the plan and read by Inputs/Data.</summary>
public sealed record TableDeclaration(string Id, SourceSpan Span, string File, string Indicator, bool RowsArePlaces, string Place, Unit Unit, Facet Facet, ValueStatus Status, string Source) : Statement("tables", Id, Span)
{
    public Period? Published { get; init; }
    public Period? Vintage { get; init; }
}

/// <summary>Comparable regions, declared by the plan and read by Inputs/Data.</summary>
public sealed record PanelDeclaration(string Id, SourceSpan Span, LocalText Name, string File, string Indicator, Unit Unit, ValueStatus Status, string Source) : NamedStatement("panels", Id, Span, Name)
{
    /// <summary>Other indicators that it stands in for.</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];

    /// <summary>Years from which levels do not compare with those before.</summary>
    public IReadOnlyList<Break> Breaks { get; init; } = [];

    public Period? Vintage { get; init; }
}

/// <summary>Returns of enterprises: either a folder, or a synthetic panel.</summary>
public sealed record ReturnsDeclaration(string Id, SourceSpan Span, LocalText Name, string Indicator, string Place, string Source) : NamedStatement("returns", Id, Span, Name)
{
    /// <summary>The folder as written; null where the panel is synthetic.</summary>
    public string? Folder { get; init; }

    /// <summary>The synthetic panel; null where there is a folder.</summary>
    public SyntheticPanel? Synthetic { get; init; }
}

/// <summary>A synthetic panel to be made.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Enterprises">The number of enterprises.</param>
/// <param name="Span">Its months.</param>
/// <param name="Hits">The ids of the observations of growth that it reaches.</param>
public sealed record SyntheticPanel(ulong Seed, int Enterprises, Period Span, IReadOnlyList<string> Hits);
