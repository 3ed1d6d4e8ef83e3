using System.Text.Json.Nodes;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>The pictures of clusters and chains. They show the cells of the tables beside them; curves what was computed.</summary>
internal static class StructurePictures
{
    private const string FromRegion = "#2c7a51";
    private const string FromNation = "#0072b2";
    private const string FromAbroad = "#d55e00";
    private const string Bar = "#4f7f9b";
    private const int Inputs = 9;

    // Finer than a pixel, so that a line is not a staircase.
    private const int CurveDigits = 5;

    private static readonly string[] Lines = ["#0072b2", "#d55e00", "#2c7a51", "#8d5a97", "#9a7d0a", "#56616b"];

    private static readonly Phrase FeedsCaption = new("Who feeds the {0}: inputs per 100 of its output", "{0}的投入来源：每 100 产出所需");
    private static readonly Phrase Region = new("From the region", "本地区");
    private static readonly Phrase Nation = new("From the rest of the nation", "国内其他地区");
    private static readonly Phrase Abroad = new("From abroad", "国外");
    private static readonly Phrase Rest = new("Other inputs", "其他投入");
    private static readonly Phrase FlowWords = new("{0} → {1}: {2:0.#}", "{0} → {1}：{2:0.#}");
    private static readonly Phrase MultiplierCaption = new("Output multipliers by sector: {0}", "各部门产出乘数：{0}");
    private static readonly Phrase BarWords = new("{0}: multiplier {1}; output lost without it {2}", "{0}：乘数 {1}；去除后产出损失 {2}");
    private static readonly Phrase ExposureCaption = new("What an outage of each input costs the {0}: output on the worst day, %", "各投入中断使{0}在最坏一日损失的产出（%）");
    private static readonly Phrase ExposureWords = new("{0}, {1}: {2} on the worst day", "{0}，{1}：最坏一日 {2}");
    private static readonly Phrase CurvesCaption = new("Output of the region after each outage, % of the usual", "各冲击后全区产出占正常水平的百分比");
    private static readonly Phrase DayWords = new("{0}, day {1}: {2}", "{0}，第 {1} 日：{2}");
    private static readonly Phrase DayName = new("day", "日");
    private static readonly Phrase ScatterCaption = new("Near and complex: activities by relatedness density and complexity", "相近与复杂：各活动的关联密度与复杂度");
    private static readonly Phrase ScatterWords = new("{0}: density {1}, PCI {2}", "{0}：密度 {1}，PCI {2}");
    private static readonly Phrase Present = new("the region has it", "本地区已有");
    private static readonly Phrase Absent = new("not yet", "尚未具备");
    private static readonly Phrase DensityName = new("relatedness density", "关联密度");
    private static readonly Phrase ComplexityName = new("complexity (PCI)", "复杂度（PCI）");

