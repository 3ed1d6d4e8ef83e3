using Songhua.Outlook;
using Songhua.Tests.Unit.Numerics.StateSpace;

namespace Songhua.Tests.Unit.Outlook.Structural;

/// <summary>
/// A structural model written out: every value is a combination of starting values and shocks, sums are sums of combinations, and the
/// answer is one dense conditional. No filter, no cumulator.
/// </summary>
internal sealed class DenseStructural
{
    private readonly Combination[] _total;
    private readonly double[] _variances;

    /// <param name="steps">Steps.</param>
    /// <param name="season">Seasons a year; 0 without.</param>
    /// <param name="hasSlope">Whether there is a slope.</param>
    /// <param name="variances">Irregular, level, slope, seasonal; those that are missing are zero.</param>
    /// <param name="breakAt">The step from which the level is another; negative without.</param>
    public DenseStructural(int steps, int season, bool hasSlope, IReadOnlyDictionary<VarianceKind, double> variances, int breakAt = -1)
    {
        var constants = 2 + Math.Max(0, season - 1) + 1;
        var used = Enumerable.Range(0, constants).Where(c => c == 0 || (c == 1 && hasSlope) || (c > 1 && c < constants - 1) || (c == constants - 1 && breakAt >= 0)).ToArray();
        var shocks = 4 * steps;
        _variances = [.. Enumerable.Range(0, shocks).Select(k => k == (int)VarianceKind.Level ? 1 : k / 4 == 0 && k % 4 != 0 ? 0 : variances.GetValueOrDefault((VarianceKind)(k % 4)))];
        Combination Zero() => new(new double[used.Length], new double[shocks]);
        Combination Constant(int which)
        {
            var one = Zero();
            if (Array.IndexOf(used, which) is >= 0 and var at)
            {
                one.Constants[at] = 1;
            }

            return one;
        }

        Combination Shock(int step, VarianceKind kind)
        {
            var one = Zero();
            one.Shocks[(4 * step) + (int)kind] = 1;
            return one;
        }

        // A shock to the first level changes nothing beside a flat prior, and keeps matrices regular.
        var (level, slope) = (Constant(0) + Shock(0, VarianceKind.Level), Constant(1));
        var seasonal = Enumerable.Range(0, Math.Max(0, season - 1)).Select(s => Constant(2 + s)).ToList();
        _total = new Combination[steps];
        for (var t = 0; t < steps; t++)
        {
            if (t > 0)
            {
                level = level + slope + Shock(t, VarianceKind.Level);
                slope += Shock(t, VarianceKind.Slope);
                if (season > 1)
                {
                    seasonal.Insert(0, seasonal.Aggregate(Zero(), (sum, s) => sum + (-1 * s)) + Shock(t, VarianceKind.Seasonal));
                    seasonal.RemoveAt(season - 1);
                }
            }

            _total[t] = level + Shock(t, VarianceKind.Irregular) + (season > 1 ? seasonal[0] : Zero()) + (t >= breakAt && breakAt >= 0 ? Constant(constants - 1) : Zero());
        }
    }

    public DenseGaussian Given(IEnumerable<(int First, int Last, double Value)> sums)
    {
        var all = sums.ToArray();
        return new([.. all.Select(s => Sum(s.First, s.Last))], [.. all.Select(s => s.Value)], _total, _variances);
    }

    private Combination Sum(int first, int last) => _total[first..(last + 1)].Aggregate((a, b) => a + b);
}
