using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Ensembles;

/// <summary>The model of an ensemble has, in every year, the mean and the covariances of the projections that it was written from.</summary>
public sealed class ProjectedPathTests
{
    private const int First = 2023;
    private const int Last = 2030;

    // Origins differ; the first two and the last share a panel, all share a source but the third.
    private static readonly ProjectedPath[] Paths =
    [
        Path("a", 2023, 5.0, true, "panel", "shared", 0.3, 0.002), Path("b", 2025, 3.0, true, "panel", "shared", 0.3, 0),
        Path("c", 2022, 0.5, true, null, null, 0, 0.001), Path("d", 2024, 0, false, "panel", "shared", 0.3, 0),
    ];

    [Fact]
    public void Every_year_has_the_mean_and_the_covariances_of_its_projection()
    {
        var model = ProjectedPaths.Model(Paths, [], First, Last);
        var moments = new Moments(model);
        for (var i = 0; i < Paths.Length; i++)
        {
            for (var y = Math.Max(First, Paths[i].Projection.Origin + 1); y <= Last; y++)
            {
                Assert.Equal(Mean(Paths[i], y), model.Offsets![y - First][i], 1e-9);
                for (var z = Math.Max(First, Paths[i].Projection.Origin + 1); z <= y; z++)
                {
                    Assert.Equal(Covariance(Paths[i], y, z, common: true), moments.Covariance(i, y, i, z, s => s == "panel"), 1e-9);
                    Assert.Equal(Covariance(Paths[i], y, z, common: false), moments.Covariance(i, y, i, z, s => s != "panel"), 1e-9);
                }
            }
        }
    }

    [Fact]
    public void Years_up_to_an_origin_are_what_is_known_and_do_not_vary()
    {
        var known = Paths[1] with { Known = new Dictionary<int, double> { [2023] = 2.8, [2024] = 2.9 } };
        var model = ProjectedPaths.Model([known], [], First, Last);
        var moments = new Moments(model);
        Assert.Equal([2.8, 2.9, 3.0], Enumerable.Range(0, 3).Select(p => model.Offsets![p][0]));
        Assert.All(Enumerable.Range(First, 3), y => Assert.Equal(0, moments.Covariance(0, y, 0, y, _ => true)));
        Assert.True(moments.Covariance(0, 2026, 0, 2026, _ => true) > 0);
    }

    [Fact]
    public void Own_parts_of_one_origin_go_together_by_the_correlation_and_others_not_at_all()
    {
        ProjectedPath[] pair = [Path("a", 2023, 5, true, null, "shared", 0.3, 0), Path("b", 2023, 4, true, null, "shared", 0.3, 0), Path("c", 2023, 4, true, null, null, 0.3, 0)];
        var moments = new Moments(ProjectedPaths.Model(pair, [], First + 1, Last));
        for (var y = First + 1; y <= Last; y++)
        {
            var both = moments.Covariance(0, y, 1, y, _ => true);
            Assert.Equal(0.3, both / Math.Sqrt(moments.Covariance(0, y, 0, y, _ => true) * moments.Covariance(1, y, 1, y, _ => true)), 1e-9);
            Assert.Equal(0, moments.Covariance(0, y, 2, y, _ => true), 1e-12);
        }
    }

    [Fact]
    public void Effects_add_their_size_and_spread_by_their_profile()
    {
        double[] profile = [0, 0, 0.5, 1, 1, 0.5, 0, 0];
        PathEffect[] effects = [new(0, "effect", profile, 0.2, 0.05), new(2, "effect", profile, -0.1, 0.02)];
        var (without, with) = (ProjectedPaths.Model(Paths, [], First, Last), ProjectedPaths.Model(Paths, effects, First, Last));
        var (before, after) = (new Moments(without), new Moments(with));
        for (var y = First; y <= Last; y++)
        {
            var weight = profile[y - First];
            Assert.Equal(0.2 * weight, with.Offsets![y - First][0] - without.Offsets![y - First][0], 1e-12);
            Assert.Equal(0, with.Offsets[y - First][1] - without.Offsets[y - First][1], 1e-12);
            Assert.Equal(0.0025 * weight * weight, after.Covariance(0, y, 0, y, _ => true) - before.Covariance(0, y, 0, y, _ => true), 1e-9);
            Assert.Equal(0.05 * 0.02 * weight * weight, after.Covariance(0, y, 2, y, s => s == "effect"), 1e-9);
        }
    }

