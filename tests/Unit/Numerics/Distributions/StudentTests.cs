using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics.Distributions;

/// <summary>Gamma, incomplete beta, Student's t and sums of two, against closed forms and figures of SciPy 1.15 (gammaln, betainc, t, quad).</summary>
public sealed class StudentTests
{
    [Theory]
    [InlineData(1e-5, 11.512919692895826)]
    [InlineData(0.1, 2.252712651734206)]
    [InlineData(0.5, 0.5723649429247)]
    [InlineData(1.5, -0.12078223763524526)]
    [InlineData(2.5, 0.2846828704729192)]
    [InlineData(3.7, 1.428072326665388)]
    [InlineData(14.9, 24.924132002217277)]
    [InlineData(15.3, 25.996606241964187)]
    [InlineData(100.5, 361.43554046777757)]
    [InlineData(1e6, 12815504.569147611)]
    public void Logarithm_of_gamma(double x, double expected) => Assert.Equal(expected, GammaFunction.Log(x), 1e-13 + (1e-14 * Math.Abs(expected)));

    [Fact]
    public void Gamma_of_whole_numbers_is_a_factorial()
    {
        var factorial = 1.0;
        for (var n = 1; n <= 20; n++)
        {
            Assert.Equal(Math.Log(factorial), GammaFunction.Log(n), 1e-13);
            factorial *= n;
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(0));
    }

    [Theory]
    [InlineData(0.1, 0.5, 0.5, 0.2048327646991335)]
    [InlineData(0.5, 2, 3, 0.6875)]
    [InlineData(0.3, 5, 0.5, 0.0006913033857629761)]
    [InlineData(0.9, 10, 2.5, 0.8121862743088557)]
    [InlineData(0.01, 0.2, 8, 0.6431119200698485)]
    [InlineData(0.999, 30, 0.5, 0.807237306159537)]
    [InlineData(0.6, 50, 40, 0.8011534179744884)]
    public void Incomplete_beta(double x, double a, double b, double expected)
    {
        Assert.Equal(expected, GammaFunction.IncompleteBeta(x, a, b), 1e-12);
        Assert.Equal(1 - expected, GammaFunction.IncompleteBeta(1 - x, b, a), 1e-12);
    }

