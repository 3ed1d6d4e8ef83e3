using Songhua.Core;

namespace Songhua.Structure;

/// <summary>Exposure of a group of sectors to the failure of each source of its inputs: see docs/methods/disruption.md.</summary>
public static class ExposureEngine
{
    // A source that can fail: the shock that it stands for is made from it.
    private sealed record Candidate(int Product, SourceKind Source, ILocalised? Name, double Share);

    // What an outage costs: money of the horizon, and the share of each group's output on the worst day.
    private sealed record Cost(double[] Groups, double[] Greatest, double Region);

    /// <summary>One simulation of the standard outage for each source.</summary>
    /// <param name="problem">The table and the group.</param>
    /// <param name="spec">The outage and the thresholds; null for the defaults.</param>
    /// <returns>The ranked list, or the reason why there is none. The same for any number of threads.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a group or source that names no sector.</exception>
    public static ExposureSolution Solve(ExposureProblem problem, ExposureSpec? spec = null) => SolveAll([problem], spec)[0];

    /// <summary>The same for several groups; an outage that several ask for is simulated once.</summary>
    /// <param name="problems">Groups of one table: the same object for all.</param>
    /// <param name="spec">The outage and the thresholds; null for the defaults.</param>
    /// <returns>One solution a problem, in their order; what each would be alone.</returns>
    /// <exception cref="ArgumentException">Several tables, sizes that do not fit, or a group or source that names no sector.</exception>
    public static IReadOnlyList<ExposureSolution> SolveAll(IReadOnlyList<ExposureProblem> problems, ExposureSpec? spec = null)
    {
        spec ??= new();
        if (problems.Count == 0)
        {
            return [];
        }

        if (problems.Any(p => !ReferenceEquals(p.Table, problems[0].Table)))
        {
            throw new ArgumentException("The groups of an exposure are not all of one table.", nameof(problems));
        }

        foreach (var problem in problems)
        {
            problem.CheckShapes();
        }

        var bare = problems[0].Table.With([]);
        var fault = DisruptionCheck.FirstFault(bare, spec.Model) ?? Fault(spec);
        var faults = problems.Select(p => fault ?? Fault(p)).ToList();
        if (faults.TrueForAll(f => f is not null))
        {
            return [.. faults.Select(f => Failed(f!.Value, spec))];
        }

        var table = DisruptionBaseline.Of(bare, spec.Model);
        var bought = problems.Select(p => new GroupPurchases(table, p.Group)).ToList();
        var asked = problems.Select((p, g) => faults[g] is null ? Candidates(p, table, bought[g], spec) : []).ToList();
        DisruptionShock[] outages = [.. asked.SelectMany(a => a).Select(c => Outage(c, spec)).Distinct()];
        var costs = new Cost[outages.Length];
        Parallel.For(0, costs.Length, new ParallelOptions { MaxDegreeOfParallelism = spec.Model.Threads }, c =>
            costs[c] = Simulate(table, bare.With([outages[c]]), problems, spec.Model));
        var known = outages.Zip(costs).ToDictionary(p => p.First, p => p.Second);
        var notes = DisruptionCheck.Notes(bare, spec.Model);
        return
        [
            .. problems.Select((p, g) => faults[g] is { } f ? Failed(f, spec) : new()
            {
                Outcome = DisruptionOutcome.Simulated,
                Spec = spec,
                Notes = notes,
                Rows = [.. Ranked(asked[g].Select(c => Row(c, known[Outage(c, spec)], g, p.Group.Sum(j => table.Output[j]) * spec.Model.Steps, bought[g], spec)))],
                ImportDependence = p.Table.ImportedInputs is null ? double.NaN : bought[g].Outside.Sum() / bought[g].All,
                Coverage = Coverage(p, table, bought[g], asked[g]),
            }),
        ];
    }

    private static ExposureSolution Failed((DisruptionOutcome Outcome, Message Reason) fault, ExposureSpec spec) =>
        new() { Outcome = fault.Outcome, Reason = fault.Reason, Spec = spec };

    private static IOrderedEnumerable<ExposureRow> Ranked(IEnumerable<ExposureRow> rows) =>
        rows.OrderByDescending(r => r.GroupLoss).ThenBy(r => r.Product).ThenBy(r => r.Source);

    private static (DisruptionOutcome Outcome, Message Reason)? Fault(ExposureSpec spec) =>
        spec.FirstInvalid() is { } parameter ? (DisruptionOutcome.BadSpec, DisruptionWords.BadSpec.With(parameter)) : null;

    private static (DisruptionOutcome Outcome, Message Reason)? Fault(ExposureProblem problem) =>
        problem.Sources.FirstOrDefault(s => s.ShareOfOutput is not (>= 0 and <= 1)) is { } source
            ? (DisruptionOutcome.BadShock, DisruptionWords.SourceShare.With(source.Name, source.ShareOfOutput))
        : problem.Group.All(j => problem.Table.Output[j] == 0) ? (DisruptionOutcome.BadTable, DisruptionWords.GroupEmpty.ToMessage())
        : null;

