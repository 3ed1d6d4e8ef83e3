using Songhua.Core;

namespace Songhua.Structure;

/// <summary>A source of a product that has a name, such as an enterprise or a place.</summary>
/// <param name="Product">The product, an index.</param>
/// <param name="Name">Its name.</param>
/// <param name="ShareOfOutput">Its share of the sector's output in the region, from 0 to 1.</param>
public sealed record SupplySource(int Product, ILocalised Name, double ShareOfOutput);

/// <summary>What breaks in a group of sectors, such as a cluster, if a source of one of its inputs fails.</summary>
public sealed class ExposureProblem
{
    /// <summary>The table; its own shocks and added demands play no part.</summary>
    public required DisruptionProblem Table { get; init; }

    /// <summary>The sectors of the group, indices, each once.</summary>
    public required IReadOnlyList<int> Group { get; init; }

    /// <summary>Sources known by name, beside the region's sectors and the outside.</summary>
    public IReadOnlyList<SupplySource> Sources { get; init; } = [];

    internal void CheckShapes()
    {
        var n = Table.Sectors.Count;
        if (Group.Count == 0 || Group.Distinct().Count() != Group.Count || Group.Any(j => (uint)j >= (uint)n) || Sources.Any(s => (uint)s.Product >= (uint)n))
        {
            throw new ArgumentException("The problem of an exposure is not well formed: a group or a source names a sector that does not exist, or one twice.");
        }
    }
}

/// <summary>The standard outage and the thresholds, printed with every list.</summary>
public sealed record ExposureSpec
{
    /// <summary>The share of a source that fails; default all of it.</summary>
    public double OutageShare { get; init; } = 1;

    /// <summary>Days of the outage, after which the source is back at once; default 30, an assumption.</summary>
    public int OutageDays { get; init; } = 30;

    /// <summary>A single point of failure supplies more than this share of what the group buys of a product; default one half, an assumption.</summary>
    public double SinglePointShare { get; init; } = 0.5;

    /// <summary>And its outage stops more than this share of the group's output on the worst day; default 10 %, an assumption.</summary>
    public double SinglePointStop { get; init; } = 0.1;

    /// <summary>
    /// The work of a group: the pairs of a product and a buyer in the table, counted once for each simulation. Where all simulations make more, the products of which the
    /// group buys most are simulated, as many as fit, and that is said with the result: in this model a product that is small in money can stop a group as surely
    /// as a large one. Default 4e7: all sources of a table of 340 sectors without imports or 270 with them.
    /// </summary>
    public double MostPairs { get; init; } = 4e7;

    /// <summary>The products that are simulated of any table, however large; default 40.</summary>
    public int LeastProducts { get; init; } = 40;

    /// <summary>The model; its horizon defaults to half a year here.</summary>
    public DisruptionSpec Model { get; init; } = new() { HorizonDays = 182 };

    internal string? FirstInvalid() =>
        OutageShare is not (> 0 and <= 1) ? nameof(OutageShare)
        : OutageDays < 1 ? nameof(OutageDays)
        : SinglePointShare is not (>= 0 and <= 1) ? nameof(SinglePointShare)
        : SinglePointStop is not (>= 0 and <= 1) ? nameof(SinglePointStop)
        : !(MostPairs >= 0) ? nameof(MostPairs)
        : LeastProducts < 0 ? nameof(LeastProducts)
        : null;
}

/// <summary>Where a product comes from.</summary>
public enum SourceKind
{
    /// <summary>The sector in the region.</summary>
    Region,

    /// <summary>Outside the region.</summary>
    Outside,

    /// <summary>A part of the sector in the region that has a name.</summary>
    Named,
}

/// <summary>What the standard outage of a source costs.</summary>
/// <param name="Product">The product, an index.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Name">The source's own name; null for the region and the outside.</param>
/// <param name="InputShare">The product's share of all that the group buys; 0 where it buys none directly.</param>
/// <param name="SupplyShare">The source's share of what the group buys of the product; NaN where it buys none.</param>
/// <param name="GroupLoss">Output that the group loses over the horizon, in the table's money, net of what is made up for.</param>
/// <param name="GroupShare">The same as a share of its usual output over the horizon.</param>
/// <param name="GreatestStop">The share of its output that stops on the worst day.</param>
/// <param name="RegionLoss">Output that the region loses, the sector with the outage included.</param>
/// <param name="IsSinglePoint">Whether it is a single point of failure by the thresholds of the spec.</param>
public sealed record ExposureRow(
    int Product, SourceKind Source, ILocalised? Name, double InputShare, double SupplyShare, double GroupLoss, double GroupShare, double GreatestStop, double RegionLoss,
    bool IsSinglePoint);

/// <summary>How much of what could fail was simulated.</summary>
/// <param name="Simulated">Products.</param>
/// <param name="All">Products with a source that could fail.</param>
/// <param name="InputShare">The share of all that the group buys that is of the products simulated; NaN where it buys nothing.</param>
public sealed record ExposureCoverage(int Simulated, int All, double InputShare)
{
    /// <summary>Whether nothing was left out.</summary>
    public bool IsFull => Simulated == All;
}

/// <summary>What <see cref="ExposureEngine"/> found.</summary>
public sealed record ExposureSolution
{
    /// <summary>How it ended.</summary>
    public required DisruptionOutcome Outcome { get; init; }

    /// <summary>Why there is no result; null where there is one.</summary>
    public Message? Reason { get; init; }

    /// <summary>The outage, the thresholds and the model, to be printed with the list.</summary>
    public required ExposureSpec Spec { get; init; }

    /// <summary>What was assumed of the table.</summary>
    public IReadOnlyList<Message> Notes { get; init; } = [];

    /// <summary>
    /// The sources, that which costs the group most first; equal ones in the order of the products. Members of the group as a whole are left out: their
    /// outage is a shock to the group itself. Their imports and named sources are not.
    /// </summary>
    public IReadOnlyList<ExposureRow> Rows { get; init; } = [];

    /// <summary>How much was simulated; null where there is no result.</summary>
    public ExposureCoverage? Coverage { get; init; }

    /// <summary>The rows that are single points of failure.</summary>
    public IEnumerable<ExposureRow> SinglePoints => Rows.Where(r => r.IsSinglePoint);

    /// <summary>The share of the group's inputs that comes from outside; NaN where the table does not tell imports apart or the group buys nothing.</summary>
    public double ImportDependence { get; init; } = double.NaN;
}
