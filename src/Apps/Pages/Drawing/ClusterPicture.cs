using System.Text.Json.Nodes;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>How much each cluster is to make, and what that implies for all of them together.</summary>
internal static class ClusterPicture
{
    private static readonly Phrase Caption = new("What each cluster is to reach: {0}", "各集群目标：{0}");
    private static readonly Phrase Words = new("{0}: {1}", "{0}：{1}");

    /// <summary>The picture; null where no cluster has a number.</summary>
    internal static Picture? Of(ClusterFloors floors, Language language)
    {
        if (floors.Floors.Count == 0)
        {
            return null;
        }

        var unit = floors.Unit.For(language);
        var names = floors.Floors.Select(f => f.Name.In(language)).ToList();
        var data = new JsonArray([.. floors.Floors.Select(f => (JsonNode?)Bar(f.Value, f.Name, f.Words, floors.Unit, language, Options.Accent))]);
        foreach (var total in floors.Totals)
        {
            names.Add(total.Words.In(language));
            data.Add(Bar(total.Bounds.Low, total.Words, new Range(total.Bounds, floors.Unit), floors.Unit, language, "#b3541e"));
        }

        var option = new JsonObject
        {
            ["grid"] = Options.Grid(top: 26, right: 110),
            ["xAxis"] = Options.Numbers(),
            ["yAxis"] = Options.Names(names),
            ["series"] = new JsonArray(new JsonObject { ["type"] = "bar", ["barWidth"] = 14, ["data"] = data }),
        };
        ((JsonObject)option["xAxis"]!)["position"] = "top";
        var narrow = Options.NarrowNames();
        narrow["grid"] = Options.Grid(top: 26, right: 84);
        return new Picture($"clusters-{floors.Indicator}", Caption.With(new Titled(floors.Title, unit)), 60 + (26 * names.Count), option) { Narrow = narrow };
    }

    private static JsonObject Bar(double value, ILocalised name, ILocalised told, Unit unit, Language language, string colour) => new()
    {
        ["value"] = Options.Shown(value, unit, language),
        ["words"] = Words.With(name, told).In(language),
        ["itemStyle"] = new JsonObject { ["color"] = colour },
        ["label"] = new JsonObject { ["show"] = true, ["position"] = "right", ["color"] = Options.Ink, ["formatter"] = told.In(language) },
    };

    private sealed class Range(Interval values, Unit unit) : ILocalised
    {
        public string In(Language language) => Numerals.Write(values, unit, language);
    }

    private sealed class Titled(ILocalised title, Unit unit) : ILocalised
    {
        private static readonly Phrase Of = new("{0}, {1}", "{0}（{1}）");

        public string In(Language language) => Of.With(title, unit.SymbolIn(language)).In(language);
    }
}
