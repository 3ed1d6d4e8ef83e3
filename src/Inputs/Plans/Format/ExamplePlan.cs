using System.Text;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>
/// The plan that <c>songhua init</c> makes: a small region with one example of each statement, under comments taken from the
/// catalogue. Its numbers are made up and say so.
/// </summary>
public static class ExamplePlan
{
    private static readonly Phrase Head = new(
        "An example plan. Replace its statements with your own; every number needs a source.", "示例规划。请用您自己的语句替换；每个数值都需要来源。");

    private static readonly Phrase More = new("All attributes: docs/plan-format.md", "全部属性见 docs/plan-format.md");

    private static readonly Phrase Table = new("Observations as a table: one a row; columns are attributes.", "以表格书写观测值：每行一条，列为属性。");

    /// <summary>The files of the plan, by name.</summary>
    public static IReadOnlyList<(string Name, string Content)> Files(Language language) =>
    [
        ("plan.yaml", Yaml(language, [(EvidenceTypes.Plan, Plan), (EvidenceTypes.Places, Places), (EvidenceTypes.Topics, Topics), (EvidenceTypes.Periods, Periods), (EvidenceTypes.Sources, Sources)])),
        ("indicators.yaml", Yaml(language, [(EvidenceTypes.Indicators, Indicators), (EvidenceTypes.Subjects, Subjects)])),
        ("observations.csv", $"# {Table.In(language)}\n{Observations}"),
        ("tables.yaml", Yaml(language, [(EvidenceTypes.Tables, Tables), (EvidenceTypes.Panels, Panels), (EvidenceTypes.Returns, Returns)])),
        ("data/population.csv", Population),
        ("data/regions_output.csv", RegionsOutput),
        ("targets.yaml", Yaml(language, [(IntentTypes.Targets, Targets), (IntentTypes.Parts, Parts)])),
        ("clusters.yaml", Yaml(language, [(IntentTypes.Clusters, Clusters), (IntentTypes.Taxonomies, Taxonomies), (IntentTypes.Concordances, Concordances)])),
        ("programmes.yaml", Yaml(language, [(IntentTypes.Programmes, Programmes), (IntentTypes.Projects, Projects), (IntentTypes.Milestones, Milestones), (IntentTypes.Intentions, Intentions)])),
        ("structure.yaml", Yaml(language, [(StructureTypes.InputOutputTables, ExampleStructure.Tables), (StructureTypes.Activities, ExampleStructure.Activities)])),
        ("data/io_2022.csv", ExampleStructure.Table),
        ("data/concordance_industries.csv", ExampleStructure.Industries(language)),
        ("data/activities.csv", ExampleStructure.Matrix),
        ("data/concordance_activities.csv", ExampleStructure.ActivitySectors),
        ("scenarios.yaml", Yaml(language, [(IntentTypes.Scenarios, Scenarios)])),
    ];

    private static string Yaml(Language language, IReadOnlyList<(StatementType Type, string Body)> sections)
    {
        var text = new StringBuilder();
        text.Append($"# {Head.In(language)}\n# {More.In(language)}\n");
        foreach (var (type, body) in sections)
        {
            text.Append($"\n# {type.Description.In(language)}\n{type.Section}:\n");
            foreach (var line in body.Split('\n'))
            {
                text.Append(line.Length == 0 ? "\n" : $"  {line}\n");
            }
        }

        return text.ToString();
    }

    private const string Plan = """
        id: example
        name: {en: Example region plan, zh: 示例地区规划}
        format: 1
        place: example
        horizon: 2019..2035
        stated: 2024-03-01
        open_by: 2030
        """;

    private const string Places = """
        example:
          name: {en: Example Province, zh: 示例省}
          level: province

        east:
          name: {en: East City, zh: 东市}
          level: prefecture
          within: example

        west:
          name: {en: West City, zh: 西市}
          level: prefecture
          within: example
          breaks:
            - {at: 2021, what: {en: A county moved from East to West, zh: 一县由东市划入西市}}

        nation:
          name: {en: Example Nation, zh: 示例国}
          level: country
        """;

    private const string Topics = """
        industry:
          name: {en: Industry, zh: 工业}

        tourism:
          name: {en: Tourism, zh: 旅游}
        """;

    private const string Periods = """
        fyp14:
          name: {en: 14th Five-Year Plan, zh: “十四五”时期}
          span: 2021..2025
        """;

