namespace Songhua.Outlook;

/// <summary>
/// The Kalman filter of yearly growth g_t = mu_t + c_t + a_t + e_t, whose states are the common pace mu, the lasting deviation a, and the growth
/// of each year itself, so that readings may be sums of years. Covariances of common and own shocks are kept apart: both follow the
/// same gains (Joseph's form), and their sum is the filter's covariance.
/// </summary>
internal sealed class GrowthFilter
{
    private const int Pace = 0;
    private const int Deviation = 1;
    private const int FirstGrowth = 2;

    private readonly double[] _mean;
    private readonly double[,] _common;
    private readonly double[,] _own;
    private readonly double[] _gain;
    private readonly int _firstGrowthYear;
    private int _size = FirstGrowth;

    public GrowthFilter(int firstGrowthYear, int lastYear)
    {
        var size = FirstGrowth + Math.Max(0, lastYear - firstGrowthYear + 1);
        _firstGrowthYear = firstGrowthYear;
        (_mean, _common, _own, _gain) = (new double[size], new double[size, size], new double[size, size], new double[size]);
    }

    public void Start(double pace, double commonVariance, double ownVariance, double deviationVariance)
    {
        _mean[Pace] = pace;
        _common[Pace, Pace] = commonVariance;
        _own[Pace, Pace] = ownVariance;
        _own[Deviation, Deviation] = deviationVariance;
    }

    public void Widen(double commonVariance, double ownVariance)
    {
        _common[Pace, Pace] += commonVariance;
        _own[Pace, Pace] += ownVariance;
    }

    /// <summary>A year passes: the pace wanders, the deviation fades and is shocked.</summary>
    public void Step(double commonVariance, double ownVariance, double persistence, double deviationVariance)
    {
        Widen(commonVariance, ownVariance);
        _mean[Deviation] *= persistence;
        for (var i = 0; i < _size; i++)
        {
            _common[Deviation, i] *= persistence;
            _common[i, Deviation] *= persistence;
            _own[Deviation, i] *= persistence;
            _own[i, Deviation] *= persistence;
        }

        _own[Deviation, Deviation] += deviationVariance;
    }

    /// <summary>The mean of the panel is observed: the pace plus a passing shock.</summary>
    public void ObserveMean(double value, double variance) => Update([Pace], value, variance, 0);

    /// <summary>Adds the growth of the next year: the known mean of the panel, or the pace, plus the deviation and passing shocks.</summary>
    public void AddYear(double? knownMean, double commonVariance, double ownVariance)
    {
        var at = _size++;
        _mean[at] = (knownMean ?? _mean[Pace]) + _mean[Deviation];
        foreach (var covariance in (double[][,])[_common, _own])
        {
            for (var i = 0; i < at; i++)
            {
                covariance[at, i] = covariance[i, at] = (knownMean is null ? covariance[Pace, i] : 0) + covariance[Deviation, i];
            }

            covariance[at, at] = (knownMean is null ? covariance[Pace, at] : 0) + covariance[Deviation, at];
        }

        _common[at, at] += knownMean is null ? commonVariance : 0;
        _own[at, at] += ownVariance;
    }

    /// <summary>Growth added up over years is observed; returns the squared innovation over its variance.</summary>
    public double Observe(GrowthReading reading, double noiseVariance)
    {
        var states = Enumerable.Range(State(reading.From), reading.To - reading.From + 1).ToArray();
        return Update(states, reading.Value, 0, noiseVariance);
    }

    /// <summary>Mean and covariances of the growth of the given years.</summary>
    public (double[] Mean, double[,] Common, double[,] Own) Years(int first, int last)
    {
        var count = last - first + 1;
        var (mean, common, own) = (new double[count], new double[count, count], new double[count, count]);
        for (var i = 0; i < count; i++)
        {
            mean[i] = _mean[State(first) + i];
            for (var j = 0; j < count; j++)
            {
                common[i, j] = _common[State(first) + i, State(first) + j];
                own[i, j] = _own[State(first) + i, State(first) + j];
            }
        }

        return (mean, common, own);
    }

    private int State(int year) => FirstGrowth + year - _firstGrowthYear;

    private double Update(int[] states, double value, double commonNoise, double ownNoise)
    {
        var innovation = value;
        var variance = commonNoise + ownNoise;
        foreach (var s in states)
        {
            innovation -= _mean[s];
            foreach (var t in states)
            {
                variance += _common[s, t] + _own[s, t];
            }
        }

        if (variance <= 0)
        {
            return 0;
        }

        for (var i = 0; i < _size; i++)
        {
            _gain[i] = 0;
            foreach (var s in states)
            {
                _gain[i] += (_common[i, s] + _own[i, s]) / variance;
            }
        }

        for (var i = 0; i < _size; i++)
        {
            _mean[i] += _gain[i] * innovation;
        }

        Joseph(_common, states, commonNoise);
        Joseph(_own, states, ownNoise);
        return innovation * innovation / variance;
    }

    // P <- (I - K z') P (I - K z')' + K r K'.
    private void Joseph(double[,] covariance, int[] states, double noise)
    {
        var along = new double[_size];
        var at = noise;
        for (var i = 0; i < _size; i++)
        {
            foreach (var s in states)
            {
                along[i] += covariance[i, s];
            }
        }

        foreach (var s in states)
        {
            at += along[s];
        }

        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j < _size; j++)
            {
                covariance[i, j] += (_gain[i] * _gain[j] * at) - (_gain[i] * along[j]) - (along[i] * _gain[j]);
            }
        }
    }
}