    private static bool CanFail(ExposureProblem problem, DisruptionBaseline table, int product, SourceKind source) =>
        source == SourceKind.Region ? table.Output[product] > 0 && !problem.Group.Contains(product) : table.Imports[product] > 0;

    private static IEnumerable<int> Products(ExposureProblem problem, DisruptionBaseline table) => Enumerable.Range(0, table.Sectors)
        .Where(i => CanFail(problem, table, i, SourceKind.Region) || CanFail(problem, table, i, SourceKind.Outside));

    // The products of which the group buys most, as many as the work allows, and every source that has a name.
    private static List<Candidate> Candidates(ExposureProblem problem, DisruptionBaseline table, GroupPurchases bought, ExposureSpec spec)
    {
        var candidates = new List<Candidate>();
        var (pairs, products) = ((double)table.Products.Length * table.Buyers.Length, 0);
        foreach (var i in Products(problem, table).OrderByDescending(bought.Of).ThenBy(i => i))
        {
            Candidate[] sources = [.. ((SourceKind[])[SourceKind.Region, SourceKind.Outside]).Where(s => CanFail(problem, table, i, s)).Select(s => new Candidate(i, s, null, 1))];
            if (products++ >= spec.LeastProducts && (candidates.Count + sources.Length) * pairs > spec.MostPairs)
            {
                break;
            }

            candidates.AddRange(sources);
        }

        return [.. candidates, .. problem.Sources.Where(s => table.Output[s.Product] > 0).Select(s => new Candidate(s.Product, SourceKind.Named, s.Name, s.ShareOfOutput))];
    }

    private static ExposureCoverage Coverage(ExposureProblem problem, DisruptionBaseline table, GroupPurchases bought, List<Candidate> asked)
    {
        int[] simulated = [.. asked.Where(c => c.Source != SourceKind.Named).Select(c => c.Product).Distinct()];
        return new(simulated.Length, Products(problem, table).Count(), simulated.Sum(bought.Of) / bought.All);
    }

    private static DisruptionShock Outage(Candidate candidate, ExposureSpec spec) => new(
        candidate.Source == SourceKind.Outside ? ShockTarget.Imports : ShockTarget.Capacity, candidate.Product, spec.OutageShare * candidate.Share, 0, spec.OutageDays);

    private static Cost Simulate(DisruptionBaseline table, DisruptionProblem problem, IReadOnlyList<ExposureProblem> groups, DisruptionSpec spec)
    {
        var run = new DisruptionRun(table, problem, spec);
        double[] usual = [.. groups.Select(g => g.Group.Sum(j => table.Output[j]))];
        var (ofGroups, greatest, ofRegion) = (new double[usual.Length], new double[usual.Length], 0.0);
        for (var t = 0; t < spec.Steps; t++)
        {
            run.Step(t);
            for (var g = 0; g < usual.Length; g++)
            {
                var lost = 0.0;
                foreach (var j in groups[g].Group)
                {
                    lost += table.Output[j] * (1 - run.Ratio[j]);
                }

                ofGroups[g] += lost;
                greatest[g] = Math.Max(greatest[g], lost / usual[g]);
            }

            for (var j = 0; j < table.Sectors; j++)
            {
                ofRegion += table.Output[j] * (1 - run.Ratio[j]);
            }
        }

        return new(ofGroups, greatest, ofRegion);
    }

    private static ExposureRow Row(Candidate candidate, Cost cost, int group, double usual, GroupPurchases bought, ExposureSpec spec)
    {
        var i = candidate.Product;
        var share = (candidate.Source == SourceKind.Outside ? bought.Outside[i] : bought.Region[i] * candidate.Share) / bought.Of(i);
        return new(i, candidate.Source, candidate.Name, bought.All > 0 ? bought.Of(i) / bought.All : 0, share, cost.Groups[group], cost.Groups[group] / usual,
            cost.Greatest[group], cost.Region, share > spec.SinglePointShare && cost.Greatest[group] > spec.SinglePointStop);
    }

    // What the group buys in a step, by product.
    private sealed class GroupPurchases
    {
        public GroupPurchases(DisruptionBaseline table, IReadOnlyList<int> group)
        {
            (Region, Outside) = (new double[table.Sectors], new double[table.Sectors]);
            int[] columns = [.. Enumerable.Range(0, table.Buyers.Length).Where(c => group.Contains(table.Buyers[c]))];
            for (var row = 0; row < table.Products.Length; row++)
            {
                foreach (var c in columns)
                {
                    var (usual, share) = (table.UsualOf(row)[c], table.Share[(row * table.Stride) + c]);
                    Region[table.Products[row]] += usual * share;
                    Outside[table.Products[row]] += usual - (usual * share);
                }
            }

            All = Region.Sum() + Outside.Sum();
        }

        public double[] Region { get; }

        public double[] Outside { get; }

        public double All { get; }

        public double Of(int product) => Region[product] + Outside[product];
    }
}
