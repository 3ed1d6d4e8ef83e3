using System.Text.Json.Nodes;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>The pictures of all targets at once and of scenarios. They show the cells of the tables beside them.</summary>
internal static class OutlookPictures
{
    private const string Up = "#0072b2";
    private const string Down = "#d55e00";

    private static readonly Phrase SharesCaption = new("Shares in the variance of each target's number", "各目标数值方差的构成");
    private static readonly Phrase TornadoCaption = new("{0}: change of its probability, in percentage points", "{0}：概率变化（百分点）");
    private static readonly Phrase ShareWords = new("{0}: {1}, {2}", "{0}：{1}，{2}");
    private static readonly Phrase ChangeWords = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase Own = new("news of single series", "单个序列自身信息");
    private static readonly Phrase Panel = new("growth shared with comparable regions", "与可比地区共同的增长");
    private static readonly Phrase Shared = new("shocks shared by the plan's series", "规划各序列共同冲击");
    private static readonly Phrase Rest = new("the rest", "其余");

    private static readonly (string Start, Phrase Word, string Colour)[] Sources =
        [("own/", Own, "#2c5f7c"), ("panel/", Panel, "#e69f00"), ("shared", Shared, "#56a3a6"), ("", Rest, "#c3c9cf")];

    /// <summary>A bar a target, cut by what its spread comes from; null where nothing is told.</summary>
    internal static Picture? Shares(ResultTable table, Language language)
    {
        var cells = new TableCells(table);
        var targets = table.Rows.GroupBy(r => r.Key.Split('/')[1]).ToList();
        if (targets.Count == 0)
        {
            return null;
        }

        var series = new JsonArray();
        for (var s = 0; s < Sources.Length; s++)
        {
            // A target can have several sources of a kind: each is a part of its own in the colour of the kind.
            var parts = targets.Select(t => t.Where(r => SourceOf(r) == s).ToList()).ToList();
            for (var layer = 0; layer < parts.Max(p => p.Count); layer++)
            {
                series.Add(Layer(cells, [.. parts.Select(p => layer < p.Count ? p[layer] : null)], Sources[s], language));
            }
        }

        // Shares are estimates without bias, so that their sum can come out above the whole by a little.
        var most = targets.Max(t => t.Sum(r => cells[r, "share"].Number ?? 0));
        var axis = Options.Numbers();
        (axis["max"], axis["interval"]) = (Math.Max(100, Math.Ceiling(most)), 20);
        axis["axisLabel"] = new JsonObject { ["formatter"] = "{value} %", ["color"] = Options.Muted, ["hideOverlap"] = true, ["showMaxLabel"] = most <= 100 };
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 34, right: 30),
            ["legend"] = Options.Legend(),
            ["xAxis"] = axis,
            ["yAxis"] = Options.Names(targets.Select(t => cells[t.First(), "target"].In(language))),
            ["series"] = series,
        };
        var narrow = Options.NarrowNames();
        narrow["grid"] = Options.Grid(top: 76, right: 24);
        return new Picture("variance-shares", SharesCaption, 110 + (30 * targets.Count), option) { Narrow = narrow };
    }

    /// <summary>The scenarios that move a target, the one that moves it most on top.</summary>
    /// <param name="rows">The rows of a target in the table of the tornado.</param>
    /// <param name="table">The table.</param>
    /// <param name="language">The language.</param>
    internal static Picture Tornado(IGrouping<string, ResultRow> rows, TableCells table, Language language)
    {
        // The number stands on the other side of zero, where there is always room.
        var data = new JsonArray([.. rows.Select(r => (JsonNode)new JsonObject
        {
            ["value"] = table[r, "change"].Number,
            ["words"] = ChangeWords.With(table[r, "scenario"].Words, table[r, "change"].In(language)).In(language),
            ["itemStyle"] = new JsonObject { ["color"] = table[r, "change"].Number < 0 ? Down : Up },
            ["label"] = new JsonObject
            {
                ["show"] = true,
                ["position"] = table[r, "change"].Number < 0 ? new JsonArray("100%", "50%") : new JsonArray("0%", "50%"),
                ["offset"] = new JsonArray(table[r, "change"].Number < 0 ? 6 : -6, 0),
                ["align"] = table[r, "change"].Number < 0 ? "left" : "right",
                ["verticalAlign"] = "middle",
                ["color"] = Options.Ink,
                ["formatter"] = table[r, "change"].In(language),
            },
        })]);
        var most = rows.Max(r => Math.Abs(table[r, "change"].Number ?? 0));
        var axis = Options.Numbers();
        (axis["min"], axis["max"]) = (-most, most);
        axis["axisLabel"] = new JsonObject { ["show"] = false };
        axis["splitLine"] = new JsonObject { ["show"] = false };
        var names = Options.Names(rows.Select(r => table[r, "scenario"].In(language)), 130);
        (names["axisLabel"]!["overflow"], names["axisLabel"]!["fontSize"]) = ("break", 11);
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 6, right: 12),
            ["xAxis"] = axis,
            ["yAxis"] = names,
            ["series"] = new JsonArray(new JsonObject
            {
                ["type"] = "bar",
                ["barWidth"] = 14,
                ["data"] = data,
                ["markLine"] = new JsonObject
                {
                    ["silent"] = true,
                    ["symbol"] = "none",
                    ["label"] = new JsonObject { ["show"] = false },
                    ["lineStyle"] = new JsonObject { ["color"] = Options.Muted, ["width"] = 1, ["type"] = "solid" },
                    ["data"] = new JsonArray(new JsonObject { ["xAxis"] = 0 }),
                },
            }),
        };
        return new Picture($"tornado-{rows.Key}", TornadoCaption.With(table[rows.First(), "target"].Words), 24 + (36 * rows.Count()), option);
    }

    private static int SourceOf(ResultRow row)
    {
        var source = string.Join('/', row.Key.Split('/').Skip(2));
        return Array.FindIndex(Sources, s => source.StartsWith(s.Start, StringComparison.Ordinal));
    }

    private static JsonObject Layer(TableCells cells, IReadOnlyList<ResultRow?> rows, (string Start, Phrase Word, string Colour) source, Language language) => new()
    {
        ["type"] = "bar",
        ["stack"] = "all",
        ["name"] = source.Word.In(language),
        ["color"] = source.Colour,
        ["barWidth"] = 18,
        ["itemStyle"] = new JsonObject { ["borderColor"] = "#ffffff", ["borderWidth"] = 1 },
        ["data"] = new JsonArray([.. rows.Select(r => (JsonNode?)(r is null ? null : new JsonObject
        {
            ["value"] = cells[r, "share"].Number,
            ["words"] = ShareWords.With(cells[r, "target"].Words, cells[r, "source"].Words, cells[r, "share"].In(language)).In(language),
        }))]),
    };
}
