namespace Songhua.Outlook;

/// <summary>A series of an ensemble that is drawn from a yearly projection.</summary>
/// <param name="Key">Its name, unique.</param>
/// <param name="Projection">Its yearly changes on the logarithmic or logit scale.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Start">On that scale, the last known value; of a rate 0.</param>
/// <param name="Accumulates">Whether changes add up to a level; a rate is the change itself.</param>
/// <param name="CommonSource">The source of its common part, shared by every series that names it; null where it has none.</param>
/// <param name="SharedSource">A source shared by the own parts of several series; null for none.</param>
/// <param name="SharedCorrelation">The correlation of own parts that share a source.</param>
public sealed record ProjectedPath(
    string Key, YearlyProjection Projection, Scale Scale, double Start, bool Accumulates, string? CommonSource, string? SharedSource, double SharedCorrelation)
{
    /// <summary>Values known of years up to the projection's origin, by year, on the scale.</summary>
    public IReadOnlyDictionary<int, double> Known { get; init; } = new Dictionary<int, double>();
}

/// <summary>Something that moves a series from a year on, by scenario.</summary>
/// <param name="Path">The series, an index.</param>
/// <param name="Source">The name of its uncertainty.</param>
/// <param name="Profile">By point: how much of it has come, on the scale of the series, for an effect of one.</param>
/// <param name="Size">Its size on the scale of the series.</param>
/// <param name="Deviation">The standard deviation of its size.</param>
public sealed record PathEffect(int Path, string Source, IReadOnlyList<double> Profile, double Size, double Deviation);

/// <summary>
/// Writes yearly projections as one state-space model. A year's news is one standard normal number for each source; what it says of later
/// years too (a pace that wanders, a deviation that lasts) waits in registers, which move up by one a year: R_t holds the columns of the
/// Cholesky factors of each projection's covariances.
/// </summary>
public static class ProjectedPaths
{
    /// <summary>The model, output i for path i.</summary>
    /// <param name="paths">The series.</param>
    /// <param name="effects">What scenarios add.</param>
    /// <param name="firstYear">The year of point 0.</param>
    /// <param name="lastYear">The year of the last point; every projection reaches it.</param>
    /// <exception cref="ArgumentException">A projection does not reach the last year, or has a year before the first.</exception>
    public static LinearGaussianModel Model(IReadOnlyList<ProjectedPath> paths, IReadOnlyList<PathEffect> effects, int firstYear, int lastYear)
    {
        var points = lastYear - firstYear + 1;
        if (paths.FirstOrDefault(p => p.Projection.Origin + p.Projection.Years < lastYear) is { } shortOne)
        {
            throw new ArgumentException($"The projection of {shortOne.Key} ends before {lastYear}.", nameof(paths));
        }

        if (paths.FirstOrDefault(p => p.Projection.Origin + 1 < firstYear) is { } early)
        {
            throw new ArgumentException($"The projection of {early.Key} begins before {firstYear}.", nameof(paths));
        }

        var registers = points + 1;
        var states = (paths.Count + effects.Count) * registers;
        var (shocks, groups) = Sources(paths, effects);
        var index = shocks.Select((s, i) => (s.Name, i)).ToDictionary(s => s.Name, s => s.i, StringComparer.Ordinal);
        var loadings = Enumerable.Range(0, points).Select(_ => new double[states, shocks.Count]).ToList();
        var transition = new double[states, states];
        var offsets = Enumerable.Range(0, points).Select(_ => new double[paths.Count]).ToArray();
        var measurement = new double[paths.Count, states];
        for (var i = 0; i < paths.Count; i++)
        {
            var top = i * registers;
            Shift(transition, top, registers, paths[i].Accumulates);
            measurement[i, top] = 1;
            Load(paths[i], index, loadings, top, firstYear);
            Means(paths[i], offsets, i, firstYear);
        }

        for (var e = 0; e < effects.Count; e++)
        {
            var (effect, top) = (effects[e], (paths.Count + e) * registers);
            Shift(transition, top, registers, accumulates: false);
            measurement[effect.Path, top] = 1;
            for (var p = 0; p < points; p++)
            {
                offsets[p][effect.Path] += effect.Size * effect.Profile[p];
                loadings[0][top + p, index[effect.Source]] = effect.Deviation * effect.Profile[p];
            }
        }

        return new LinearGaussianModel
        {
            Steps = points - 1,
            Shocks = shocks,
            ScaleGroups = groups,
            InitialMean = new double[states],
            InitialLoadings = loadings[0],
            Transition = transition,
            Loadings = points > 1 ? [.. loadings.Skip(1)] : [loadings[0]],
            Measurement = measurement,
            Offsets = offsets,
        };
    }

