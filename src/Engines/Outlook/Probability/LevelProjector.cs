using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The projection of a level or a share, with what it was made of.</summary>
/// <param name="Origin">The last value, from which it starts.</param>
/// <param name="Changes">The projected yearly changes on <paramref name="Scale"/>.</param>
/// <param name="Scale">Logarithm or logit.</param>
/// <param name="Method">What it rests on.</param>
/// <param name="OwnChanges">How many of the series' own yearly changes are.</param>
/// <param name="Partial">The last growth of the first months of a year that is; null where none.</param>
/// <param name="LastGrowth">The last growth of a whole year after the origin that is; null where none.</param>
/// <param name="IsAssumed">Whether the origin was not observed but taken as reached.</param>
public sealed record SeriesProjection(
    PacePoint Origin, YearlyProjection Changes, Scale Scale, OutlookMethod Method, int OwnChanges, Period? Partial, PacePoint? LastGrowth, bool IsAssumed)
{
    /// <summary>What a structural time series decided by itself; empty for other methods.</summary>
    public IReadOnlyList<Message> Decisions { get; init; } = [];

    /// <summary>Whether comparable regions are in it.</summary>
    public bool UsesPanel => Method is OutlookMethod.Panel or OutlookMethod.PanelAlone;

    /// <summary>A value on the scale; infinite at the ends of what is possible.</summary>
    public double To(double value) => Scale == Scale.Log ? (value > 0 ? Math.Log(value) : double.NegativeInfinity)
        : value <= 0 ? double.NegativeInfinity : value >= 1 ? double.PositiveInfinity : Math.Log(value / (1 - value));

    /// <summary>The value of a number on the scale.</summary>
    public double Back(double x) => Scale == Scale.Log ? Math.Exp(x) : 1 / (1 + Math.Exp(-x));
}

/// <summary>Makes the projection of a level or a share, or says why there is none.</summary>
internal sealed class LevelProjector
{
    // A series without comparable regions needs this many changes of its own; with fewer the spread would be the prior's.
    private const int FewestOwnChanges = 3;

    // Longer than this nothing is said: back-tests reach five years.
    private const int MostYears = 15;

    private static readonly Phrase NoLevel = new("No level that compares with the target has been observed: {0} is missing.", "没有可与目标比较的实际数值：缺少{0}。");

    private static readonly Phrase TooFew = new(
        "Only {0} yearly changes of the series are known, and no panel of comparable regions can be used for it: {1} is missing, or a panel.",
        "该序列仅有{0}个年度变化可用，且没有可用的可比地区面板：缺少{1}，或需补充面板。")
    {
        One = "Only 1 yearly change of the series is known, and no panel of comparable regions can be used for it: {1} is missing, or a panel.",
    };

    private static readonly Phrase NotPositive = new(
        "The level is not above zero, so that growth says nothing of it.", "数值不大于零，增速无意义。");

    private static readonly Phrase OnlyBound = new("Of the last value only a bound is known; a number is needed: {0}.", "最近一期数值只知其界限，需要确数：{0}。");

    private static readonly Phrase TooFar = new(
        "The due date is {0} years after the last known value; nothing is said beyond {1} years.", "目标期限距最近数据{0}年，超过{1}年不作判断。");

    private readonly OutlookProblem _problem;
    private readonly Period _due;
    private readonly LevelSeries _series;
    private readonly Scale _scale;

    public LevelProjector(OutlookProblem problem, Period due)
    {
        (_problem, _due) = (problem, due);
        _series = new LevelSeries(problem.Pace);
        _scale = problem.Pace.Target.Bounds is { Low: 0, High: 1 } ? Scale.Logit : Scale.Log;
    }

    /// <summary>The projection, or the refusal.</summary>
    public (SeriesProjection? Projection, OutlookSolution? Refusal) Project()
    {
        var points = Usable();
        var isAssumed = points.Count == 0 && Assumed() is not null;
        if (isAssumed)
        {
            points = [Assumed()!.Value];
        }

        if (points.Count == 0)
        {
            return (null, NothingKnown());
        }

        var origin = points[^1];
        if (!(origin.Central > 0) || (_scale == Scale.Logit && !(origin.Central < 1)))
        {
            return (null, OutlookEngine.Refused(NotPositive, _problem.Verdict.Missing));
        }

        var years = _due.EndYear - origin.Period.EndYear;
        if (years > MostYears)
        {
            return (null, OutlookEngine.Refused(TooFar.With(years, MostYears), []));
        }

        if (!isAssumed && _scale == Scale.Log && StructuralYears.Project(_problem.Pace, origin, years) is var (structural, solution, upTo))
        {
            return (new(origin, structural.From(OriginVariance(origin)), _scale, OutlookMethod.Structural, points.Count - 1, upTo.IsYear ? null : upTo, null, false) { Decisions = solution.Decisions }, null);
        }

        var (readings, later, partial) = Readings(points);
        var panel = Panel(origin);
        var changes = readings.Count(r => r.NoiseRatio == 0);
        if (panel is null && changes < FewestOwnChanges)
        {
            var before = new MissingObservation(points[0].Period.ShiftYears(-1), _problem.Pace.Target.Facet);
            return (null, OutlookEngine.Refused(TooFew.With(changes, before), [before]));
        }

        var projection = panel is null
            ? PooledGrowth.Project(readings, OutlookEngine.ExpectedShockOfLevels, origin.Period.EndYear, years)
            : PooledGrowth.Project(panel, readings, origin.Period.EndYear, years, !_problem.Reference!.IsSameIndicator);
        var method = panel is null ? OutlookMethod.OwnReadings : changes == 0 ? OutlookMethod.PanelAlone : OutlookMethod.Panel;
        var rounding = OriginVariance(origin) + later.Sum(g => Uniform(Math.Log(1 + g.Value.Low), Math.Log(1 + g.Value.High)));
        return (new(origin, projection.From(rounding), _scale, method, changes, partial, later.Count > 0 ? later[^1] : null, isAssumed), null);
    }

