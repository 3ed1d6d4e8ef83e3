using Songhua.Core;
using Songhua.Numerics;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What an outage that a scenario supposes costs, day by day.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Region">The table that was struck.</param>
/// <param name="Shocks">What was struck, sector by sector.</param>
/// <param name="Notes">What was taken for want of knowledge.</param>
/// <param name="Solution">The losses; null where a shock could not be put into the table, with the reason in <paramref name="Reason"/>.</param>
/// <param name="Reason">Why there are none.</param>
public sealed record Disruption(Scenario Scenario, RegionAnalysis Region, IReadOnlyList<DisruptionShock> Shocks, IReadOnlyList<Message> Notes, DisruptionSolution? Solution, Message? Reason)
{
    /// <summary>What the shares of places in the region were computed from.</summary>
    public IReadOnlyList<PlaceShares> Places { get; init; } = [];

    /// <summary>Output of the region as a ratio to the usual, one a step; empty where there is no solution.</summary>
    public IReadOnlyList<double> RegionOutput()
    {
        if (Solution?.Path is not { } path)
        {
            return [];
        }

        var usual = path.UsualOutput.Sum();
        return [.. Enumerable.Range(0, path.Steps).Select(t => path.Output.Row(t).ToArray().Sum() / usual)];
    }
}

/// <summary>What the share of a place in the region was computed from.</summary>
/// <param name="Place">The place.</param>
/// <param name="Year">The year.</param>
/// <param name="Observations">Value added of each group of sectors, of the place and of the region.</param>
public sealed record PlaceShares(Place Place, int Year, IReadOnlyList<Observation> Observations);

/// <summary>What each cluster would lose if one of its inputs failed.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Solution">The ranked list.</param>
public sealed record ClusterExposure(ClusterAnalysis Cluster, ExposureSolution Solution);

/// <summary>Puts the outages of a plan's scenarios, and of every input of its clusters, into the region's table.</summary>
public sealed class DisruptionStep
{
    private static readonly Phrase WholeSector = new(
        "No `share` is stated for {0}: it is taken as the whole of {1}, which is the most that it can be.", "未写明{0}的 `share`：按{1}的全部计，为其上限。");

    private static readonly Phrase NoPlace = new(
        "The share of {0} in the region is not known: no year has value added of both for every group of sectors.", "{0}占本地区的比重未知：没有任何年份同时具备两者各部门组的增加值。");

    private static readonly Phrase NotInside = new(
        "{0} is not inside {1}: an outage there strikes nothing of the region's table. What comes from outside fails with `sector:` and `imports: yes`.",
        "{0}不在{1}之内，其停产不影响本地区表中的产能。区外供应中断请用 `sector:` 与 `imports: yes`。");

    private static readonly Phrase Nothing = new(
        "There is nothing to lose: no sector that is struck has output, or buys from outside what fails.", "没有可损失的对象：受冲击部门没有产出，或未从区外购入所中断的产品。");

    private static readonly Phrase SharesOf = new("The shares of {0} in the region are those of its value added in {1}.", "{0}占本地区的比重取自 {1} 年增加值。");

    private static readonly Phrase TogetherShare = new(
        "No group of sectors holds {0}: the share of all groups together was taken.", "没有部门组包含{0}：按各组合计的比重计。");

    private readonly Plan _plan;
    private readonly FactBook _facts;
    private readonly DateOnly _asOf;
    private readonly RegionAnalysis _region;

    private DisruptionStep(Plan plan, FactBook facts, DateOnly asOf, RegionAnalysis region) => (_plan, _facts, _asOf, _region) = (plan, facts, asOf, region);

    /// <summary>The parameters of every simulation.</summary>
    public static DisruptionSpec Spec { get; } = new();

    /// <summary>The outages of scenarios; empty where the region has no table.</summary>
    public static IReadOnlyList<Disruption> Run(Plan plan, FactBook facts, DateOnly asOf, PlanStructure structure)
    {
        if (structure.Region is not { } region)
        {
            return [];
        }

        var step = new DisruptionStep(plan, facts, asOf, region);
        return [.. plan.Scenarios.Where(s => s.Shocks.Count > 0).Select(step.Of)];
    }

