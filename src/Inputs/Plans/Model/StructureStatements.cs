using Songhua.Core;

namespace Songhua.Plans;

/// <summary>An input-output table, declared by the plan and read by Inputs/Data.</summary>
public sealed record InputOutputDeclaration(string Id, SourceSpan Span, LocalText Name, string File, int Year, string Place, ValueStatus Status, string Source) : NamedStatement("io_tables", Id, Span, Name)
{
    /// <summary>The unit of its numbers; null where the file names it.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The sheet of a workbook; null for the first that holds a table.</summary>
    public string? Sheet { get; init; }

    /// <summary>The prices of its flows; null for those that the layout usually has.</summary>
    public Valuation? Prices { get; init; }

    /// <summary>Whether its publisher leaves cells empty where nothing flows.</summary>
    public bool BlanksAreZero { get; init; }

    /// <summary>What a sum may miss besides rounding, as a share of its terms.</summary>
    public double Tolerance { get; init; }

    /// <summary>The region of a table of several that is the plan's own; null where none is.</summary>
    public string? Region { get; init; }

    /// <summary>The formula by which a region is estimated, as written: SLQ, CILQ, FLQ or AFLQ.</summary>
    public string Formula { get; init; } = "FLQ";

    /// <summary>The exponent of Flegg's formulas; null where it is left to the program.</summary>
    public double? Delta { get; init; }

    /// <summary>The file that maps codes of GB/T 4754 to its sectors, as written; null where there is none.</summary>
    public string? Concordance { get; init; }

    /// <summary>The file that maps codes of GB/T 4754 to those that <see cref="Concordance"/> maps on; null where that maps GB/T 4754 itself.</summary>
    public string? Through { get; init; }

    /// <summary>Indicators of value added in the plan's region, with the sectors that each is of.</summary>
    public IReadOnlyList<SectorAnchor> Anchors { get; init; } = [];
}

/// <summary>Value added of a group of sectors in the plan's region.</summary>
/// <param name="Span">The plan's line.</param>
/// <param name="Indicator">The indicator that holds it.</param>
/// <param name="Sectors">Codes of the sectors of the table.</param>
public sealed record SectorAnchor(SourceSpan Span, string Indicator, IReadOnlyList<string> Sectors);

/// <summary>A matrix of regions and activities, declared by the plan and read by Inputs/Data.</summary>
public sealed record ActivityDeclaration(string Id, SourceSpan Span, LocalText Name, string File, int Year, Unit Unit, ValueStatus Status, string Source) : NamedStatement("activities", Id, Span, Name)
{
    /// <summary>The columns of regions, activities and values.</summary>
    public required (string Region, string Activity, string Value) Columns { get; init; }

    /// <summary>What it stands in for; null where it is the thing itself.</summary>
    public LocalText? ProxyFor { get; init; }

    /// <summary>The file that maps activities to the sectors of the first input-output table, as written; null where there is none.</summary>
    public string? Concordance { get; init; }
}

/// <summary>An outage that a scenario supposes. Exactly one of sector, subject and place is set.</summary>
/// <param name="Span">The plan's line.</param>
/// <param name="Lost">The share of capacity lost, between 0 and 1.</param>
/// <param name="Days">Days at full depth.</param>
public sealed record ScenarioShock(SourceSpan Span, double Lost, int Days)
{
    /// <summary>A sector of the first input-output table.</summary>
    public string? Sector { get; init; }

    /// <summary>A cluster or an enterprise.</summary>
    public string? Subject { get; init; }

    /// <summary>A place.</summary>
    public string? Place { get; init; }

    /// <summary>The share of the subject in the output of its sector; null where not stated.</summary>
    public double? Share { get; init; }

    /// <summary>Whether what comes from outside the region fails, and not its own production.</summary>
    public bool IsImports { get; init; }

    /// <summary>The day on which it begins.</summary>
    public int Day { get; init; }

    /// <summary>Days after that in which capacity comes back evenly.</summary>
    public int Recovery { get; init; }

    /// <summary>What happens.</summary>
    public LocalText? Why { get; init; }
}
