using System.Globalization;
using System.Text.Json.Nodes;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>A fan chart: the values observed, the median and the 50, 80 and 95 % bands of the years up to the due one, and the target.</summary>
internal sealed class FanPicture
{
    private const string Goal = "#b3541e";

    // More history than this would leave no room for the fan.
    private const int MostYearsBefore = 10;

    private static readonly Phrase Caption = new("{0}: observed, projected, and the target of {1} for {2}", "{0}：观测值、预测值与目标（{2}：{1}）");
    private static readonly Phrase Observed = new("observed", "观测值");
    private static readonly Phrase Median = new("median", "中位数");
    private static readonly Phrase Band = new("{0} % band", "{0}% 区间");
    private static readonly Phrase Aim = new("target", "目标值");
    private static readonly Phrase At = new("{0}: {1} ({2})", "{0}：{1}（{2}）");
    private static readonly Phrase AimAt = new("target for {0}: {1}", "{0}目标：{1}");
    private static readonly Phrase Words = new("{0}: median {1}; 80 % from {2} to {3}; 95 % from {4} to {5}", "{0}：中位数 {1}；80% 区间 {2} 至 {3}；95% 区间 {4} 至 {5}");

    private static readonly (double From, double To, int Share, double Opacity)[] Bands =
        [(0.025, 0.10, 95, 0.13), (0.10, 0.25, 80, 0.26), (0.25, 0.75, 50, 0.45), (0.75, 0.90, 80, 0.26), (0.90, 0.975, 95, 0.13)];

    private readonly TargetOutlook _outlook;
    private readonly Vocabulary _words;
    private readonly Language _language;
    private readonly TargetSeries _series;
    private readonly IReadOnlyList<PacePoint> _observed;
    private readonly IReadOnlyList<FanYear> _fan;
    private readonly double? _start;
    private readonly int _first;
    private readonly int _last;

    internal FanPicture(TargetOutlook outlook, Vocabulary words, Language language)
    {
        (_outlook, _words, _language) = (outlook, words, language);
        (_series, _fan) = (TargetSeries.Of(outlook.Status), outlook.Outlook.Fan);
        var due = _fan[^1].Period;
        _observed = [.. _series.Points.Where(p => p.HasCentral && p.Period.Last.Month == due.Last.Month && p.Period.Last.Day == due.Last.Day && p.Period.EndYear < _fan[0].Period.EndYear
            && p.Period.EndYear >= _fan[0].Period.EndYear - MostYearsBefore)];

        // The fan opens at the last known value, where that is of the year before.
        _start = outlook.Outlook.Origin?.Central
            ?? (_observed.Count > 0 && _observed[^1].Period.EndYear == _fan[0].Period.EndYear - 1 ? _observed[^1].Central : null);
        _first = Math.Min(_fan[0].Period.EndYear - 1, _observed.Count > 0 ? _observed[0].Period.EndYear : int.MaxValue);
        _last = due.EndYear;
    }

