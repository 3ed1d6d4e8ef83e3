using Songhua.Numerics;

namespace Songhua.Tests.Conformance.Structural;

/// <summary>Durbin &amp; Koopman (2012), chapter 2: the local level model of the Nile.</summary>
public sealed class NileTests
{
    /// <summary>Variances 15,099 and 1,469.1; log-likelihood -632.54 over the 99 observations that are not diffuse.</summary>
    [Fact]
    public void Log_likelihood_at_the_published_variances()
    {
        var filter = new KalmanFilter(PlainModel.Structural(Classics.Nile, 15099, hasSlope: false, 0));
        Assert.Equal(-632.54562512, filter.Run([1469.1]), 1e-7);
        Assert.Equal((1, 99), (filter.DiffuseCount, filter.ProperCount));
    }

    /// <summary>Section 2.2.5 and table 2.1: filtering starts at y1 with variance 15,099 + 1,469.1 in the next step; the steady state variance is 5,501.4.</summary>
    [Fact]
    public void The_filter_starts_and_settles_as_published()
    {
        var model = PlainModel.Structural(Classics.Nile, 15099, hasSlope: false, 0);
        var filter = new KalmanFilter(model);
        filter.Run([1469.1]);
        Assert.Equal(Innovation.Diffuse, filter.Kinds[0]);
        Assert.Equal(1160 - 1120, filter.Errors[1], 1e-9);
        Assert.Equal(15099 + 1469.1 + 15099, filter.ErrorVariances[1], 1e-6);
        var q = 1469.1 / 15099;
        var steady = 15099 * (q + Math.Sqrt((q * q) + (4 * q))) / 2;
        Assert.Equal(steady, filter.Covariance(0, 0), 1e-6);
    }

    [Fact]
    public void The_optimum_is_the_published_one()
    {
        var best = Fit(Classics.Nile, [0.0]);
        Assert.Equal(-632.5456251, best.LogLikelihood, 1e-6);
        Assert.Equal(15099, best.Irregular, 15.0);
        Assert.Equal(1469.1, best.Level, 3.0);
    }

    /// <summary>The Aswan dam: with a step from 1899 the level hardly moves; the step is -247.78 in the regression on it alone.</summary>
    [Fact]
    public void With_the_break_of_1899_the_level_is_constant()
    {
        var step = Classics.Nile.Select((_, t) => t >= 28 ? 1.0 : 0).ToArray();
        var best = Fit(Classics.Nile, step);
        Assert.Equal(-618.1092649, best.LogLikelihood, 1e-5);
        Assert.Equal(16300.6, best.Irregular, 5.0);
        Assert.True(best.Level < 1e-3);
        var filter = new KalmanFilter(PlainModel.Structural(Classics.Nile, best.Irregular, hasSlope: false, 0, step));
        filter.Run([best.Level]);
        var fall = Classics.Nile[28..].Average() - Classics.Nile[..28].Average();
        Assert.Equal(-247.7778, fall, 1e-3);
        Assert.Equal(fall, filter.State[1], 1e-2);
    }

    private static (double LogLikelihood, double Irregular, double Level) Fit(double[] y, double[] step)
    {
        double Minus(double[] roots)
        {
            var model = PlainModel.Structural(y, roots[0] * roots[0] * 1e4, hasSlope: false, 0, step.Length > 1 ? [step] : []);
            return -new KalmanFilter(model).Run([roots[1] * roots[1] * 1e4]);
        }

        var found = Bfgs.Minimise(Bfgs.WithDifferences(Minus), [1.0, 0.5], 1e-6);
        return (-found.Value, found.Point[0] * found.Point[0] * 1e4, found.Point[1] * found.Point[1] * 1e4);
    }
}
