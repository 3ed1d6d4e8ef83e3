namespace Songhua.Growth;

/// <summary>A cell of a table to be published: a sum over groups of enterprises.</summary>
/// <param name="Key">Its name, unique in the problem.</param>
/// <param name="Atoms">The groups that it adds up: indices of atoms, none twice.</param>
public sealed record PublishedCell(string Key, IReadOnlyList<int> Atoms)
{
    /// <summary>Whether it must be published whatever happens, such as a total that somebody else publishes.</summary>
    public bool IsKept { get; init; }

    /// <summary>What suppressing it costs, as a multiple of <see cref="SuppressionCost"/>; above zero.</summary>
    public double Weight { get; init; } = 1;
}

/// <summary>A period for which the tables are published; all periods get the same pattern.</summary>
public sealed class DisclosurePeriod
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The magnitudes that an outsider can derive, such as value added of the base period and value added now: each one value a
    /// contribution, in one unit, not negative; zero where the contributor has no part in it.
    /// </summary>
    public required IReadOnlyList<double[]> Magnitudes { get; init; }
}

/// <summary>
/// Tables to be protected together. Atoms are the finest groups that do not overlap, such as industry class x place; every cell is
/// a set of atoms, whatever table it stands in, so that hierarchies, overlapping clusters and tables with common cells are linked.
/// </summary>
public sealed class DisclosureProblem
{
    /// <summary>The cells of all tables. Cells over the same groups are one value and are published or suppressed together.</summary>
    public required IReadOnlyList<PublishedCell> Cells { get; init; }

    /// <summary>The number of atoms.</summary>
    public required int Atoms { get; init; }

    /// <summary>The atom of each contribution.</summary>
    public required int[] AtomOf { get; init; }

    /// <summary>
    /// Who stands behind each contribution, an index from 0: legal units of one holding are one respondent and are added before any
    /// rule. Null where each contribution has its own.
    /// </summary>
    public int[]? HoldingOf { get; init; }

    /// <summary>The periods, each with the same magnitudes.</summary>
    public required IReadOnlyList<DisclosurePeriod> Periods { get; init; }

    internal void Check()
    {
        var magnitudes = Periods.Count == 0 ? 0 : Periods[0].Magnitudes.Count;
        if (magnitudes == 0 || Periods.Any(p => p.Magnitudes.Count != magnitudes))
        {
            throw new ArgumentException("Every period needs the same magnitudes, and at least one.");
        }

        if (AtomOf.Any(a => (uint)a >= (uint)Atoms) || Cells.Any(c => c.Atoms.Any(a => (uint)a >= (uint)Atoms)))
        {
            throw new ArgumentException("A contribution or a cell names an atom that does not exist.");
        }

        if (HoldingOf is not null && (HoldingOf.Length != AtomOf.Length || HoldingOf.Any(h => h < 0)))
        {
            throw new ArgumentException("Every contribution needs a holding from 0.");
        }

        if (Cells.Any(c => !(c.Weight > 0) || c.Atoms.Distinct().Count() != c.Atoms.Count) || Cells.DistinctBy(c => c.Key).Count() != Cells.Count)
        {
            throw new ArgumentException("Cells need keys of their own, weights above zero, and each atom once.");
        }

        if (Periods.SelectMany(p => p.Magnitudes).Any(m => m.Length != AtomOf.Length || m.Any(v => !double.IsFinite(v) || v < 0)))
        {
            throw new ArgumentException("Every magnitude needs one finite value a contribution, not below zero.");
        }
    }
}
