using Songhua.Core;

namespace Songhua.Growth;

/// <summary>A growth rate that made-up returns are to give under the default conventions of <see cref="GrowthSpec"/>.</summary>
/// <param name="Period">Whole months of one year; January and February only together.</param>
/// <param name="Growth">The ratio: 0.068 for 6.8 %.</param>
/// <param name="Industry">The digits with which its classes begin; empty for the whole.</param>
public sealed record GrowthGoal(Period Period, double Growth, string Industry = "");

/// <summary>What became of a goal.</summary>
public enum GoalOutcome
{
    /// <summary>Reached.</summary>
    Reached,

    /// <summary>Outputs would have to be scaled by more than allowed.</summary>
    OutOfReach,

    /// <summary>All its months and industries are settled by smaller goals that say otherwise.</summary>
    Contradicted,

    /// <summary>Not whole months of one year inside the panel, January without February, or nothing that can be compared.</summary>
    NotComparable,
}

/// <summary>A goal and what was reached.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Before">Growth before the outputs were scaled for it; NaN where not comparable.</param>
/// <param name="Reached">Growth of the finished panel as the growth engine computes it; NaN where not comparable.</param>
/// <param name="Scaling">The factor on the outputs that were free; 1 where they were left.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record GoalResult(GrowthGoal Goal, double Before, double Reached, double Scaling, GoalOutcome Outcome);

/// <summary>The words for <see cref="GoalOutcome"/>.</summary>
public static class GoalOutcomeWords
{
    private static readonly Phrase Reached = new("reached", "已达到");
    private static readonly Phrase OutOfReach = new("out of reach: outputs would have to be scaled too far", "无法达到：产值需调整的幅度过大");
    private static readonly Phrase Contradicted = new("contradicts smaller goals that settle all of it", "与已确定其全部范围的较小目标相矛盾");
    private static readonly Phrase NotComparable = new("nothing to compare in these months", "这些月份没有可比内容");

    /// <summary>The words for an outcome.</summary>
    public static Phrase Word(this GoalOutcome outcome) => outcome switch
    {
        GoalOutcome.Reached => Reached,
        GoalOutcome.OutOfReach => OutOfReach,
        GoalOutcome.Contradicted => Contradicted,
        _ => NotComparable,
    };
}
