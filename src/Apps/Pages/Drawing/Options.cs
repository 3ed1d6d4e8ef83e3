using System.Text.Json.Nodes;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>Pieces of option objects that several pictures share.</summary>
internal static class Options
{
    internal const string Ink = "#1d2733";
    internal const string Muted = "#6b7684";
    internal const string Line = "#dfe4e8";
    internal const string Accent = "#2c5f7c";

    /// <summary>The room that a picture leaves around its axes. The library measures labels of some fonts a tenth too narrow: long ones need room on the left.</summary>
    internal static JsonObject Grid(int top = 34, int right = 22, int left = 6) => new()
    {
        ["left"] = left,
        ["right"] = right,
        ["top"] = top,
        ["bottom"] = 6,
        ["containLabel"] = true,
    };

    /// <summary>The legend above a picture.</summary>
    internal static JsonObject Legend() => new()
    {
        ["top"] = 0,
        ["left"] = 0,
        ["itemWidth"] = 14,
        ["itemHeight"] = 10,
        ["textStyle"] = new JsonObject { ["color"] = Muted },
    };

    /// <summary>An axis of numbers, with the name of its unit.</summary>
    internal static JsonObject Numbers(string? name = null) => new()
    {
        ["type"] = "value",
        ["name"] = name,
        ["nameTextStyle"] = new JsonObject { ["color"] = Muted, ["align"] = "left" },
        ["axisLabel"] = new JsonObject { ["color"] = Muted, ["hideOverlap"] = true },
        ["splitLine"] = new JsonObject { ["lineStyle"] = new JsonObject { ["color"] = Line } },
    };

    /// <summary>An axis of counts: whole numbers only.</summary>
    internal static JsonObject Counts()
    {
        var axis = Numbers();
        axis["minInterval"] = 1;
        return axis;
    }

    /// <summary>An axis of years.</summary>
    internal static JsonObject Years(double from, double to) => new()
    {
        ["type"] = "value",
        ["years"] = true,
        ["minInterval"] = 1,
        ["min"] = Math.Floor(from),
        ["max"] = Math.Ceiling(to),
        ["axisLabel"] = new JsonObject { ["color"] = Muted, ["hideOverlap"] = true },
        ["splitLine"] = new JsonObject { ["show"] = false },
        ["axisLine"] = new JsonObject { ["show"] = true, ["onZero"] = false, ["lineStyle"] = new JsonObject { ["color"] = Line } },
    };

    /// <summary>An axis of names down the side, first on top.</summary>
    internal static JsonObject Names(IEnumerable<string> names, int width = 320) => new()
    {
        ["type"] = "category",
        ["inverse"] = true,
        ["data"] = Strings(names),
        ["axisTick"] = new JsonObject { ["show"] = false },
        ["axisLine"] = new JsonObject { ["show"] = false },
        ["axisLabel"] = new JsonObject { ["color"] = Ink, ["width"] = width, ["overflow"] = "truncate", ["interval"] = 0 },
    };

    /// <summary>What an axis of names looks like on a narrow screen.</summary>
    internal static JsonObject NarrowNames() => new()
    {
        ["yAxis"] = new JsonObject { ["axisLabel"] = new JsonObject { ["width"] = 112, ["fontSize"] = 11 } },
    };

    /// <summary>A list of texts.</summary>
    internal static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);

    /// <summary>A point with the words of its tooltip.</summary>
    internal static JsonObject Point(double x, double y, string words) => new() { ["value"] = new JsonArray(x, y), ["words"] = words };

    /// <summary>A thin line between two points of a series, drawn as its mark.</summary>
    internal static JsonArray Stroke(double x1, double y1, double x2, double y2) => new(
        new JsonObject { ["coord"] = new JsonArray(x1, y1) }, new JsonObject { ["coord"] = new JsonArray(x2, y2) });

    /// <summary>Strokes as the marks of a series.</summary>
    internal static JsonObject Strokes(IEnumerable<JsonArray> strokes, string colour, double width = 1.5) => new()
    {
        ["silent"] = true,
        ["symbol"] = new JsonArray("none", "none"),
        ["label"] = new JsonObject { ["show"] = false },
        ["lineStyle"] = new JsonObject { ["color"] = colour, ["width"] = width, ["type"] = "solid" },
        ["data"] = new JsonArray([.. strokes]),
    };

    /// <summary>A number of base units in the unit that a reader expects.</summary>
    internal static double Shown(double baseValue, Unit unit, Language language) => baseValue / (double)unit.For(language).Factor;
}