    private OutlookSolution NothingKnown()
    {
        IReadOnlyList<MissingObservation> missing = _problem.Verdict.Missing.Count > 0 ? _problem.Verdict.Missing : [new MissingObservation(LastEnded(), _problem.Pace.Target.Facet)];
        return _series.Points.Count > 0 && !_series.Points[^1].HasCentral
            ? OutlookEngine.Refused(OnlyBound.With(new MissingObservation(_series.Points[^1].Period, _problem.Pace.Target.Facet)), missing)
            : OutlookEngine.Refused(NoLevel.With(Pace.Named(missing)), missing);
    }

    // Levels that name a number, a whole number of years before the due period's end, on the same side of every break as the last.
    private List<PacePoint> Usable()
    {
        var whole = _series.Points.Where(p => p.Period.Last < _due.Last && IsWholeYears(p.Period)).ToList();
        if (whole.Count == 0 || !whole[^1].HasCentral)
        {
            return [];
        }

        var last = whole[^1];
        var from = _problem.Pace.Breaks.Where(b => b.Year <= last.Period.EndYear).Select(b => b.Year).DefaultIfEmpty(int.MinValue).Max();
        return [.. whole.Where(p => p.HasCentral && p.Period.EndYear >= from)];
    }

    // The best case that the pace method knows: an interim target taken as met.
    private PacePoint? Assumed() => _problem.Verdict.Assumed is { HasCentral: true } assumed && assumed.Period.Last < _due.Last && IsWholeYears(assumed.Period) ? assumed : null;

    private bool IsWholeYears(Period period)
    {
        var years = RequiredPace.Years(period, _due);
        return Math.Abs(years - Math.Round(years)) < 0.01;
    }

    // With the whole years' growth after the last level, whose rounding adds to the level's, and the last growth of first months.
    private (List<GrowthReading> Readings, List<PacePoint> Later, Period? Partial) Readings(List<PacePoint> points)
    {
        var later = new List<PacePoint>();
        var readings = new List<GrowthReading>();
        for (var i = 1; i < points.Count; i++)
        {
            var (before, after) = (points[i - 1], points[i]);
            var change = ToScale(after.Central) - ToScale(before.Central);
            if (double.IsFinite(change) && before.Period.EndYear < after.Period.EndYear)
            {
                readings.Add(new GrowthReading(before.Period.EndYear + 1, after.Period.EndYear, change));
            }
        }

        Period? partial = null;
        if (_problem.GrowthLinksLevels && _scale == Scale.Log)
        {
            var origin = points[^1].Period.EndYear;
            foreach (var growth in _problem.Pace.Growths.Where(g => g.HasCentral && g.Central > -1 && _series.Compares(g.Period)))
            {
                var year = growth.Period.EndYear;
                if (!readings.Exists(r => r.From <= year && year <= r.To) && year <= _due.EndYear)
                {
                    readings.Add(new GrowthReading(year, year, Math.Log(1 + growth.Central)));
                    if (year > origin)
                    {
                        later.Add(growth);
                    }
                }
            }

            partial = AddPartYears(readings, origin);
        }

        readings.Sort((a, b) => a.To != b.To ? a.To.CompareTo(b.To) : a.From.CompareTo(b.From));
        return (readings, later, partial);
    }

    // Of years after the last known one, growth of their first months on the same months of the year before; the longest run counts.
    private Period? AddPartYears(List<GrowthReading> readings, int origin)
    {
        Period? last = null;
        if (!_due.IsYear)
        {
            return null;
        }

        foreach (var group in _series.GrowthReadings()
            .Where(g => g.Period is { IsMonths: true, IsYear: false, First: { Month: 1, Day: 1 } } && g.Period.EndYear > origin && g.Period.EndYear <= _due.EndYear && g.Central > -1)
            .GroupBy(g => g.Period.EndYear).OrderBy(g => g.Key))
        {
            var longest = group.MaxBy(g => g.Period.Months);
            if (!readings.Exists(r => r.From <= group.Key && group.Key <= r.To))
            {
                readings.Add(GrowthReading.OfMonths(group.Key, longest.Period.Months, Math.Log(1 + longest.Central)));
                last = longest.Period;
            }
        }

        return last;
    }

    private PanelGrowth? Panel(PacePoint origin)
    {
        if (_problem.Reference is not { } reference || !_due.IsYear || _scale == Scale.Logit)
        {
            return null;
        }

        var growth = reference.Growth;
        return growth is not null && origin.Period.EndYear >= growth.FirstYear - 1 ? growth : null;
    }

    // A rounded value is taken as anywhere in its range: the variance of a uniform one, on the scale of the model.
    private double OriginVariance(PacePoint origin)
    {
        return origin.Value.IsBounded && origin.Value.Low > 0 ? Uniform(ToScale(origin.Value.Low), ToScale(origin.Value.High)) : 0;
    }

    private static double Uniform(double low, double high) => double.IsFinite(high - low) ? (high - low) * (high - low) / 12 : 0;

    private Period LastEnded()
    {
        var period = _due.ShiftYears(-Math.Max(1, _due.EndYear - _problem.Pace.AsOf.Year));
        return period.Last <= _problem.Pace.AsOf ? period : period.ShiftYears(-1);
    }

    private double ToScale(double value) => _scale == Scale.Log ? Math.Log(value) : Math.Log(value / (1 - value));
}
