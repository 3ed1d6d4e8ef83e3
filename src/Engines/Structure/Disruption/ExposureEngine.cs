using Songhua.Core;

namespace Songhua.Structure;

/// <summary>Exposure of a group of sectors to the failure of each source of its inputs: see docs/methods/disruption.md.</summary>
public static class ExposureEngine
{
    // A source that can fail: the shock that it stands for is made from it.
    private sealed record Candidate(int Product, SourceKind Source, ILocalised? Name, double Share);

    // What an outage costs: money of the horizon, and the share of the group's output on the worst day.
    private readonly record struct Cost(double Group, double Region, double Greatest);

    /// <summary>One simulation of the standard outage for each source.</summary>
    /// <param name="problem">The table and the group.</param>
    /// <param name="spec">The outage and the thresholds; null for the defaults.</param>
    /// <returns>The ranked list, or the reason why there is none. The same for any number of threads.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a group or source that names no sector.</exception>
    public static ExposureSolution Solve(ExposureProblem problem, ExposureSpec? spec = null)
    {
        spec ??= new();
        problem.CheckShapes();
        var bare = problem.Table.With([]);
        if (Fault(problem, bare, spec) is var (outcome, reason))
        {
            return new() { Outcome = outcome, Reason = reason, Spec = spec };
        }

        var table = DisruptionBaseline.Of(bare, spec.Model);
        var candidates = Candidates(problem, table);
        var costs = new Cost[candidates.Count];
        Parallel.For(0, costs.Length, new ParallelOptions { MaxDegreeOfParallelism = spec.Model.Threads }, c =>
            costs[c] = Simulate(table, bare.With([Outage(candidates[c], spec)]), problem.Group, spec.Model));
        var bought = new GroupPurchases(table, problem.Group);
        var usual = problem.Group.Sum(j => table.Output[j]) * spec.Model.Steps;
        return new()
        {
            Outcome = DisruptionOutcome.Simulated,
            Spec = spec,
            Notes = DisruptionCheck.Notes(bare, spec.Model),
            Rows = [.. candidates.Select((c, k) => Row(c, costs[k], usual, bought, spec)).OrderByDescending(r => r.GroupLoss).ThenBy(r => r.Product).ThenBy(r => r.Source)],
            ImportDependence = problem.Table.ImportedInputs is null ? double.NaN : bought.Outside.Sum() / bought.All,
        };
    }

    private static (DisruptionOutcome Outcome, Message Reason)? Fault(ExposureProblem problem, DisruptionProblem bare, ExposureSpec spec)
    {
        if (DisruptionCheck.FirstFault(bare, spec.Model) is { } fault)
        {
            return fault;
        }

        if (spec.FirstInvalid() is { } parameter)
        {
            return (DisruptionOutcome.BadSpec, DisruptionWords.BadSpec.With(parameter));
        }

        if (problem.Sources.FirstOrDefault(s => s.ShareOfOutput is not (>= 0 and <= 1)) is { } source)
        {
            return (DisruptionOutcome.BadShock, DisruptionWords.SourceShare.With(source.Name, source.ShareOfOutput));
        }

        return problem.Group.All(j => bare.Output[j] == 0) ? (DisruptionOutcome.BadTable, DisruptionWords.GroupEmpty.ToMessage()) : null;
    }

    private static List<Candidate> Candidates(ExposureProblem problem, DisruptionBaseline table)
    {
        var candidates = new List<Candidate>();
        for (var i = 0; i < table.Sectors; i++)
        {
            if (table.Output[i] > 0 && !problem.Group.Contains(i))
            {
                candidates.Add(new(i, SourceKind.Region, null, 1));
            }

            if (table.Imports[i] > 0)
            {
                candidates.Add(new(i, SourceKind.Outside, null, 1));
            }
        }

        candidates.AddRange(problem.Sources.Where(s => table.Output[s.Product] > 0).Select(s => new Candidate(s.Product, SourceKind.Named, s.Name, s.ShareOfOutput)));
        return candidates;
    }

    private static DisruptionShock Outage(Candidate candidate, ExposureSpec spec) => new(
        candidate.Source == SourceKind.Outside ? ShockTarget.Imports : ShockTarget.Capacity, candidate.Product, spec.OutageShare * candidate.Share, 0, spec.OutageDays);

    private static Cost Simulate(DisruptionBaseline table, DisruptionProblem problem, IReadOnlyList<int> group, DisruptionSpec spec)
    {
        var run = new DisruptionRun(table, problem, spec);
        var usual = group.Sum(j => table.Output[j]);
        var (ofGroup, ofRegion, greatest) = (0.0, 0.0, 0.0);
        for (var t = 0; t < spec.Steps; t++)
        {
            run.Step(t);
            var lost = 0.0;
            foreach (var j in group)
            {
                lost += table.Output[j] * (1 - run.Ratio[j]);
            }

            for (var j = 0; j < table.Sectors; j++)
            {
                ofRegion += table.Output[j] * (1 - run.Ratio[j]);
            }

            ofGroup += lost;
            greatest = Math.Max(greatest, lost / usual);
        }

        return new(ofGroup, ofRegion, greatest);
    }

    private static ExposureRow Row(Candidate candidate, Cost cost, double usual, GroupPurchases bought, ExposureSpec spec)
    {
        var i = candidate.Product;
        var total = bought.Region[i] + bought.Outside[i];
        var share = (candidate.Source == SourceKind.Outside ? bought.Outside[i] : bought.Region[i] * candidate.Share) / total;
        return new(i, candidate.Source, candidate.Name, bought.All > 0 ? total / bought.All : 0, share, cost.Group, cost.Group / usual, cost.Greatest, cost.Region,
            share > spec.SinglePointShare && cost.Greatest > spec.SinglePointStop);
    }

    // What the group buys in a step, by product.
    private sealed class GroupPurchases
    {
        public GroupPurchases(DisruptionBaseline table, IReadOnlyList<int> group)
        {
            (Region, Outside) = (new double[table.Sectors], new double[table.Sectors]);
            for (var i = 0; i < table.Sectors; i++)
            {
                for (var e = table.Starts[i]; e < table.Starts[i + 1]; e++)
                {
                    if (group.Contains(table.Buyers[e]))
                    {
                        Region[i] += table.Regional[e];
                        Outside[i] += table.Usual[e] - table.Regional[e];
                    }
                }
            }

            All = Region.Sum() + Outside.Sum();
        }

        public double[] Region { get; }

        public double[] Outside { get; }

        public double All { get; }
    }
}
