using System.Globalization;
using System.Text;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>
/// The part of the example plan that <c>songhua structure</c> reads: a made-up national table of five sectors, which is enough to tell the two
/// clusters apart, and what eight made-up regions produce.
/// </summary>
internal static class ExampleStructure
{
    internal const string Tables = """
        nation_2022:
          name: {en: Made-up input-output table of five sectors, zh: 虚构的五部门投入产出表}
          file: data/io_2022.csv
          year: 2022
          place: nation
          concordance: data/concordance_industries.csv
          anchors:
            - {indicator: va_agriculture, sectors: [agriculture]}
            - {indicator: va_industry, sectors: [food, vehicles, other-industry]}
            - {indicator: va_services, sectors: [services]}
          status: synthetic
          source: example_report
        """;

    internal const string Activities = """
        regions_activities:
          name: {en: Made-up output by region and activity, zh: 虚构的分地区、分活动产值}
          file: data/activities.csv
          region: region
          activity: activity
          value: output
          year: 2022
          unit: 亿元
          concordance: data/concordance_activities.csv
          status: synthetic
          source: example_report
        """;

    internal const string Table = """
        # Made up, not a survey. Domestic and imported flows apart, at producers' prices.
        # name: Made-up input-output table of five sectors
        # name_zh: 虚构的五部门投入产出表
        # period: 2022
        # unit: 亿元
        # prices: producers
        origin,row,name_en,name_zh,kind,unit,agriculture,food,vehicles,other-industry,services,households,government,fixed_capital_formation,exports,output
        domestic,agriculture,Agriculture,农业,,,2852,11220,0,3979,2741,8900,100,1200,700,31692
        domestic,food,Food,食品,,,1902,4134,53,884,6853,13950,50,300,1400,29526
        domestic,vehicles,Vehicles,汽车,,,95,30,7740,1326,3198,6300,200,6000,1800,26689
        domestic,other-industry,Other industry,其他工业,,,4754,3248,8807,92849,27411,11500,500,46000,26000,221069
        domestic,services,Services,服务业,,,2852,4134,3470,37582,59391,62000,36000,14000,9000,228429
        imports,agriculture,Agriculture,农业,,,158,886,0,442,228,595,5,40,0,
        imports,food,Food,食品,,,63,354,0,221,685,895,5,10,0,
        imports,vehicles,Vehicles,汽车,,,0,0,1201,442,457,690,10,250,0,
        imports,other-industry,Other industry,其他工业,,,380,236,1334,15475,2741,1490,10,2600,0,
        imports,services,Services,服务业,,,95,118,267,1769,4112,2080,20,500,0,
        value-added,compensation,Compensation of employees,劳动者报酬,compensation,,15760,2066,1603,29745,60306,,,,,
        value-added,surplus,Other value added,其他增加值,surplus,,2781,3100,2214,36355,60306,,,,,
        satellite,jobs,Jobs,从业人员,,万人,17600,800,500,19500,35600,,,,,
        """ + "\n";

    internal const string ActivitySectors = """
        from,to,weight,note
        整车,vehicles,1,
        汽车零部件,vehicles,1,
        轨道车辆,other-industry,1,
        机床,other-industry,1,
        化工,other-industry,1,
        电子,other-industry,1,
        食品加工,food,0.9,estimate
        食品加工,agriculture,0.1,estimate
        种植,agriculture,1,
        软件,services,1,
        旅游,services,1,
        """ + "\n";

    private static readonly LocalText[] Regions =
    [
        new("Example Province", "示例省"), new("North", "北方"), new("South", "南方"), new("Coast", "沿海"), new("Plain", "平原"), new("Hills", "丘陵"), new("River", "河谷"), new("Lake", "湖区"),
    ];

    private static readonly LocalText[] Names =
    [
        new("Motor vehicles", "整车"), new("Vehicle parts", "汽车零部件"), new("Rail vehicles", "轨道车辆"), new("Machine tools", "机床"), new("Chemicals", "化工"),
        new("Electronics", "电子"), new("Food processing", "食品加工"), new("Crops", "种植"), new("Software", "软件"), new("Tourism", "旅游"),
    ];

    // Regions x activities; 0 is none, and has no row in the file.
    private static readonly int[,] Output =
    {
        { 620, 310, 15, 20, 150, 60, 420, 480, 40, 240 },
        { 150, 180, 90, 140, 120, 40, 200, 330, 30, 90 },
        { 90, 110, 12, 70, 260, 640, 180, 160, 330, 310 },
        { 240, 260, 80, 210, 330, 720, 150, 60, 420, 280 },
        { 60, 70, 0, 15, 90, 30, 520, 690, 20, 60 },
        { 0, 12, 0, 0, 40, 20, 260, 410, 15, 380 },
        { 130, 190, 60, 160, 410, 210, 170, 150, 90, 130 },
        { 40, 60, 0, 60, 180, 390, 240, 230, 260, 420 },
    };

    /// <summary>One row for a region and an activity.</summary>
    internal static string Matrix
    {
        get
        {
            var text = new StringBuilder("# Made up.\nregion,region.en,activity,activity.en,output\n");
            for (var r = 0; r < Regions.Length; r++)
            {
                for (var a = 0; a < Names.Length; a++)
                {
                    if (Output[r, a] > 0)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{Regions[r].Zh},{Regions[r].En},{Names[a].Zh},{Names[a].En},{Output[r, a]}\n");
                    }
                }
            }

            return text.ToString();
        }
    }

    /// <summary>Every division of GB/T 4754 with the sector that it belongs to.</summary>
    internal static string Industries(Language language)
    {
        var text = new StringBuilder("from,to,weight,note\n");
        foreach (var division in IndustryClassification.All.Where(i => i.Level == IndustryLevel.Division))
        {
            text.Append(CultureInfo.InvariantCulture, $"{division.Code},{Sector(division)},1,\"{division.Name.In(language)}\"\n");
        }

        return text.ToString();
    }

    // Sections: A is agriculture, B to E mining, manufacturing, energy and construction, the rest services.
    private static string Sector(Industry division) => division switch
    {
        { Parent: "A" } => "agriculture",
        { Code: "13" or "14" or "15" or "16" } => "food",
        { Code: "36" } => "vehicles",
        { Parent: "B" or "C" or "D" or "E" } => "other-industry",
        _ => "services",
    };
}
