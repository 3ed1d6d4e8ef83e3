using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What holds the clusters and chains together: each cluster, what it depends on, what breaks, and what lies near.</summary>
internal static class StructureSection
{
    private static readonly Phrase None = new("The plan declares neither an input-output table nor activities of regions (`io_tables`, `activities`).", "规划未声明投入产出表或地区活动（`io_tables`、`activities`）。");
    private static readonly Phrase WithStatus = new("{0} [{1}]", "{0}［{1}］");
    private static readonly Phrase InputsTable = new("Its inputs as a table", "投入数据表");
    private static readonly Phrase ExposureTable = new("Outages of its inputs as a table", "投入中断数据表");
    private static readonly Phrase GrowthTable = new("Why it grew, by every shift-share", "增长分解（各种偏离—份额方法）");
    private static readonly Phrase FormulasTable = new("How its estimates hang on the formula", "估计对公式的敏感性");
    private static readonly Phrase DaysTable = new("{0}: the days as a table", "{0}：逐日数据表");
    private static readonly Phrase SensitivityTable = new("{0}: how the loss hangs on the assumptions", "{0}：损失对假设的敏感性");
    private static readonly Phrase SectorsTable = new("Sectors as a table", "部门数据表");
    private static readonly Phrase Apart = new("Sectors that the plan places differently from where their links lie:", "规划归属与其联系所在社群不同的部门：");
    private static readonly Phrase AllSectors = new("All sectors and their communities", "全部部门及所属社群");
    private static readonly Phrase RegionTable = new("The estimated table of the region", "估计的地区表");
    private static readonly Phrase RegionsTable = new("All regions", "各地区");
    private static readonly Phrase SectorLosses = new("{0}: all sectors", "{0}：全部部门");
    private static readonly Phrase Outages = new("What an outage costs, day by day", "冲击的逐日损失");

    // Of the sectors of an outage; the others together, and one by one behind an expander.
    private const int MostRows = 6;

    /// <summary>Clusters and chains.</summary>
    internal static void Chains(Page page)
    {
        var (html, results) = (page.Html, page.Results);
        if (results.Structure.IsEmpty)
        {
            html.Element("p", None, ("class", "muted"));
            return;
        }

        OutlookParts.Table(page, StructureTables.Clusters(results), "sectors", "abroad", "inside", "sold_inside", "sold_others", "multiplier", "loss");
        foreach (var cluster in results.Structure.Clusters)
        {
            OfCluster(page, cluster);
        }

        var shifts = LocationTables.ClusterShifts(results);
        foreach (var table in (ResultTable[])[LocationTables.Concentrations(results), shifts with { Rows = StructureOverview.ByClassic(shifts) }, LocationTables.Shifts(results)])
        {
            html.Element("h3", table.Title);
            OutlookParts.Table(page, table);
        }

        var effects = LocationTables.Effects(results);
        OutlookParts.Folded(page, effects, effects.Title);
        Disruptions(page);
        var communities = StructureTables.Communities(results);
        html.Element("h3", communities.Title);
        if (StructureOverview.PlacedApart(results, communities) is { Count: > 0 } apart)
        {
            html.Element("p", Apart, ("class", "muted"));
            OutlookParts.Table(page, communities with { Rows = apart, Note = null });
        }

        OutlookParts.Folded(page, communities, AllSectors);
        var sectors = StructureTables.Sectors(results);
        html.Element("h3", sectors.Title);
        Draw(page, StructurePictures.Multipliers(sectors, results.Structure.Tables.FirstOrDefault(t => t.Reason is null)?.Source.Declaration.Name, page.Language));
        OutlookParts.Folded(page, sectors, SectorsTable);
        foreach (var model in OpenModel.All(results).Where(m => m.Region is null))
        {
            foreach (var table in (ResultTable[])[MultiplierTables.Of(model), LinkageTables.Linkages(model), LinkageTables.Influence(model), .. FootprintTables.All(model)])
            {
                OutlookParts.Folded(page, table, table.Title);
            }
        }

        OutlookParts.Folded(page, StructureTables.Region(results), RegionTable);
        var formulas = FormulaTables.Of(results);
        OutlookParts.Folded(page, formulas, formulas.Title);
    }