    /// <summary>Who feeds a cluster: origins, products, the cluster. Null where it buys nothing.</summary>
    /// <param name="inputs">The table of inputs, rows of this cluster alone.</param>
    /// <param name="cluster">Its name.</param>
    /// <param name="id">The picture's id.</param>
    /// <param name="language">The language.</param>
    internal static Picture? Feeds(ResultTable inputs, ILocalised cluster, string id, Language language)
    {
        var cells = new TableCells(inputs);
        var rows = inputs.Rows.Where(r => cells[r, "need"].Number > 0).Select(r => (
            Name: cells[r, "input"].In(language), Need: cells[r, "need"].Number!.Value,
            Parts: ((string[])["region", "nation", "abroad"]).Select(c => (cells[r, c].Number ?? 0) / 100).ToArray())).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var shown = rows.Take(Inputs).ToList();
        if (rows.Skip(Inputs).ToList() is { Count: > 0 } others)
        {
            var need = others.Sum(o => o.Need);
            shown.Add((Rest.In(language), need, [.. Enumerable.Range(0, 3).Select(p => others.Sum(o => o.Need * o.Parts[p]) / need)]));
        }

        string[] origins = [Region.In(language), Nation.In(language), Abroad.In(language)];
        string[] colours = [FromRegion, FromNation, FromAbroad];
        var name = cluster.In(language);
        JsonObject Node(string node, string colour) => new() { ["name"] = node, ["itemStyle"] = new JsonObject { ["color"] = colour } };
        JsonObject End(string node)
        {
            var end = Node(node, Options.Accent);
            end["label"] = new JsonObject { ["position"] = "left", ["fontWeight"] = "bold" };
            return end;
        }

        JsonObject Link(string from, string to, double value) => new()
        {
            ["source"] = from,
            ["target"] = to,
            ["value"] = Math.Round(value, 3),
            ["words"] = FlowWords.With(from, to, value).In(language),
        };
        var nodes = origins.Zip(colours, Node).Concat(shown.Select(s => Node(" " + s.Name, "#9fb4c2"))).Append(End("  " + name));
        var links = shown.SelectMany(s => origins.Select((o, p) => Link(o, " " + s.Name, s.Need * s.Parts[p])).Append(Link(" " + s.Name, "  " + name, s.Need)))
            .Where(l => l["value"]!.GetValue<double>() > 0);
        var option = new JsonObject
        {
            ["series"] = new JsonArray(new JsonObject
            {
                ["type"] = "sankey",
                ["left"] = 4,
                ["right"] = 16,
                ["top"] = 8,
                ["bottom"] = 8,
                ["nodeGap"] = 7,
                ["nodeWidth"] = 12,
                ["draggable"] = false,
                ["layoutIterations"] = 0,
                ["emphasis"] = new JsonObject { ["focus"] = "adjacency" },
                ["lineStyle"] = new JsonObject { ["color"] = "source", ["opacity"] = 0.35, ["curveness"] = 0.5 },
                ["label"] = new JsonObject { ["color"] = Options.Ink, ["fontSize"] = 12 },
                ["data"] = new JsonArray([.. nodes]),
                ["links"] = new JsonArray([.. links]),
            }),
        };
        return new Picture(id, FeedsCaption.With(cluster), 60 + (30 * shown.Count), option)
        {
            Narrow = new() { ["series"] = new JsonArray(new JsonObject { ["label"] = new JsonObject { ["fontSize"] = 10, ["width"] = 86, ["overflow"] = "truncate" } }) },
        };
    }

