namespace Songhua.Growth;

/// <summary>What becomes of a cell.</summary>
public enum SuppressionStatus
{
    /// <summary>It is published.</summary>
    Published,

    /// <summary>It is suppressed because a rule finds it unsafe.</summary>
    Primary,

    /// <summary>It is suppressed so that others cannot be derived.</summary>
    Secondary,
}

/// <summary>The rule that finds a cell unsafe.</summary>
public enum PrimaryRule
{
    /// <summary>Too few contributors.</summary>
    MinimumContributors,

    /// <summary>An (n, k) rule.</summary>
    Dominance,

    /// <summary>The p % rule.</summary>
    PPercent,
}

/// <summary>A rule that a cell breaks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Period">The period, an index.</param>
/// <param name="Magnitude">The magnitude, an index.</param>
/// <param name="Protection">The distance that an outsider's bounds must keep from the true value, in its unit.</param>
public sealed record RuleHit(PrimaryRule Rule, int Period, int Magnitude, double Protection);

/// <summary>What becomes of one cell, and why.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Status">What becomes of it.</param>
/// <param name="Hits">The rules that it breaks; none where it is secondary or published.</param>
/// <param name="Cost">What suppressing it costs; zero where it is published.</param>
public sealed record CellDecision(string Key, SuppressionStatus Status, IReadOnlyList<RuleHit> Hits, double Cost);

/// <summary>What an outsider can derive of a suppressed cell, and what it must not.</summary>
/// <param name="Key">
/// The cell; for a difference of published cells that is itself unsafe, the keys of the two with a minus sign between them, or the
/// keys of all cells that it lies in where no two cells leave it.
/// </param>
/// <param name="IsImplied">Whether it is not a cell but a part or difference that the tables can imply.</param>
/// <param name="Period">The period, an index.</param>
/// <param name="Magnitude">The magnitude, an index.</param>
/// <param name="Value">The true value.</param>
/// <param name="Low">The least value that fits everything published.</param>
/// <param name="High">The greatest; infinite where nothing bounds it.</param>
/// <param name="LowerProtection">How far below the value the least one must lie.</param>
/// <param name="UpperProtection">How far above it the greatest one must lie.</param>
/// <param name="Passes">Whether they do.</param>
public sealed record AuditRow(
    string Key, bool IsImplied, int Period, int Magnitude, double Value, double Low, double High, double LowerProtection, double UpperProtection, bool Passes);

/// <summary>An insider who comes closer to a cell than it may.</summary>
/// <param name="Key">The cell, as in <see cref="AuditRow"/>.</param>
/// <param name="Holding">Who.</param>
/// <param name="Period">The period, an index.</param>
/// <param name="Magnitude">The magnitude, an index.</param>
/// <param name="Value">The true value.</param>
/// <param name="Low">The least value that fits what the insider knows.</param>
/// <param name="High">The greatest.</param>
/// <param name="LowerProtection">How far below the value the least one must lie for this insider.</param>
/// <param name="UpperProtection">How far above it the greatest one must lie.</param>
public sealed record InsiderBreach(
    string Key, int Holding, int Period, int Magnitude, double Value, double Low, double High, double LowerProtection, double UpperProtection);

/// <summary>A cell that cannot be protected while what must be published is published.</summary>
/// <param name="Key">The cell, as in <see cref="AuditRow"/>.</param>
/// <param name="Needed">The kept cells that would have to be suppressed; empty where not even that is enough.</param>
public sealed record UnprotectedCell(string Key, IReadOnlyList<string> Needed);

/// <summary>The check of a pattern: exact up to the tolerance of the arithmetic.</summary>
/// <param name="Rows">Every suppressed cell and every unsafe part or difference, by period and magnitude.</param>
/// <param name="Breaches">Insiders who come too close.</param>
/// <param name="InsidersChecked">The number of pairs of an unsafe cell's bound and an insider whose knowledge bears on it that were looked at one by one.</param>
/// <param name="Programmes">The number of linear programmes solved.</param>
public sealed record AuditReport(IReadOnlyList<AuditRow> Rows, IReadOnlyList<InsiderBreach> Breaches, int InsidersChecked, int Programmes)
{
    /// <summary>Whether every unsafe cell keeps its distance from outsiders and insiders.</summary>
    public bool IsSafe => Breaches.Count == 0 && Rows.All(r => r.Passes);
}

/// <summary>A pattern of suppressions for all tables and periods, with its proof.</summary>
/// <param name="Decisions">One a cell, in the order of the problem.</param>
/// <param name="Audit">The check of the pattern.</param>
/// <param name="Unprotected">What cannot be protected; empty where the pattern is safe.</param>
/// <param name="Parts">The number of groups that the tables tell apart.</param>
public sealed record DisclosureResult(
    IReadOnlyList<CellDecision> Decisions, AuditReport Audit, IReadOnlyList<UnprotectedCell> Unprotected, int Parts)
{
    /// <summary>Whether the tables can be published with this pattern.</summary>
    public bool IsSafe => Unprotected.Count == 0 && Audit.IsSafe;

    /// <summary>The cost of all secondary suppressions.</summary>
    public double SecondaryCost => Decisions.Where(d => d.Status == SuppressionStatus.Secondary).Sum(d => d.Cost);

    /// <summary>The number of cells with a status.</summary>
    public int Count(SuppressionStatus status) => Decisions.Count(d => d.Status == status);
}
