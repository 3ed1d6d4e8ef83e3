using Songhua.Numerics;
using Songhua.Outlook;
using static Songhua.Tests.Unit.Outlook.Ensembles.Cases;

namespace Songhua.Tests.Unit.Outlook.Ensembles;

/// <summary>Draws of linear models against closed forms, within what the number of draws allows (five standard errors, fixed seeds).</summary>
public sealed class MomentTests
{
    private const int N = 40_000;
    private static readonly EnsembleSpec Spec = new(11, N);

    [Fact]
    public void Means_deviations_and_quantiles_are_those_of_the_gaussian_model()
    {
        // x_t = c + A x_(t-1) + R z_t with a random start, observed through Z and d: moments by recursion.
        var a = new double[,] { { 0.8, 0.1, 0 }, { -0.2, 0.9, 0.3 }, { 0, 0, 1 } };
        var r = new double[,] { { 1, 0 }, { 0.5, 0.7 }, { 0, 0 } };
        var b = new double[,] { { 0, 0 }, { 0, 0 }, { 0.4, 0 } };
        var z = new double[,] { { 1, 0, 0 }, { 0, 2, 1 } };
        double[] c = [0.1, 0.2, 0];
        var problem = new EnsembleProblem
        {
            Model = new()
            {
                Steps = 6,
                Shocks = [new("p", "p"), new("q", "q")],
                InitialMean = [1, 2, 0.5],
                InitialLoadings = b,
                Transition = a,
                Loadings = [r],
                Intercepts = [.. Enumerable.Repeat(c, 6)],
                Measurement = z,
                Offsets = [.. Enumerable.Range(0, 7).Select(t => new double[] { 10, t })],
            },
            Series = [Plain("x", 0), new("y", ValueScale.Logit(-20, 40), 1)],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        double[] mean = [1, 2, 0.5];
        var covariance = Times(b, Transposed(b));
        for (var t = 0; t <= 6; t++)
        {
            var (u, v) = (10 + mean[0], (2 * mean[1]) + mean[2] + t);
            var deviation = Math.Sqrt(covariance[0, 0]);
            var x = solution.Value(0, t);
            Assert.InRange(Math.Abs(x.Mean - u), 0, 5 * deviation / Math.Sqrt(N));
            Assert.InRange(Math.Abs(x.StandardDeviation - deviation), 0, 5 * deviation / Math.Sqrt(2.0 * N));
            var logit = Math.Sqrt((4 * covariance[1, 1]) + (4 * covariance[1, 2]) + covariance[2, 2]);
            var y = solution.Value(1, t);
            foreach (var (p, q) in EnsembleSolution.Probabilities.Zip(y.Quantiles))
            {
                // The quantile's standard error sqrt(p (1 - p) / n) / density, on the scale on which the series is Gaussian.
                var normal = NormalDistribution.Quantile(p);
                var error = logit * Math.Sqrt(p * (1 - p) / N) / (Math.Exp(-normal * normal / 2) / Math.Sqrt(2 * Math.PI));
                Assert.InRange(Math.Abs(ValueScale.Logit(-20, 40).Transform(q) - (v + (logit * normal))), 0, (5 * error) + (Math.Abs(q) / 1024 * 60 / ((q + 20) * (40 - q))));
            }

            mean = [.. Enumerable.Range(0, 3).Select(i => c[i] + Enumerable.Range(0, 3).Sum(j => a[i, j] * mean[j]))];
            covariance = Plus(Times(Times(a, covariance), Transposed(a)), Times(r, Transposed(r)));
        }
    }

    [Fact]
    public void A_logarithm_gives_the_moments_of_the_lognormal_distribution()
    {
        var problem = new EnsembleProblem { Model = Walk([2], new double[,] { { 0.3 } }), Series = [Positive("v", 0)] };
        var value = EnsembleEngine.Solve(problem, Spec).Value(0, 1);
        var (mean, spread) = (Math.Exp(2 + 0.045), Math.Sqrt(Math.Exp(0.09) - 1));
        Assert.InRange(Math.Abs(value.Mean - mean), 0, 5 * mean * spread / Math.Sqrt(N));
        Assert.InRange(Math.Abs(value.StandardDeviation - (mean * spread)), 0, 0.03 * mean * spread);
        Assert.InRange(Math.Abs(value.Quantiles[4] - Math.Exp(2)), 0, 0.01 * Math.Exp(2));
    }

    /// <summary>P(T > 2.015048) = 0.05 and P(T > 3.364930) = 0.01 with 5 degrees of freedom (any table of Student's t).</summary>
    [Theory]
    [InlineData(double.PositiveInfinity, 1.6448536, 0.05)]
    [InlineData(double.PositiveInfinity, 2.3263479, 0.01)]
    [InlineData(5, 2.0150484, 0.05)]
    [InlineData(5, 3.3649300, 0.01)]
    public void Events_have_the_probability_of_the_normal_and_of_student_s_distribution(double degrees, double edge, double probability)
    {
        var model = Walk([0, 0], Diagonal(2, 2), 1, [new("t", degrees)]);
        var problem = new EnsembleProblem
        {
            Model = model,
            Series = [Plain("x", 0), Plain("y", 1)],
            Events = [new("above", EventQuantity.Level(0, 1), 2 * edge), new("below", EventQuantity.Level(1, 1), double.NegativeInfinity, -2 * edge)],
            Sets = [new("both", [0, 1])],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        foreach (var likelihood in solution.Events.Select(e => e.Likelihood))
        {
            var error = Math.Sqrt(probability * (1 - probability) / N);
            Assert.InRange(Math.Abs(likelihood.Probability - probability), 0, 4.5 * error);
            Assert.Equal(Math.Sqrt(likelihood.Probability * (1 - likelihood.Probability) / N), likelihood.StandardError, 1e-15);
            Assert.Equal(BinomialDistribution.ScoreInterval(likelihood.Met, N, 1.9599639845400545), likelihood.Interval);
        }

        // One multiplier for both: far out together more often than independence has it.
        var both = solution.Sets[0].Likelihood.Probability;
        Assert.True(double.IsInfinity(degrees) ? both < 3 * probability * probability : both > 1.2 * probability * probability);
    }

    [Fact]
    public void An_edge_counts_unless_it_is_strict()
    {
        var problem = new EnsembleProblem
        {
            Model = Walk([3], new double[,] { { 0 } }),
            Series = [Plain("x", 0)],
            Events =
            [
                new("at least", EventQuantity.Level(0, 1), 3), new("more than", EventQuantity.Level(0, 1), 3) { IsLowStrict = true },
                new("at most", EventQuantity.Level(0, 1), double.NegativeInfinity, 3), new("less than", EventQuantity.Level(0, 1), double.NegativeInfinity, 3) { IsHighStrict = true },
                new("growth", EventQuantity.Growth(0, 0, 1), 0, 0), new("growth on", EventQuantity.GrowthOn(2, 0, 0), 0.5, 0.5), new("share", EventQuantity.Share(0, 0, 1), 1, 1),
            ],
        };
        var solution = EnsembleEngine.Solve(problem, new(1, 10));
        Assert.Equal([1, 0, 1, 0, 1, 1, 1], solution.Events.Select(e => e.Likelihood.Probability));
        Assert.Equal((3.0, 0.0), (solution.Value(0, 1).Mean, solution.Value(0, 1).StandardDeviation));
        Assert.All(solution.Value(0, 1).Quantiles, q => Assert.Equal(3, q));
        Assert.All(solution.Events, e => Assert.Empty(e.Shares));
    }

    [Fact]
    public void Shares_of_variance_are_those_of_the_loadings_and_leave_nothing_over_in_a_linear_model()
    {
        // After three steps the variance is 3 (4 + 1) and the start's 5: shares 12, 3 and 5 of 20.
        var model = new LinearGaussianModel
        {
            Steps = 3,
            Shocks = [new("a", "large"), new("b", "small"), new("c", "start")],
            InitialMean = [0],
            InitialLoadings = new double[,] { { 0, 0, Math.Sqrt(5) } },
            Transition = Diagonal(1),
            Loadings = [new double[,] { { 2, 1, 0 } }],
        };
        var problem = new EnsembleProblem { Model = model, Series = [Plain("x", 0)], Events = [new("up", EventQuantity.Level(0, 3), 0)] };
        var outlook = EnsembleEngine.Solve(problem, Spec).Events[0];
        Assert.Equal(["large", "start", "small", null], outlook.Shares.Select(s => s.Source));
        foreach (var (share, expected) in outlook.Shares.Zip((double[])[0.60, 0.25, 0.15, 0]))
        {
            Assert.InRange(Math.Abs(share.Share - expected), 0, 0.015);
        }

        Assert.Equal(1, outlook.Shares.Sum(s => s.Share), 1e-12);
    }

    [Fact]
    public void The_square_of_a_shock_is_left_over()
    {
        // The variance of exp(z) is e (e - 1), of its linear account by z it is e: the share is 1 / (e - 1). Growth is no level, so that it is not taken on a scale.
        var problem = new EnsembleProblem { Model = Walk([0], new double[,] { { 1 } }), Series = [Positive("v", 0)], Events = [new("up", EventQuantity.Growth(0, 0, 1), 0)] };
        var outlook = EnsembleEngine.Solve(problem, new(11, 200_000)).Events[0];
        Assert.InRange(outlook.Shares[0].Share, (1 / (Math.E - 1)) - 0.04, (1 / (Math.E - 1)) + 0.04);
        Assert.InRange(outlook.Shares[^1].Share, 0.35, 0.47);
    }

    [Fact]
    public void Where_a_target_is_met_its_series_and_those_tied_to_it_lie_higher()
    {
        // Given x > 0 of a standard normal pair with correlation 0.6, x has mean sqrt(2 / pi) and y 0.6 of it.
        var problem = new EnsembleProblem
        {
            Model = Walk([0, 0], new double[,] { { 1, 0 }, { 0.6, 0.8 } }),
            Series = [Plain("x", 0), Plain("y", 1)],
            Events = [new("up", EventQuantity.Level(0, 1), 0), new("rare", EventQuantity.Level(0, 1), 4.5)],
        };
        var solution = EnsembleEngine.Solve(problem, Spec);
        var half = Math.Sqrt(2 / Math.PI);
        Assert.InRange(solution.Events[0].Conditions[0].MeanWhereMet, half - 0.025, half + 0.025);
        Assert.InRange(solution.Events[0].Conditions[1].MeanWhereMet, (0.6 * half) - 0.03, (0.6 * half) + 0.03);
        Assert.Equal(solution.Value(1, 1).Mean, solution.Events[0].Conditions[1].MeanOfAll, 1e-12);
        Assert.InRange(solution.Events[1].Likelihood.Met, 0, EnsembleSolution.LeastCarriers - 1);
        Assert.Empty(solution.Events[1].Conditions);
    }

    private static double[,] Times(double[,] left, double[,] right)
    {
        var product = new double[left.GetLength(0), right.GetLength(1)];
        foreach (var i in Enumerable.Range(0, product.GetLength(0)))
        {
            foreach (var j in Enumerable.Range(0, product.GetLength(1)))
            {
                product[i, j] = Enumerable.Range(0, right.GetLength(0)).Sum(k => left[i, k] * right[k, j]);
            }
        }

        return product;
    }

    private static double[,] Transposed(double[,] matrix)
    {
        var transposed = new double[matrix.GetLength(1), matrix.GetLength(0)];
        foreach (var i in Enumerable.Range(0, matrix.GetLength(0)))
        {
            foreach (var j in Enumerable.Range(0, matrix.GetLength(1)))
            {
                transposed[j, i] = matrix[i, j];
            }
        }

        return transposed;
    }

    private static double[,] Plus(double[,] left, double[,] right)
    {
        var sum = (double[,])left.Clone();
        foreach (var i in Enumerable.Range(0, sum.GetLength(0)))
        {
            foreach (var j in Enumerable.Range(0, sum.GetLength(1)))
            {
                sum[i, j] += right[i, j];
            }
        }

        return sum;
    }
}