    /// <summary>Output multipliers of every sector of the first table; null without sectors.</summary>
    /// <param name="sectors">The sectors of all tables, one table after the other.</param>
    /// <param name="table">The name of the first.</param>
    /// <param name="language">The language.</param>
    internal static Picture? Multipliers(ResultTable sectors, ILocalised? table, Language language)
    {
        if (sectors.Rows.Count == 0)
        {
            return null;
        }

        // The key of a row ends with its sector: what stands before is of the whole table.
        var key = sectors.Rows[0].Key;
        var start = key[..(key.LastIndexOf('/') + 1)];
        var cells = new TableCells(sectors);
        var rows = sectors.Rows.Where(r => r.Key.StartsWith(start, StringComparison.Ordinal)).OrderByDescending(r => cells[r, "multiplier"].Number).ToList();
        var data = rows.Select(r => (JsonNode)new JsonObject
        {
            ["value"] = cells[r, "multiplier"].Number,
            ["words"] = BarWords.With(cells[r, "sector"].Words, cells[r, "multiplier"].In(language), cells[r, "loss"].In(language)).In(language),
        });
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 6, right: 30, left: 40),
            ["xAxis"] = Options.Numbers(),
            ["yAxis"] = Options.Names(rows.Select(r => cells[r, "sector"].In(language))),
            ["series"] = new JsonArray(new JsonObject { ["type"] = "bar", ["barWidth"] = 12, ["itemStyle"] = new JsonObject { ["color"] = Bar }, ["data"] = new JsonArray([.. data]) }),
        };
        return new Picture("structure-multipliers", MultiplierCaption.With(table), 40 + (24 * rows.Count), option) { Narrow = Options.NarrowNames() };
    }

    /// <summary>What the outage of each input costs a cluster; null where nothing does.</summary>
    internal static Picture? Exposure(ResultTable exposure, ILocalised cluster, string id, Language language)
    {
        if (exposure.Rows.Count == 0)
        {
            return null;
        }

        var cells = new TableCells(exposure);
        var rows = exposure.Rows.OrderByDescending(r => cells[r, "worst"].Number).ToList();
        var data = rows.Select(r => (JsonNode)new JsonObject
        {
            ["value"] = cells[r, "worst"].Number,
            ["words"] = ExposureWords.With(cells[r, "input"].Words, cells[r, "source"].Words, cells[r, "worst"].In(language)).In(language),
            ["itemStyle"] = new JsonObject { ["color"] = r.Key.EndsWith("/region", StringComparison.Ordinal) ? FromRegion : FromNation },
        });
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 6, right: 30, left: 40),
            ["xAxis"] = Options.Numbers(),
            ["yAxis"] = Options.Names(rows.Select(r => cells[r, "input"].In(language))),
            ["series"] = new JsonArray(new JsonObject { ["type"] = "bar", ["barWidth"] = 13, ["data"] = new JsonArray([.. data]) }),
        };
        return new Picture(id, ExposureCaption.With(cluster), 40 + (24 * exposure.Rows.Count), option) { Narrow = Options.NarrowNames() };
    }

    /// <summary>Output of the region day by day after each outage, as it was computed; null without any.</summary>
    internal static Picture? Curves(IReadOnlyList<Disruption> outages, Language language)
    {
        var solved = outages.Where(o => o.Solution is not null).Select(o => (o.Scenario.Name, Path: o.Solution!.Path!, Output: o.RegionOutput())).ToList();
        if (solved.Count == 0)
        {
            return null;
        }

        var series = solved.Select((o, i) =>
        {
            var points = o.Output.Select((share, t) => (JsonNode)Options.Point(
                t * o.Path.StepDays, Math.Round(100 * share, CurveDigits),
                DayWords.With(o.Name, Numerals.Write(t * o.Path.StepDays), new Amount(Math.Round(share, 4), UnitCatalogue.Percent)).In(language)));
            return (JsonNode)new JsonObject
            {
                ["type"] = "line",
                ["name"] = o.Name.In(language),
                ["showSymbol"] = false,
                ["color"] = Lines[i % Lines.Length],
                ["lineStyle"] = new JsonObject { ["width"] = 2 },
                ["data"] = new JsonArray([.. points]),
            };
        });
        var (days, share) = (Options.Numbers(DayName.In(language)), Options.Numbers());
        days["max"] = solved.Max(o => o.Path.Steps * o.Path.StepDays);
        share["scale"] = true;
        var option = new JsonObject { ["legend"] = Options.Legend(), ["grid"] = Options.Grid(right: 40), ["xAxis"] = days, ["yAxis"] = share, ["series"] = new JsonArray([.. series]) };
        return new Picture("structure-curves", CurvesCaption, 320, option);
    }

    /// <summary>Activities by density and complexity; null without an index.</summary>
    internal static Picture? Nearness(RelatednessAnalysis analysis, Language language)
    {
        var shown = analysis.Activities.Where(a => !double.IsNaN(a.Density) && !double.IsNaN(a.Complexity)).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        JsonNode Points(bool isPresent, Phrase name, string colour) => new JsonObject
        {
            ["type"] = "scatter",
            ["name"] = name.In(language),
            ["symbolSize"] = 9,
            ["itemStyle"] = new JsonObject { ["color"] = colour, ["opacity"] = 0.75 },
            ["data"] = new JsonArray([.. shown.Where(a => a.IsPresent == isPresent).Select(a => (JsonNode)Options.Point(
                Math.Round(a.Density, 4), Math.Round(a.Complexity, 4), ScatterWords.With(a.Name, a.Density.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), a.Complexity.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)).In(language)))]),
        };
        var (density, complexity) = (Options.Numbers(DensityName.In(language)), Options.Numbers(ComplexityName.In(language)));
        (density["scale"], complexity["scale"], density["nameLocation"], density["nameGap"]) = (true, true, "middle", 26);
        density["nameTextStyle"] = new JsonObject { ["color"] = Options.Muted };
        var grid = Options.Grid(top: 60);
        grid["bottom"] = 24;
        var option = new JsonObject { ["legend"] = Options.Legend(), ["grid"] = grid, ["xAxis"] = density, ["yAxis"] = complexity, ["series"] = new JsonArray(Points(false, Absent, FromAbroad), Points(true, Present, FromRegion)) };
        return new Picture($"structure-near-{analysis.Source.Declaration.Id}", ScatterCaption, 420, option);
    }
}