    private const string Sources = """
        example_report:
          title: {en: Made-up report for this example, zh: 本示例虚构的报告}
          publisher: Example
          published: 2024-03-01
          grade: A
        """;

    private const string Indicators = """
        industrial_output:
          name: {en: Industrial output value, zh: 工业总产值}
          unit: 亿元
          kind: flow
          prices: current
          values: nonnegative
          topic: industry

        industrial_va:
          name: {en: Value added of industrial enterprises above designated size, zh: 规模以上工业增加值}
          unit: 亿元
          kind: flow
          prices: current
          growth: real
          values: nonnegative
          topic: industry

        tourist_visits:
          name: {en: Tourist visits, zh: 游客量}
          unit: 万人次
          kind: flow
          topic: tourism

        tourism_revenue:
          name: {en: Tourism revenue, zh: 旅游收入}
          unit: 亿元
          kind: flow
          prices: current
          values: nonnegative
          topic: tourism

        spending_per_visit:
          name: {en: Spending per visit, zh: 人均花费}
          unit: CNY/visit
          kind: ratio
          prices: current
          formula: tourism_revenue / tourist_visits
          topic: tourism

        investment:
          name: {en: Investment, zh: 投资}
          unit: 亿元
          kind: flow
          prices: current

        va_agriculture:
          name: {en: Value added of agriculture, zh: 农业增加值}
          unit: 亿元
          kind: flow
          prices: current

        va_industry:
          name: {en: Value added of industry, zh: 工业增加值}
          unit: 亿元
          kind: flow
          prices: current

        va_services:
          name: {en: Value added of services, zh: 服务业增加值}
          unit: 亿元
          kind: flow
          prices: current

        population:
          name: {en: Resident population at the end of the year, zh: 年末常住人口}
          unit: 万人
          kind: stock
        """;

    private const string Subjects = """
        example_group:
          name: {en: Example clusters together, zh: 示例集群合计}
          kind: group
        """;

    private const string Observations = """
        id,indicator,place,period,value,growth,status,source,note.en
        ,industrial_output,,2021,5000 亿元,,synthetic,example_report,
        ,industrial_output,,2022,5300 亿元,,synthetic,example_report,
        ,industrial_output,,2023,about 5700 亿元,,synthetic,example_report,rounded in the report
        industrial_growth_2023,industrial_va,,2023,,5.6 %,synthetic,example_report,
        ,tourism_revenue,,2023,241.1 亿元,,synthetic,example_report,
        ,tourism_revenue,,2023,,30.5 %,synthetic,example_report,
        ,tourist_visits,,2023,over 2000 万人次,,synthetic,example_report,
        ,va_agriculture,,2022,600 亿元,,synthetic,example_report,
        ,va_industry,,2022,1500 亿元,,synthetic,example_report,
        ,va_services,,2022,2000 亿元,,synthetic,example_report,
        """ + "\n";

    private const string Tables = """
        population_by_city:
          file: data/population.csv
          indicator: population
          unit: 万人
          status: synthetic
          source: example_report
        """;

    private const string Panels = """
        regions_output:
          name: {en: Made-up industrial output of eight regions, zh: 虚构的八个地区工业总产值}
          file: data/regions_output.csv
          indicator: industrial_output
          unit: 亿元
          status: synthetic
          source: example_report
        """;

    private const string Returns = """
        example_returns:
          name: {en: Made-up returns of industrial enterprises, zh: 虚构的工业企业报表}
          indicator: industrial_va
          seed: 1
          enterprises: 300
          span: 2022..2024
          hits: [industrial_growth_2023]
          source: example_report
        """;

    private const string Population = "place,2021,2022,2023\neast,310.2,308.9,307.1\nwest,190.4,,191.0\n";

    private const string RegionsOutput =
        "region,zh,2015,2016,2017,2018,2019,2020,2021,2022,2023\n" +
        "North,北方,3000,3167,3363,3525,3737,3995,4239,4572,4762\n" +
        "South,南方,3900,4073,4249,4471,4732,5022,5337,5809,6204\n" +
        "Coast,沿海,4800,5079,5311,5562,5976,6285,6447,6831,7177\n" +
        "Plain,平原,5700,5935,6205,6545,6863,7247,7846,8183,8534\n" +
        "Hills,丘陵,6600,7071,7385,7951,8232,8557,9021,9400,9830\n" +
        "River,河谷,7500,7994,8447,8877,9544,10127,10648,11428,11902\n" +
        "Lake,湖区,8400,8945,9436,9873,10468,10959,11464,11919,12807\n" +
        "Border,边境,9300,9973,10578,11118,11841,12541,13255,13711,14479\n";

