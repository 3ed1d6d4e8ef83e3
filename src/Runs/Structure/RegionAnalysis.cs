using System.Globalization;
using Songhua.Core;
using Songhua.Numerics;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>
/// A table of the plan's region, estimated from the nation's: how large each sector is there, and what of its needs the region meets
/// itself. Every number is an estimate, unless the table is the region's own.
/// </summary>
public sealed class RegionAnalysis
{
    /// <summary>Flegg's delta. 0.3 is the middle of what studies with survey tables find (Flegg &amp; Tohmo 2013).</summary>
    public const double Delta = 0.3;

    /// <summary>How much a location quotient of a proxy counts, beside the nation's own structure.</summary>
    public const double ProxyWeight = 0.5;

    private static readonly Phrase NoAnchor = new(
        "Without a known size of the region (`anchors` of the table, for {0}) its table cannot be estimated.", "没有地区规模（表的 `anchors`，{0}年）便无法估计地区表。");

    private static readonly Phrase AnchorTooLarge = new(
        "{0} of {1} is more than all value added of its sectors in the table ({2}), so that no table of the region can be estimated.", "{0}（{1}）超过表中相应部门的全部增加值（{2}），无法估计地区表。");

    /// <summary>A quotient above this counts as this: a single large company makes it.</summary>
    public const double LargestQuotient = 5;

    private readonly double[] _inputs;

    private RegionAnalysis(TableAnalysis nation, double[] quotients, double[] output, RegionalCoefficients coefficients)
    {
        (Nation, Quotients, Output, Coefficients) = (nation, quotients, output, coefficients);
        System = LeontiefSystem.Of(coefficients.Regional);
        Multipliers = System.IsSolvable ? Structure.Multipliers.Output(System) : [];
        var n = output.Length;
        (_inputs, FromRegion, FromNation, FromAbroad) = (new double[n], new double[n], new double[n], new double[n]);
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < n; i++)
            {
                FromRegion[j] += coefficients.Regional[i, j];
                FromNation[j] += coefficients.Imported[i, j];
                _inputs[j] += nation.Domestic[i, j];
            }