    [Fact]
    public void A_projection_that_does_not_reach_the_last_year_or_begins_too_early_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ProjectedPaths.Model(Paths, [], First, 2040));
        Assert.Throws<ArgumentException>(() => ProjectedPaths.Model(Paths, [], 2024, Last));
    }

    [Theory]
    [InlineData(0, 4.0)]
    [InlineData(0.3, 12.0)]
    public void Drawn_probabilities_are_those_of_the_projection(double correlation, double errors)
    {
        const long draws = 200_000;
        var paths = Paths.Select(p => p with { SharedCorrelation = p.SharedSource is null ? 0 : correlation }).ToArray();
        var asked = paths.SelectMany((p, i) => ((double[])[-0.6, 0.2, 1.2]).Select(at => (Path: i, Year: 2026 + i, Edge: Mean(p, 2026 + i) + (at * 0.1)))).ToList();
        var solution = EnsembleEngine.Solve(
            new EnsembleProblem
            {
                Model = ProjectedPaths.Model(paths, [], First, Last),
                Series = [.. paths.Select((p, i) => new EnsembleSeries(p.Key, ValueScale.Log, i))],
                Events = [.. asked.Select((a, k) => new EnsembleEvent($"{k}", EventQuantity.Level(a.Path, a.Year - First), Math.Exp(a.Edge)))],
            },
            new EnsembleSpec(3, draws));
        foreach (var ((path, year, edge), outlook) in asked.Zip(solution.Events))
        {
            var projection = paths[path].Projection;
            var years = year - projection.Origin;
            var expected = 1 - (paths[path].Accumulates ? projection.Change(years) : projection.YearlyChange(years)).Cumulative(edge - paths[path].Start);

            // The part that is shared is normal, so that with a correlation tails are a little lighter than the projection's.
            Assert.InRange(outlook.Likelihood.Probability, expected - (errors * outlook.Likelihood.StandardError), expected + (errors * outlook.Likelihood.StandardError));
        }
    }

    private static ProjectedPath Path(string key, int origin, double start, bool accumulates, string? common, string? shared, double correlation, double originVariance)
    {
        var years = Last - origin + (key == "b" ? 2 : 0);
        var (mean, panel, own) = (new double[years], new double[years, years], new double[years, years]);
        for (var i = 0; i < years; i++)
        {
            mean[i] = 0.03 + (0.01 * i);
            for (var j = 0; j < years; j++)
            {
                // A pace that wanders from an uncertain start, and a deviation that fades.
                panel[i, j] = common is null ? 0 : 0.0004 + (0.0001 * Math.Min(i + 1, j + 1)) + (i == j ? 0.0003 : 0);
                own[i, j] = (0.0012 * Math.Pow(0.7, Math.Abs(i - j))) + (i == j ? 0.0005 : 0);
            }
        }

        return new(key, new YearlyProjection(origin, mean, panel, own, 20, key == "c" ? 6 : 9).From(originVariance), Scale.Log, start, accumulates, common, shared, correlation);
    }

    private static double Mean(ProjectedPath path, int year)
    {
        var years = year - path.Projection.Origin;
        return path.Start + (path.Accumulates ? path.Projection.Mean.Take(years).Sum() : path.Projection.Mean[years - 1]);
    }

    private static double Covariance(ProjectedPath path, int year, int other, bool common)
    {
        var (sum, y, z) = (0.0, year - path.Projection.Origin, other - path.Projection.Origin);
        for (var i = path.Accumulates ? 1 : y; i <= y; i++)
        {
            for (var j = path.Accumulates ? 1 : z; j <= z; j++)
            {
                sum += common ? path.Projection.Common(i, j) : path.Projection.Own(i, j) + (i == 1 && j == 1 ? path.Projection.OriginVariance : 0);
            }
        }

        return sum;
    }

    // Multiplies the model out: what each shock of each point does to each output of each later point; scales are one.
    private sealed class Moments
    {
        private readonly LinearGaussianModel _model;
        private readonly double[][][,] _responses;

        internal Moments(LinearGaussianModel model)
        {
            _model = model;
            _responses = new double[model.Steps + 1][][,];
            for (var from = 0; from <= model.Steps; from++)
            {
                var state = from == 0 ? model.InitialLoadings! : model.Loadings[model.Loadings.Count == 1 ? 0 : from - 1];
                _responses[from] = new double[model.Steps + 1][,];
                for (var at = from; at <= model.Steps; at++)
                {
                    _responses[from][at] = Product(model.Measurement!, state);
                    state = Product(model.Transition, state);
                }
            }
        }

        internal double Covariance(int i, int year, int j, int other, Func<string, bool> isCounted)
        {
            var sum = 0.0;
            for (var from = 0; from <= Math.Min(year, other) - First0; from++)
            {
                for (var s = 0; s < _model.Shocks.Count; s++)
                {
                    sum += isCounted(_model.Shocks[s].Source) ? _responses[from][year - First0][i, s] * _responses[from][other - First0][j, s] : 0;
                }
            }

            return sum;
        }

        private int First0 => Last - _model.Steps;

        private static double[,] Product(double[,] left, double[,] right)
        {
            var product = new double[left.GetLength(0), right.GetLength(1)];
            for (var i = 0; i < left.GetLength(0); i++)
            {
                for (var k = 0; k < right.GetLength(0); k++)
                {
                    for (var j = 0; j < right.GetLength(1); j++)
                    {
                        product[i, j] += left[i, k] * right[k, j];
                    }
                }
            }

            return product;
        }
    }
}
