namespace Songhua.Numerics;

/// <summary>A point of a function and steps from it that satisfy the strong Wolfe conditions.</summary>
internal sealed class WolfeSearch
{
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;
    private const int MostTries = 30;
    private const double LongestFactor = 4;

    private readonly SmoothFunction _function;
    private readonly double[] _point;
    private readonly double[] _gradient;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private double _trialValue;
    private int _evaluations;

    public WolfeSearch(SmoothFunction function, ReadOnlySpan<double> start)
    {
        _function = function;
        _point = start.ToArray();
        (_gradient, _trial, _trialGradient) = (new double[start.Length], new double[start.Length], new double[start.Length]);
        (LastStep, LastChange) = (new double[start.Length], new double[start.Length]);
        Value = function(_point, _gradient);
        _evaluations = 1;
    }

    public double Value { get; private set; }

    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>The last step made.</summary>
    public double[] LastStep { get; }

    /// <summary>What it changed of the gradient.</summary>
    public double[] LastChange { get; }

    public Minimum Found(SearchOutcome outcome, int steps) => new([.. _point], Value, [.. _gradient], outcome, steps, _evaluations);

    /// <summary>Goes along a direction; false, and nothing changed, where no descent is found. A point that is not finite is too far.</summary>
    public bool Along(ReadOnlySpan<double> direction)
    {
        var slope = Bfgs.Dot(_gradient, direction);
        if (!(slope < 0))
        {
            return false;
        }

        var low = new Trial(0, Value, slope);
        Trial? high = null;
        var length = 1.0;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var trial = Try(direction, length);
            if (!(trial.Value <= Value + (Decrease * length * slope)) || trial.Value >= low.Value)
            {
                high = trial;
            }
            else if (Math.Abs(trial.Slope) <= Curvature * -slope)
            {
                Accept();
                return true;
            }
            else
            {
                // The minimum lies between the new low end and the old one, or beyond where the slope still leads away.
                high = trial.Slope * ((high?.Length ?? double.PositiveInfinity) - low.Length) >= 0 ? low : high;
                low = trial;
            }

            length = high is { } h ? Between(low, h) : low.Length * LongestFactor;
            if (high is { } end && Math.Abs(end.Length - low.Length) <= 1e-12 * Math.Max(1, low.Length))
            {
                break;
            }
        }

        if (low.Length > 0)
        {
            // A decrease without the curvature condition is still a decrease.
            Try(direction, low.Length);
            Accept();
            return true;
        }

        return false;
    }

    private Trial Try(ReadOnlySpan<double> direction, double length)
    {
        for (var i = 0; i < _point.Length; i++)
        {
            _trial[i] = _point[i] + (length * direction[i]);
        }

        _evaluations++;
        var value = _function(_trial, _trialGradient);
        _trialValue = double.IsNaN(value) ? double.PositiveInfinity : value;
        return new(length, _trialValue, double.IsFinite(_trialValue) ? Bfgs.Dot(_trialGradient, direction) : double.NaN);
    }

    private void Accept()
    {
        for (var i = 0; i < _point.Length; i++)
        {
            LastStep[i] = _trial[i] - _point[i];
            LastChange[i] = _trialGradient[i] - _gradient[i];
        }

        _trial.AsSpan().CopyTo(_point);
        _trialGradient.AsSpan().CopyTo(_gradient);
        Value = _trialValue;
    }

    // The minimum of the cubic through both ends (Nocedal & Wright 3.59), kept off the ends; the middle where there is none.
    private static double Between(Trial low, Trial high)
    {
        var width = high.Length - low.Length;
        var middle = low.Length + (width / 2);
        if (!double.IsFinite(high.Value) || !double.IsFinite(high.Slope))
        {
            return low.Length + (width / 5);
        }

        var d1 = low.Slope + high.Slope - (3 * (low.Value - high.Value) / (low.Length - high.Length));
        var square = (d1 * d1) - (low.Slope * high.Slope);
        if (!(square >= 0))
        {
            return middle;
        }

        var d2 = Math.Sign(width) * Math.Sqrt(square);
        var length = high.Length - (width * (high.Slope + d2 - d1) / (high.Slope - low.Slope + (2 * d2)));
        var share = (length - low.Length) / width;
        return share is > 0.1 and < 0.9 ? length : middle;
    }

    private readonly record struct Trial(double Length, double Value, double Slope);
}
