using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>One term of a weighted sum.</summary>
/// <param name="Variable">The variable's index.</param>
/// <param name="Coefficient">
/// Its coefficient: an interval, because 0.85 is not a double. <c>Interval.Enclosing(0.85m, 0.85m)</c> holds the number meant;
/// <c>Interval.Point(0.85)</c> is another number, and can make true statements disagree in the sixteenth digit. Finite.
/// </param>
public readonly record struct Term(int Variable, Interval Coefficient)
{
    /// <summary>A term with a coefficient that is a double exactly, such as 1 or -1.</summary>
    public Term(int variable, double coefficient)
        : this(variable, Interval.Point(coefficient))
    {
    }
}
