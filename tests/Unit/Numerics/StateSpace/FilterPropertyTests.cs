using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics.StateSpace;

/// <summary>Random models against the same Gaussian conditional written out with full matrices.</summary>
public sealed class FilterPropertyTests
{
    private const int Steps = 9;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Likelihood_smoothed_states_and_variances_are_those_of_the_dense_conditional(int seed)
    {
        var one = new RandomModel(seed);
        var filter = new KalmanFilter(one.Model);
        var smoothed = StateSmoother.Smooth(filter, one.Variances);
        var dense = one.Conditional();
        Assert.Equal(0, filter.UnidentifiedCount);
        Assert.Equal(dense.LogLikelihood, filter.LogLikelihood, 1e-8 * Math.Max(1, Math.Abs(dense.LogLikelihood)));
        for (var t = 0; t < Steps; t++)
        {
            for (var s = 0; s < one.Model.States; s++)
            {
                var at = (t * one.Model.States) + s;
                Assert.Equal(dense.Mean[at], smoothed.State(t)[s], 1e-7 * Math.Max(1, Math.Abs(dense.Mean[at])));
                Assert.Equal(dense.Covariance[at, at], smoothed.SignalVariance(t)[s], 1e-6 * Math.Max(1, dense.Covariance[at, at]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_score_is_the_slope_of_the_likelihood(int seed)
    {
        var one = new RandomModel(seed);
        var filter = new KalmanFilter(one.Model);
        var score = new double[one.Variances.Length];
        filter.Run(one.Variances);
        new VarianceScore(filter).Of(score);
        for (var k = 0; k < score.Length; k++)
        {
            var step = 1e-5 * one.Variances[k];
            var (above, below) = ((double[])[.. one.Variances], (double[])[.. one.Variances]);
            above[k] += step;
            below[k] -= step;
            var slope = (filter.Run(above) - filter.Run(below)) / (2 * step);
            Assert.Equal(slope, score[k], 1e-5 * Math.Max(1, Math.Abs(slope)));
        }
    }

    [Fact]
    public void Running_twice_gives_the_same_bytes()
    {
        var one = new RandomModel(3);
        var filter = new KalmanFilter(one.Model);
        var first = filter.Run(one.Variances);
        filter.Run([.. one.Variances.Select(v => v * 2)]);
        Assert.Equal(BitConverter.DoubleToInt64Bits(first), BitConverter.DoubleToInt64Bits(filter.Run(one.Variances)));
    }

    [Fact]
    public void What_is_known_already_says_nothing_and_what_contradicts_it_is_impossible()
    {
        Assert.Equal((Innovation.Known, true), Twice(5));
        Assert.Equal((Innovation.Impossible, false), Twice(6));

        static (Innovation, bool) Twice(double second)
        {
            var still = new SparseMatrix(1, 1, [(0, 0, 1)]);
            var model = new StateSpaceModel([still], new SparseMatrix(1, 1, [(0, 0, 1)]), [0], new([0], [0], [true]), [new(0, 5, [0], [1]), new(0, second, [0], [1])]);
            var filter = new KalmanFilter(model);
            filter.Run([1]);
            return (filter.Kinds[1], double.IsFinite(filter.LogLikelihood));
        }
    }

    [Fact]
    public void What_nothing_fixes_stays_infinite()
    {
        var still = new SparseMatrix(2, 2, [(0, 0, 1), (1, 1, 1)]);
        var model = new StateSpaceModel([still, still], new SparseMatrix(2, 1, [(0, 0, 1)]), [0], new([0, 0], new double[4], [true, true]), [new(0, 1, [0], [1]), new(1, 2, [0], [1])]);
        var filter = new KalmanFilter(model);
        var smoothed = StateSmoother.Smooth(filter, [1]);
        Assert.Equal(1, filter.UnidentifiedCount);
        Assert.False(filter.IsUnidentified(0));
        Assert.True(filter.IsUnidentified(1));
        Assert.True(double.IsNaN(filter.Covariance(1, 1)));
        Assert.Equal(double.PositiveInfinity, smoothed.SignalVariance(0)[1]);
        Assert.Equal(1, smoothed.Signal(0)[0], 1e-12);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        var still = new SparseMatrix(1, 1, [(0, 0, 1)]);
        StateSpaceModel Model(params Measurement[] measurements) => new([still, still], new SparseMatrix(1, 1, [(0, 0, 1)]), [0], new([0], [0], [true]), measurements);
        Assert.Throws<ArgumentException>(() => Model(new Measurement(1, 1, [0], [1]), new Measurement(0, 1, [0], [1])));
        Assert.Throws<ArgumentException>(() => Model(new Measurement(2, 1, [0], [1])));
        Assert.Throws<ArgumentException>(() => Model(new Measurement(0, double.PositiveInfinity, [0], [1])));
        Assert.Throws<ArgumentException>(() => new KalmanFilter(Model()).Run([-1]));
        Assert.Throws<ArgumentException>(() => new KalmanFilter(Model()).Run([1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseMatrix(1, 1, [(0, 1, 1)]));
    }

    /// <summary>Random transitions, loadings, diffuse and proper first states, none to three measurements a step, some missing.</summary>
    private sealed class RandomModel
    {
        private readonly int _states;
        private readonly double[][,] _transitions;
        private readonly double[,] _loading;
        private readonly int[] _varianceOf;

        public RandomModel(int seed)
        {
            var random = RandomStream.Of((ulong)seed, "random state space").Item(0);
            _states = 2 + (int)random.Integer(5);
            var disturbances = 1 + (int)random.Integer(_states);
            _transitions = [.. Enumerable.Range(0, Steps).Select(_ => Draw(_states, _states, 0.6))];
            _loading = Draw(_states, disturbances, 0.5);
            _varianceOf = [.. Enumerable.Range(0, disturbances).Select(d => d == 0 ? 0 : (int)random.Integer(2))];
            Variances = [.. Enumerable.Range(0, _varianceOf.Max() + 1).Select(_ => random.Uniform(0.1, 2))];
            var diffuse = Enumerable.Range(0, _states).Select(s => s == 0 || random.Chance(0.5)).ToArray();
            var covariance = new double[_states * _states];
            for (var s = 0; s < _states; s++)
            {
                covariance[(s * _states) + s] = diffuse[s] ? 0 : random.Uniform(0.1, 3);
            }

            List<Measurement> measurements = [];
            for (var t = 0; t < Steps; t++)
            {
                for (var i = random.Integer(4); i > 0 || (t < 3 && i > -2); i--)
                {
                    var value = random.Chance(0.15) ? double.NaN : random.Uniform(-5, 5);
                    measurements.Add(new(t, value, [.. Enumerable.Range(0, _states)], [.. Enumerable.Range(0, _states).Select(_ => random.Uniform(-1, 1))], random.Uniform(0.05, 1)));
                }
            }

            Model = new(
                [.. _transitions.Select(Sparse)], Sparse(_loading), _varianceOf,
                new([.. diffuse.Select(d => d ? 0 : random.Uniform(-1, 1))], covariance, diffuse) { IsDisturbed = seed % 2 == 0 }, measurements);

            double[,] Draw(int rows, int columns, double chance)
            {
                var matrix = new double[rows, columns];
                for (var i = 0; i < rows; i++)
                {
                    for (var j = 0; j < columns; j++)
                    {
                        matrix[i, j] = i == j || random.Chance(chance) ? random.Uniform(-0.9, 0.9) : 0;
                    }
                }

                return matrix;
            }
        }

        public StateSpaceModel Model { get; }

        public double[] Variances { get; }

        /// <summary>All states of all steps given the measurements; the first mean enters as a known constant taken off.</summary>
        public DenseGaussian Conditional()
        {
            var initial = Model.Initial;
            var constants = Enumerable.Range(0, _states).Where(s => initial.Diffuse[s]).ToArray();
            var shocks = _states + (Steps * _varianceOf.Length) + Model.Measurements.Count;
            var variances = new double[shocks];
            Combination Zero() => new(new double[constants.Length], new double[shocks]);
            var state = Enumerable.Range(0, _states).Select(_ => Zero()).ToArray();
            var mean = (double[])[.. initial.Mean];
            for (var s = 0; s < _states; s++)
            {
                variances[s] = initial.Covariance[(s * _states) + s];
                state[s].Shocks[s] = 1;
                if (initial.Diffuse[s])
                {
                    state[s].Constants[Array.IndexOf(constants, s)] = 1;
                }
            }

            var (all, means, observed, values) = (new List<Combination>(), new List<double>(), new List<Combination>(), new List<double>());
            for (var t = 0; t < Steps; t++)
            {
                if (t > 0)
                {
                    state = [.. Enumerable.Range(0, _states).Select(r => Enumerable.Range(0, _states).Aggregate(Zero(), (sum, c) => sum + (_transitions[t - 1][r, c] * state[c])))];
                    mean = [.. Enumerable.Range(0, _states).Select(r => Enumerable.Range(0, _states).Sum(c => _transitions[t - 1][r, c] * mean[c]))];
                }

                for (var d = 0; d < _varianceOf.Length && (t > 0 || initial.IsDisturbed); d++)
                {
                    var shock = _states + (t * _varianceOf.Length) + d;
                    variances[shock] = Variances[_varianceOf[d]];
                    for (var s = 0; s < _states; s++)
                    {
                        state[s].Shocks[shock] += _loading[s, d];
                    }
                }

                all.AddRange(state);
                means.AddRange(mean);
                var (from, to) = Model.MeasurementsAt(t);
                for (var i = from; i < to; i++)
                {
                    var one = Model.Measurements[i];
                    if (double.IsNaN(one.Value))
                    {
                        continue;
                    }

                    var seen = one.States.Select((s, k) => one.Weights[k] * state[s]).Aggregate((a, b) => a + b);
                    var noise = shocks - Model.Measurements.Count + i;
                    variances[noise] = one.NoiseVariance;
                    seen.Shocks[noise] = 1;
                    observed.Add(seen);
                    values.Add(one.Value - one.States.Select((s, k) => one.Weights[k] * mean[s]).Sum());
                }
            }

            var conditional = new DenseGaussian(observed, [.. values], all, variances);
            for (var i = 0; i < means.Count; i++)
            {
                conditional.Mean[i] += means[i];
            }

            return conditional;
        }

        private static SparseMatrix Sparse(double[,] matrix) => new(
            matrix.GetLength(0), matrix.GetLength(1),
            from i in Enumerable.Range(0, matrix.GetLength(0))
            from j in Enumerable.Range(0, matrix.GetLength(1))
            select (i, j, matrix[i, j]));
    }
}
