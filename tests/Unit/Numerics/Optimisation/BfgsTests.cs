using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics.Optimisation;

public sealed class BfgsTests
{
    /// <summary>Rosenbrock's function (1960): the minimum is 0 at (1, 1), from (-1.2, 1).</summary>
    [Fact]
    public void Rosenbrock()
    {
        var found = Bfgs.Minimise(Banana, [-1.2, 1], 1e-8);
        Assert.Equal(SearchOutcome.Converged, found.Outcome);
        Assert.Equal(1, found.Point[0], 1e-6);
        Assert.Equal(1, found.Point[1], 1e-6);
        Assert.True(found.Evaluations < 80);
    }

    [Fact]
    public void Differences_do_without_a_gradient()
    {
        var found = Bfgs.Minimise(Bfgs.WithDifferences(x => Banana(x, new double[2])), [-1.2, 1], 1e-5);
        Assert.Equal(SearchOutcome.Converged, found.Outcome);
        Assert.Equal(1, found.Point[0], 1e-4);
    }

    /// <summary>Quadratics of any conditioning: the minimum solves the linear system.</summary>
    [Fact]
    public void Quadratics()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = RandomStream.Of((ulong)seed, "quadratics").Item(0);
            var size = 1 + (int)random.Integer(6);
            var scale = Enumerable.Range(0, size).Select(_ => Math.Exp(random.Uniform(-5, 5))).ToArray();
            var at = Enumerable.Range(0, size).Select(_ => random.Uniform(-3, 3)).ToArray();
            double Value(ReadOnlySpan<double> x, Span<double> gradient)
            {
                var sum = 0.0;
                for (var i = 0; i < size; i++)
                {
                    sum += scale[i] * (x[i] - at[i]) * (x[i] - at[i]) / 2;
                    gradient[i] = scale[i] * (x[i] - at[i]);
                }

                return sum;
            }

            var found = Bfgs.Minimise(Value, new double[size], 1e-7);
            Assert.Equal(SearchOutcome.Converged, found.Outcome);
            Assert.All(Enumerable.Range(0, size), i => Assert.Equal(at[i], found.Point[i], 1e-7 / scale[i]));
        }
    }

    /// <summary>x - log x is defined above zero only; its minimum is 1 at 1.</summary>
    [Fact]
    public void Where_it_is_not_defined_is_too_far()
    {
        var found = Bfgs.Minimise(
            (x, g) =>
            {
                g[0] = 1 - (1 / x[0]);
                return x[0] > 0 ? x[0] - Math.Log(x[0]) : double.NaN;
            },
            [0.01], 1e-8);
        Assert.Equal(SearchOutcome.Converged, found.Outcome);
        Assert.Equal(1, found.Point[0], 1e-7);
    }

    [Fact]
    public void It_says_why_it_ended()
    {
        Assert.Equal(SearchOutcome.NoStart, Bfgs.Minimise((_, _) => double.NaN, [0.0]).Outcome);
        Assert.Equal(SearchOutcome.TooManySteps, Bfgs.Minimise(Banana, [-1.2, 1], 1e-8, 3).Outcome);

        // A gradient that points the wrong way leads nowhere.
        Assert.Equal(
            SearchOutcome.NoFurtherDescent,
            Bfgs.Minimise(
                (x, g) =>
                {
                    g[0] = -2 * x[0];
                    return x[0] * x[0];
                },
                [1.0]).Outcome);
        Assert.Throws<ArgumentException>(() => Bfgs.Minimise(Banana, []));
    }

    private static double Banana(ReadOnlySpan<double> x, Span<double> gradient)
    {
        var (a, b) = (1 - x[0], x[1] - (x[0] * x[0]));
        gradient[0] = (-2 * a) - (400 * x[0] * b);
        gradient[1] = 200 * b;
        return (a * a) + (100 * b * b);
    }
}
