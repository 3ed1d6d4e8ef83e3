using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.Unit.Pages;

/// <summary>A small plan in a folder of its own: every verdict, a contradiction, two reports that differ, and something in every section.</summary>
internal sealed class SamplePlan : IDisposable
{
    private SamplePlan(string place) => Place = place;

    /// <summary>The folder.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("songhua-pages-").FullName;

    private string Place { get; }

    /// <summary>The results of the sample, whose main place may be given another name.</summary>
    internal static Results Results(string placeEn = "Riverland", string placeZh = "江源省")
    {
        using var plan = new SamplePlan($"{{en: \"{placeEn}\", zh: \"{placeZh}\"}}");
        return plan.Execute().Results!;
    }

    /// <summary>A run of the sample.</summary>
    internal static RunResult Run()
    {
        using var plan = new SamplePlan("{en: Riverland, zh: 江源省}");
        return plan.Execute();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private RunResult Execute()
    {
        File.WriteAllText(Path.Combine(Folder, "plan.yaml"), Evidence.Replace("PLACE", Place, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(Folder, "targets.yaml"), Intent);
        File.WriteAllText(Path.Combine(Folder, "rest.yaml"), Rest);
        Directory.CreateDirectory(Path.Combine(Folder, "data"));
        File.WriteAllText(Path.Combine(Folder, "data", "gdp.csv"), "place,2020,2021,2022,2023\nriver,1000,1080,1160,1250\n");
        var run = Songhua.Runs.Run.Execute(new RunRequest(Folder) { AsOf = new DateOnly(2024, 6, 1) });
        Assert.True(run.Results is not null, string.Join('\n', run.Diagnostics.Select(d => $"{d.Span}: {d.Message}")));
        return run;
    }

    private const string Evidence = """
        plan:
          id: river
          name: {en: Riverland plan, zh: 江源省规划}
          format: 1
          place: river
          horizon: 2015..2035
          stated: 2021-03
          open_by: 2030
          note: {en: A made-up region., zh: 虚构地区。}
        topics:
          economy: {name: {en: Economic growth, zh: 经济}}
          energy: {name: {en: Energy supply, zh: 能源}}
        places:
          river: {name: PLACE, level: province}
          harbour: {name: {en: Harbour, zh: 港城市}, level: prefecture, within: river}
        sources:
          bureau: {title: {en: Yearbook of the bureau, zh: 统计年鉴}, publisher: 统计局, published: 2024-01-20, grade: A, url: "https://example.org/yearbook"}
          paper: {title: {en: Morning paper, zh: 晨报}, publisher: 晨报社, published: 2023-05-05, grade: B, url: "javascript:alert(1)"}
        indicators:
          gdp: {name: {en: Regional product, zh: 地区生产总值}, unit: 亿元, kind: flow, prices: current, growth: nominal, topic: economy}
          cars: {name: {en: Cars made, zh: 汽车产量}, unit: 万辆, kind: flow, topic: economy}
          output: {name: {en: Output of industry, zh: 工业产值}, unit: 亿元, kind: flow, prices: current, topic: economy}
          wind: {name: {en: Wind capacity, zh: 风电装机}, unit: 万千瓦, kind: stock, topic: energy}
          solar: {name: {en: Solar capacity, zh: 光伏装机}, unit: 万千瓦, kind: stock, topic: energy}
          loss: {name: {en: Grid losses, zh: 线损率}, unit: "%", kind: ratio, better: lower, topic: energy}
        tables:
          gdp_table: {file: data/gdp.csv, indicator: gdp, rows: places, unit: 亿元, status: official, source: bureau}
        observations:
          cars_2020: {indicator: cars, period: 2020, value: 20 万辆, status: official, source: bureau}
          cars_2023: {indicator: cars, period: 2023, value: 26 万辆, status: official, source: bureau}
          wind_2020: {indicator: wind, period: 2020, value: 300 万千瓦, status: official, source: bureau}
          wind_2023: {indicator: wind, period: 2023, value: 约 330 万千瓦, status: estimate, source: paper}
          solar_2023: {indicator: solar, period: 2023, value: 100 万千瓦, status: official, source: bureau}
          solar_2023_paper: {indicator: solar, period: 2023, value: 140 万千瓦, status: official, source: paper}
          gdp_growth_2020: {indicator: gdp, period: 2020, growth: 5.0 %, status: official, source: bureau}
          loss_2020: {indicator: loss, period: 2020, value: 6.0 %, status: official, source: bureau}
          loss_2023: {indicator: loss, period: 2023, value: 5.0 %, status: official, source: bureau}
        """;

    private const string Intent = """
        clusters:
          boats: {name: {en: Boat cluster, zh: 造船集群}, group: both, industries: ["37"], source: bureau}
          silk: {name: {en: Silk cluster, zh: 丝绸集群}, group: both, source: bureau}
        subjects:
          both: {name: {en: Both clusters, zh: 两大集群}, kind: group}
        parts:
          both_parts: {over: subjects, whole: both, parts: [boats, silk], indicators: [output]}
        targets:
          gdp_2025: {name: {en: Product of the region, zh: 经济规模}, indicator: gdp, at_least: 1430 亿元, by: 2025, source: bureau}
          cars_2025: {name: {en: Cars by 2025, zh: 汽车生产目标}, indicator: cars, at_least: 32 万辆, by: 2025, source: bureau}
          wind_2025: {name: {en: Wind by 2025, zh: 风电目标}, indicator: wind, at_least: 600 万千瓦, by: 2025, source: bureau}
          solar_2023: {name: {en: Sun by 2023, zh: 光伏目标}, indicator: solar, at_least: 200 万千瓦, by: 2023, source: bureau}
          loss_2025: {name: {en: Losses by 2025, zh: 线损目标}, indicator: loss, at_most: 5.2 %, by: 2025, source: bureau}
          boats_open: {name: {en: Output of boats, zh: 造船产值}, indicator: output, of: boats, at_least: 100 亿元, by: open, source: bureau, programme: shipyards}
          silk_open: {name: {en: Output of silk, zh: 丝绸产值}, indicator: output, of: silk, more_than: 50 亿元, by: open, source: bureau}
          solar_2030_floor: {name: {en: Sun at the least, zh: 光伏下限}, indicator: solar, at_least: 500 万千瓦, by: 2030, source: bureau}
          solar_2030_cap: {name: {en: Sun at the most, zh: 光伏上限}, indicator: solar, at_most: 400 万千瓦, by: 2030, source: bureau}
        """;

    private const string Rest = """
        programmes:
          shipyards:
            name: {en: Better shipyards, zh: 船厂提升}
            scope: {en: All yards, zh: 全部船厂}
            description: {en: Yards are renewed., zh: 更新船厂。}
            source: bureau
        projects:
          dock:
            name: {en: The dock, zh: 船坞}
            place: harbour
            reports:
              - {id: first, date: 2022, status: signed, values: {output: 10 亿元}, source: bureau}
              - {id: second, date: 2023, status: construction, values: {output: 12 亿元}, source: paper}
        milestones:
          ferry:
            name: {en: Electric ferry, zh: 电动渡轮}
            claim: {en: Crosses the river, zh: 横渡江面}
            value: 12 km/h
            date: 2023
            status: achieved
            evidence: {en: Seen by many, zh: 多人目击}
            source: paper
        intentions:
          tidy: {text: {en: To be tidy, zh: 保持整洁}, topic: economy, measurable_by: {en: Litter per street, zh: 每条街垃圾量}, source: paper}
        taxonomies:
          old: {name: {en: Old division, zh: 旧分类}, items: [{id: ships, name: {en: Ships, zh: 船舶}}], source: bureau}
        concordances:
          old_to_new: {name: {en: Old to new, zh: 新旧对照}, from: old, to: both, maps: [{from: ships, to: boats}], source: bureau}
        """;
}
