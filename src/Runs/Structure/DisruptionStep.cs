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
public sealed record Disruption(Scenario Scenario, RegionAnalysis Region, IReadOnlyList<DisruptionShock> Shocks, IReadOnlyList<Message> Notes, DisruptionSolution? Solution, Message? Reason);

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

    private static readonly Phrase PlaceShares = new("The shares of {0} in the region are those of its value added in {1}.", "{0}占本地区的比重取自 {1} 年增加值。");

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
        var (shocks, notes) = (new List<DisruptionShock>(), new List<Message>());
        foreach (var shock in scenario.Shocks)
        {
            if (Struck(shock, notes) is not { } struck)
            {
                return new(scenario, _region, [], notes, null, NoPlace.With(_plan.Places[shock.Place!].Name));
            }

            shocks.AddRange(struck.Where(s => s.Share > 0).Select(s => new DisruptionShock(
                shock.IsImports ? ShockTarget.Imports : ShockTarget.Capacity, s.Sector, Math.Min(1, shock.Lost * s.Share), shock.Day, shock.Days, ShockRecovery.Linear, shock.Recovery)
            {
                Name = shock.Why,
            }));
        }

        var solution = DisruptionEngine.Solve(Table(_region, shocks), Spec);
        return new(scenario, _region, shocks, [.. notes, .. solution.Notes], solution.Outcome == DisruptionOutcome.Simulated ? solution : null, solution.Reason);
    }

    // The sectors that a shock strikes, with the share of each that is the victim's.
    private List<(int Sector, double Share)>? Struck(ScenarioShock shock, List<Message> notes)
    {
        var table = _region.Nation.Source;
        if (shock.Sector is { } code)
        {
            return [(table.Table.IndexOf(code), shock.Share ?? 1)];
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

            return [.. sectors.Select(s => (s, shock.Share ?? 1))];
        }

        return InPlace(shock.Place!, notes);
    }

    // By group of sectors, in the latest year in which place and region both have value added of every group. Sectors of no group have the share of all
    // groups together, as they have in the region's table.
    private List<(int Sector, double Share)>? InPlace(string place, List<Message> notes)
    {
        var (table, anchors) = (_region.Nation.Source.Table, _region.Nation.Source.Declaration.Anchors);
        var years = _facts.KnownOn(_asOf).Where(o => o.Key.Series.Place == place && o.Key.Period.IsYear).Select(o => o.Key.Period.EndYear).Distinct().OrderDescending();
        foreach (var year in years)
        {
            var shares = anchors.Select(a => (a.Sectors, Here: Known(a, place, year), All: Known(a, _plan.Head.Place, year))).ToList();
            if (shares.Count > 0 && shares.TrueForAll(s => s is { Here: not null, All: > 0 }))
            {
                notes.Add(PlaceShares.With(_plan.Places[place].Name, year.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                var together = shares.Sum(s => s.Here!.Value) / shares.Sum(s => s.All!.Value);
                var each = table.Sectors.Select((sector, i) => (Sector: i, Group: shares.FindIndex(s => s.Sectors.Contains(sector.Key)))).ToList();
                if (each.Where(e => e.Group < 0).Select(e => _region.Nation.Names[e.Sector]).ToArray() is { Length: > 0 } outside)
                {
                    notes.Add(TogetherShare.With(new MessageList([.. outside])));
                }

                return [.. each.Select(e => (e.Sector, e.Group < 0 ? together : shares[e.Group].Here!.Value / shares[e.Group].All!.Value))];
            }
        }

        return null;
    }

    private double? Known(SectorAnchor anchor, string place, int year) => RegionAnalysis.KnownValue(_plan, _facts, _asOf, new SeriesKey(anchor.Indicator, place), year);

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
                imported[i, j] = (region.Coefficients.Imported[i, j] + nation.Imported[i, j]) * output[j];
            }

            var final = output[i] - inputs.Row(i).ToArray().Sum();
            var abroad = ExportShare(nation.Source.Table, i);
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
            ValueAdded = [.. output.Zip(nation.ValueAdded.Zip(nation.Output, (v, x) => x > 0 ? v / x : 0), (x, v) => x * v)],
            Shocks = shocks,
        };
    }

    private static double ExportShare(InputOutputTable table, int sector)
    {
        var all = Enumerable.Range(0, table.FinalUses.Count).Sum(k => Math.Max(0, table.FinalUse[sector, k]));
        return all > 0 ? Enumerable.Range(0, table.FinalUses.Count).Where(k => table.FinalUses[k].Kind == FinalUseKind.Exports).Sum(k => Math.Max(0, table.FinalUse[sector, k])) / all : 0;
    }
}
