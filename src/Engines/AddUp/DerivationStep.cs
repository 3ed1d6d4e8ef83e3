using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>One step of reasoning: a constraint and what was known before it move one bound of one variable.</summary>
/// <param name="Constraint">The constraint, counted in the order in which constraints were added to the problem.</param>
/// <param name="Kind">Its form.</param>
/// <param name="Statement">The statement that it belongs to, or <see cref="AddUpProblem.Definition"/>.</param>
/// <param name="Variable">The variable whose bound moves.</param>
/// <param name="Side">Which bound moves.</param>
/// <param name="Before">The variable's interval before the step, in base units.</param>
/// <param name="After">
/// Its interval after the step. In the last step of a conflict the ends have crossed, and stand as they are: Low above High.
/// </param>
/// <param name="Antecedents">The earlier steps it rests on, as indices into the list of steps, ascending.</param>
public sealed record DerivationStep(
    int Constraint, ConstraintKind Kind, int Statement, int Variable, Side Side, Interval Before, Interval After, IReadOnlyList<int> Antecedents);
