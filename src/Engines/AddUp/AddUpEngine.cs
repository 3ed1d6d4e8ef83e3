using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>
/// Do the statements fit together, and what do they imply? Interval constraint propagation: whatever satisfies all statements lies
/// within the bounds, rounding included. See docs/methods/add-up.md.
/// </summary>
public static class AddUpEngine
{
    /// <summary>The method, for the trail of a number.</summary>
    public static readonly Method Method = new("add-up", "1.0", new Phrase("Interval constraint propagation", "区间约束传播"),
        new Phrase(
            "the arithmetic of published figures (tests/Conformance/AddUp) and exhaustive search over subsets (tests/Unit/AddUp)",
            "已发布数值的算术关系（tests/Conformance/AddUp）和对全部子集的穷举检验（tests/Unit/AddUp）"));

    /// <summary>
    /// Propagates the problem to its fixed point, one connected group of statements after the other, and where a group contradicts
    /// itself finds its minimal conflicts. The same problem always gives the same solution.
    /// </summary>
    public static AddUpSolution Solve(AddUpProblem problem, AddUpSpec spec)
    {
        var network = new Network(problem);
        var propagator = new Propagator(network, spec);
        if (!propagator.AssertDefinitions())
        {
            return ContradictoryDefinitions(propagator, spec);
        }

        ConflictSearch? search = null;
        var leftOut = new List<int>();
        foreach (var group in network.Components())
        {
            var mark = propagator.Mark;
            if (propagator.Assert(group))
            {
                continue;
            }

            search ??= new ConflictSearch(network, spec);
            var without = search.Search(group).SelectMany(c => WhatToLeaveOut(network, c.Statements)).ToHashSet();
            propagator.Rollback(mark);
            SettleRemainder(propagator, group, without);
            leftOut.AddRange(without);
        }

        return new AddUpSolution(propagator, spec)
        {
            Conflicts = search?.All ?? [],
            MoreConflictsMayExist = search?.WasCutShort ?? false,
            LeftOut = [.. leftOut.Order()],
            ReachedFixedPoint = !propagator.WasCutShort,
            Steps = propagator.Steps,
            SearchSteps = search?.Steps ?? 0,
        };
    }

    private static AddUpSolution ContradictoryDefinitions(Propagator propagator, AddUpSpec spec)
    {
        var conflict = Proof.OfFailure(propagator).ToConflict();
        propagator.Rollback((0, 0));
        return new AddUpSolution(propagator, spec)
        {
            Conflicts = [conflict],
            MoreConflictsMayExist = true,
            LeftOut = [.. Enumerable.Range(0, propagator.Network.IsRelation.Length)],
            ReachedFixedPoint = false,
            Steps = propagator.Steps,
            SearchSteps = 0,
        };
    }

    private static IEnumerable<int> WhatToLeaveOut(Network network, IReadOnlyList<int> statements) =>
        statements.All(s => network.IsRelation[s]) ? statements : statements.Where(s => !network.IsRelation[s]);

    // Conflicts beyond those listed, where a limit stopped the search, are left out whole as they turn up, unreduced.
    private static void SettleRemainder(Propagator propagator, List<int> group, HashSet<int> without)
    {
        var mark = propagator.Mark;
        while (!propagator.Assert(group.Where(s => !without.Contains(s))))
        {
            var culprits = Proof.OfFailure(propagator).Statements;
            without.UnionWith(WhatToLeaveOut(propagator.Network, culprits.Length > 0 ? culprits : group));
            propagator.Rollback(mark);
        }
    }
}