    [Fact]
    public void Incomplete_beta_at_its_ends_and_beyond()
    {
        Assert.Equal(0, GammaFunction.IncompleteBeta(0, 2, 3));
        Assert.Equal(1, GammaFunction.IncompleteBeta(1, 2, 3));
        Assert.True(double.IsNaN(GammaFunction.IncompleteBeta(double.NaN, 2, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.IncompleteBeta(-0.1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.IncompleteBeta(1.1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.IncompleteBeta(0.5, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.IncompleteBeta(0.5, 2, -1));
    }

    // The 97.5 % point of 10 degrees, the 95 % point of 5, and others; 1e-8 tells t from zero where nu / (nu + t^2) is one.
    [Theory]
    [InlineData(1, 1, 0.75)]
    [InlineData(2.2281388519649385, 10, 0.975)]
    [InlineData(2.015048372669157, 5, 0.9499999999576474)]
    [InlineData(1.730250928807177, 2.5, 0.9)]
    [InlineData(-1.5, 3.3, 0.11125159835964586)]
    [InlineData(0.25, 12.7, 0.5967071557923449)]
    [InlineData(-4, 10, 0.0012591663123683462)]
    [InlineData(6, 2, 0.9866642633922876)]
    [InlineData(1e-8, 4, 0.50000000375)]
    [InlineData(-8, 25, 1.1748753078594292e-08)]
    [InlineData(1.6449, 1000, 0.949847643532002)]
    public void Student_cumulative(double t, double degrees, double expected)
    {
        var student = new StudentDistribution(degrees);
        Assert.Equal(expected, student.Cumulative(t), 1e-11 * Math.Max(expected, 1e-6));
        Assert.Equal(1 - expected, student.Cumulative(-t), 1e-11);
    }

    [Theory]
    [InlineData(0, 1, 0.31830988618379075)]
    [InlineData(1.2, 7.5, 0.18293698657889454)]
    [InlineData(-3, 4, 0.019693498090836543)]
    public void Student_density(double t, double degrees, double expected) => Assert.Equal(expected, new StudentDistribution(degrees).Density(t), 1e-13);

    [Fact]
    public void Student_with_two_degrees_has_a_closed_form_on_both_sides_of_the_switch()
    {
        var student = new StudentDistribution(2);
        for (var t = -6.0; t <= 6; t += 0.01)
        {
            Assert.Equal(0.5 + (t / (2 * Math.Sqrt(2 + (t * t)))), student.Cumulative(t), 1e-13);
        }

        Assert.Equal(0, student.Cumulative(double.NegativeInfinity));
        Assert.Equal(1, student.Cumulative(double.PositiveInfinity));
        Assert.Equal(1, student.Cumulative(1e200));
        Assert.True(double.IsNaN(student.Cumulative(double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudentDistribution(0));
    }

    // By adaptive quadrature of the product of density and distribution function.
    [Theory]
    [InlineData(1, 1, 8, 0.5, 5, 0.7915687513984493, 1e-9)]
    [InlineData(-2, 0.3, 12.5, 1.1, 6.4, 0.0630583601062507, 1e-9)]
    [InlineData(0.7, 1, 3, 1, 3, 0.6549522541178674, 1e-6)]
    [InlineData(3, 2, 20, 0.1, 2.5, 0.9244704672973947, 1e-9)]
    [InlineData(-0.5, 0.05, 4.2, 0.04, 17, 0.00023691374173150507, 1e-9)]
    public void Cumulative_of_a_sum(double x, double scale1, double degrees1, double scale2, double degrees2, double expected, double tolerance)
    {
        Assert.Equal(expected, new StudentSum(0, (scale1, degrees1), (scale2, degrees2)).Cumulative(x), tolerance);
        Assert.Equal(expected, new StudentSum(7, (scale2, degrees2), (scale1, degrees1)).Cumulative(7 + x), tolerance);
    }

    // The heaviest tails are the hardest case: here the rule holds to 3e-4.
    [Fact]
    public void Two_Cauchy_parts_make_one_whose_scale_is_the_sum()
    {
        foreach (var (s1, s2) in ((double, double)[])[(1, 1), (2, 0.3), (0.1, 5)])
        {
            var sum = new StudentSum(1, (s1, 1), (s2, 1));
            for (var x = -20.0; x <= 20; x += 0.7)
            {
                Assert.Equal(0.5 + (Math.Atan((x - 1) / (s1 + s2)) / Math.PI), sum.Cumulative(x), 3e-4);
            }
        }
    }

    [Fact]
    public void Many_degrees_make_the_normal_sum()
    {
        var sum = new StudentSum(2, (3, 1e6), (4, 1e6));
        for (var z = -4.0; z <= 4; z += 0.5)
        {
            Assert.Equal(1 - NormalDistribution.UpperTail(z), sum.Cumulative(2 + (5 * z)), 3e-7);
        }
    }

    [Fact]
    public void Sums_are_symmetric_rise_and_undo_their_quantiles()
    {
        for (var item = 0; item < 40; item++)
        {
            var random = RandomStream.Of(7, "sums").Item(item);
            var (location, s1, s2) = (random.Uniform(-1, 1), random.Uniform(0.01, 1), random.Chance(0.2) ? 0 : random.Uniform(0.01, 1));
            var sum = new StudentSum(location, (s1, random.Uniform(2, 30)), (s2, random.Uniform(2, 30)));
            Assert.Equal(location, sum.Location);
            Assert.Equal(0.5, sum.Cumulative(location), 1e-12);
            var last = 0.0;
            foreach (var p in (double[])[1e-4, 0.025, 0.1, 0.3, 0.5, 0.8, 0.975, 0.9999])
            {
                var x = sum.Quantile(p);
                Assert.Equal(p, sum.Cumulative(x), 1e-10);
                Assert.Equal(1 - p, sum.Cumulative((2 * location) - x), 1e-10);
                Assert.True(sum.Cumulative(x) > last);
                last = sum.Cumulative(x);
            }
        }
    }

    [Fact]
    public void A_certain_number_has_no_spread()
    {
        var certain = new StudentSum(3, (0, 5), (0, 5));
        Assert.Equal((0.0, 1.0, 1.0), (certain.Cumulative(2.99), certain.Cumulative(3), certain.Cumulative(4)));
        Assert.Equal(3, certain.Quantile(0.01));
        Assert.Equal(2, certain.RankedScore(5));
        Assert.True(double.IsNaN(certain.Cumulative(double.NaN)));
        Assert.True(double.IsNaN(new StudentSum(3, (1, 5), (0, 5)).Cumulative(double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => certain.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => certain.Quantile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudentSum(0, (-1, 5), (1, 5)));
    }

    // Gneiting and Raftery (2007), equation 21: s (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)).
    [Fact]
    public void Ranked_score_of_many_degrees_is_that_of_the_normal()
    {
        var sum = new StudentSum(1, (1.2, 1e7), (1.6, 1e7));
        foreach (var z in (double[])[0, 0.3, 1, 2.5, 5, 8, 15])
        {
            var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            var closed = 2 * ((z * (1 - (2 * NormalDistribution.UpperTail(z)))) + (2 * density) - (1 / Math.Sqrt(Math.PI)));
            Assert.Equal(closed, sum.RankedScore(1 + (2 * z)), 2e-6);
            Assert.Equal(closed, sum.RankedScore(1 - (2 * z)), 2e-6);
        }
    }

    // E|X - y| - E|X - X'| / 2, Gneiting and Raftery (2007), equation 21's general form, with X at the middles of many equally likely cells.
    [Theory]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(-3)]
    [InlineData(12)]
    public void Ranked_score_is_the_energy_form(double outcome)
    {
        const int cells = 1000;
        var sum = new StudentSum(0.2, (1, 9), (0.5, 12));
        var x = Enumerable.Range(0, cells).Select(i => sum.Quantile((i + 0.5) / cells)).ToArray();
        var toOutcome = x.Average(v => Math.Abs(v - outcome));
        var between = x.Select((v, i) => v * ((2 * i) + 1 - cells)).Sum() * 2 / ((double)cells * cells);
        Assert.Equal(toOutcome - (between / 2), sum.RankedScore(outcome), 3e-3);
    }

    // The definition itself, by Simpson's rule in fine steps on either side of the outcome.
    [Fact]
    public void Ranked_score_is_the_integral()
    {
        foreach (var (outcome, degrees) in ((double, double)[])[(0.0, 5), (1.3, 5), (6, 8), (-15, 20)])
        {
            var sum = new StudentSum(0, (1, degrees), (0.3, 7));
            var below = Simpson(v => Math.Pow(sum.Cumulative(outcome - Math.Sinh(v)), 2) * Math.Cosh(v), 9);
            var above = Simpson(v => Math.Pow(1 - sum.Cumulative(outcome + Math.Sinh(v)), 2) * Math.Cosh(v), 9);
            Assert.Equal(below + above, sum.RankedScore(outcome), 1e-6);
        }
    }

    private static double Simpson(Func<double, double> f, double end)
    {
        const int steps = 4000;
        var h = end / steps;
        return h / 3 * Enumerable.Range(0, steps + 1).Sum(i => (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2) * f(i * h));
    }
}
