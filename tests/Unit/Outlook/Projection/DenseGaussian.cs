namespace Songhua.Tests.Unit.Outlook.Projection;

/// <summary>A number made of a constant and independent normal shocks, each common or a series' own.</summary>
internal sealed record Affine(double Constant, IReadOnlyDictionary<int, double> Loads)
{
    public static Affine Of(double constant) => new(constant, new Dictionary<int, double>());

    public static Affine operator +(Affine a, Affine b)
    {
        var loads = new Dictionary<int, double>(a.Loads);
        foreach (var (shock, load) in b.Loads)
        {
            loads[shock] = loads.GetValueOrDefault(shock) + load;
        }

        return new(a.Constant + b.Constant, loads);
    }

    public static Affine operator *(double factor, Affine a) => new(factor * a.Constant, a.Loads.ToDictionary(l => l.Key, l => factor * l.Value));
}

/// <summary>
/// The joint normal distribution of states and readings written out: what a filter has to equal. Conditioning solves the covariance of all
/// readings at once, without any recursion in time.
/// </summary>
internal sealed class DenseGaussian
{
    private readonly List<(double Variance, bool IsCommon)> _shocks = [];
    private readonly List<(Affine Number, double Value)> _readings = [];

    public Affine Shock(double variance, bool isCommon)
    {
        _shocks.Add((variance, isCommon));
        return new(0, new Dictionary<int, double> { [_shocks.Count - 1] = 1 });
    }

    public void Observe(Affine number, double value) => _readings.Add((number, value));

    /// <summary>The squared surprise of a value over its variance, given the readings so far.</summary>
    public double Surprise(Affine number, double value)
    {
        var (mean, common, own) = Given([number]);
        return (value - mean[0]) * (value - mean[0]) / (common[0, 0] + own[0, 0]);
    }

    /// <summary>Means and both covariances of the errors, given the readings.</summary>
    public (double[] Mean, double[,] Common, double[,] Own) Given(IReadOnlyList<Affine> numbers)
    {
        var n = _readings.Count;
        var covariance = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                covariance[i, j] = Product(_readings[i].Number, _readings[j].Number, _ => true);
            }
        }

        // Error of a number: itself less its regression on the readings.
        var mean = new double[numbers.Count];
        var errors = new Affine[numbers.Count];
        for (var k = 0; k < numbers.Count; k++)
        {
            var gain = Solve(covariance, [.. _readings.Select(r => Product(numbers[k], r.Number, _ => true))]);
            (mean[k], errors[k]) = (numbers[k].Constant, numbers[k]);
            for (var i = 0; i < n; i++)
            {
                mean[k] += gain[i] * (_readings[i].Value - _readings[i].Number.Constant);
                errors[k] += -gain[i] * _readings[i].Number;
            }
        }

        var (common, own) = (new double[numbers.Count, numbers.Count], new double[numbers.Count, numbers.Count]);
        for (var k = 0; k < numbers.Count; k++)
        {
            for (var l = 0; l < numbers.Count; l++)
            {
                common[k, l] = Product(errors[k], errors[l], s => _shocks[s].IsCommon);
                own[k, l] = Product(errors[k], errors[l], s => !_shocks[s].IsCommon);
            }
        }

        return (mean, common, own);
    }

    private double Product(Affine a, Affine b, Func<int, bool> counts) =>
        a.Loads.Where(l => counts(l.Key) && b.Loads.ContainsKey(l.Key)).Sum(l => l.Value * b.Loads[l.Key] * _shocks[l.Key].Variance);

    // Gauss-Jordan with row exchange.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (a, x) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var c = 0; c < n; c++)
        {
            var pivot = Enumerable.Range(c, n - c).MaxBy(r => Math.Abs(a[r, c]));
            for (var j = 0; j < n; j++)
            {
                (a[c, j], a[pivot, j]) = (a[pivot, j], a[c, j]);
            }

            (x[c], x[pivot]) = (x[pivot], x[c]);
            for (var r = 0; r < n; r++)
            {
                var factor = r == c ? 0 : a[r, c] / a[c, c];
                for (var j = 0; factor != 0 && j < n; j++)
                {
                    a[r, j] -= factor * a[c, j];
                }

                x[r] -= factor * x[c];
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => x[i] / a[i, i])];
    }
}
