using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Finds what is wrong with a table, its shocks and the parameters, and what is worth saying of them.</summary>
internal static class DisruptionCheck
{
    /// <summary>The first thing that keeps a problem from being solved; null where nothing does.</summary>
    public static (DisruptionOutcome Outcome, Message Reason)? FirstFault(DisruptionProblem problem, DisruptionSpec spec)
    {
        problem.CheckShapes();
        if (spec.FirstInvalid() is { } parameter)
        {
            return (DisruptionOutcome.BadSpec, DisruptionWords.BadSpec.With(parameter));
        }

        if ((Figures(problem) ?? Purchases(problem) ?? Balance(problem, spec)) is { } table)
        {
            return (DisruptionOutcome.BadTable, table);
        }

        var shock = problem.Shocks.Select(s => Of(problem, s)).Concat(problem.AddedDemands.Select(a => Of(problem, a))).FirstOrDefault(m => m is not null);
        return shock is null ? null : (DisruptionOutcome.BadShock, shock);
    }

    /// <summary>What was assumed of a sound problem.</summary>
    public static List<Message> Notes(DisruptionProblem problem, DisruptionSpec spec)
    {
        var notes = new List<Message>();
        for (var i = 0; i < problem.Sectors.Count; i++)
        {
            if (problem.LocalDemand[i] < -spec.BalanceTolerance * Math.Max(problem.Output[i], 0))
            {
                notes.Add(DisruptionWords.Withdrawn.With(problem.Sectors[i], problem.LocalDemand[i]));
            }
        }

        foreach (var shock in problem.Shocks)
        {
            var name = shock.Name ?? problem.Sectors[shock.Sector];
            if (shock.FromDay >= spec.HorizonDays)
            {
                notes.Add(DisruptionWords.LateShock.With(name));
            }
            else if (shock.LostOn(spec.HorizonDays) > spec.RecoveryTolerance)
            {
                notes.Add(DisruptionWords.LongShock.With(name));
            }
        }

        foreach (var target in problem.Shocks.GroupBy(s => (s.Target, s.Sector)))
        {
            if (Enumerable.Range(0, spec.HorizonDays).Any(d => target.Sum(s => s.LostOn(d)) > 1 + 1e-9))
            {
                notes.Add(DisruptionWords.Capped.With(problem.Sectors[target.Key.Sector]));
            }
        }

        return notes;
    }

    private static Message? Figures(DisruptionProblem problem)
    {
        for (var i = 0; i < problem.Sectors.Count; i++)
        {
            if ((Figure(problem, i, DisruptionWords.Output, problem.Output[i], isSigned: false)
                ?? Figure(problem, i, DisruptionWords.Exports, problem.Exports[i], isSigned: false)
                ?? Figure(problem, i, DisruptionWords.LocalDemand, problem.LocalDemand[i], isSigned: true)
                ?? Figure(problem, i, DisruptionWords.ValueAdded, problem.ValueAdded?[i] ?? 0, isSigned: true)) is { } fault)
            {
                return fault;
            }

            if (problem.InventoryDays is { } days && (days[i] < 0 || double.IsInfinity(days[i])))
            {
                return DisruptionWords.BadInventory.With(problem.Sectors[i]);
            }
        }

        return problem.Output.All(x => x == 0) ? DisruptionWords.NoActivity.ToMessage() : null;
    }

    private static Message? Figure(DisruptionProblem problem, int sector, ILocalised what, double value, bool isSigned) =>
        !double.IsFinite(value) ? DisruptionWords.Missing.With(problem.Sectors[sector], what)
        : value < 0 && !isSigned ? DisruptionWords.Negative.With(problem.Sectors[sector], what, value)
        : null;

    private static Message? Purchases(DisruptionProblem problem)
    {
        var n = problem.Sectors.Count;
        var bought = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var (regional, imported) = (problem.RegionalInputs[i, j], problem.ImportedInputs?[i, j] ?? 0);
                if (!(regional >= 0 && imported >= 0 && double.IsFinite(regional + imported)))
                {
                    var what = DisruptionWords.Inputs.With(problem.Sectors[i]);
                    return Figure(problem, j, what, regional, isSigned: false) ?? Figure(problem, j, what, imported, isSigned: false);
                }

                bought[j] += regional + imported;
                if (problem.Criticality?[i, j] is { } c && !(c is >= 0 and <= 1))
                {
                    return DisruptionWords.BadCriticality.With(problem.Sectors[i], problem.Sectors[j], c);
                }
            }
        }

        return Enumerable.Range(0, n).Where(j => bought[j] > 0 && problem.Output[j] == 0).Select(j => DisruptionWords.NoOutput.With(problem.Sectors[j])).FirstOrDefault();
    }

    private static Message? Balance(DisruptionProblem problem, DisruptionSpec spec)
    {
        for (var i = 0; i < problem.Sectors.Count; i++)
        {
            var (sales, scale) = (problem.LocalDemand[i] + problem.Exports[i], Math.Abs(problem.LocalDemand[i]) + problem.Exports[i] + problem.Output[i]);
            foreach (var sold in problem.RegionalInputs.Row(i))
            {
                sales += sold;
                scale += sold;
            }

            // Where output is zero there is still rounding of what cancels.
            if (Math.Abs(sales - problem.Output[i]) > Math.Max(spec.BalanceTolerance * problem.Output[i], 1e-12 * scale))
            {
                return DisruptionWords.NotBalanced.With(problem.Sectors[i], sales, problem.Output[i]);
            }
        }

        return null;
    }

    private static Message? Of(DisruptionProblem problem, DisruptionShock shock)
    {
        if ((uint)shock.Sector >= (uint)problem.Sectors.Count)
        {
            return DisruptionWords.ShockSector.With(shock.Sector + 1);
        }

        var name = shock.Name ?? problem.Sectors[shock.Sector];
        return shock.LostShare is not (>= 0 and <= 1) ? DisruptionWords.ShockShare.With(name, shock.LostShare)
            : shock.FromDay < 0 || shock.FullDays < 0 || shock.RecoveryDays is not (>= 0 and < double.PositiveInfinity) ? DisruptionWords.ShockDays.With(name)
            : shock.Target == ShockTarget.Capacity && problem.Output[shock.Sector] == 0 ? DisruptionWords.ShockEmpty.With(name)
            : shock.Target == ShockTarget.Imports && !IsImported(problem, shock.Sector) ? DisruptionWords.ShockNoImports.With(name)
            : null;
    }

    private static Message? Of(DisruptionProblem problem, AddedDemand added) =>
        (uint)added.Sector >= (uint)problem.Sectors.Count ? DisruptionWords.ShockSector.With(added.Sector + 1)
        : problem.Output[added.Sector] == 0 ? DisruptionWords.ShockEmpty.With(problem.Sectors[added.Sector])
        : added.Amount is >= 0 and < double.PositiveInfinity && added.FromDay >= 0 && added.Days is > 0 and < double.PositiveInfinity ? null
        : DisruptionWords.BadDemand.With(problem.Sectors[added.Sector]);

    private static bool IsImported(DisruptionProblem problem, int product)
    {
        for (var j = 0; j < problem.Sectors.Count; j++)
        {
            if (problem.ImportedInputs?[product, j] > 0)
            {
                return true;
            }
        }

        return false;
    }
}
