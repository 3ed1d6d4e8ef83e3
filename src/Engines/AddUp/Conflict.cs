namespace Songhua.AddUp;

/// <summary>Statements that cannot hold together.</summary>
/// <param name="Statements">
/// The statements, ascending. Leaving out any one of them removes this contradiction, as far as the engine can see. Empty where
/// the definitions contradict each other.
/// </param>
/// <param name="Steps">The reasoning; the last step moves a bound of <paramref name="Variable"/> past its other bound.</param>
/// <param name="Variable">The variable that has no value left.</param>
/// <param name="LowStep">The step that gives its lower bound, an index into the steps; -1 where that is its domain.</param>
/// <param name="HighStep">The step that gives its upper bound; -1 where that is its domain.</param>
public sealed record Conflict(IReadOnlyList<int> Statements, IReadOnlyList<DerivationStep> Steps, int Variable, int LowStep, int HighStep);
