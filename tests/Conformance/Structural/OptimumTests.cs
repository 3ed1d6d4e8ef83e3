using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Tests.Conformance.Structural;

/// <summary>
/// Likelihoods at the optimum, recorded by tests/Conformance/recorded/structural.py as the best of three of statsmodels' optimisers. Ours may
/// lie above by what those miss (up to 1e-4 here), not below.
/// </summary>
public sealed class OptimumTests
{
    private static readonly StructuralSpec Log = new() { Scale = ModelScale.Log, Seasonal = Inclusion.Kept, Festival = Inclusion.Dropped };
    private static readonly StructuralSpec Level = new() { Scale = ModelScale.Level };

    [Fact]
    public void Nile_local_level()
    {
        var estimate = Fit(Nile(), Level with { Trend = TrendForm.LocalLevel });
        AtLeast(-632.5456251, estimate);
        Assert.Equal(15098.5, estimate.Variances[VarianceKind.Irregular], 15.0);
        Assert.Equal(1469.2, estimate.Variances[VarianceKind.Level], 3.0);
    }

    /// <summary>Durbin &amp; Koopman (2012), section 2.12.3: N = .05, H(33) = .61.</summary>
    [Fact]
    public void Nile_diagnostics()
    {
        var diagnostics = Fit(Nile(), Level with { Trend = TrendForm.LocalLevel }).Diagnostics;
        Assert.Equal(0.05, diagnostics.Normality.Statistic, 0.005);
        Assert.Equal((0.61, 33), (Math.Round(diagnostics.Heteroscedasticity.Statistic, 2), diagnostics.Heteroscedasticity.Degrees));
        Assert.Equal(99, diagnostics.Innovations.Count);
        Assert.InRange(diagnostics.LjungBox.PValue, 0.1, 0.9);
    }

    [Fact]
    public void Nile_local_linear_trend()
    {
        var estimate = Fit(Nile(), Level);
        AtLeast(-629.8728121, estimate);
        Assert.Equal(0, estimate.Variances[VarianceKind.Slope]);
        Assert.Equal(14678, estimate.Variances[VarianceKind.Irregular], 30.0);
    }

    [Fact]
    public void Nile_with_the_break_of_1899()
    {
        var estimate = Fit(Nile() with { Breaks = [new(new(1899, 1, 1))] }, Level with { Trend = TrendForm.LocalLevel });
        AtLeast(-618.1092649, estimate);
        Assert.Equal(0, estimate.Variances[VarianceKind.Level]);
        Assert.Equal(-247.7778, estimate.Effects.Single().Value, 1e-3);
    }

    [Fact]
    public void Nile_with_gaps()
    {
        var nile = Nile();
        var estimate = Fit(nile with { Observations = [.. nile.Observations.Where((_, t) => t is not ((>= 20 and < 40) or (>= 60 and < 80)))] }, Level with { Trend = TrendForm.LocalLevel });
        AtLeast(-380.0077291, estimate);
        Assert.Equal(17899.8, estimate.Variances[VarianceKind.Irregular], 50.0);
    }

    [Fact]
    public void Airline_basic_structural()
    {
        var estimate = Fit(Airline(), Log);
        AtLeast(229.3665858, estimate);
        Assert.Equal(0, estimate.Variances[VarianceKind.Slope]);
        Assert.Equal(6.998e-4, estimate.Variances[VarianceKind.Level], 2e-6);
        Assert.Equal(6.407e-5, estimate.Variances[VarianceKind.Seasonal], 3e-7);
    }

    [Fact]
    public void Airline_with_gaps()
    {
        var airline = Airline();
        var estimate = Fit(airline with { Observations = [.. airline.Observations.Where((_, t) => t is not (5 or 30 or 31 or 32 or 33 or 70 or 100 or 101))] }, Log);
        AtLeast(210.8946558, estimate);
    }

    [Fact]
    public void Airline_smooth_trend()
    {
        var estimate = Fit(Airline(), Log with { Trend = TrendForm.Smooth });
        AtLeast(211.8491791, estimate);
    }

    private static void AtLeast(double recorded, StructuralEstimate estimate) => Assert.InRange(estimate.LogLikelihood, recorded - 1e-6, recorded + 1e-4);

    private static StructuralProblem Nile() => new(
        [.. Classics.Nile.Select((v, t) => new StructuralObservation(Period.Year(1871 + t), v, ValueStatus.Official, ""))], BaseFrequency.Year);

    private static StructuralProblem Airline() => new(
        [.. Classics.Airline.Select((v, t) => new StructuralObservation(Period.OfMonths(1949 + (t / 12), (t % 12) + 1, 1), v, ValueStatus.Official, ""))], BaseFrequency.Month);

    private static StructuralEstimate Fit(StructuralProblem problem, StructuralSpec spec)
    {
        var solution = StructuralEngine.Solve(problem with { Spec = spec });
        Assert.Equal(StructuralOutcome.Fitted, solution.Outcome);
        Assert.Contains(solution.Estimate!.Starts, s => s.Outcome == SearchOutcome.Converged);
        return solution.Estimate;
    }
}
