using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>
/// The part of a trail that leads to some narrowings, found by walking back from them. The antecedents of a narrowing are not
/// stored: they are the latest narrowings, before it, of the bounds that its constraint read.
/// </summary>
/// <param name="Statements">The statements whose constraints were used, ascending.</param>
/// <param name="Steps">The steps, each after those it rests on.</param>
/// <param name="Roots">The steps that were asked for; -1 for one that stands at its domain.</param>
internal sealed record Proof(int[] Statements, DerivationStep[] Steps, int[] Roots)
{
    /// <summary>Why a variable has no value left: roots are its lower and its upper bound.</summary>
    public static Proof OfFailure(Propagator propagator)
    {
        var variable = propagator.Trail[propagator.Trail.Count - 1].Variable;
        return Of(propagator, [propagator.Trail.Latest(Trail.Bound(variable, Side.Low)), propagator.Trail.Latest(Trail.Bound(variable, Side.High))]);
    }

    /// <summary>Why these narrowings happened.</summary>
    public static Proof Of(Propagator propagator, params int[] roots)
    {
        var antecedents = new SortedDictionary<int, List<int>>();
        var open = new PriorityQueue<int, int>();
        foreach (var root in roots)
        {
            open.Enqueue(root, -root);
        }

        while (open.TryDequeue(out var narrowing, out _))
        {
            if (narrowing < 0 || antecedents.ContainsKey(narrowing))
            {
                continue;
            }

            var behind = Antecedents(propagator, narrowing);
            antecedents.Add(narrowing, behind);
            foreach (var one in behind)
            {
                open.Enqueue(one, -one);
            }
        }

        var places = antecedents.Keys.Select((narrowing, place) => (narrowing, place)).ToDictionary(p => p.narrowing, p => p.place);
        var steps = antecedents.Select(a => Step(propagator, a.Key, [.. a.Value.Select(one => places[one]).Order()])).ToArray();
        return new Proof(
            [.. steps.Select(s => s.Statement).Where(s => s != AddUpProblem.Definition).Distinct().Order()],
            steps,
            [.. roots.Select(root => root < 0 ? -1 : places[root])]);
    }

    /// <summary>A proof of failure in the caller's terms.</summary>
    public Conflict ToConflict() => new(Statements, Steps, Steps[^1].Variable, Roots[0], Roots[1]);

    private static DerivationStep Step(Propagator propagator, int narrowing, int[] antecedents)
    {
        var (network, item) = (propagator.Network, propagator.Trail[narrowing]);
        return new DerivationStep(
            item.Constraint, network.Kind[item.Constraint], network.Owner[item.Constraint], item.Variable, item.Side,
            BoundsBefore(propagator.Trail, item.Variable, narrowing), BoundsBefore(propagator.Trail, item.Variable, narrowing + 1), antecedents);
    }

    private static Interval BoundsBefore(Trail trail, int variable, int narrowing) =>
        new(ValueBefore(trail, Trail.Bound(variable, Side.Low), narrowing), ValueBefore(trail, Trail.Bound(variable, Side.High), narrowing));

    private static double ValueBefore(Trail trail, int bound, int narrowing) => trail.Value(bound, trail.LatestBefore(bound, narrowing));

    private static List<int> Antecedents(Propagator propagator, int narrowing)
    {
        var (trail, item) = (propagator.Trail, propagator.Trail[narrowing]);
        var bounds = propagator.Network.Kind[item.Constraint] switch
        {
            ConstraintKind.Bound => [],
            ConstraintKind.Linear => LinearAntecedents(propagator.Network, item),
            _ => ProductAntecedents(propagator, narrowing),
        };
        return [.. bounds.Select(b => trail.LatestBefore(b, narrowing)).Where(n => n >= 0)];
    }

    // The lower bound of a variable with a positive coefficient rests on the upper ends of the other terms, and so on by signs. A
    // coefficient without a sign rests on both.
    private static List<int> LinearAntecedents(Network network, Trail.Narrowing item)
    {
        var bounds = new List<int>();
        var (from, to) = (network.TermStart[item.Constraint], network.TermStart[item.Constraint + 1]);
        var own = Sign(network.Coefficient(Array.IndexOf(network.Variable, item.Variable, from, to - from)));
        for (var t = from; t < to; t++)
        {
            if (network.Variable[t] == item.Variable)
            {
                continue;
            }

            var signs = own * Sign(network.Coefficient(t));
            var opposite = item.Side == Side.Low ? Side.High : Side.Low;
            if (signs >= 0)
            {
                bounds.Add(Trail.Bound(network.Variable[t], opposite));
            }

            if (signs <= 0)
            {
                bounds.Add(Trail.Bound(network.Variable[t], item.Side));
            }
        }

        return bounds;
    }

    private static int Sign(Interval coefficient) => coefficient.Low > 0 ? 1 : coefficient.High < 0 ? -1 : 0;

    // A product reads six bounds at most. Those without which it gives the same are left out, one after the other.
    private static List<int> ProductAntecedents(Propagator propagator, int narrowing)
    {
        var (trail, item) = (propagator.Trail, propagator.Trail[narrowing]);
        var variables = propagator.Network.Variables(item.Constraint).ToArray();
        var needed = variables.Distinct()
            .SelectMany(v => new[] { Trail.Bound(v, Side.Low), Trail.Bound(v, Side.High) })
            .Where(b => trail.LatestBefore(b, narrowing) >= 0).ToList();
        for (var i = needed.Count - 1; i >= 0; i--)
        {
            var bound = needed[i];
            needed.RemoveAt(i);
            if (!ProductImplies(trail, variables, narrowing, needed))
            {
                needed.Insert(i, bound);
            }
        }

        return needed;
    }

    private static bool ProductImplies(Trail trail, int[] variables, int narrowing, List<int> known)
    {
        Interval Known(int variable) => new(KnownEnd(variable, Side.Low), KnownEnd(variable, Side.High));
        double KnownEnd(int variable, Side side)
        {
            var bound = Trail.Bound(variable, side);
            return trail.Value(bound, known.Contains(bound) ? trail.LatestBefore(bound, narrowing) : -1);
        }

        var item = trail[narrowing];
        var isSquare = variables[1] == variables[2];
        for (var place = 0; place < (isSquare ? 2 : 3); place++)
        {
            var implied = Contraction.OfProduct(place, Known(variables[0]), Known(variables[1]), Known(variables[2]), isSquare);
            if (variables[place] == item.Variable && (item.Side == Side.Low ? implied.Low >= item.Value : implied.High <= item.Value))
            {
                return true;
            }
        }

        return false;
    }
}
