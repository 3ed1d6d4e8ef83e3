using System.Globalization;
using Songhua.Core;
using Songhua.Numerics;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Where the numbers of a region come from.</summary>
public enum RegionKind
{
    /// <summary>Estimated from the table of a larger one.</summary>
    Estimated,

    /// <summary>The table is of the region itself.</summary>
    Own,

    /// <summary>The region is one of several that the table tells apart.</summary>
    Part,
}

/// <summary>
/// A table of the plan's region: how large each sector is there, and what of its needs the region meets itself. It is estimated from the nation's,
/// unless the table is the region's own or tells the region apart.
/// </summary>
public sealed class RegionAnalysis
{
    /// <summary>Flegg's delta where the plan leaves it open. 0.3 is the middle of what studies with survey tables find (Flegg &amp; Tohmo 2013).</summary>
    public const double Delta = 0.3;

    /// <summary>How much a location quotient of a proxy counts, beside the nation's own structure.</summary>
    public const double ProxyWeight = 0.5;

    private static readonly Phrase NoAnchor = new(
        "Without a known size of the region (`anchors` of the table, for {0}) its table cannot be estimated.", "没有地区规模（表的 `anchors`，{0}年）便无法估计地区表。");

    private static readonly Phrase AnchorTooLarge = new(
        "{0} of {1} is more than all value added of its sectors in the table ({2}), so that no table of the region can be estimated.", "{0}（{1}）超过表中相应部门的全部增加值（{2}），无法估计地区表。");

    /// <summary>A quotient above this counts as this: a single large company makes it.</summary>
    public const double LargestQuotient = 5;

    private static readonly Phrase NoAnchorFor = new(
        "No anchor names {0}: their size is taken to be to all anchors together as in the nation, which is an assumption.", "没有 anchors 涉及{0}：其规模按与全部锚定部门之和的全国比例推定，属于假设。");

    private static readonly Phrase TooSmall = new(
        "The region is {0:0.#####} % of the table's value added: is one of the two in another unit than it says?", "该地区仅占表中增加值的 {0:0.#####}%：两者的单位是否有误？");

    // A county of a large nation is above this, a slip of ten thousand is not.
    private const double LeastShare = 1e-5;

    private readonly double[] _inputs;

    private RegionAnalysis(RegionKind kind, TableAnalysis nation, double[] quotients, double[] output, RegionalCoefficients coefficients, TableAnalysis? own = null, DenseMatrix? abroad = null)
    {
        (Kind, Nation, Quotients, Output, Coefficients, Own) = (kind, nation, quotients, output, coefficients, own);
        System = own?.System ?? LeontiefSystem.Of(coefficients.Regional);
        Multipliers = System.IsSolvable ? Structure.Multipliers.Output(System) : [];
        Abroad = abroad ?? nation.Imported;
        var n = output.Length;
        FromRegion = Linkages.DirectBackward(coefficients.Regional);
        FromNation = Linkages.DirectBackward(coefficients.Imported);
        FromAbroad = own is null ? [.. nation.ImportsPerOutput] : [.. own.ImportsPerOutput.Zip(FromNation, (all, inflow) => all - inflow)];
        _inputs = [.. Enumerable.Range(0, n).Select(j => FromRegion[j] + FromNation[j] + FromAbroad[j])];
        ValueAdded = own?.ValueAdded ?? [.. output.Select((x, j) => nation.Output[j] > 0 ? x * nation.ValueAdded[j] / nation.Output[j] : 0)];
        var share = ValueAdded.Sum() / nation.ValueAdded.Sum();
        Notes = share < LeastShare ? [TooSmall.With(100 * share)] : [];
    }

    /// <summary>Where its numbers come from.</summary>
    public RegionKind Kind { get; }

    /// <summary>The region alone as a table, with imports and inflows apart; null unless the table tells it apart.</summary>
    public TableAnalysis? Own { get; }

    /// <summary>Imports from abroad by product, per unit of output, as far as they are known by product.</summary>
    public DenseMatrix Abroad { get; }

    /// <summary>Value added by sector, base units.</summary>
    public double[] ValueAdded { get; }

    /// <summary>Sentences that belong to every number of it.</summary>
    public IReadOnlyList<ILocalised> Notes { get; private init; }

    /// <summary>The national table.</summary>
    public TableAnalysis Nation { get; }

    /// <summary>Location quotients of the proxy by sector; NaN where there is none.</summary>
    public double[] Quotients { get; }

    /// <summary>Output by sector, base units.</summary>
    public double[] Output { get; }

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

