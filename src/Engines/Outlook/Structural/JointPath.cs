using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// The joint normal distribution of a series over a run of base periods given all observations, in the model's scale, with the variances
/// held as known. Sums are in base units. Where a sum holds sums that were published they enter as published, and only the rest is uncertain.
/// </summary>
public sealed class JointPath
{
    private readonly TimeAxis _axis;
    private readonly int _first;
    private readonly double[] _mean;
    private readonly double[] _covariance;
    private readonly IReadOnlyList<Span> _known;
    private readonly double[] _root;

    internal JointPath(TimeAxis axis, int first, double[] mean, double[] covariance, bool isLog, IReadOnlyList<Span> known)
    {
        (_axis, _first, _mean, _covariance, IsLog, _known) = (axis, first, mean, covariance, isLog, known);
        Periods = [.. Enumerable.Range(first, mean.Length).Select(axis.PeriodOf)];
        _root = Root(covariance, mean.Length);
    }

    /// <summary>Whether means and covariances are of logarithms.</summary>
    public bool IsLog { get; }

    /// <summary>The base periods.</summary>
    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The means, one a base period.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>The covariances, base periods x base periods, row by row.</summary>
    public ReadOnlySpan<double> Covariance => _covariance;

    /// <summary>
    /// Means and covariances of sums over periods (years), in base units: exactly without logarithms; with them by the moments of the
    /// log-normal distribution, which is exact but for base periods known only through a sum.
    /// </summary>
    /// <param name="periods">Each within <see cref="Periods"/>, whole base periods.</param>
    /// <returns>Means, and covariances row by row.</returns>
    /// <exception cref="ArgumentException">A period is outside, or not of whole base periods.</exception>
    public (double[] Means, double[] Covariances) Sums(IReadOnlyList<Period> periods)
    {
        var sums = periods.Select(Parts).ToArray();
        var level = Enumerable.Range(0, _mean.Length).Select(i => IsLog ? Math.Exp(_mean[i] + (_covariance[(i * _mean.Length) + i] / 2)) : _mean[i]).ToArray();
        double[] means = [.. sums.Select(s => s.Known + s.Open.Sum(i => level[i]))];
        var covariances = new double[sums.Length * sums.Length];
        for (var a = 0; a < sums.Length; a++)
        {
            for (var b = 0; b < sums.Length; b++)
            {
                foreach (var i in sums[a].Open)
                {
                    foreach (var j in sums[b].Open)
                    {
                        var c = _covariance[(i * _mean.Length) + j];
                        covariances[(a * sums.Length) + b] += IsLog ? level[i] * level[j] * (Math.Exp(c) - 1) : c;
                    }
                }
            }
        }

        return (means, covariances);
    }

    /// <summary>Draws the base periods jointly.</summary>
    /// <param name="reader">Standard normal numbers are read from it, one a base period.</param>
    /// <param name="levels">One a base period, base units; is overwritten.</param>
    /// <exception cref="ArgumentException">Another length than <see cref="Periods"/>.</exception>
    public void Draw(RandomReader reader, System.Span<double> levels)
    {
        var n = _mean.Length;
        if (levels.Length != n)
        {
            throw new ArgumentException($"There are {n} base periods.", nameof(levels));
        }

        System.Span<double> normal = n <= 256 ? stackalloc double[n] : new double[n];
        for (var i = 0; i < n; i++)
        {
            normal[i] = reader.Normal();
        }

        for (var i = 0; i < n; i++)
        {
            var value = _mean[i];
            for (var j = 0; j <= i; j++)
            {
                value += _root[(i * n) + j] * normal[j];
            }

            levels[i] = IsLog ? Math.Exp(value) : value;
        }
    }

    /// <summary>The sum over a period of drawn base periods, with what was published as published.</summary>
    /// <param name="levels">As <see cref="Draw"/> writes them.</param>
    /// <param name="period">Within <see cref="Periods"/>, whole base periods.</param>
    /// <exception cref="ArgumentException">It is outside, or not of whole base periods.</exception>
    public double Sum(ReadOnlySpan<double> levels, Period period)
    {
        var (sum, open) = Parts(period);
        foreach (var i in open)
        {
            sum += levels[i];
        }

        return sum;
    }

    // From the first step on: the longest published sum that begins there, or the step itself.
    private (double Known, List<int> Open) Parts(Period period)
    {
        var (first, last) = _axis.SpanOf(period, isStock: false);
        if (first < _first || last >= _first + _mean.Length)
        {
            throw new ArgumentException($"{period} lies outside of the joint distribution.", nameof(period));
        }

        var (known, open) = (0.0, new List<int>());
        for (var step = first; step <= last;)
        {
            var from = step;
            if (_known.Where(s => s.First == from && s.Last <= last).Select(s => (Span?)s).MaxBy(s => s!.Value.Length) is { } longest)
            {
                known += longest.Value;
                step = longest.Last + 1;
            }
            else
            {
                open.Add(step - _first);
                step++;
            }
        }

        return (known, open);
    }

    // Cholesky; directions without variance are left at zero.
    private static double[] Root(double[] covariance, int n)
    {
        var root = new double[n * n];
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var sum = covariance[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= root[(i * n) + k] * root[(j * n) + k];
                }

                var pivot = root[(j * n) + j];
                root[(i * n) + j] = i == j ? sum > 1e-12 * covariance[(i * n) + i] ? Math.Sqrt(sum) : 0 : pivot > 0 ? sum / pivot : 0;
            }
        }

        return root;
    }
}
