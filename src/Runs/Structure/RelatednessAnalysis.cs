using Songhua.Core;
using Songhua.Numerics;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>An activity as it stands to the plan's region.</summary>
/// <param name="Index">Its index among those that are left.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quotient">The region's location quotient.</param>
/// <param name="IsPresent">Whether that counts as having it.</param>
/// <param name="Density">The share of its proximity to all others that goes to what the region has; NaN where it is near to none.</param>
/// <param name="Complexity">PCI; NaN where there is no index.</param>
/// <param name="Rank">From 1, among those the region has not, by density; null where it has it.</param>
public sealed record RelatedActivity(int Index, ILocalised Name, double Quotient, bool IsPresent, double Density, double Complexity, int? Rank);

/// <summary>A frontier object of the plan and an activity that it is a part of.</summary>
/// <param name="Milestone">The object.</param>
/// <param name="Activity">The activity.</param>
/// <param name="Strengths">What the region has of what is nearest to it, with proximities, nearest first.</param>
/// <param name="Missing">What the region has not of what is nearest to it, likewise.</param>
public sealed record FrontierNearness(Milestone Milestone, RelatedActivity Activity, IReadOnlyList<(RelatedActivity Activity, double Proximity)> Strengths, IReadOnlyList<(RelatedActivity Activity, double Proximity)> Missing);

/// <summary>What lies near to what a region does already, by one matrix of regions and activities.</summary>
public sealed class RelatednessAnalysis
{
    private static readonly Phrase NotThere = new("The matrix '{0}' has no region called {1}.", "矩阵“{0}”中没有名为“{1}”的地区。");
    private static readonly Phrase FigureMissing = new("A figure of {1} is missing in the matrix '{0}', so that the shares of its activities are not known.", "矩阵“{0}”中{1}有数据缺失，其各活动的份额未知。");
    private static readonly Phrase NoActivity = new("{1} has none of the activities of the matrix '{0}'.", "{1}没有矩阵“{0}”中的任何活动。");

    private const int Nearest = 4;

    private readonly DenseMatrix _proximity;

    private RelatednessAnalysis(Plan plan, PlanActivities source)
    {
        Source = source;
        var (table, known, activities) = (source.Activities.Table, source.Known, source.Activities.Activities);
        var values = new double[known.Count, activities.Count];
        for (var r = 0; r < known.Count; r++)
        {
            for (var a = 0; a < activities.Count; a++)
            {
                values[r, a] = table[known[r], a];
            }
        }

        Quotients = LocationQuotients.Of(new RegionalActivity([.. known.Select(r => source.Activities.Regions[r])], activities, values));
        Presence = Presence.Of(Quotients);
        Complexity = Structure.Complexity.Of(Presence);
        Fitness = Structure.Fitness.Of(Presence);
        Hidden = HiddenActivity.Check(Presence);
        _proximity = Proximity.Of(Presence);
        var row = RegionAnalysis.RegionOf(plan, source);
        Region = row < 0 ? -1 : Presence.RegionRows.Index().Where(r => r.Item == row).Select(r => (int?)r.Index).FirstOrDefault() ?? -1;
        WhyNoRegion = Region >= 0 ? null : (row >= 0 ? NoActivity : Enumerable.Range(0, table.Rows.Count).Any(r => RegionAnalysis.IsRegion(plan, source, r)) ? FigureMissing : NotThere)
            .With(source.Declaration.Name, plan.Places[plan.Head.Place].Name);
        Krugman = row < 0 ? double.NaN : Specialisation.Krugman(Quotients.Activity, row, Comparison.Rest);
        Activities = Region < 0 ? [] : Ranked(row);
    }

    /// <summary>The matrix.</summary>
    public PlanActivities Source { get; }

    /// <summary>Location quotients, the revealed advantage, of the regions that are known.</summary>
    public LocationQuotients Quotients { get; }

    /// <summary>Which region has which activity.</summary>
    public Presence Presence { get; }

    /// <summary>ECI and PCI, or why there are none.</summary>
    public ComplexityResult Complexity { get; }

    /// <summary>Fitness of regions, another measure.</summary>
    public FitnessResult Fitness { get; }

    /// <summary>How well density finds an activity that is hidden from it: no forecast, there is one date only.</summary>
    public HiddenCheck Hidden { get; }

    /// <summary>The plan's region among those that are left; -1 where it is not there.</summary>
    public int Region { get; }

    /// <summary>Why the plan's region is not there; null where it is.</summary>
    public Message? WhyNoRegion { get; }

    /// <summary>Krugman's index of specialisation of the region against all others: 0 where shares are the same, 2 where nothing is in common; NaN where it is not there, or the others have nothing.</summary>
    public double Krugman { get; }

    /// <summary>The activities from the region's view, those it has not first by density; empty where the region is not there.</summary>
    public IReadOnlyList<RelatedActivity> Activities { get; }

    /// <summary>Analyses a matrix.</summary>
    public static RelatednessAnalysis Of(Plan plan, PlanActivities source) => new(plan, source);

    /// <summary>What lies near to each frontier object that names an activity of this matrix.</summary>
    public IReadOnlyList<FrontierNearness> Frontier(Plan plan) =>
    [
        .. from milestone in plan.Milestones
           from name in milestone.Activities
           let activity = Activities.FirstOrDefault(a => a.Name is LocalText text && (text.Zh == name || text.En == name))
           where activity is not null
           select new FrontierNearness(milestone, activity, Near(activity, isPresent: true), Near(activity, isPresent: false)),
    ];

    /// <summary>What is nearest to an activity of what the region has, or has not, with proximities, nearest first.</summary>
    public IReadOnlyList<(RelatedActivity Activity, double Proximity)> Near(RelatedActivity of, bool isPresent) =>
    [
        .. Activities.Where(a => a.Index != of.Index && a.IsPresent == isPresent && _proximity[of.Index, a.Index] > 0)
            .Select(a => (a, _proximity[of.Index, a.Index]))
            .OrderByDescending(a => a.Item2).ThenBy(a => a.a.Index)
            .Take(Nearest),
    ];

    private List<RelatedActivity> Ranked(int row)
    {
        var density = Proximity.Density(Presence, _proximity);
        var all = Enumerable.Range(0, Presence.Activities.Count)
            .Select(a => new RelatedActivity(
                a, Presence.Activities[a], Quotients[row, Presence.ActivityColumns[a]], Presence[Region, a], density[Region, a], Complexity.Activities.Count > 0 ? Complexity.Activities[a] : double.NaN, null))
            .ToList();
        var absent = all.Where(a => !a.IsPresent).OrderByDescending(a => double.IsNaN(a.Density) ? double.NegativeInfinity : a.Density).ThenBy(a => a.Index);
        return [.. absent.Select((a, i) => a with { Rank = i + 1 }), .. all.Where(a => a.IsPresent).OrderByDescending(a => a.Quotient).ThenBy(a => a.Index)];
    }
}
