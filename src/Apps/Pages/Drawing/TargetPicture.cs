using System.Text.Json.Nodes;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Pages;

/// <summary>One target over the years: what was observed, with its range where that is wide, and what is aimed at.</summary>
internal sealed class TargetPicture(TargetSeries series, Language language)
{
    // Ranges narrower than this share of the value would be hidden by the dot.
    private const double WideRange = 0.02;

    private static readonly Phrase Observed = new("observed", "观测值");
    private static readonly Phrase Aim = new("target", "目标值");
    private static readonly Phrase Way = new("straight way to the target", "至目标的直线路径");
    private static readonly Phrase Caption = new("{0}: observed values and target", "{0}：观测值与目标值");
    private static readonly Phrase At = new("{0}: {1} ({2})", "{0}：{1}（{2}）");
    private static readonly Phrase AimAt = new("target for {0}: {1}", "{0}目标：{1}");

    private readonly Unit _unit = series.Status.Unit;

    /// <summary>The picture.</summary>
    internal Picture Make()
    {
        var target = series.Status.Target;
        var years = series.Points.Select(p => TargetSeries.Year(p.Period)).ToList();
        if (series.HasGoal)
        {
            years.Add(TargetSeries.Year(series.Due!.Value));
        }

        var all = new JsonArray(ObservedSeries());
        if (series.HasGoal)
        {
            AddGoal(all);
        }

        var values = Options.Numbers(_unit.For(language).SymbolIn(language));
        values["scale"] = true;
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 52),
            ["legend"] = Options.Legend(),
            ["xAxis"] = Options.Years(years.Min() - (years.Min() == years.Max() ? 1 : 0), years.Max()),
            ["yAxis"] = values,
            ["series"] = all,
        };
        return new Picture($"target-{target.Id}", Caption.With(target.Name), 250, option);
    }

    private double Y(double baseValue) => Options.Shown(baseValue, _unit, language);

    private JsonObject ObservedSeries()
    {
        var data = new JsonArray();
        var whiskers = new List<JsonArray>();
        foreach (var point in series.Points)
        {
            var (x, y) = (TargetSeries.Year(point.Period), TargetSeries.At(point));
            var words = At.With(point.Period, new ValueText(point, _unit), point.Status.Word()).In(language);
            var drawn = Options.Point(x, Y(y), words);
            if (!point.HasCentral)
            {
                // Only one end is known: a triangle that points to where the value may lie.
                drawn["symbol"] = "triangle";
                drawn["symbolSize"] = 11;
                drawn["symbolRotate"] = double.IsFinite(point.Value.Low) ? 0 : 180;
            }
            else if (point.Value.IsBounded && point.Value.Width > WideRange * Math.Abs(y))
            {
                whiskers.Add(Options.Stroke(x, Y(point.Value.Low), x, Y(point.Value.High)));
            }

            data.Add(drawn);
        }

        return new JsonObject
        {
            ["type"] = "line",
            ["name"] = Observed.In(language),
            ["data"] = data,
            ["color"] = Options.Accent,
            ["symbol"] = "circle",
            ["symbolSize"] = 8,
            ["lineStyle"] = new JsonObject { ["width"] = 2 },
            ["markLine"] = whiskers.Count == 0 ? null : Options.Strokes(whiskers, Options.Accent),
        };
    }

    private void AddGoal(JsonArray all)
    {
        var (due, goal) = (series.Due!.Value, series.GoalCentral);
        var x = TargetSeries.Year(due);
        var colour = Badge.Colour(series.Status.Pace.Verdict);
        var from = series.Status.Pace.Assumed ?? series.Status.Pace.Latest ?? (series.Points.Count > 0 ? series.Points[^1] : null);
        if (from is { HasCentral: true } start && TargetSeries.Year(start.Period) < x)
        {
            all.Add(new JsonObject
            {
                ["type"] = "line",
                ["name"] = Way.In(language),
                ["symbol"] = "none",
                ["color"] = Options.Muted,
                ["silent"] = true,
                ["data"] = new JsonArray(new JsonArray(TargetSeries.Year(start.Period), Y(start.Central)), new JsonArray(x, Y(goal))),
                ["lineStyle"] = new JsonObject { ["type"] = "dashed", ["width"] = 1.5 },
            });
        }

        all.Add(new JsonObject
        {
            ["type"] = "scatter",
            ["name"] = Aim.In(language),
            ["symbol"] = "diamond",
            ["symbolSize"] = 15,
            ["color"] = colour,
            ["itemStyle"] = new JsonObject { ["opacity"] = 1 },
            ["data"] = new JsonArray(Options.Point(x, Y(goal), AimAt.With(due, new Goal(series.Goal, _unit)).In(language))),
            ["markLine"] = series.Goal is { IsBounded: true, IsPoint: false } range
                ? Options.Strokes([Options.Stroke(x, Y(range.Low), x, Y(range.High))], colour) : null,
        });
    }

    private sealed class Goal(Interval values, Unit unit) : ILocalised
    {
        public string In(Language language) => Numerals.Write(values, unit, language);
    }
}
