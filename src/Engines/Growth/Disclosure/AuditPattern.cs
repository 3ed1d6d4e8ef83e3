namespace Songhua.Growth;

/// <summary>The check of a pattern: two linear programmes for each suppressed or unsafe sum and layer, and the claims against insiders.</summary>
internal static class AuditPattern
{
    private const double Slack = 1e-6;

    internal static AuditReport Of(CellStructure structure, PrimaryRules rules, DisclosureSpec spec, ProtectionCheck check, bool[] isPublished)
    {
        int[] sums = [.. Enumerable.Range(0, structure.Sums.Count).Where(s => rules.IsUnsafe(s) || !(structure.Sums[s].IsImplied || isPublished[s]))];
        var rows = new AuditRow[structure.Layers][];
        Parallel.For(0, check.Blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, spec.Threads) }, b =>
        {
            // One programme after the other inside a block: each starts from the basis of the one before.
            for (var k = 0; k < check.Blocks[b].Length; k++)
            {
                rows[check.Blocks[b][k]] = [.. sums.Select(s => Row(structure, rules, check.Programs[b], s, check.Blocks[b][k], k))];
            }
        });
        var breaches =
            from claim in check.Claims
            from gap in check.Gaps(claim)
            from holding in gap.Insiders
            group gap by (claim.Sum, claim.Layer, holding) into breach
            select Breach(structure, rules, check, breach.Key.Sum, breach.Key.Layer, breach.Key.holding);
        InsiderBreach[] found = [.. breaches];
        return new(
            [
                .. from i in Enumerable.Range(0, sums.Length)
                   from name in structure.Sums[sums[i]].Names
                   from layer in rows
                   select layer[i] with { Key = name },
            ],
            found, check.InsidersChecked, check.Programs.Sum(p => p.Solved));
    }

    private static AuditRow Row(CellStructure structure, PrimaryRules rules, AttackerProgram program, int sum, int layer, int place)
    {
        var value = structure.ValueOf(sum, layer);
        var (period, magnitude) = Math.DivRem(layer, structure.Magnitudes);
        var (low, high) = (program.Extreme(sum, place, -1, AttackerKnowledge.Outsider), program.Extreme(sum, place, 1, AttackerKnowledge.Outsider));
        var (lower, upper) = (rules.Protection(sum, layer, -1), rules.Protection(sum, layer, 1));
        var passes = IsKept(low, lower, value) && IsKept(high, upper, value);
        return new(structure.Sums[sum].Name, structure.Sums[sum].IsImplied, period, magnitude, value, value - low, value + high, lower, upper, passes);
    }

    private static InsiderBreach Breach(CellStructure structure, PrimaryRules rules, ProtectionCheck check, int sum, int layer, int holding)
    {
        var value = structure.ValueOf(sum, layer);
        var (period, magnitude) = Math.DivRem(layer, structure.Magnitudes);
        var (block, place) = Math.DivRem(layer, check.Blocks[0].Length);
        var program = check.Programs[block];
        return new(
            structure.Sums[sum].Name, holding, period, magnitude, value,
            value - program.Extreme(sum, place, -1, [holding]), value + program.Extreme(sum, place, 1, [holding]),
            rules.ProtectionAgainst(holding, sum, layer, -1), rules.ProtectionAgainst(holding, sum, layer, 1));
    }

    private static bool IsKept(double distance, double needed, double value) => distance >= (needed * (1 - Slack)) - (1e-9 * value);
}
