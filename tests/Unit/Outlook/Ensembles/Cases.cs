using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Ensembles;

/// <summary>Small ensembles of which the answer is known.</summary>
internal static class Cases
{
    public const double Open = double.PositiveInfinity;

    public static double[,] Diagonal(params double[] values)
    {
        var matrix = new double[values.Length, values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            matrix[i, i] = values[i];
        }

        return matrix;
    }

    /// <summary>Series that are random walks u_t = u_(t-1) + R z_t from means, in one step unless said otherwise; outputs are states.</summary>
    public static LinearGaussianModel Walk(double[] means, double[,] loadings, int steps = 1, IReadOnlyList<ScaleGroup>? groups = null, string[]? names = null, bool isStartKnown = true) => new()
    {
        Steps = steps,
        Shocks = [.. Enumerable.Range(0, loadings.GetLength(1)).Select(j => new EnsembleShock(names?[j] ?? $"z{j}", names?[j] ?? $"z{j}", groups is null ? null : 0))],
        ScaleGroups = groups ?? [],
        InitialMean = means,
        InitialLoadings = isStartKnown ? null : loadings,
        Transition = Diagonal([.. means.Select(_ => 1.0)]),
        Loadings = [loadings],
    };

    public static EnsembleSeries Plain(string key, int? output) => new(key, ValueScale.Identity, output);

    public static EnsembleSeries Positive(string key, int? output) => new(key, ValueScale.Log, output);

    /// <summary>A dense model of seven series with relations, bounds, known values and events of every kind.</summary>
    public static EnsembleProblem Rich(double shift = 0)
    {
        var loadings = new double[4, 5];
        for (var i = 0; i < 4; i++)
        {
            loadings[i, i] = 0.05 + (0.01 * i);
            loadings[i, 4] = 0.03;
        }

        return new()
        {
            Model = new()
            {
                Steps = 4,
                Shocks = [.. "abcd".Select(c => new EnsembleShock($"own/{c}", "own", c == 'd' ? 0 : null)), new("common", "common")],
                ScaleGroups = [new("d", 6)],
                InitialLoadings = loadings,
                InitialMean = [Math.Log(100), Math.Log(60), Math.Log(38), Math.Log(0.2)],
                Transition = new double[,] { { 0.99, 0.01, 0, 0 }, { 0, 1, 0, 0 }, { 0.02, 0, 0.98, 0 }, { 0, 0, 0, 0.9 } },
                Loadings = [loadings],
                Intercepts = [.. Enumerable.Range(0, 4).Select(_ => new[] { 0.05 + shift, 0.05, 0.05, -0.15 })],
            },
            Series =
            [
                Positive("whole", 0), Positive("part 1", 1), Positive("part 2", 2), new("rate", ValueScale.Logit(0, 1), 3),
                Positive("product", null), Plain("gap", null), Positive("nowhere", null),
            ],
            Relations =
            [
                EnsembleRelation.Product("product", 4, 2, [0, 3], []),
                EnsembleRelation.Sum("whole", 0, [1, 2]),
                EnsembleRelation.Linear("gap", [(5, 1), (0, -1), (1, 1), (2, 1)], 0, 0),
                .. EnsembleRelation.Share("part 2 is a third or more", 2, 0, 0.38, Open),
            ],
            Known = [new(1, 1, 64, 64), new(2, 2, 40, 44)],
            Events =
            [
                new("level", EventQuantity.Level(0, 4), 125), new("growth", EventQuantity.Growth(1, 1, 3), 0.1), new("growth on", EventQuantity.GrowthOn(100, 0, 2), 0.1, 0.2),
                new("share", EventQuantity.Share(2, 0, 4), double.NegativeInfinity, 0.385), new("nowhere", EventQuantity.Level(6, 1), 0), new("rare", EventQuantity.Level(0, 4), 1e6),
            ],
            Sets = [new("all", [0, 1, 2, 3]), new("with nowhere", [0, 4])],
        };
    }

    public static byte[] Bytes(EnsemblePart part)
    {
        using var stream = new MemoryStream();
        part.Write(stream);
        return stream.ToArray();
    }

    public static EnsemblePart Read(byte[] bytes, string name = "part")
    {
        var (part, refusal) = EnsemblePart.Read(new MemoryStream(bytes), name);
        Assert.Null(refusal);
        return part!;
    }

    /// <summary>Every number of a solution, in one order.</summary>
    public static List<double> Numbers(EnsembleResult result) =>
    [
        .. result.Solutions.SelectMany(s => Enumerable.Range(0, s.Series * s.Points).Select(c => s.Value(c % s.Series, c / s.Series)).SelectMany(v => (double[])[v.Mean, v.StandardDeviation, .. v.Quantiles, v.Least, v.Greatest, v.Undefined])),
        .. result.Solutions.SelectMany(s => s.Events.SelectMany(e => (double[])[e.Likelihood.Met, e.Likelihood.Undecided, e.Mean, e.StandardDeviation, .. e.Shares.Select(h => h.Share), .. e.Conditions.Select(c => c.MeanWhereMet)])),
        .. result.Solutions.SelectMany(s => s.Sets.Select(e => (double)e.Likelihood.Met)),
        .. result.Comparisons.SelectMany(c => c.Events.Concat(c.Sets).SelectMany(e => (double[])[e.OnlyBaseline, e.OnlyScenario])),
    ];
}
