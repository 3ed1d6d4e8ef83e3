using Songhua.Numerics;

namespace Songhua.Tests.Conformance.Structural;

/// <summary>
/// statsmodels 0.13.5, UnobservedComponents with exact diffuse initialisation: log-likelihoods at fixed variances to 1e-6 and smoothed
/// states, recorded by tests/Conformance/recorded/structural.py. log 2 pi of the diffuse observations, which statsmodels counts, is taken out.
/// </summary>
public sealed class RecordedFilterTests
{
    private static readonly double[] Gaps = [.. Classics.LogAirline.Select((v, t) => t is 5 or 30 or 31 or 32 or 33 or 70 or 100 or 101 ? double.NaN : v)];

    private static readonly double[] NileGaps = [.. Classics.Nile.Select((v, t) => t is (>= 20 and < 40) or (>= 60 and < 80) ? double.NaN : v)];

    private static readonly double[] Shift = [.. Enumerable.Range(0, 144).Select(t => t >= 60 ? 1.0 : 0)];

    private static readonly double[] Wave = [.. Enumerable.Range(0, 144).Select(t => Math.Sin(t * 0.7))];

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static readonly Dictionary<string, Case> Cases = new(StringComparer.Ordinal)
    {
        ["local level with gaps"] = new(PlainModel.Structural(NileGaps, 15099, false, 0), [1469.1], 1, -380.58706278, [1111.32094657], [4032.18679745], [798.31511462]),
        ["local linear trend"] = new(PlainModel.Structural(Classics.Nile, 15000, true, 0), [1400, 10], 2, -631.32953355, [1124.28773895, -4.46878823], [4738.92109304, 137.93910854], [782.19461758, -7.02793959]),
        ["basic structural"] = new(
            PlainModel.Structural(Classics.LogAirline, 1e-4, true, 12), [7e-4, 1e-7, 6e-5], 13, 229.08310606,
            [4.84103975, 9.43514609e-03, -1.22329986e-01, -9.40412603e-02], [2.65941501e-04, 8.92973930e-06, 2.19246990e-04, 2.98214851e-04],
            [6.18013643, 8.96243776e-03, -1.09939305e-01, -2.15646387e-01]),
        ["smooth trend"] = new(
            PlainModel.Structural(Classics.LogAirline, 3e-4, true, 12), [0, 2e-5, 6e-5], 13, 193.06550760,
            [4.84524228, -0.00484632, -0.1224351], [2.06088528e-04, 4.40454216e-05, 1.58252111e-04], [6.19204934, 7.85184497e-04, -1.12732297e-01]),
        ["basic structural with gaps"] = new(
            PlainModel.Structural(Gaps, 1e-4, true, 12), [7e-4, 1e-7, 6e-5], 13, 210.15307706,
            [4.84157053, 9.44428175e-03, -1.22873963e-01], [2.66509299e-04, 8.92978006e-06, 2.19835402e-04], [6.18086928, 8.96980655e-03, -1.10729733e-01]),
        ["fixed drift, seasonal, two regressors"] = new(
            PlainModel.Structural(Classics.LogAirline, 5e-4, true, 12, Shift, Wave), [1e-4, 0, 6e-5], 15, 204.99338587,
            [4.81817150, 1.00155212e-02, -1.10834391e-01], [2.10204762e-04, 7.49934348e-07, 2.01694873e-04], [6.25039103, 1.00155212e-02, -1.15937943e-01]),
        ["local level and a break"] = new(
            PlainModel.Structural(Classics.Nile, 15099, false, 0, [.. Enumerable.Range(0, 100).Select(t => t >= 28 ? 1.0 : 0)]), [500], 2, -620.15414751,
            [1105.76816445, -300.47720486], [2509.19529534, 5518.18061609], [1134.0846248, -300.47720486]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Log_likelihood_and_smoothed_states_are_statsmodels_own(string name)
    {
        var one = Cases[name];
        var filter = new KalmanFilter(one.Model);
        var smoothed = StateSmoother.Smooth(filter, one.Variances);
        Assert.Equal(one.LogLikelihood, filter.LogLikelihood, 1e-6);
        Assert.Equal(one.Diffuse, filter.DiffuseCount);
        Agree(one.First, smoothed.State(0));
        Agree(one.FirstVariances, smoothed.SignalVariance(0));
        Agree(one.Last, smoothed.State(one.Model.Steps - 1));
    }

    /// <summary>
    /// The log airline model in state space at theta = -.4018324, Theta = -.5569342: 244.69651 as published (Stata, statsmodels), at the
    /// variance that is best for them, .0013481. The exact likelihood of the differenced series there is 244.696486827309 (statsmodels,
    /// SARIMAX with simple differencing): the published last digits are rounding of its optimiser.
    /// </summary>
    [Fact]
    public void Log_airline_model()
    {
        const double theta = -.4018324;
        const double seasonalTheta = -.5569342;
        var filter = new KalmanFilter(Airline(theta, seasonalTheta));
        filter.Run([1]);
        var squares = 0.0;
        for (var i = 0; i < 144; i++)
        {
            squares += filter.Kinds[i] == Innovation.Proper ? filter.Errors[i] * filter.Errors[i] / filter.ErrorVariances[i] : 0;
        }

        var variance = squares / filter.ProperCount;
        Assert.Equal(.001348, variance, 5e-7);
        filter = new(Airline(theta, seasonalTheta, variance));
        var logLikelihood = filter.Run([variance]);
        Assert.Equal(244.69651, logLikelihood, 5e-5);
        Assert.Equal(244.696486827309, logLikelihood, 1e-9);
        Assert.Equal((13, 131), (filter.DiffuseCount, filter.ProperCount));

        // It is a maximum.
        Assert.True(new KalmanFilter(Airline(theta + 0.01, seasonalTheta, variance)).Run([variance]) < 244.6965);
        Assert.True(new KalmanFilter(Airline(theta, seasonalTheta - 0.01, variance)).Run([variance]) < 244.6965);
    }

    // The first state of the moving average: covariance of w and of what is known of later w, sums of products of coefficients.
    private static StateSpaceModel Airline(double theta, double seasonalTheta, double variance = 1)
    {
        double[] c = new double[14];
        (c[0], c[1], c[12], c[13]) = (1, theta, seasonalTheta, theta * seasonalTheta);
        return PlainModel.AirlineModel(Classics.LogAirline, c, variance);
    }

    private static void Agree(double[] expected, ReadOnlySpan<double> actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-8 + (5e-8 * Math.Abs(expected[i])));
        }
    }

    private sealed record Case(StateSpaceModel Model, double[] Variances, int Diffuse, double LogLikelihood, double[] First, double[] FirstVariances, double[] Last);
}
