using System.Text.Json.Nodes;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>The pictures over all targets: verdicts by topic, and targets by due year.</summary>
internal static class OverviewPictures
{
    private static readonly Phrase VerdictsCaption = new("Verdicts by topic (number of targets)", "各主题的结论（目标数）");
    private static readonly Phrase TimelineCaption = new("Targets by due year; each dot is a target", "按期限年份排列的目标，每点代表一个目标");
    private static readonly Phrase DotWords = new("{0} ({1}): {2}", "{0}（{1}）：{2}");
    private static readonly Phrase BarWords = new("{0}, {1}: {2}", "{0}，{1}：{2}");

    /// <summary>A bar a topic, cut by verdict.</summary>
    internal static Picture Verdicts(IReadOnlyList<TopicGroup> groups, Language language)
    {
        var counts = groups.Select(g => VerdictCounts.Of(g.Targets)).ToList();
        var series = new JsonArray();
        foreach (var verdict in VerdictCounts.Order.Where(v => counts.Exists(c => c[v] > 0)))
        {
            var word = verdict.Word().In(language);
            series.Add(new JsonObject
            {
                ["type"] = "bar",
                ["stack"] = "all",
                ["name"] = $"{Badge.Sign(verdict)} {word}",
                ["color"] = Badge.Colour(verdict),
                ["barWidth"] = 16,
                ["label"] = new JsonObject { ["show"] = true, ["color"] = verdict is Verdict.NeedsAcceleration or Verdict.CannotBeJudged ? Options.Ink : "#ffffff" },
                ["itemStyle"] = new JsonObject { ["borderColor"] = "#ffffff", ["borderWidth"] = 1 },
                ["data"] = new JsonArray([.. counts.Select((c, i) => (JsonNode?)(c[verdict] == 0 ? null : new JsonObject
                {
                    ["value"] = c[verdict], ["words"] = BarWords.With(groups[i].Name, word, c[verdict]).In(language),
                }))]),
            });
        }

        var option = new JsonObject
        {
            ["grid"] = Options.Grid(),
            ["legend"] = Options.Legend(),
            ["xAxis"] = Options.Counts(),
            ["yAxis"] = Options.Names(groups.Select(g => g.Name.In(language)), 170),
            ["series"] = series,
        };
        return new Picture("verdicts", VerdictsCaption, 60 + (26 * groups.Count), option)
        {
            Narrow = new JsonObject
            {
                ["grid"] = Options.Grid(top: 76, right: 12),
                ["yAxis"] = new JsonObject { ["axisLabel"] = new JsonObject { ["width"] = 104, ["fontSize"] = 11 } },
            },
        };
    }

    /// <summary>A dot a target, stacked over its due year.</summary>
    internal static Picture Timeline(IReadOnlyList<DueGroup> groups, Language language)
    {
        var dots = groups.SelectMany((g, x) => g.Targets.Select((s, i) => (Status: s, X: x, Y: i + 1, g.Name))).ToList();
        var series = new JsonArray();
        foreach (var verdict in VerdictCounts.Order.Where(v => dots.Exists(d => d.Status.Pace.Verdict == v)))
        {
            series.Add(new JsonObject
            {
                ["type"] = "scatter",
                ["name"] = $"{Badge.Sign(verdict)} {verdict.Word().In(language)}",
                ["color"] = Badge.Colour(verdict),
                ["symbolSize"] = 13,
                ["itemStyle"] = new JsonObject { ["opacity"] = 1 },
                ["label"] = new JsonObject { ["show"] = true, ["formatter"] = Badge.Sign(verdict), ["fontSize"] = 9, ["color"] = verdict == Verdict.NeedsAcceleration ? Options.Ink : "#ffffff" },
                ["data"] = new JsonArray([.. dots.Where(d => d.Status.Pace.Verdict == verdict).Select(d => Dot(d.Status, d.X, d.Y, d.Name, language))]),
            });
        }

        var highest = Options.Counts();
        highest["max"] = groups.Max(g => g.Targets.Count) + 1;
        highest["axisLabel"] = new JsonObject { ["show"] = false };
        highest["splitLine"] = new JsonObject { ["show"] = false };
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(),
            ["legend"] = Options.Legend(),
            ["yAxis"] = highest,
            ["series"] = series,
            ["xAxis"] = new JsonObject
            {
                ["type"] = "category",
                ["data"] = Options.Strings(groups.Select(g => g.Name.In(language))),
                ["axisLabel"] = new JsonObject { ["color"] = Options.Ink },
                ["axisTick"] = new JsonObject { ["show"] = false },
                ["axisLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = Options.Muted } },
            },
        };
        return new Picture("timeline", TimelineCaption, 70 + (18 * groups.Max(g => g.Targets.Count)), option)
        {
            Narrow = new JsonObject { ["grid"] = Options.Grid(top: 60, right: 8) },
        };
    }

    private static JsonObject Dot(TargetStatus status, int x, int y, ILocalised due, Language language)
    {
        var dot = Options.Point(x, y, DotWords.With(status.Target.Name, due, status.Pace.Verdict.Word()).In(language));
        dot["target"] = status.Target.Id;
        return dot;
    }
}