    /// <summary>The picture.</summary>
    internal Picture Make()
    {
        var target = _outlook.Target;
        var legend = Options.Legend();
        legend["data"] = new JsonArray(
        [
            Entry(Observed.In(_language), null), Entry(Median.In(_language), null),
            .. Bands.Take(3).Reverse().Select(b => (JsonNode)Entry(Band.With(b.Share).In(_language), "rect")), Entry(Aim.In(_language), null),
        ]);
        var values = Options.Numbers(_outlook.Status.Unit.For(_language).SymbolIn(_language));
        values["scale"] = true;
        var series = new JsonArray([.. Areas()]);
        series.Add(MedianLine());
        series.Add(ObservedLine());
        series.Add(GoalLine());
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 72, right: 16),
            ["legend"] = legend,
            ["xAxis"] = new JsonObject
            {
                ["type"] = "category",
                ["data"] = Options.Strings(Enumerable.Range(_first, _last - _first + 1).Select(Year)),
                ["axisTick"] = new JsonObject { ["show"] = false },
                ["axisLine"] = new JsonObject { ["onZero"] = false, ["lineStyle"] = new JsonObject { ["color"] = Options.Line } },
                ["axisLabel"] = new JsonObject { ["color"] = Options.Muted, ["hideOverlap"] = true },
            },
            ["yAxis"] = values,
            ["series"] = series,
        };
        return new Picture($"fan-{target.Id}", Caption.With(target.Name, _words.Aim(target), _words.Period(target.By!.Value)), 270, option);
    }

    private static JsonObject Entry(string name, string? icon) => icon is null ? new JsonObject { ["name"] = name } : new JsonObject { ["name"] = name, ["icon"] = icon };

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private double Y(double baseValue) => Options.Shown(baseValue, _outlook.Status.Unit, _language);

    // Years before the fan have nothing; its first point is the value that it opens from.
    private JsonArray Course(Func<FanYear, JsonNode> value, double? start)
    {
        var data = new JsonArray();
        for (var year = _first; year <= _last; year++)
        {
            var at = _fan.FirstOrDefault(f => f.Period.EndYear == year);
            data.Add(at is not null ? value(at) : year == _fan[0].Period.EndYear - 1 && start is { } s ? JsonValue.Create(s) : null);
        }

        return data;
    }

    // Bands are stacked on the lowest quantile, which is not drawn.
    private IEnumerable<JsonObject> Areas()
    {
        double? start = _start is { } known ? Y(known) : null;
        yield return Area(null, Course(f => JsonValue.Create(Y(f.At(Bands[0].From))), start), 0);
        foreach (var band in Bands)
        {
            yield return Area(Band.With(band.Share).In(_language), Course(f => JsonValue.Create(Y(f.At(band.To)) - Y(f.At(band.From))), start is null ? null : 0), band.Opacity);
        }
    }

    private static JsonObject Area(string? name, JsonArray data, double opacity) => new()
    {
        ["type"] = "line",
        ["name"] = name,
        ["stack"] = "fan",
        ["stackStrategy"] = "all",
        ["silent"] = true,
        ["symbol"] = "none",
        ["color"] = Options.Accent,
        ["lineStyle"] = new JsonObject { ["opacity"] = 0 },
        ["itemStyle"] = new JsonObject { ["opacity"] = opacity },
        ["areaStyle"] = new JsonObject { ["color"] = Options.Accent, ["opacity"] = opacity },
        ["data"] = data,
    };

    private JsonObject MedianLine() => new()
    {
        ["type"] = "line",
        ["name"] = Median.In(_language),
        ["color"] = Options.Accent,
        ["symbol"] = "emptyCircle",
        ["symbolSize"] = 6,
        ["z"] = 5,
        ["lineStyle"] = new JsonObject { ["width"] = 2, ["type"] = "dashed" },
        ["data"] = Course(
            f => new JsonObject
            {
                ["value"] = Y(f.At(0.5)),
                ["words"] = Words.With(_words.Period(f.Period), Told(f, 0.5), Told(f, 0.1), Told(f, 0.9), Told(f, 0.025), Told(f, 0.975)).In(_language),
            },
            null),
    };

    private UncertainAmount Told(FanYear year, double level) => UncertainAmount.Of(year.At(level), year, _outlook.Status.Unit);

    private JsonObject ObservedLine() => new()
    {
        ["type"] = "line",
        ["name"] = Observed.In(_language),
        ["color"] = Options.Ink,
        ["symbol"] = "circle",
        ["symbolSize"] = 7,
        ["lineStyle"] = new JsonObject { ["width"] = 2 },
        ["data"] = new JsonArray([.. _observed.Select(p => (JsonNode)new JsonObject
        {
            ["value"] = new JsonArray(Year(p.Period.EndYear), Y(p.Central)),
            ["words"] = At.With(_words.Period(p.Period), new ValueText(p, _outlook.Status.Unit), p.Status.Word()).In(_language),
        })]),
    };

    private JsonObject GoalLine()
    {
        var (from, to, range) = (Year(_fan[0].Period.EndYear - 1), Year(_last), _series.Goal);
        JsonObject Point(string year) => new()
        {
            ["value"] = new JsonArray(year, Y(_series.GoalCentral)),
            ["words"] = AimAt.With(_words.Period(_outlook.Target.By!.Value), _words.Aim(_outlook.Target)).In(_language),
        };
        var first = Point(from);
        first["symbol"] = "none";
        return new JsonObject
        {
            ["type"] = "line",
            ["name"] = Aim.In(_language),
            ["color"] = Goal,
            ["symbol"] = "diamond",
            ["symbolSize"] = 12,
            ["z"] = 4,
            ["lineStyle"] = new JsonObject { ["width"] = 1.5, ["type"] = "dotted" },
            ["data"] = double.IsFinite(_series.GoalCentral) ? new JsonArray(first, Point(to)) : [],
            ["markArea"] = range is { IsBounded: true, IsPoint: false }
                ? new JsonObject
                {
                    ["silent"] = true,
                    ["itemStyle"] = new JsonObject { ["color"] = Goal, ["opacity"] = 0.16 },
                    ["data"] = new JsonArray(new JsonArray(
                        new JsonObject { ["coord"] = new JsonArray(from, Y(range.Low)) }, new JsonObject { ["coord"] = new JsonArray(to, Y(range.High)) })),
                }
                : null,
        };
    }
}