    private static string Own(ProjectedPath path) => $"own/{path.Key}";

    private static (List<EnsembleShock> Shocks, List<ScaleGroup> Groups) Sources(IReadOnlyList<ProjectedPath> paths, IReadOnlyList<PathEffect> effects)
    {
        var shocks = new List<EnsembleShock>();
        var groups = new List<ScaleGroup>();
        foreach (var group in paths.Where(p => p.CommonSource is not null).GroupBy(p => p.CommonSource!))
        {
            shocks.Add(new EnsembleShock(group.Key, group.Key, groups.Count));
            groups.Add(new ScaleGroup(group.Key, group.Min(p => p.Projection.DegreesCommon)));
        }

        foreach (var source in paths.Select(p => p.SharedSource).OfType<string>().Distinct())
        {
            shocks.Add(new EnsembleShock(source, source));
        }

        foreach (var path in paths)
        {
            shocks.Add(new EnsembleShock(Own(path), Own(path), groups.Count));
            groups.Add(new ScaleGroup(Own(path), path.Projection.DegreesOwn));
        }

        shocks.AddRange(effects.Select(e => e.Source).Distinct().Select(s => new EnsembleShock(s, s)));
        return (shocks, groups);
    }

    // State 0 is the value (added up, or the register's first of this year), states 1.. the registers of years to come.
    private static void Shift(double[,] transition, int top, int registers, bool accumulates)
    {
        transition[top, top] = accumulates ? 1 : 0;
        for (var r = 0; r + 1 < registers; r++)
        {
            transition[top + r, top + r + 1] += 1;
        }
    }

    private static void Load(ProjectedPath path, Dictionary<string, int> index, List<double[,]> loadings, int top, int firstYear)
    {
        var projection = path.Projection;
        var years = projection.Years;
        var (common, own) = (new double[years, years], new double[years, years]);
        for (var i = 0; i < years; i++)
        {
            for (var j = 0; j < years; j++)
            {
                common[i, j] = projection.Common(i + 1, j + 1);
                own[i, j] = projection.Own(i + 1, j + 1) + (i == 0 && j == 0 ? projection.OriginVariance : 0);
            }
        }

        var (commonRoot, ownRoot) = (CovarianceRoot.Of(common), CovarianceRoot.Of(own));
        var shared = path.SharedSource is null ? 0 : path.SharedCorrelation;
        for (var p = 0; p < loadings.Count; p++)
        {
            for (var at = firstYear + p; at <= projection.Origin + years; at++)
            {
                var news = firstYear + p - projection.Origin;
                var year = at - projection.Origin;
                if (news < 1 || year < news)
                {
                    continue;
                }

                var row = top + at - firstYear - p;
                if (row - top >= loadings.Count + 1)
                {
                    break;
                }

                if (path.CommonSource is { } source)
                {
                    loadings[p][row, index[source]] += commonRoot[year - 1, news - 1];
                }

                if (shared > 0)
                {
                    loadings[p][row, index[path.SharedSource!]] += Math.Sqrt(shared) * ownRoot[year - 1, news - 1];
                }

                loadings[p][row, index[Own(path)]] += Math.Sqrt(1 - shared) * ownRoot[year - 1, news - 1];
            }
        }
    }

    private static void Means(ProjectedPath path, double[][] offsets, int output, int firstYear)
    {
        for (var p = 0; p < offsets.Length; p++)
        {
            var years = firstYear + p - path.Projection.Origin;
            offsets[p][output] = years < 1
                ? path.Known.GetValueOrDefault(firstYear + p, path.Start)
                : path.Accumulates ? path.Start + path.Projection.Mean.Take(years).Sum() : path.Start + path.Projection.Mean[years - 1];
        }
    }
}
