namespace Songhua.Outlook;

/// <summary>The change of a probability from the baseline to a scenario, from the same random numbers.</summary>
/// <param name="Key">The event or set, the same in both.</param>
/// <param name="Baseline">How likely it is there.</param>
/// <param name="Scenario">How likely it is here.</param>
/// <param name="OnlyBaseline">Draws in which it is met in the baseline alone.</param>
/// <param name="OnlyScenario">Draws in which it is met in the scenario alone.</param>
/// <param name="Draws">The number of draws.</param>
public sealed record ProbabilityChange(string Key, Likelihood Baseline, Likelihood Scenario, long OnlyBaseline, long OnlyScenario, long Draws)
{
    /// <summary>Scenario less baseline, as a probability; NaN where one of them has none.</summary>
    public double Change => Scenario.Probability - Baseline.Probability;

    /// <summary>
    /// Its Monte Carlo standard error, of pairs: sqrt((b + c) / n - ((c - b) / n)^2) / sqrt(n) with b and c met in one alone (Q. McNemar
    /// 1947, Psychometrika 12: 153-157). Draws that are not decided in both are left out of b and c; where there are any, the intervals of the
    /// two likelihoods are the answer and this is NaN.
    /// </summary>
    public double StandardError
    {
        get
        {
            double n = Draws;
            var shift = (OnlyScenario - OnlyBaseline) / n;
            return Baseline.Undecided + Scenario.Undecided > 0 ? double.NaN : Math.Sqrt(Math.Max(0, ((OnlyBaseline + OnlyScenario) / n) - (shift * shift)) / n);
        }
    }
}

/// <summary>A scenario against its baseline.</summary>
/// <param name="Events">Events that both have, by key, in the order of the scenario.</param>
/// <param name="Sets">Sets that both have, likewise.</param>
public sealed record ScenarioComparison(IReadOnlyList<ProbabilityChange> Events, IReadOnlyList<ProbabilityChange> Sets)
{
    internal static ScenarioComparison Of(EnsembleSolution baseline, EnsembleSolution scenario) => new(
        Changes(baseline.Events.Select(e => (e.Key, e.Likelihood)), scenario.Events.Select(e => (e.Key, e.Likelihood)), scenario.Tally.JointlyMet, scenario.Draws),
        Changes(baseline.Sets.Select(s => (s.Key, s.Likelihood)), scenario.Sets.Select(s => (s.Key, s.Likelihood)), scenario.Tally.SetsJointlyMet, scenario.Draws));

    private static List<ProbabilityChange> Changes(
        IEnumerable<(string Key, Likelihood Likelihood)> baseline, IEnumerable<(string Key, Likelihood Likelihood)> scenario, long[] both, long draws)
    {
        var before = baseline.ToDictionary(b => b.Key, b => b.Likelihood, StringComparer.Ordinal);
        var changes = new List<ProbabilityChange>();
        foreach (var ((key, likelihood), joint) in scenario.Zip(both))
        {
            if (before.TryGetValue(key, out var there))
            {
                changes.Add(new(key, there, likelihood, there.Met - joint, likelihood.Met - joint, draws));
            }
        }

        return changes;
    }
}
