using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Where one target stands, and what that was computed from.</summary>
/// <param name="Target">The target.</param>
/// <param name="Pace">The verdict and its numbers, in base units.</param>
/// <param name="Unit">The unit in which its numbers are shown.</param>
/// <param name="Problem">What was given to the pace method.</param>
/// <param name="Used">The observations used, latest last.</param>
public sealed record TargetStatus(Target Target, PaceSolution Pace, Unit Unit, PaceProblem Problem, IReadOnlyList<Observation> Used)
{
    /// <summary>Its address.</summary>
    public string Key => $"status/{Target.Id}";

    /// <summary>Observations left aside because several of one period disagree.</summary>
    public IReadOnlyList<Observation> Disputed { get; init; } = [];
}
