namespace Songhua.Growth;

/// <summary>
/// Statistical disclosure control of linked tables of magnitudes by cell suppression: which cells must not be published, which
/// others must not be either so that those cannot be derived, and a proof (Hundepool et al. 2012, Statistical Disclosure Control,
/// chapter 4; Willenborg &amp; de Waal 2001, Elements of Statistical Disclosure Control). See docs/methods/disclosure.md.
/// </summary>
public static class DisclosureEngine
{
    /// <summary>Finds a pattern, the same for all periods, and checks it.</summary>
    /// <exception cref="ArgumentException">The problem's arrays do not fit, a value is negative, or the form does not fit the magnitudes.</exception>
    public static DisclosureResult Solve(DisclosureProblem problem, DisclosureSpec spec)
    {
        problem.Check();
        var structure = new CellStructure(problem, spec.DifferenceParts);
        var rules = new PrimaryRules(structure, spec);
        var isPublished = Primary(structure, rules);
        double[] cost = [.. Enumerable.Range(0, structure.PublishedSums).Select(s => CostOf(structure, rules, spec, s) * structure.Sums[s].Cells.Max(c => problem.Cells[c].Weight))];
        if (structure.PublishedSums == 0)
        {
            return new([.. problem.Cells.Select(c => new CellDecision(c.Key, SuppressionStatus.Published, [], 0))], new([], [], 0, 0), [], 0);
        }

        var search = new SuppressionSearch(structure, rules, spec, cost, isPublished);
        search.Run();
        // The search leaves no claim open but those that it tells as unprotected.
        var audit = spec.ComputesBounds ? AuditPattern.Of(structure, rules, spec, search.Check, isPublished) : new([], [], 0, 0);
        return new(
            [.. Enumerable.Range(0, problem.Cells.Count).Select(c => Decide(problem, structure, rules, isPublished, cost, c))],
            audit with { Programmes = search.Programmes },
            [.. search.Unprotected.Select(u => new UnprotectedCell(structure.Sums[u.Key].Name, [.. u.Value.SelectMany(s => structure.Sums[s].Cells).Where(c => problem.Cells[c].IsKept).Select(c => problem.Cells[c].Key)]))],
            structure.Parts);
    }

    /// <summary>Checks a pattern, wherever it comes from, against the same rules, and computes all bounds.</summary>
    /// <param name="problem">The tables.</param>
    /// <param name="spec">The rules.</param>
    /// <param name="isPublished">One element a cell. Of cells over the same groups, one published publishes all.</param>
    /// <exception cref="ArgumentException">As <see cref="Solve"/>; or the pattern has another number of cells.</exception>
    public static AuditReport Audit(DisclosureProblem problem, DisclosureSpec spec, IReadOnlyList<bool> isPublished)
    {
        problem.Check();
        if (isPublished.Count != problem.Cells.Count)
        {
            throw new ArgumentException($"A pattern of {isPublished.Count} for {problem.Cells.Count} cells.", nameof(isPublished));
        }

        var structure = new CellStructure(problem, spec.DifferenceParts);
        if (structure.PublishedSums == 0)
        {
            return new([], [], 0, 0);
        }

        var rules = new PrimaryRules(structure, spec);
        bool[] pattern = [.. structure.Sums.Select(s => s.Cells.Any(c => isPublished[c]))];
        return AuditPattern.Of(structure, rules, spec, new(structure, rules, spec, pattern), pattern);
    }

    // Unsafe sums are suppressed, unless they are kept; implied ones are never published.
    private static bool[] Primary(CellStructure structure, PrimaryRules rules) =>
        [.. Enumerable.Range(0, structure.Sums.Count).Select(s => !structure.Sums[s].IsImplied && (structure.Sums[s].IsKept || !rules.IsUnsafe(s)))];

    // A small constant keeps the number of cells down where values are small.
    private static double CostOf(CellStructure structure, PrimaryRules rules, DisclosureSpec spec, int sum) => spec.Cost switch
    {
        SuppressionCost.Cells => 1,
        SuppressionCost.Contributors => Enumerable.Range(0, structure.Layers).Max(l => rules.Of(sum, l).Contributors),
        _ => 1e-4 + Enumerable.Range(0, structure.Layers).Average(l => Share(structure, sum, l)),
    };

    private static double Share(CellStructure structure, int sum, int layer)
    {
        var most = Enumerable.Range(0, structure.PublishedSums).Max(s => structure.ValueOf(s, layer));
        return most > 0 ? structure.ValueOf(sum, layer) / most : 0;
    }

    private static CellDecision Decide(DisclosureProblem problem, CellStructure structure, PrimaryRules rules, bool[] isPublished, double[] cost, int cell)
    {
        var sum = structure.SumOfCell[cell];
        var status = sum < 0 || isPublished[sum] ? SuppressionStatus.Published : rules.IsUnsafe(sum) ? SuppressionStatus.Primary : SuppressionStatus.Secondary;
        return new(
            problem.Cells[cell].Key, status, status == SuppressionStatus.Primary ? rules.HitsOf(sum) : [], status == SuppressionStatus.Published ? 0 : cost[sum]);
    }
}
