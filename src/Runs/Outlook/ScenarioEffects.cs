using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Writes the effects of a scenario on the scales of the series that are drawn.</summary>
internal static class ScenarioEffects
{
    // An amount that would take a level to zero or below, or a share out of its bounds, leaves it just inside.
    private const double LeastShare = 1e-6;

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
        if (effect.Size.Unit.IsPercent && !effect.IsGrowth && path.Path.Scale == Scale.Log)
        {
            // log(1 + c w) has the shape of log(1 + c); a change of nothing with a spread has the shape of w.
            double Shape(int year) => size == 0 ? effect.WeightIn(year) : Math.Log(1 + (size * effect.WeightIn(year))) / Math.Log(1 + size);
            var shape = Profile(firstYear, lastYear, y => path.IsGrowth ? Shape(y) - Shape(y - 1) : Shape(y));
            return new PathEffect(index, source, shape, Math.Log(1 + size), spread / (1 + size));
        }

        // The shape of the whole effect; of an effect of nothing with a spread, that of one standard deviation.
        var shown = size == 0 ? spread : size;
        var profile = Profile(firstYear, lastYear, y => effect.IsGrowth
            ? Faster(path, effect, y, shown)
            : Moved(path.Path, y, shown * effect.WeightIn(y) * (effect.Size.Unit.IsPercent ? MedianIn(path.Path, y) : 1)));
        return size == 0 ? new PathEffect(index, source, profile, 0, 1) : new PathEffect(index, source, profile, 1, Math.Abs(spread / size));
    }

    // So many points of growth more, on the scale, beside the median growth of each year that is not known yet.
    private static double Faster(EnsemblePath path, ScenarioEffect effect, int year, double points)
    {
        if (path.IsGrowth)
        {
            return year <= path.Path.Projection.Origin ? 0 : Math.Log(1 + (points * effect.WeightIn(year) / MedianIn(path.Path, year)));
        }

        var faster = Enumerable.Range(path.Path.Projection.Origin + 1, Math.Max(0, year - path.Path.Projection.Origin))
            .Sum(y => Math.Log(1 + (points * effect.WeightIn(y) * MedianIn(path.Path, y - 1) / MedianIn(path.Path, y))));
        return path.Path.Scale == Scale.Log ? faster : Moved(path.Path, year, MedianIn(path.Path, year) * (Math.Exp(faster) - 1));
    }

    // An amount, on the scale, beside the median of the year; what is known does not move.
    private static double Moved(ProjectedPath path, int year, double amount)
    {
        if (year <= path.Projection.Origin)
        {
            return 0;
        }

        var median = MedianIn(path, year);
        return path.Scale == Scale.Log
            ? Math.Log(Math.Max(LeastShare, 1 + (amount / median)))
            : Logit(Math.Clamp(median + amount, LeastShare, 1 - LeastShare)) - Logit(median);
    }

    // In units of the value; of growth one plus the rate.
    private static double MedianIn(ProjectedPath path, int year)
    {
        var years = Math.Clamp(year - path.Projection.Origin, 0, path.Projection.Years);
        var at = path.Start + (path.Accumulates ? path.Projection.Mean.Take(years).Sum() : years > 0 ? path.Projection.Mean[years - 1] : 0);
        return path.Scale == Scale.Log ? Math.Exp(at) : 1 / (1 + Math.Exp(-at));
    }

    private static double Logit(double share) => Math.Log(share / (1 - share));

    private static List<double> Profile(int firstYear, int lastYear, Func<int, double> of) => [.. Enumerable.Range(firstYear, lastYear - firstYear + 1).Select(of)];
}
