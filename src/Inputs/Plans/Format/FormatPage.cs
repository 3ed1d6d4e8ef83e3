using System.Globalization;
using System.Text;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>The reference part of docs/plan-format.md: every section, attribute and unit, in English with the Chinese beside it.</summary>
public static class FormatPage
{
    /// <summary>The page: an introduction written by hand, then what the catalogue says.</summary>
    public static string Write(string introduction)
    {
        var page = new StringBuilder(introduction.TrimEnd()).Append("\n\n## Sections\n\n");
        foreach (var type in Catalogue.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"- [`{type.Section}`](#{type.Section}): {type.Description.En}\n");
        }

        foreach (var type in Catalogue.All)
        {
            Section(page, type, $"`{type.Section}`");
        }

        page.Append("\n## Items of lists\n");
        foreach (var type in JsonSchema.ItemTypes())
        {
            Section(page, type, $"An item of `{type.Section}`");
        }

        Units(page);
        return page.ToString();
    }

    private static void Section(StringBuilder page, StatementType type, string title)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n{type.Description.En} {type.Description.Zh}\n\n");
        page.Append("| attribute | holds | if left out | meaning | 含义 |\n|---|---|---|---|---|\n");
        foreach (var a in type.Attributes)
        {
            var absent = a.Required ? "**required**" : a.Default ?? "";
            var example = a.Example is null ? "" : $" Example: `{Escape(a.Example)}`.";
            page.Append(CultureInfo.InvariantCulture, $"| `{a.Name}` | {Holds(a)} | {Escape(absent)} | {Escape(a.Description.En)}{example} | {Escape(a.Description.Zh)} |\n");
        }
    }

    private static string Holds(PlanAttribute a) => a.Type switch
    {
        AttributeType.Text => "words, or `{en: …, zh: …}`",
        AttributeType.Word => "a word",
        AttributeType.Reference => $"an id of {Sections(a)}",
        AttributeType.ReferenceList => $"a list of ids of {Sections(a)}",
        AttributeType.WordList => "a list of words",
        AttributeType.Figure => "a figure",
        AttributeType.FigurePair => "a list of two figures",
        AttributeType.FigureMap => "a map from indicator to figure",
        AttributeType.Period => "a period",
        AttributeType.PeriodOrOpen => "a period or `open`",
        AttributeType.Unit => "a unit",
        AttributeType.Choice => string.Join(", ", a.Choices.Select(c => $"`{c}`")),
        AttributeType.Flag => "`yes` or `no`",
        AttributeType.Number => "a number",
        AttributeType.Formula => "a formula",
        AttributeType.List => $"a list; see items of `{a.Items!.Section}`",
        _ => "a map of attributes",
    };

    private static string Sections(PlanAttribute a) => string.Join(" or ", a.RefersTo.Select(s => $"[`{s}`](#{s})"));

    private static void Units(StringBuilder page)
    {
        page.Append("\n## Units\n\n");
        page.Append("Multipliers may stand before a unit: `hundred`, `thousand`, `million`, `billion`, `trillion`; 百, 千, 万, 十万, 百万, 千万, 亿, 十亿, 百亿, 千亿, 万亿.\n");
        page.Append("A unit may be per another: `CNY/visit`, `kt/year`. Only units of one dimension are compared.\n\n");
        page.Append("| unit | 单位 | also | dimension | base units in one | multipliers |\n|---|---|---|---|---|---|\n");
        foreach (var unit in UnitCatalogue.Units)
        {
            var dimension = unit.DimensionName.Length == 0 ? "a pure number" : unit.DimensionName;
            page.Append(CultureInfo.InvariantCulture, $"| {unit.En} | {unit.Zh} | {string.Join(", ", unit.Aliases)} | {dimension} | {unit.Factor} | {(unit.Scales ? "yes" : "no")} |\n");
        }
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
