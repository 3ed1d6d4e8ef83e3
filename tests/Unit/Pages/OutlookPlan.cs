using System.Globalization;
using System.Text;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.Unit.Pages;

/// <summary>A small plan in a folder of its own: a panel of ten made regions, targets with a probability, an outcome and refusals, and two scenarios.</summary>
internal static class OutlookPlan
{
    internal static (Results Results, RunExtras Extras) Run(bool everything = false)
    {
        var folder = Directory.CreateTempSubdirectory("songhua-outlook-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "plan.yaml"), Plan);
            Directory.CreateDirectory(Path.Combine(folder, "data"));
            Directory.CreateDirectory(Path.Combine(folder, "scenarios"));
            File.WriteAllText(Path.Combine(folder, "scenarios", "what_if.yaml"), Scenarios);
            File.WriteAllText(Path.Combine(folder, "data", "gdp.csv"), "place,2018,2019,2020,2021,2022,2023\nriver,860,940,1000,1080,1160,1250\n");
            File.WriteAllText(Path.Combine(folder, "data", "panel.csv"), Panel());
            var run = Songhua.Runs.Run.Execute(new RunRequest(folder) { AsOf = new DateOnly(2024, 6, 1) });
            Assert.True(run.Results is not null, string.Join('\n', run.Diagnostics.Select(d => $"{d.Span}: {d.Message}")));

            return (run.Results, everything ? new(PlanScenarios.Of(run.Results), BacktestStep.Run(run.Results.Basis)) : RunExtras.None);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Growth that differs by region and year, by a rule and not at random: 2 to 12 % a year.
    private static string Panel()
    {
        var text = new StringBuilder("region").AppendJoin("", Enumerable.Range(2011, 15).Select(y => $",{y}")).Append('\n');
        for (var r = 0; r < 10; r++)
        {
            var level = 400.0 * (r + 1);
            text.Append(r == 0 ? "Riverland" : $"Region {r}");
            for (var y = 0; y < 15; y++)
            {
                text.Append(',').Append(level.ToString("0.##", CultureInfo.InvariantCulture));
                level *= 1.07 + (0.03 * Math.Sin((1.7 * r) + (2.3 * y))) + (0.02 * Math.Cos(0.9 * y));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private const string Plan = """
        plan:
          id: river
          name: {en: Riverland plan, zh: 江源省规划}
          format: 1
          place: river
          horizon: 2011..2035
          stated: 2021-03
          open_by: 2030
        places:
          river: {name: {en: Riverland, zh: 江源省}, level: province}
        sources:
          bureau: {title: {en: Yearbook, zh: 统计年鉴}, published: 2024-01-20, grade: A}
        indicators:
          gdp: {name: {en: Regional product, zh: 地区生产总值}, unit: 亿元, kind: flow, prices: current, growth: nominal}
          real: {name: {en: Real product, zh: 实际总值}, unit: 亿元, kind: flow, prices: current, growth: real}
          boats: {name: {en: Boats, zh: 船舶产量}, unit: vehicles, kind: flow}
          steel: {name: {en: Steel, zh: 钢产量}, unit: 万吨, kind: flow}
        tables:
          gdp_table: {file: data/gdp.csv, indicator: gdp, rows: places, unit: 亿元, status: official, source: bureau}
        panels:
          panel: {name: {en: Made regions, zh: 虚构地区}, file: data/panel.csv, indicator: gdp, unit: 亿元, source: bureau, breaks: [{at: 2015, what: census}]}
        observations:
          r19: {indicator: real, period: 2019, growth: 5.1 %, status: official, source: bureau}
          r20: {indicator: real, period: 2020, growth: 3.2 %, status: official, source: bureau}
          r21: {indicator: real, period: 2021, growth: 6.0 %, status: official, source: bureau}
          r22: {indicator: real, period: 2022, growth: 4.4 %, status: official, source: bureau}
          r23: {indicator: real, period: 2023, growth: 5.3 %, status: official, source: bureau}
          steel_2023: {indicator: steel, period: 2023, value: 50 万吨, status: official, source: bureau}
        targets:
          gdp_2025: {name: {en: Product of 2025, zh: 2025 年经济规模}, indicator: gdp, at_least: 1430 亿元, by: 2025, source: bureau}
          gdp_fast: {name: {en: Product of 2027, zh: 2027 年经济规模}, indicator: gdp, at_least: 2400 亿元, by: 2027, source: bureau}
          gdp_2022: {name: {en: Product of 2022, zh: 2022 年经济规模}, indicator: gdp, at_least: 1150 亿元, by: 2022, source: bureau}
          growth_2024: {name: {en: Growth of 2024, zh: 2024 年增速}, indicator: real, measure: growth, between: [4 %, 6 %], by: 2024, source: bureau}
          boats: {name: {en: Boats of 2025, zh: 2025 年船舶}, indicator: boats, at_least: 100 vehicles, by: 2025, source: bureau}
          boats_open: {name: {en: Boats some day, zh: 船舶远景}, indicator: boats, at_least: 900 vehicles, by: open, source: bureau}
          steel: {name: {en: Steel of 2026, zh: 2026 年钢产量}, indicator: steel, at_least: 60 万吨, by: 2026, source: bureau}
        """;

    private const string Scenarios = """
        scenarios:
          flood:
            name: {en: A flood, zh: 洪灾}
            description: {en: A tenth is lost in 2024., zh: 2024 年损失十分之一。}
            effects:
              - {what: {en: Flood, zh: 洪灾}, indicator: gdp, change: -10 %, spread: 2 %, from: 2024}
          bridge:
            name: {en: A bridge, zh: 大桥}
            description: {en: A bridge adds a little., zh: 大桥带来少量增长。}
            effects:
              - {what: {en: Bridge, zh: 大桥}, indicator: gdp, change: +2 %, spread: 1 %, from: 2024, cost: 5 亿元}
        """;
}
