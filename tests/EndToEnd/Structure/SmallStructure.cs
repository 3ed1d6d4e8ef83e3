namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>Made-up plans with an input-output table of three sectors.</summary>
internal static class SmallStructure
{
    /// <summary>The columns add to 100, 200 and 150, with value added of 60, 80 and 110.</summary>
    internal const string Table = """
        # name: Made-up table
        # period: 2020
        # unit: 亿元
        origin,row,name_en,name_zh,kind,farms,works,shops,consumption,exports,output
        domestic,farms,Farms,农场,,10,40,5,35,10,100
        domestic,works,Works,工厂,,20,50,15,75,40,200
        domestic,shops,Shops,商店,,5,20,15,110,0,150
        imports,farms,Farms,农场,,0,0,0,0,0,
        imports,works,Works,工厂,,5,10,5,10,0,
        imports,shops,Shops,商店,,0,0,0,0,0,
        value-added,total,Value added,增加值,value-added,60,80,110,,,
        """ + "\n";

    /// <summary>A table whose second sector buys more than it makes.</summary>
    internal const string Hungry = """
        # name: Hungry table
        # period: 2020
        # unit: 亿元
        origin,row,name_en,name_zh,kind,farms,works,shops,consumption,inventory_change,exports,output
        domestic,farms,Farms,农场,,10,60,5,15,0,10,100
        domestic,works,Works,工厂,,20,230,15,10,-75,0,200
        domestic,shops,Shops,商店,,5,20,15,110,0,0,150
        value-added,total,Value added,增加值,value-added,65,-110,115,,,,
        """ + "\n";

    /// <summary>An outage that is the only thing that its scenario supposes.</summary>
    internal const string Outage = """
        scenarios:
          fire:
            name: {en: Fire in the works, zh: 工厂火灾}
            shocks:
              - {of: makers, lost: 50 %, lasts: 10}

        """;

    private const string Head = """
        plan: {id: small, name: {en: Small, zh: 小规划}, format: 1, place: all, horizon: 2000..2040, stated: 2024-03-01, open_by: 2030}
        places:
          all: {name: {en: All, zh: 全省}, level: province}
          nation: {name: {en: Nation, zh: 全国}, level: country}
        sources:
          a: {title: {en: A, zh: 甲}, published: 2024-03-01, grade: A}
        indicators:
          va: {name: {en: Value added, zh: 增加值}, unit: 亿元, kind: flow, prices: current}
        clusters:
          makers: {name: {en: Makers, zh: 制造集群}, industries: ["36"], source: a}

        """;

    /// <summary>Writes a plan below the folder and gives its path.</summary>
    /// <param name="scratch">Where to.</param>
    /// <param name="statements">What the plan says besides its head.</param>
    /// <param name="table">The file of the table.</param>
    internal static string Write(Scratch scratch, string statements, string table = Table)
    {
        scratch.Write("plan/plan.yaml", Head);
        scratch.Write("plan/rest.yaml", statements.Length == 0 ? "# nothing besides\ntopics:\n  t: {name: T}\n" : statements);
        scratch.Write("plan/data/io.csv", table);
        var industries = Core.IndustryClassification.All.Where(i => i.Level == Core.IndustryLevel.Division);
        scratch.Write("plan/data/map.csv", "from,to,weight,note\n" + string.Concat(industries.Select(i => $"{i.Code},{(i.Parent == "A" ? "farms" : i.Parent == "C" ? "works" : "shops")},1,\n")));
        return Path.Combine(scratch.Folder, "plan");
    }

    /// <summary>The statement of the table.</summary>
    /// <param name="more">Lines of attributes besides.</param>
    internal static string Declared(params string[] more) =>
        "io_tables:\n  io:\n    name: {en: Made-up table, zh: 虚构表}\n    file: data/io.csv\n    year: 2020\n    source: a\n" + string.Concat(more.Select(m => $"    {m}\n"));
}