    /// <summary>What each cluster would lose if an input failed.</summary>
    public static IReadOnlyList<ClusterExposure> Exposures(PlanStructure structure)
    {
        if (structure.Clusters.Count == 0)
        {
            return [];
        }

        var table = Table(structure.Clusters[0].Region, []);
        var solutions = ExposureEngine.SolveAll([.. structure.Clusters.Select(c => new ExposureProblem { Table = table, Group = c.Sectors })]);
        return [.. structure.Clusters.Zip(solutions, (c, s) => new ClusterExposure(c, s))];
    }

    private Disruption Of(Scenario scenario)
    {
        var (shocks, notes, places) = (new List<DisruptionShock>(), new List<Message>(), new List<PlaceShares>());
        foreach (var shock in scenario.Shocks)
        {
            var (struck, reason) = Struck(shock, notes, places);
            if (reason is not null)
            {
                return new(scenario, _region, [], notes, null, reason);
            }

            shocks.AddRange(struck.Where(s => s.Share > 0).Select(s => new DisruptionShock(
                shock.IsImports ? ShockTarget.Imports : ShockTarget.Capacity, s.Sector, Math.Min(1, shock.Lost * s.Share), shock.Day, shock.Days, ShockRecovery.Linear, shock.Recovery)
            {
                Name = shock.Why,
            }));
        }

        if (shocks.Count == 0)
        {
            return new(scenario, _region, [], notes, null, Nothing.ToMessage());
        }

        var solution = DisruptionEngine.Solve(Table(_region, shocks), Spec);
        return new(scenario, _region, shocks, [.. notes, .. solution.Notes], solution.Outcome == DisruptionOutcome.Simulated ? solution : null, solution.Reason) { Places = places };
    }

    // The sectors that a shock strikes, with the share of each that is the victim's; or why it strikes none.
    private ((int Sector, double Share)[] Struck, Message? Reason) Struck(ScenarioShock shock, List<Message> notes, List<PlaceShares> places)
    {
        var table = _region.Nation.Source;
        if (shock.Sector is { } code)
        {
            return ([(table.Table.IndexOf(code), shock.Share ?? 1)], null);
        }

        if (shock.Subject is { } id)
        {
            var subject = _plan.Subjects[id];
            var shares = ClusterAnalysis.Shares(subject.Industries, table.Industries!, _region.Output.Length);
            int[] sectors = [.. Enumerable.Range(0, shares.Length).Where(s => shares[s] > 0)];
            if (shock.Share is null)
            {
                notes.Add(WholeSector.With(subject.Name, new MessageList([.. sectors.Select(s => _region.Nation.Names[s])])));
            }

            return ([.. sectors.Select(s => (s, shock.Share ?? 1))], null);
        }

        return InPlace(_plan.Places[shock.Place!], shock.IsImports, notes, places);
    }

