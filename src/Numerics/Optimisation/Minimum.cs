namespace Songhua.Numerics;

/// <summary>Why a search for a minimum ended.</summary>
public enum SearchOutcome
{
    /// <summary>The gradient is as small as asked for.</summary>
    Converged,

    /// <summary>No step along any direction tried makes the value smaller by more than rounding: as far as numbers of this precision go.</summary>
    NoFurtherDescent,

    /// <summary>The most steps allowed were made.</summary>
    TooManySteps,

    /// <summary>The value at the start is not a finite number.</summary>
    NoStart,
}

/// <summary>What a search for a minimum found.</summary>
/// <param name="Point">The best point.</param>
/// <param name="Value">The value there.</param>
/// <param name="Gradient">The gradient there.</param>
/// <param name="Outcome">Why it ended.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="Evaluations">How often value and gradient were asked for.</param>
public sealed record Minimum(double[] Point, double Value, double[] Gradient, SearchOutcome Outcome, int Steps, int Evaluations);
