namespace Songhua.Outlook;

/// <summary>What a relation asks of values at a point: its left side equals a bound, or is at least that.</summary>
/// <param name="Relation">The relation; null for what is known of a value.</param>
/// <param name="Series">Series, indices.</param>
/// <param name="Coefficients">Of a sum; empty for a product.</param>
/// <param name="Powers">Of a product; empty for a sum.</param>
/// <param name="Bound">The bound, of a product its factor.</param>
/// <param name="IsEquation">Equal, or at least.</param>
internal sealed record Condition(int? Relation, int[] Series, double[] Coefficients, int[] Powers, double Bound, bool IsEquation)
{
    /// <summary>The free series that move it, as places of <see cref="PointRelations.Free"/>.</summary>
    public int[] Places { get; set; } = [];

    /// <summary>Whether every series in it is above zero by its scale, or follows from others.</summary>
    public bool IsPositive { get; set; }
}

/// <summary>A computed series and the equation that gives it.</summary>
/// <param name="Series">The series, an index.</param>
/// <param name="Place">Its place in the equation.</param>
/// <param name="Equation">The equation.</param>
/// <param name="IsNeeded">Whether a condition depends on it.</param>
internal sealed record Definition(int Series, int Place, Condition Equation, bool IsNeeded);

/// <summary>
/// The relations at one point, sorted: equations that give a computed series, in an order in which each can be evaluated, and conditions
/// that are left for the free series to meet.
/// </summary>
internal sealed class PointRelations
{
    private enum Role
    {
        Known,
        Free,
        Pending,
        Computed,
    }

    /// <summary>Observed values: series and value.</summary>
    public required (int Series, double Value)[] Observed { get; init; }

    /// <summary>In the order of evaluation.</summary>
    public required Definition[] Definitions { get; init; }

    /// <summary>What is left for the free series.</summary>
    public required Condition[] Conditions { get; init; }

    /// <summary>
    /// Free series that conditions move: first <see cref="Direct"/> on which a condition depends, then those that are correlated with one.
    /// </summary>
    public required int[] Free { get; init; }

    /// <summary>How many of <see cref="Free"/> a condition depends on.</summary>
    public required int Direct { get; init; }

    /// <summary>Covariance of the free series on their scales: all x all.</summary>
    public required double[,] Covariance { get; init; }

    /// <summary>Computed series that no equation gives.</summary>
    public required int[] Undetermined { get; init; }

    /// <summary>Sorts the relations of a point.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="point">The point.</param>
    /// <param name="covariance">Of the model's outputs at the point.</param>
    public static PointRelations Of(EnsembleProblem problem, int point, double[,] covariance)
    {
        var known = problem.Known.Where(k => k.Point == point).ToList();
        var observed = known.Where(k => k.Low == k.High).Select(k => (k.Series, k.Low)).ToArray();
        var roles = problem.Series.Select(s => s.Output is null ? Role.Pending : Role.Free).ToArray();
        foreach (var (series, _) in observed)
        {
            roles[series] = Role.Known;
        }

        var equations = Stated(problem).Where(c => c.IsEquation).ToList();
        var definitions = Define(equations, roles);
        var conditions = equations.Concat(Stated(problem).Where(c => !c.IsEquation)).Where(_ => point >= problem.RelationsFrom)
            .Concat(known.Where(k => k.Low < k.High).SelectMany(Bounds))
            .Where(c => c.Series.All(s => roles[s] != Role.Pending))
            .ToArray();
        var reach = Reach(definitions, roles);
        var direct = conditions.SelectMany(c => c.Series).SelectMany(s => reach[s]).Distinct().Order().ToArray();
        double Weight(int a, int b) => covariance[problem.Series[a].Output!.Value, problem.Series[b].Output!.Value];
        var moved = Enumerable.Range(0, roles.Length).Where(s => roles[s] == Role.Free && !direct.Contains(s) && direct.Any(d => Weight(d, s) != 0));
        int[] free = [.. direct, .. moved];
        foreach (var condition in conditions)
        {
            condition.Places = [.. condition.Series.SelectMany(s => reach[s]).Distinct().Select(s => Array.IndexOf(free, s)).Order()];
            condition.IsPositive = condition.Series.All(s => problem.Series[s].Output is null || problem.Series[s].Scale.Low >= 0);
        }

        var weights = new double[free.Length, free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++)
            {
                weights[i, j] = Weight(free[i], free[j]);
            }
        }

        return new()
        {
            Observed = observed,
            Definitions = Needed(definitions, conditions),
            Conditions = conditions,
            Free = free,
            Direct = direct.Length,
            Covariance = weights,
            Undetermined = [.. Enumerable.Range(0, roles.Length).Where(s => roles[s] == Role.Pending)],
        };
    }

    private static IEnumerable<Condition> Stated(EnsembleProblem problem) =>
        problem.Relations.SelectMany((r, i) => r.IsEquation
            ? [new Condition(i, r.Series, r.Coefficients, r.Powers, r.Low, true)]
            : Bounds(i, r.Series, r.Coefficients, r.Low, r.High));

    private static IEnumerable<Condition> Bounds(KnownValue known) => Bounds(null, [known.Series], [1], known.Low, known.High);

    private static IEnumerable<Condition> Bounds(int? relation, int[] series, double[] coefficients, double low, double high)
    {
        if (double.IsFinite(low))
        {
            yield return new(relation, series, coefficients, [], low, false);
        }

        if (double.IsFinite(high))
        {
            yield return new(relation, series, [.. coefficients.Select(c => -c)], [], -high, false);
        }
    }

    // Takes equations with one unknown that they give, in the order of the problem, until none is left. They leave the list.
    private static List<Definition> Define(List<Condition> equations, Role[] roles)
    {
        var definitions = new List<Definition>();
        while (true)
        {
            var next = equations.Find(e => e.Series.Count(s => roles[s] == Role.Pending) == 1 && Place(e) is var p && (e.Powers.Length == 0 || Math.Abs(e.Powers[p]) == 1));
            if (next is null)
            {
                return definitions;
            }

            var place = Place(next);
            definitions.Add(new(next.Series[place], place, next, false));
            roles[next.Series[place]] = Role.Computed;
            equations.Remove(next);
        }

        int Place(Condition e) => Array.FindIndex(e.Series, s => roles[s] == Role.Pending);
    }

    // The free series on which each series depends.
    private static HashSet<int>[] Reach(List<Definition> definitions, Role[] roles)
    {
        var reach = roles.Select((r, s) => r == Role.Free ? new HashSet<int> { s } : []).ToArray();
        foreach (var definition in definitions)
        {
            foreach (var other in definition.Equation.Series.Where(s => s != definition.Series))
            {
                reach[definition.Series].UnionWith(reach[other]);
            }
        }

        return reach;
    }

    private static Definition[] Needed(List<Definition> definitions, Condition[] conditions)
    {
        var needed = conditions.SelectMany(c => c.Series).ToHashSet();
        for (var i = definitions.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(definitions[i].Series))
            {
                needed.UnionWith(definitions[i].Equation.Series);
                definitions[i] = definitions[i] with { IsNeeded = true };
            }
        }

        return [.. definitions];
    }
}