    /// <summary>The region of a plan; null with the reason where nothing tells its size.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="asOf">By when.</param>
    /// <param name="nation">The table, or all regions of it together.</param>
    /// <param name="regions">The table as it was read, with its regions where it has several.</param>
    /// <param name="activities">Matrices of activities, of which the first with a concordance tells where industries are.</param>
    public static (RegionAnalysis? Region, ILocalised? Reason) Of(
        Plan plan, FactBook facts, DateOnly asOf, TableAnalysis nation, InputOutputTable regions, IReadOnlyList<PlanActivities> activities)
    {
        var (table, declaration) = (nation.Source.Table, nation.Source.Declaration);
        if (declaration.Region is { } code)
        {
            return Part(nation, regions, code);
        }

        var quotients = ProxyQuotients(plan, activities, table.Sectors.Count);
        var weights = new double[table.Sectors.Count];
        for (var s = 0; s < weights.Length; s++)
        {
            weights[s] = nation.Output[s] * (double.IsNaN(quotients[s]) ? 1 : (ProxyWeight * Math.Min(LargestQuotient, quotients[s])) + (1 - ProxyWeight));
        }

        var isOwn = declaration.Anchors.Count == 0 && declaration.Place == plan.Head.Place;
        var (output, reason) = isOwn ? (nation.Output, null) : Anchored(plan, facts, asOf, nation, weights);
        if (output is null)
        {
            return (null, reason);
        }

        // At full size lambda and every quotient are one: of a table of its own nothing is estimated.
        var coefficients = QuotientRegionalisation.Of(nation.Domestic, output, nation.Output, isOwn ? new QuotientSpec(QuotientFormula.Simple) : SpecOf(declaration));
        var region = new RegionAnalysis(isOwn ? RegionKind.Own : RegionKind.Estimated, nation, quotients, output, coefficients);
        List<ILocalised> unnamed = isOwn ? [] : [.. Enumerable.Range(0, output.Length).Where(s => output[s] > 0 && !declaration.Anchors.Any(a => a.Sectors.Contains(table.Sectors[s].Key))).Select(s => nation.Names[s])];
        return (unnamed.Count == 0 ? region : region.With(NoAnchorFor.With(new MessageList(unnamed))), null);
    }

    /// <summary>The same region by another formula.</summary>
    public RegionAnalysis By(QuotientSpec spec) => new(RegionKind.Estimated, Nation, Quotients, Output, QuotientRegionalisation.Of(Nation.Domestic, Output, Nation.Output, spec));

    /// <summary>The formula and delta that a plan asks for.</summary>
    public static QuotientSpec SpecOf(InputOutputDeclaration declaration) => declaration.Formula switch
    {
        "SLQ" => new(QuotientFormula.Simple),
        "CILQ" => new(QuotientFormula.CrossIndustry),
        "AFLQ" => new(QuotientFormula.AugmentedFlegg, declaration.Delta ?? Delta),
        _ => new(QuotientFormula.Flegg, declaration.Delta ?? Delta),
    };

    private RegionAnalysis With(ILocalised note) => new(Kind, Nation, Quotients, Output, Coefficients, Own, Abroad) { Notes = [.. Notes, note] };

    // One of several regions: what the others deliver is told apart from imports.
    private static (RegionAnalysis? Region, ILocalised? Reason) Part(TableAnalysis nation, InputOutputTable regions, string code)
    {
        string[] sectors = [.. nation.Source.Table.Sectors.Select(s => s.Code)];
        var own = TableAnalysis.Of(nation.Source with { Table = MultiRegional.Of(regions, code, sectors) });
        if (own.Reason is not null)
        {
            return (null, own.Reason);
        }

        var n = sectors.Length;
        var (abroad, inflows, bought) = (new DenseMatrix(n, n), new DenseMatrix(n, n), MultiRegional.Abroad(regions, code, sectors));
        var (here, everywhere) = (own.Output.Sum(), nation.Output.Sum());
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                abroad[i, j] = bought is not null && own.Output[j] > 0 ? bought[i, j] / own.Output[j] : 0;
                inflows[i, j] = own.Imported[i, j] - abroad[i, j];
            }
        }

        double[] quotients = [.. own.Output.Zip(nation.Output, (x, all) => all > 0 ? x / here / (all / everywhere) : double.NaN)];
        return (new(RegionKind.Part, nation, quotients, own.Output, RegionalCoefficients.Known(quotients, own.Domestic, inflows), own, abroad), null);
    }

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

            weighed += AddedAt(nation, weights, group);
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
        var scale = amount / AddedAt(nation, weights, group);
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

    private static double AddedAt(TableAnalysis nation, double[] output, int[] sectors) => sectors.Sum(s => output[s] * nation.ValueAdded[s] / nation.Output[s]);

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
    internal static int RegionOf(Plan plan, PlanActivities activities) =>
        activities.Known.Index().Where(r => IsRegion(plan, activities, r.Item)).Select(r => (int?)r.Index).FirstOrDefault() ?? -1;

    /// <summary>Whether a row of a matrix, known or not, is the plan's place.</summary>
    internal static bool IsRegion(Plan plan, PlanActivities activities, int row)
    {
        var (place, name, id) = (plan.Places[plan.Head.Place], activities.Activities.Regions[row], activities.Activities.Table.Rows[row]);
        var isShort = place.Level == "province" && name.Zh is { Length: > 1 } zh && place.Name.Zh?.StartsWith(zh, StringComparison.Ordinal) == true;
        return id == place.Id || (name.En is not null && name.En == place.Name.En) || (name.Zh is not null && name.Zh == place.Name.Zh) || isShort;
    }
}