            FromAbroad[j] = nation.ImportsPerOutput[j];
            _inputs[j] += FromAbroad[j];
        }
    }

    /// <summary>The national table.</summary>
    public TableAnalysis Nation { get; }

    /// <summary>Location quotients of the proxy by sector; NaN where there is none.</summary>
    public double[] Quotients { get; }

    /// <summary>Output by sector, base units.</summary>
    public double[] Output { get; }

    /// <summary>
    /// Whether the table is of the region itself, without anchors to estimate another from it. Then nothing is estimated: at full size lambda and
    /// every quotient are one, and all that is not imported comes from the region.
    /// </summary>
    public bool IsOwn => ReferenceEquals(Output, Nation.Output);

    /// <summary>The region's coefficients.</summary>
    public RegionalCoefficients Coefficients { get; }

    /// <summary>The Leontief system of the region's own sectors.</summary>
    public LeontiefSystem System { get; }

    /// <summary>Output in the region per unit of final demand for its products; empty where the system cannot be solved.</summary>
    public double[] Multipliers { get; }

    /// <summary>Inputs bought in the region, per unit of output.</summary>
    public double[] FromRegion { get; }

    /// <summary>Inputs bought in the rest of the nation.</summary>
    public double[] FromNation { get; }

    /// <summary>Inputs bought abroad.</summary>
    public double[] FromAbroad { get; }

    /// <summary>The share of a sector's inputs that comes from outside the region; NaN where it buys none.</summary>
    public double OutsideShare(int sector) => _inputs[sector] > 0 ? (FromNation[sector] + FromAbroad[sector]) / _inputs[sector] : double.NaN;

    /// <summary>Estimates the region of a plan; null with the reason where nothing tells its size.</summary>
    public static (RegionAnalysis? Region, Message? Reason) Of(Plan plan, FactBook facts, DateOnly asOf, TableAnalysis nation, IReadOnlyList<PlanActivities> activities)
    {
        var table = nation.Source.Table;
        var quotients = ProxyQuotients(plan, activities, table.Sectors.Count);
        var weights = new double[table.Sectors.Count];
        for (var s = 0; s < weights.Length; s++)
        {
            weights[s] = nation.Output[s] * (double.IsNaN(quotients[s]) ? 1 : (ProxyWeight * Math.Min(LargestQuotient, quotients[s])) + (1 - ProxyWeight));
        }

        var (output, reason) = nation.Source.Declaration is { Anchors.Count: 0, Place: var place } && place == plan.Head.Place
            ? (nation.Output, null)
            : Anchored(plan, facts, asOf, nation, weights);
        return output is null
            ? (null, reason)
            : (new RegionAnalysis(nation, quotients, output, QuotientRegionalisation.Of(nation.Domestic, output, nation.Output, new QuotientSpec(QuotientFormula.Flegg, Delta))), null);
    }

    /// <summary>The same region by another formula.</summary>
    public RegionAnalysis By(QuotientSpec spec) => new(Nation, Quotients, Output, QuotientRegionalisation.Of(Nation.Domestic, Output, Nation.Output, spec));

    // The value added of each group is known; inside a group sectors share it by their weight. Sectors of no group grow with all groups together.
    private static (double[]? Output, Message? Reason) Anchored(Plan plan, FactBook facts, DateOnly asOf, TableAnalysis nation, double[] weights)
    {
        var (table, year) = (nation.Source.Table, nation.Source.Declaration.Year);
        var output = new double[weights.Length];
        Array.Fill(output, double.NaN);
        var (known, weighed) = (0.0, 0.0);
        foreach (var anchor in nation.Source.Declaration.Anchors)
        {
            int[] group = [.. anchor.Sectors.Select(table.IndexOf).Where(s => s >= 0 && nation.Output[s] > 0)];
            var whole = group.Sum(s => nation.ValueAdded[s]);
            if (KnownValue(plan, facts, asOf, new SeriesKey(anchor.Indicator, plan.Head.Place), year) is not { } amount || !(whole > 0))
            {
                return (null, NoAnchor.With(year.ToString(CultureInfo.InvariantCulture)));
            }

            if (amount > whole)
            {
                var unit = table.Head.Unit;
                return (null, AnchorTooLarge.With(plan.Indicators[anchor.Indicator].Name, new Amount(amount, unit), new Amount(whole, unit)));
            }

            weighed += ValueAdded(nation, weights, group);
            known += amount;
            Divide(nation, weights, group, amount, output);
        }

        for (var s = 0; s < output.Length && weighed > 0; s++)
        {
            output[s] = double.IsNaN(output[s]) ? Math.Min(nation.Output[s], weights[s] * known / weighed) : output[s];
        }

        return weighed > 0 ? (output, null) : (null, NoAnchor.With(year.ToString(CultureInfo.InvariantCulture)));
    }

    // By weight; no sector can be larger than the nation's, and what it cannot hold goes to the others of the group.
    private static void Divide(TableAnalysis nation, double[] weights, int[] group, double amount, double[] output)
    {
        var scale = amount / ValueAdded(nation, weights, group);
        int[] full = [.. group.Where(s => weights[s] * scale > nation.Output[s])];
        foreach (var s in full.Length > 0 ? full : group)
        {
            output[s] = full.Length > 0 ? nation.Output[s] : weights[s] * scale;
        }

        if (full.Length > 0 && full.Length < group.Length)
        {
            Divide(nation, weights, [.. group.Except(full)], amount - full.Sum(s => nation.ValueAdded[s]), output);
        }
    }

    private static double ValueAdded(TableAnalysis nation, double[] output, int[] sectors) => sectors.Sum(s => output[s] * nation.ValueAdded[s] / nation.Output[s]);

    internal static double? KnownValue(Plan plan, FactBook facts, DateOnly asOf, SeriesKey series, int year) => Known(plan, facts, asOf, series, year)?.Figure.BaseValue;

    /// <summary>What counts as known of a year: of the best source, the latest.</summary>
    internal static Observation? Known(Plan plan, FactBook facts, DateOnly asOf, SeriesKey series, int year) => facts.KnownOn(asOf)
        .Where(o => o.Key.Series == series && o.Key.Facet == Facet.Level && o.Coverage is null && o.Key.Period == Period.Year(year))
        .OrderBy(o => plan.Sources.TryGetValue(o.Source, out var s) ? s.Grade : 'C').ThenByDescending(o => o.Vintage)
        .FirstOrDefault();

    private static double[] ProxyQuotients(Plan plan, IReadOnlyList<PlanActivities> activities, int sectors)
    {
        var none = new double[sectors];
        Array.Fill(none, double.NaN);
        if (activities.FirstOrDefault(a => a.Sectors is not null) is not { } proxy || RegionOf(plan, proxy) is not (>= 0 and var region))
        {
            return none;
        }

        var quotients = LocationQuotients.Of(BySector(proxy));
        return [.. Enumerable.Range(0, sectors).Select(s => quotients[region, s])];
    }

    /// <summary>A matrix of activities carried over to the sectors of the first table, of the regions that are known.</summary>
    internal static RegionalActivity BySector(PlanActivities activities)
    {
        var (read, sectors, known) = (activities.Activities.Table, activities.Sectors!, activities.Known);
        var bySector = new double[known.Count, sectors.To.Count];
        for (var r = 0; r < known.Count; r++)
        {
            var carried = sectors.Apply(read.Columns, read.Row(known[r]));
            for (var s = 0; s < carried.Length; s++)
            {
                bySector[r, s] = carried[s];
            }
        }

        return new RegionalActivity([.. known.Select(r => activities.Activities.Regions[r])], [.. sectors.To.Select(LocalText.Same)], bySector);
    }

    /// <summary>
    /// The plan's place among the regions of a matrix that are known, by id or name; -1 where it is not among them. A province may stand there by its
    /// short name (吉林 for 吉林省); a city may not, because provinces and their capitals share such names.
    /// </summary>
    internal static int RegionOf(Plan plan, PlanActivities activities)
    {
        var place = plan.Places[plan.Head.Place];
        for (var r = 0; r < activities.Known.Count; r++)
        {
            var (name, id) = (activities.Activities.Regions[activities.Known[r]], activities.Activities.Table.Rows[activities.Known[r]]);
            var isShort = place.Level == "province" && name.Zh is { Length: > 1 } zh && place.Name.Zh?.StartsWith(zh, StringComparison.Ordinal) == true;
            if (id == place.Id || (name.En is not null && name.En == place.Name.En) || (name.Zh is not null && name.Zh == place.Name.Zh) || isShort)
            {
                return r;
            }
        }

        return -1;
    }
}
