using System.Text.Json.Nodes;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>The pictures of a growth rate: which groups pull it, and what moved it. They show the cells of the tables beside them.</summary>
internal static class GrowthPictures
{
    private const string Plus = "#0072b2";
    private const string Minus = "#d55e00";
    private const int Most = 16;

    private static readonly Phrase PullCaption = new("{0}: what each pulls, in percentage points", "{0}：拉动点数（百分点）");
    private static readonly Phrase BridgeCaption = new("{0} (percentage points)", "{0}（百分点）");
    private static readonly Phrase PullWords = new("{0}: growth {1}, pull {2}", "{0}：增速 {1}，拉动 {2}");
    private static readonly Phrase StepWords = new("{0}: {1}", "{0}：{1}");

    /// <summary>Bars of the largest pulls of a table; null where fewer than two can be shown.</summary>
    internal static Picture? Pulls(ResultTable table, string id, Language language)
    {
        var (growth, pull) = (Column(table, "growth"), Column(table, "pull"));
        var rows = table.Rows.Skip(1)
            .Where(r => r.Cells[pull].Number is not null && !r.Key.Split('=')[^1].All(char.IsAsciiLetterUpper))
            .OrderByDescending(r => Math.Abs(r.Cells[pull].Number!.Value)).Take(Most)
            .OrderByDescending(r => r.Cells[pull].Number!.Value).ToList();
        if (rows.Count < 2)
        {
            return null;
        }

        var data = rows.Select(r => (JsonNode)new JsonObject
        {
            ["value"] = Math.Round(r.Cells[pull].Number!.Value, 4),
            ["words"] = PullWords.With(r.Cells[0].Words, r.Cells[growth].In(language), r.Cells[pull].In(language)).In(language),
            ["itemStyle"] = new JsonObject { ["color"] = r.Cells[pull].Number < 0 ? Minus : Plus },
        });
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 6, right: 30),
            ["xAxis"] = Options.Numbers(),
            ["yAxis"] = Options.Names(rows.Select(r => r.Cells[0].In(language))),
            ["series"] = new JsonArray(new JsonObject { ["type"] = "bar", ["barWidth"] = 13, ["data"] = new JsonArray([.. data]) }),
        };
        return new Picture(id, PullCaption.With(table.Title), 40 + (24 * rows.Count), option) { Narrow = Options.NarrowNames() };
    }

    /// <summary>The waterfall from one growth rate to the other.</summary>
    internal static Picture Waterfall(ResultTable bridge, string id, Language language)
    {
        var effect = Column(bridge, "effect");
        var (hidden, shown) = (new JsonArray(), new JsonArray());
        var level = 0.0;
        for (var i = 0; i < bridge.Rows.Count; i++)
        {
            var row = bridge.Rows[i];
            var value = row.Cells[effect].Number ?? 0;
            var isEnd = i == 0 || i == bridge.Rows.Count - 1;
            var (from, to) = isEnd ? (0, value) : (level, level + value);
            hidden.Add(Math.Round(Math.Min(from, to) < 0 && Math.Max(from, to) > 0 ? 0 : Math.Abs(from) < Math.Abs(to) ? from : to, 4));
            shown.Add(new JsonObject
            {
                ["value"] = Math.Round(Math.Max(from, to) <= 0 ? -Math.Abs(to - from) : Math.Abs(to - from), 4),
                ["words"] = StepWords.With(row.Cells[0].Words, row.Cells[effect].In(language)).In(language),
                ["itemStyle"] = new JsonObject { ["color"] = isEnd ? Options.Accent : value < 0 ? Minus : Plus },
                ["label"] = new JsonObject { ["show"] = true, ["position"] = "right", ["color"] = Options.Ink, ["formatter"] = row.Cells[effect].In(language) },
            });
            level = to;
        }

        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 6, right: 70),
            ["xAxis"] = Options.Numbers(),
            ["yAxis"] = Options.Names(bridge.Rows.Select(r => r.Cells[0].In(language)), 150),
            ["series"] = new JsonArray(
                new JsonObject { ["type"] = "bar", ["stack"] = "all", ["silent"] = true, ["itemStyle"] = new JsonObject { ["color"] = "transparent" }, ["data"] = hidden },
                new JsonObject { ["type"] = "bar", ["stack"] = "all", ["barWidth"] = 18, ["data"] = shown }),
        };
        return new Picture(id, BridgeCaption.With(bridge.Title), 40 + (30 * bridge.Rows.Count), option) { Narrow = Options.NarrowNames() };
    }

    private static int Column(ResultTable table, string key) => Enumerable.Range(0, table.Columns.Count).First(c => table.Columns[c].Key == key);
}
