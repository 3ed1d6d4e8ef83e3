using System.Text.Json.Nodes;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Observed against required pace, in per cent a year: a filled dot for what was, a ring for what it takes.</summary>
internal static class PacePicture
{
    private static readonly Phrase Caption = new("Observed and required pace, per cent a year", "现有与所需年均速度（%）");
    private static readonly Phrase Observed = new("observed pace a year", "现有年均速度");
    private static readonly Phrase Required = new("required pace a year", "所需年均速度");
    private static readonly Phrase Words = new("{0}, {1}: {2}", "{0}，{1}：{2}");

    /// <summary>The targets whose pace is told in per cent a year, with at least one of both paces.</summary>
    internal static IReadOnlyList<TargetStatus> Shown(StatusRows rows) =>
        [.. rows.Status.Where(s => IsPercent(rows[s, "observed_pace"]) || IsPercent(rows[s, "required_pace"]))];

    /// <summary>The picture.</summary>
    internal static Picture Of(StatusRows rows, IReadOnlyList<TargetStatus> shown, Language language)
    {
        var links = new List<JsonArray>();
        for (var i = 0; i < shown.Count; i++)
        {
            var (from, to) = (rows[shown[i], "observed_pace"], rows[shown[i], "required_pace"]);
            if (IsPercent(from) && IsPercent(to))
            {
                links.Add(Options.Stroke(from.Number!.Value, i, to.Number!.Value, i));
            }
        }

        var observed = Dots(rows, shown, "observed_pace", Observed, language);
        observed["markLine"] = links.Count == 0 ? null : Options.Strokes(links, Options.Muted, 2);
        var required = Dots(rows, shown, "required_pace", Required, language);
        required["itemStyle"] = new JsonObject { ["color"] = "#ffffff", ["borderColor"] = "#b3541e", ["borderWidth"] = 2.5 };
        required["symbol"] = "diamond";
        var option = new JsonObject
        {
            ["grid"] = Options.Grid(),
            ["legend"] = Options.Legend(),
            ["xAxis"] = Options.Numbers(),
            ["yAxis"] = Options.Names(shown.Select(s => s.Target.Name.In(language))),
            ["series"] = new JsonArray(observed, required),
        };
        ((JsonObject)option["xAxis"]!)["axisLabel"] = new JsonObject { ["formatter"] = "{value} %", ["color"] = Options.Muted, ["hideOverlap"] = true };
        return new Picture("paces", Caption, 70 + (28 * shown.Count), option) { Narrow = Options.NarrowNames() };
    }

    private static bool IsPercent(Cell cell) => cell is { Number: not null, Unit.IsPercent: true };

    private static JsonObject Dots(StatusRows rows, IReadOnlyList<TargetStatus> shown, string key, Phrase name, Language language)
    {
        var data = new JsonArray();
        for (var i = 0; i < shown.Count; i++)
        {
            var cell = rows[shown[i], key];
            if (IsPercent(cell))
            {
                var dot = Options.Point(cell.Number!.Value, i, Words.With(shown[i].Target.Name, name, cell.In(language)).In(language));
                dot["target"] = shown[i].Target.Id;
                data.Add(dot);
            }
        }

        return new JsonObject
        {
            ["type"] = "scatter",
            ["name"] = name.In(language),
            ["symbolSize"] = 12,
            ["color"] = Options.Accent,
            ["data"] = data,
            ["z"] = 3,
        };
    }
}
