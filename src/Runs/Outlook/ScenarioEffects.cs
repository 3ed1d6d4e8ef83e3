using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Writes the effects of a scenario on the scales of the series that are drawn.</summary>
internal static class ScenarioEffects
{
    /// <summary>The effects on the paths of a draft; of each that moves none, the effect.</summary>
    internal static (IReadOnlyList<PathEffect> Effects, IReadOnlyList<ScenarioEffect> Idle) Of(Scenario scenario, EnsembleDraft draft, int firstYear)
    {
        var (effects, idle) = (new List<PathEffect>(), new List<ScenarioEffect>());
        for (var i = 0; i < scenario.Effects.Count; i++)
        {
            var (effect, before) = (scenario.Effects[i], effects.Count);
            for (var p = 0; p < draft.Paths.Count; p++)
            {
                if (draft.Paths[p].Series == effect.Series && (!draft.Paths[p].IsGrowth || IsRelative(effect)))
                {
                    effects.Add(On(draft.Paths[p], p, effect, $"effect/{scenario.Id}/{i + 1}", firstYear, draft.LastYear));
                }
            }

            if (effects.Count == before)
            {
                idle.Add(effect);
            }
        }

        return (effects, idle);
    }

    private static bool IsRelative(ScenarioEffect effect) => effect.IsGrowth || effect.Size.Unit.IsPercent;

    private static PathEffect On(EnsemblePath path, int index, ScenarioEffect effect, string source, int firstYear, int lastYear)
    {
        // In base units: percentages and points as ratios.
        var size = effect.Size.BaseValue;
        var spread = effect.Spread?.BaseValue ?? 0;
        if (effect.IsGrowth)
        {
            var years = Profile(firstYear, lastYear, y => path.IsGrowth ? effect.WeightIn(y) : Enumerable.Range(effect.From, Math.Max(0, y - effect.From + 1)).Sum(effect.WeightIn));
            return new PathEffect(index, source, years, size, spread);
        }

        if (effect.Size.Unit.IsPercent)
        {
            // log(1 + c w) has the shape of log(1 + c); a change of nothing with a spread has the shape of w.
            double Shape(int year) => size == 0 ? effect.WeightIn(year) : Math.Log(1 + (size * effect.WeightIn(year))) / Math.Log(1 + size);
            var shape = Profile(firstYear, lastYear, y => path.IsGrowth ? Shape(y) - Shape(y - 1) : Shape(y));
            return new PathEffect(index, source, shape, Math.Log(1 + size), spread / (1 + size));
        }

        var amount = Profile(firstYear, lastYear, y => effect.WeightIn(y) == 0 ? 0 : Moved(path.Path, y, size * effect.WeightIn(y)));
        return new PathEffect(index, source, amount, 1, size == 0 ? 0 : Math.Abs(spread / size));
    }

    // An amount, on the scale, beside the median of the year.
    private static double Moved(ProjectedPath path, int year, double amount)
    {
        var years = year - path.Projection.Origin;
        if (years < 1)
        {
            return 0;
        }

        var at = path.Start + path.Projection.Mean.Take(years).Sum();
        if (path.Scale == Scale.Log)
        {
            return Math.Log(Math.Max(1e-6, 1 + (amount / Math.Exp(at))));
        }

        var share = Math.Clamp((1 / (1 + Math.Exp(-at))) + amount, 1e-6, 1 - 1e-6);
        return Math.Log(share / (1 - share)) - at;
    }

    private static List<double> Profile(int firstYear, int lastYear, Func<int, double> of) => [.. Enumerable.Range(firstYear, lastYear - firstYear + 1).Select(of)];
}
