using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// What the years after the last known one may bring: yearly changes on the scale of the model, as a mean and two independent parts. The
/// common part is shared with every series that is set beside the same panel, the own part is not; each is a Student variable, normal
/// given its scale.
/// </summary>
public sealed class YearlyProjection
{
    private readonly double[] _mean;
    private readonly double[,] _common;
    private readonly double[,] _own;

    /// <summary>A projection of as many years as <paramref name="mean"/> has entries.</summary>
    /// <param name="origin">The last year whose level is known.</param>
    /// <param name="mean">Mean change of each year after it.</param>
    /// <param name="common">Covariance of the common part of the changes, years x years.</param>
    /// <param name="own">Covariance of the own part.</param>
    /// <param name="degreesCommon">Degrees of freedom of the common part.</param>
    /// <param name="degreesOwn">Degrees of freedom of the own part.</param>
    public YearlyProjection(int origin, double[] mean, double[,] common, double[,] own, double degreesCommon, double degreesOwn)
    {
        (Origin, _mean, _common, _own, DegreesCommon, DegreesOwn) = (origin, mean, common, own, degreesCommon, degreesOwn);
    }

    /// <summary>The last year whose level is known.</summary>
    public int Origin { get; }

    /// <summary>The number of years projected.</summary>
    public int Years => _mean.Length;

    /// <summary>Degrees of freedom of the common part.</summary>
    public double DegreesCommon { get; }

    /// <summary>Degrees of freedom of the own part.</summary>
    public double DegreesOwn { get; }

    /// <summary>Variance of the known level itself, where rounding leaves it open; belongs to the own part.</summary>
    public double OriginVariance { get; init; }

    /// <summary>The same where the known level itself is open by rounding.</summary>
    public YearlyProjection From(double originVariance) => new(Origin, _mean, _common, _own, DegreesCommon, DegreesOwn) { OriginVariance = originVariance };

    /// <summary>The change from the last known year to the given number of years later.</summary>
    public StudentSum Change(int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, Years);
        var (mean, common, own) = (0.0, 0.0, OriginVariance);
        for (var i = 0; i < years; i++)
        {
            mean += _mean[i];
            for (var j = 0; j < years; j++)
            {
                common += _common[i, j];
                own += _own[i, j];
            }
        }

        return Sum(mean, common, own);
    }

    /// <summary>The change of one year, counted from 1 for the first after the last known one.</summary>
    public StudentSum YearlyChange(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, Years);
        return Sum(_mean[year - 1], _common[year - 1, year - 1], _own[year - 1, year - 1] + (year == 1 ? OriginVariance : 0));
    }

    /// <summary>The mean of the changes of each year.</summary>
    public IReadOnlyList<double> Mean => _mean;

    /// <summary>Covariance of the common part of two years' changes, counted from 1.</summary>
    public double Common(int year, int other) => _common[year - 1, other - 1];

    /// <summary>Covariance of the own part of two years' changes, counted from 1.</summary>
    public double Own(int year, int other) => _own[year - 1, other - 1];

    private StudentSum Sum(double mean, double common, double own) =>
        new(mean, (Math.Sqrt(Math.Max(0, common)), DegreesCommon), (Math.Sqrt(Math.Max(0, own)), DegreesOwn));
}