    /// <summary>What lies near to what the region does. Never the headline.</summary>
    internal static void NextIndustries(Page page)
    {
        var results = page.Results;
        if (results.Structure.Relatedness.Count == 0)
        {
            page.Html.Element("p", None, ("class", "muted"));
            return;
        }

        foreach (var analysis in results.Structure.Relatedness)
        {
            page.Html.Element("p", RelatednessTables.About(analysis), ("class", "notice"));
            Draw(page, StructurePictures.Nearness(analysis, page.Language));
        }

        var frontier = RelatednessTables.Frontier(results);
        page.Html.Element("h3", frontier.Title);
        OutlookParts.Table(page, frontier);
        foreach (var analysis in results.Structure.Relatedness)
        {
            var near = RelatednessTables.Near(analysis);
            page.Html.Element("h3", near.Title);
            OutlookParts.Table(page, near);
            var present = RelatednessTables.Present(analysis);
            OutlookParts.Folded(page, present, present.Title);
            OutlookParts.Folded(page, RelatednessTables.Regions(analysis), RegionsTable);
        }
    }

    private static void OfCluster(Page page, ClusterAnalysis cluster)
    {
        var (html, id, name) = (page.Html, cluster.Cluster.Id, cluster.Cluster.Name);
        html.Element("h3", name, ("id", $"cluster-{id}"));
        var tables = StructureTables.OfCluster(page.Results, id);
        Facts(html, [tables[0], tables[3]]);
        Draw(page, StructurePictures.Feeds(tables[1], name, $"structure-feeds-{id}", page.Language));
        OutlookParts.Folded(page, tables[1], InputsTable, "cluster");
        Draw(page, StructurePictures.Exposure(tables[2], name, $"structure-exposure-{id}", page.Language));
        OutlookParts.Folded(page, tables[2], ExposureTable, "cluster");
        OutlookParts.Folded(page, tables[4], GrowthTable, "cluster");
        OutlookParts.Folded(page, tables[5], FormulasTable, "cluster");
    }

    // All that the tables say of one cluster in a column each, with what stands behind it.
    private static void Facts(HtmlWriter html, IEnumerable<ResultTable> tables)
    {
        html.Open("dl", ("class", "facts"));
        foreach (var table in tables.Where(t => t.Rows.Count == 1))
        {
            for (var c = 1; c < table.Columns.Count; c++)
            {
                var cell = table.Rows[0].Cells[c];
                if (cell.In(html.Language) is { Length: > 0 } said)
                {
                    html.Element("dt", table.Columns[c].Title).Element("dd", cell.Status is { } status ? WithStatus.With(said, status.Word()) : LocalText.Same(said));
                }
            }
        }

        html.CloseLine();
    }

    private static void Disruptions(Page page)
    {
        if (page.Results.Disruptions.Count == 0)
        {
            return;
        }

        page.Html.Element("h3", Outages);
        var outages = page.Results.Disruptions.Select(d => (Disruption: d, Tables: DisruptionTables.Of(d))).ToList();
        Draw(page, StructurePictures.Curves(page.Results.Disruptions, page.Language));
        foreach (var (disruption, tables) in outages)
        {
            var scenario = disruption.Scenario;
            page.Html.Element("h4", tables[0].Title);
            OutlookParts.Table(page, DisruptionTables.InShort(disruption, MostRows));
            OutlookParts.Folded(page, tables[0], SectorLosses.With(scenario.Name));
            foreach (var (table, title) in tables.Skip(1).Zip((ILocalised[])[DaysTable.With(scenario.Name), SensitivityTable.With(scenario.Name)]))
            {
                OutlookParts.Folded(page, table, title);
            }
        }
    }

    private static void Draw(Page page, Picture? picture)
    {
        if (picture is not null)
        {
            page.Pictures.Write(page.Html, picture);
        }
    }
}