    // By group of sectors, in the latest year in which place and region both have value added of every group. Sectors of no group have the share of all
    // groups together, as they have in the region's table.
    private ((int Sector, double Share)[] Struck, Message? Reason) InPlace(Place place, bool isImports, List<Message> notes, List<PlaceShares> places)
    {
        var here = _plan.Places[_plan.Head.Place];
        if (place.Id == here.Id)
        {
            return (WithAnything([.. Enumerable.Range(0, _region.Output.Length).Select(i => (i, 1.0))], isImports), null);
        }

        if (IsOutside(place, here))
        {
            return ([], NotInside.With(place.Name, here.Name));
        }

        var (table, anchors) = (_region.Nation.Source.Table, _region.Nation.Source.Declaration.Anchors);
        var years = _facts.KnownOn(_asOf).Where(o => o.Key.Series.Place == place.Id && o.Key.Period.IsYear).Select(o => o.Key.Period.EndYear).Distinct().OrderDescending();
        foreach (var year in years)
        {
            var shares = anchors.Select(a => (a.Sectors, Here: Known(a, place.Id, year), All: Known(a, here.Id, year))).ToList();
            if (shares.Count > 0 && shares.TrueForAll(s => s is { Here: not null, All.Figure.BaseValue: > 0 }))
            {
                notes.Add(SharesOf.With(place.Name, year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                places.Add(new(place, year, [.. shares.SelectMany(s => (Observation[])[s.Here!, s.All!])]));
                var together = shares.Sum(s => s.Here!.Figure.BaseValue) / shares.Sum(s => s.All!.Figure.BaseValue);
                var each = table.Sectors.Select((sector, i) => (Sector: i, Group: shares.FindIndex(s => s.Sectors.Contains(sector.Key)))).ToList();
                if (each.Where(e => e.Group < 0).Select(e => _region.Nation.Names[e.Sector]).ToArray() is { Length: > 0 } outside)
                {
                    notes.Add(TogetherShare.With(new MessageList([.. outside])));
                }

                return (WithAnything([.. each.Select(e => (e.Sector, e.Group < 0 ? together : shares[e.Group].Here!.Figure.BaseValue / shares[e.Group].All!.Figure.BaseValue))], isImports), null);
            }
        }

        return ([], NoPlace.With(place.Name));
    }

    // Known to lie elsewhere: around the region, or within what is not the region and not within it. A place of which nothing is said may lie inside.
    private bool IsOutside(Place place, Place here) =>
        Above(here).Contains(place.Id) || (place.Within is not null && !Above(place).Contains(here.Id));

    private List<string> Above(Place place)
    {
        var above = new List<string>();
        for (var id = place.Within; id is not null && !above.Contains(id); id = _plan.Places.GetValueOrDefault(id)?.Within)
        {
            above.Add(id);
        }

        return above;
    }

    // A place strikes the sectors that have what is lost; those without are no reason to say nothing of the others.
    private (int Sector, double Share)[] WithAnything((int Sector, double Share)[] struck, bool isImports)
    {
        var table = Table(_region, []);
        return [.. struck.Where(s => isImports ? table.ImportedInputs!.Row(s.Sector).ToArray().Any(m => m > 0) : table.Output[s.Sector] > 0)];
    }

    private Observation? Known(SectorAnchor anchor, string place, int year) => RegionAnalysis.Known(_plan, _facts, _asOf, new SeriesKey(anchor.Indicator, place), year);

    // A year's flows of the region. Final demand is what the region's sectors do not sell to each other, split between home and elsewhere as the nation's is.
    private static DisruptionProblem Table(RegionAnalysis region, IReadOnlyList<DisruptionShock> shocks)
    {
        var (nation, output) = (region.Nation, region.Output);
        var n = output.Length;
        var (inputs, imported) = (new DenseMatrix(n, n), new DenseMatrix(n, n));
        var (local, exports) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                inputs[i, j] = region.Coefficients.Regional[i, j] * output[j];
                imported[i, j] = (region.Coefficients.Imported[i, j] + region.Abroad[i, j]) * output[j];
            }

            var final = output[i] - inputs.Row(i).ToArray().Sum();
            var abroad = ExportShare((region.Own ?? nation).Source.Table, i);
            (local[i], exports[i]) = final > 0 ? (final * (1 - abroad), final * abroad) : (final, 0);
        }

        return new DisruptionProblem
        {
            Sectors = nation.Names,
            RegionalInputs = inputs,
            ImportedInputs = imported,
            LocalDemand = local,
            Exports = exports,
            Output = output,
            ValueAdded = region.ValueAdded,
            Shocks = shocks,
        };
    }

    private static double ExportShare(InputOutputTable table, int sector)
    {
        var all = Enumerable.Range(0, table.FinalUses.Count).Sum(k => Math.Max(0, table.FinalUse[sector, k]));
        return all > 0 ? Enumerable.Range(0, table.FinalUses.Count).Where(k => table.FinalUses[k].Kind == FinalUseKind.Exports).Sum(k => Math.Max(0, table.FinalUse[sector, k])) / all : 0;
    }
}
