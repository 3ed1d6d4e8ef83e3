namespace Songhua.AddUp;

/// <summary>
/// Why a bound holds: a directed graph without cycles, listed so that every step comes after those it rests on. The last step is
/// the bound itself.
/// </summary>
/// <param name="Variable">The variable.</param>
/// <param name="Side">Which bound of it.</param>
/// <param name="Value">The bound, in base units; infinite where nothing bounds it.</param>
/// <param name="Statements">
/// The statements that together imply the bound, ascending; leaving out any one of them loses it. Empty where the bound is the
/// variable's domain or follows from definitions.
/// </param>
/// <param name="Steps">The steps; none where the bound is the variable's domain.</param>
public sealed record Derivation(int Variable, Side Side, double Value, IReadOnlyList<int> Statements, IReadOnlyList<DerivationStep> Steps);
