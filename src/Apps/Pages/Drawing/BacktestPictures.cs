using System.Text.Json.Nodes;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>The pictures of back-tests: said against came, and how often intervals held. They show the cells of the tables beside them.</summary>
internal static class BacktestPictures
{
    // Of the palette of Okabe and Ito (2008), with a sign each, told apart by colour-blind readers.
    private static readonly (string Colour, string Symbol)[] Looks = [("#0072b2", "circle"), ("#d55e00", "triangle"), ("#009e73", "rect"), ("#7d2248", "diamond")];

    private static readonly Phrase ReliabilityCaption = new("Reliability: how often it came (up) against how likely it was said to be (across), per cent", "可靠性：实际发生比例（纵）与所给概率（横），%");
    private static readonly Phrase CoverCaption = new("How often the 80 % interval held the outcome, by horizon, per cent; the band is the goal of 75 to 85 %", "80% 区间覆盖实际结果的比例（按期长，%）；带状为 75%—85% 的目标");
    private static readonly Phrase Perfect = new("said as often as it came", "所给概率与实际一致");
    private static readonly Phrase PointWords = new("{0}, {1}: came in {2} of {3} predictions", "{0}，{1}：{3} 次预测中实现 {2}");
    private static readonly Phrase CoverWords = new("{0}, {1}: {2} of {3} forecasts", "{0}，{1}：{3} 次预测中占 {2}");

    /// <summary>The reliability diagram; a line a panel.</summary>
    internal static Picture Reliability(IReadOnlyList<(ILocalised Name, TableCells Classes)> panels, Language language)
    {
        var series = new JsonArray(new JsonObject
        {
            ["type"] = "line",
            ["name"] = Perfect.In(language),
            ["color"] = Options.Muted,
            ["silent"] = true,
            ["symbol"] = "none",
            ["lineStyle"] = new JsonObject { ["type"] = "dashed", ["width"] = 1.5 },
            ["data"] = new JsonArray(new JsonArray(0, 0), new JsonArray(100, 100)),
        });
        for (var i = 0; i < panels.Count; i++)
        {
            var (name, cells) = panels[i];
            var points = cells.Table.Rows.Select(r => (JsonNode)Options.Point(
                cells[r, "said"].Number!.Value, cells[r, "came"].Number!.Value,
                PointWords.With(name, cells[r, "class"].Words, cells[r, "came"].In(language), cells[r, "predictions"].In(language)).In(language)));
            series.Add(Line(name, i, new JsonArray([.. points]), language));
        }

        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 40, right: 22),
            ["legend"] = Options.Legend(),
            ["xAxis"] = Percents(0, 100),
            ["yAxis"] = Percents(0, 100),
            ["series"] = series,
        };
        return new Picture("reliability", ReliabilityCaption, 360, option) { Narrow = new JsonObject { ["grid"] = Options.Grid(top: 84, right: 18) } };
    }

    /// <summary>Coverage of the 80 % interval by horizon; a line a panel.</summary>
    internal static Picture Cover(IReadOnlyList<(ILocalised Name, TableCells Scores)> panels, Language language)
    {
        var horizons = panels.SelectMany(p => p.Scores.Table.Rows.SkipLast(1)).Select(r => r.Cells[0].In(language)).Distinct().ToList();
        var lowest = panels.SelectMany(p => p.Scores.Table.Rows.SkipLast(1).Select(r => p.Scores[r, "cover80"].Number!.Value)).Min();
        var series = new JsonArray();
        for (var i = 0; i < panels.Count; i++)
        {
            var (name, cells) = panels[i];
            var points = cells.Table.Rows.SkipLast(1).Select(r => (JsonNode)new JsonObject
            {
                ["value"] = new JsonArray(cells[r, "horizon"].In(language), cells[r, "cover80"].Number),
                ["words"] = CoverWords.With(name, cells[r, "horizon"].Words, cells[r, "cover80"].In(language), cells[r, "forecasts"].In(language)).In(language),
            });
            series.Add(Line(name, i, new JsonArray([.. points]), language));
        }

        series[0]!["markArea"] = new JsonObject
        {
            ["silent"] = true,
            ["itemStyle"] = new JsonObject { ["color"] = "#009e73", ["opacity"] = 0.14 },
            ["data"] = new JsonArray(new JsonArray(new JsonObject { ["yAxis"] = 75 }, new JsonObject { ["yAxis"] = 85 })),
        };
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 40, right: 22),
            ["legend"] = Options.Legend(),
            ["xAxis"] = new JsonObject
            {
                ["type"] = "category",
                ["data"] = Options.Strings(horizons),
                ["axisTick"] = new JsonObject { ["show"] = false },
                ["axisLabel"] = new JsonObject { ["color"] = Options.Muted },
            },
            ["yAxis"] = Percents(Math.Min(60, (int)(lowest / 10) * 10), 100),
            ["series"] = series,
        };
        return new Picture("cover", CoverCaption, 280, option) { Narrow = new JsonObject { ["grid"] = Options.Grid(top: 84, right: 18) } };
    }

    private static JsonObject Percents(int from, int to)
    {
        var axis = Options.Numbers();
        (axis["min"], axis["max"]) = (from, to);
        axis["axisLabel"] = new JsonObject { ["formatter"] = "{value} %", ["color"] = Options.Muted, ["hideOverlap"] = true };
        return axis;
    }

    private static JsonObject Line(ILocalised name, int index, JsonArray data, Language language) => new()
    {
        ["type"] = "line",
        ["name"] = name.In(language),
        ["color"] = Looks[index % Looks.Length].Colour,
        ["symbol"] = Looks[index % Looks.Length].Symbol,
        ["symbolSize"] = 9,
        ["data"] = data,
    };
}