    private const string Targets = """
        output_2025:
          name: {en: Industrial output, zh: 工业总产值}
          indicator: industrial_output
          at_least: 7000 亿元
          by: fyp14
          source: example_report

        tourism_2025:
          name: {en: Tourism revenue, zh: 旅游收入}
          indicator: tourism_revenue
          reach: 300 亿元
          by: 2025
          source: example_report

        first_cluster:
          name: {en: First cluster, zh: 第一集群}
          indicator: industrial_output
          of: first
          more_than: 1000 亿元
          by: open
          source: example_report

        second_cluster:
          name: {en: Second cluster, zh: 第二集群}
          indicator: industrial_output
          of: second
          at_least: 500 亿元
          by: open
          source: example_report

        cluster_share_2030:
          name: {en: Clusters in industrial output, zh: 集群占工业总产值比重}
          indicator: industrial_output
          of: example_group
          measure: share
          share_of: industrial_output
          reach: 20 %
          by: 2030
          source: example_report
        """;

    private const string Parts = """
        clusters_together:
          over: subjects
          whole: example_group
          parts: [first, second]
          indicators: [industrial_output]
          source: example_report
        """;

    private const string Clusters = """
        first:
          name: {en: Vehicles, zh: 汽车}
          group: example_group
          industries: ["36"]
          places: [east]
          source: example_report

        second:
          name: {en: Food, zh: 食品}
          group: example_group
          industries: ["13", "14"]
          places: [west]
          source: example_report
        """;

    private const string Taxonomies = """
        pillars_2016:
          name: {en: Pillar industries 2016-2020, zh: 2016—2020 年支柱产业}
          period: 2016..2020
          items:
            - {id: automobiles, name: {en: Automobiles, zh: 汽车}, industries: ["36"]}
            - {id: timber, name: {en: Timber, zh: 木材}, industries: ["20"]}
          source: example_report
        """;

    private const string Concordances = """
        pillars_to_clusters:
          name: {en: From pillars to clusters, zh: 支柱产业到集群}
          from: pillars_2016
          to: example_group
          maps:
            - {from: automobiles, to: first}
            - {from: timber, to: none}
          source: example_report
        """;

    private const string Programmes = """
        upgrading:
          name: {en: Digital upgrading, zh: 数字化改造}
          period: 2024..2026
          scope: {en: all enterprises, zh: 所有企业}
          targets: [output_2025]
          source: example_report
        """;

    private const string Projects = """
        new_plant:
          name: {en: New plant, zh: 新工厂}
          place: east
          cluster: first
          reports:
            - {source: example_report, date: 2024-02, status: construction, values: {investment: 12.5 亿元}}
        """;

    private const string Milestones = """
        first_train:
          name: {en: First train, zh: 首列列车}
          claim: {en: Trial run, zh: 试运行}
          value: 160 km/h
          date: 2024-03
          status: achieved
          evidence: {en: Report of the trial, zh: 试验报告}
          activities: [Rail vehicles]
          source: example_report
        """;

    private const string Intentions = """
        attract_talent:
          text: {en: Make more graduates stay, zh: 吸引更多毕业生留下}
          measurable_by: {en: Graduates who take a job in the region, zh: 在本地就业的毕业生人数}
          source: example_report
        """;

    private const string Scenarios = """
        later:
          name: {en: Two years later, zh: 推迟两年}
          with:
            - {object: targets/output_2025, set: {by: 2027}}

        orders:
          name: {en: More orders, zh: 订单增加}
          effects:
            - what: {en: Orders from other provinces, zh: 外省订单}
              indicator: industrial_output
              change: +4 %
              spread: 1 %
              from: 2024
              build_up: 2
              cost: 3 亿元

        outage:
          name: {en: The vehicle works stand still, zh: 整车厂停产}
          shocks:
            - {what: {en: A halt of the works, zh: 工厂停产}, of: first, lost: 50 %, lasts: 20, recovery: 20}
            - {what: {en: Parts from outside fail, zh: 区外零部件断供}, sector: vehicles, lost: 30 %, imports: yes, lasts: 30}
        """;
}
