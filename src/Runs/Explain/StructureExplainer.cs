using System.Globalization;
using Songhua.Core;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Why is a number of the structure what it is: its row, and behind it the flows, the proxy and the known figures that it was made from.</summary>
internal sealed class StructureExplainer(Results results)
{
    private static readonly Phrase Requirements = new("what a unit of its final demand requires of each sector, the largest (column of the Leontief inverse)", "单位最终需求对各部门的完全需要（列昂惕夫逆矩阵的列，较大者）");
    private static readonly Phrase Purchases = new("what it buys per unit of output, the largest", "单位产出的购买（较大者）");
    private static readonly Phrase Cited = new("input-output table", "投入产出表");
    private static readonly Phrase Codes = new("industry codes and their sectors", "行业代码及所属部门");
    private static readonly Phrase CodeIn = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase Anchors = new("known value added that the estimate is anchored to", "估计所依据的已知增加值");
    private static readonly Phrase AnchorOf = new("{0}, {1}", "{0}，{1} 年");
    private static readonly Phrase ProxyWord = new("proxy for the size of sectors", "部门规模的替代数据");
    private static readonly Phrase Formula = new("formula", "公式");
    private static readonly Phrase Amounts = new("amounts behind the location quotient", "区位商所依据的数额");
    private static readonly Phrase InRegion = new("in the region", "本地区");
    private static readonly Phrase InAll = new("in all regions", "全部地区");
    private static readonly Phrase NearestWord = new("nearest activities that the region has", "本地区已有的最相近活动");
    private static readonly Phrase MissingWord = new("nearest activities that the region has not", "本地区没有的最相近活动");
    private static readonly Phrase WithProximity = new("{0}: proximity {1:0.00}", "{0}：邻近度 {1:0.00}");
    private static readonly Phrase Returns = new("enterprise returns", "企业报表");
    private static readonly Phrase MatrixWord = new("matrix of activities", "活动矩阵");
    private static readonly Phrase Whole = new("all together are", "整体包括");
    private static readonly Phrase AmountsOf = new("amounts of {0}", "{0} 年数额");
    private static readonly Phrase WhyWord = new("why", "理由");

    private static readonly Phrase SpendingWord = new("what households are taken to spend", "居民支出的假定");

    private const int Most = 6;

    /// <summary>The keys of every row.</summary>
    internal IEnumerable<string> Keys => results.Structure.IsEmpty ? [] : StructureTables.All(results).SelectMany(t => t.Rows).Select(r => r.Key).Distinct();

    /// <summary>The tree of a row; null where there is none.</summary>
    internal Explanation? Explain(string key)
    {
        if (results.Structure.IsEmpty)
        {
            return null;
        }

        var (asked, model) = StructureAnswers.ByAddress(results, key.Split('/'));
        foreach (var table in asked ?? StructureTables.All(results))
        {
            if (table.Rows.FirstOrDefault(r => r.Key == key) is { } row)
            {
                var head = row.Cells[table.Head].Words ?? table.Title;
                return new Explanation(head, table.Title) { Method = MethodOf(key), Parts = [.. Cells(table, row), .. asked is not null ? OfModel(model!, key.Split('/')) : Behind(key.Split('/'))] };
            }
        }

        return null;
    }

    private static IEnumerable<Explanation> Cells(ResultTable table, ResultRow row) => table.Columns
        .Select((column, i) => (column, Cell: row.Cells[i]))
        .Where(c => c.Cell.Words is not null || c.Cell.Number is not null)
        .Select(c => new Explanation(c.column.Title, new CellWords(c.Cell)) { Status = c.Cell.Status });

    private static Method? MethodOf(string key) => key.Split('/')[1] switch
    {
        "sectors" or "multipliers" or "households" or "linkages" or "influence" or "requirements" or "impact" or "prices" => LeontiefSystem.Method,
        "footprints" or "accounts" => Footprints.Method,
        "extract" => HypotheticalExtraction.Method,
        "change" => StructuralDecomposition.Method,
        "formulas" or "clusters" or "inputs" or "region" => QuotientRegionalisation.Method,
        "communities" => CommunityDetection.Method,
        "disruption" or "exposure" => DisruptionEngine.Method,
        "concentration" => LocationQuotients.Method,
        "cluster_shifts" => ShiftShare.Method,
        "regions" => Complexity.Method,
        "shifts" => ShiftShare.Method,
        _ => Proximity.Method,
    };

    private IEnumerable<Explanation> Behind(string[] key) => key[1] switch
    {
        "sectors" => results.Structure.Tables.FirstOrDefault(t => t.Source.Declaration.Id == key[2]) is { } table ? OfSector(table, table.Source.Table.IndexOf(key[3])) : [],
        "clusters" or "inputs" => results.Structure.Clusters.FirstOrDefault(c => c.Cluster.Id == key[2]) is { } cluster ? OfCluster(cluster) : [],
        "region" => results.Structure.Region is { } region ? OfRegion(region) : [],
        "formulas" => results.Structure.Region is { } varied ? OfRegion(varied).Skip(1) : [],
        "activities" => Of(key[2], key[3]) is var (analysis, activity) ? OfActivity(analysis, activity) : [],
        "disruption" => results.Disruptions.FirstOrDefault(d => d.Scenario.Id == key[2]) is { } disruption ? [.. new DisruptionExplainer(results).Of(disruption, key), .. OfRegion(disruption.Region)] : [],
        "exposure" => results.Exposures.FirstOrDefault(e => e.Cluster.Cluster.Id == key[2]) is { } exposed ? [.. DisruptionExplainer.Of(exposed), .. OfCluster(exposed.Cluster)] : [],
        "communities" => results.Structure.Communities is { } found ? [new Explanation(WhyWord, found.Comparison.Industries[found.Table.Source.Table.IndexOf(key[2])].Reason), Cite(found.Table)] : [],
        "frontier" => results.Plan.Milestones.FirstOrDefault(m => m.Id == key[2]) is { } milestone ? OfFrontier(milestone, key[3]) : [],
        "regions" or "entry" => results.Structure.Relatedness.FirstOrDefault(r => r.Source.Declaration.Id == key[2]) is { } matrix ? [Cite(matrix.Source)] : [],
        "change" => results.Structure.Tables.Select(Cite),
        "shifts" => results.Shifts.FirstOrDefault(s => s.Division.Id == key[2] && s.Place.Id == key[3]) is { } shift ? OfShift(shift) : [],
        "concentration" or "cluster_shifts" => results.Growth.Reports.Select(r => r.Answer.Book.Declaration).OfType<ReturnsDeclaration>().Take(1)
            .Select(d => new Explanation(Returns, d.Name) { Span = d.Span, Source = results.Words.Source(d.Source), Status = results.Growth.Reports[0].Answer.Book.Status }),
        _ => [],
    };

    // The table or the region that was asked; where the row is of one sector, what that requires and buys.
    private IEnumerable<Explanation> OfModel(OpenModel model, string[] key)
    {
        IEnumerable<Explanation> spending = key[1] switch
        {
            "households" => Spending(model, key[3]),
            "impact" when key[4] != ImpactTables.Open => Spending(model, key[4]),
            _ => [],
        };
        if (model.Region is { } region)
        {
            return spending.Concat(OfRegion(region));
        }

        var sector = key[1] is "multipliers" or "households" or "linkages" ? model.Analysis.Source.Table.IndexOf(key[^1]) : -1;
        return spending.Concat(sector < 0 ? [Cite(model.Analysis)] : OfSector(model.Analysis, sector));
    }

    private static IEnumerable<Explanation> Spending(OpenModel model, string share) =>
        HouseholdShare.TryRead(share, out var read) && Households.Of(model, read).Closed is { } closed
            ? [new(SpendingWord, null) { Parts = [.. closed.Basis.Append(HouseholdClosure.Caveat).Select(b => new Explanation(b, null))] }]
            : [];

    private IEnumerable<Explanation> OfFrontier(Milestone milestone, string activity)
    {
        yield return StatementLeaf.Of(results.Words, milestone);
        foreach (var analysis in results.Structure.Relatedness)
        {
            if (analysis.Activities.FirstOrDefault(a => ((LocalText)a.Name).Zh == activity) is { } found)
            {
                foreach (var part in OfActivity(analysis, found))
                {
                    yield return part;
                }
            }
        }
    }

    private IEnumerable<Explanation> OfShift(PlaceShift shift)
    {
        yield return StatementLeaf.Of(results.Words, shift.Division);
        yield return new Explanation(Whole, new MessageList([.. shift.Among.Select(p => (ILocalised)p.Name)]));
        foreach (var year in (int[])[shift.Years[0], shift.Years[^1]])
        {
            yield return new Explanation(AmountsOf.With(year.ToString(CultureInfo.InvariantCulture)), null)
            {
                Parts =
                [
                    .. results.Facts.KnownOn(results.AsOf)
                        .Where(o => o.Coverage is null && o.Key.Facet == Facet.Level && o.Key.Series.Place == shift.Place.Id && o.Key.Period == Period.Year(year) && shift.Division.Parts.Contains(o.Key.Series.Indicator) && o.Key.Series.Subject is null)
                        .Select(o => StatementLeaf.Of(results.Words, o)),
                ],
            };
        }
    }

    private Explanation Cite(PlanActivities activities) => new(MatrixWord, activities.Declaration.Name)
    {
        Status = activities.Declaration.Status,
        Span = activities.Declaration.Span,
        Source = results.Words.Source(activities.Declaration.Source),
    };

    private (RelatednessAnalysis Analysis, RelatedActivity Activity)? Of(string matrix, string name) =>
        results.Structure.Relatedness.FirstOrDefault(r => r.Source.Declaration.Id == matrix) is { } analysis
        && analysis.Activities.FirstOrDefault(a => ((LocalText)a.Name).Zh == name) is { } activity
            ? (analysis, activity)
            : null;

    private IEnumerable<Explanation> OfSector(TableAnalysis table, int sector)
    {
        var n = table.Names.Count;
        yield return Largest(Requirements, table, Enumerable.Range(0, n).Select(i => table.Inverse[i, sector]));
        yield return Largest(Purchases, table, Enumerable.Range(0, n).Select(i => table.Domestic[i, sector] + table.Imported[i, sector]));
        yield return Cite(table);
    }

    private static Explanation Largest(Phrase title, TableAnalysis table, IEnumerable<double> values) => new(title, null)
    {
        Status = ValueStatus.Derived,
        Method = LeontiefSystem.Method,
        Parts = [.. values.Select((v, i) => (v, i)).OrderByDescending(p => p.v).Take(Most).Select(p => new Explanation(table.Names[p.i], LocalText.Same(Numerals.Write(Math.Round(p.v, 4)))))],
    };

    private Explanation Cite(TableAnalysis table) => new(Cited, table.Source.Declaration.Name)
    {
        Status = table.Source.Declaration.Status,
        Span = table.Source.Declaration.Span,
        Source = results.Words.Source(table.Source.Declaration.Source),
    };

    private IEnumerable<Explanation> OfCluster(ClusterAnalysis cluster)
    {
        var table = cluster.Region.Nation;
        yield return new Explanation(Codes, null)
        {
            Span = cluster.Cluster.Span,
            Parts =
            [
                .. cluster.Cluster.Industries.Select(i => new Explanation(CodeIn.With(i, new MessageList([.. table.Source.Industries!.Of(i.Code).Select(l => table.Names[table.Source.Table.IndexOf(l.To)])])), null)),
            ],
        };
        foreach (var part in OfRegion(cluster.Region))
        {
            yield return part;
        }
    }

    private IEnumerable<Explanation> OfRegion(RegionAnalysis region)
    {
        var declared = region.Nation.Source.Declaration;
        yield return new Explanation(Formula, region.Coefficients.Say());
        yield return new Explanation(Anchors, null)
        {
            Parts =
            [
                .. declared.Anchors.Select(a => new Explanation(
                    AnchorOf.With(results.Words.Indicator(a.Indicator), declared.Year.ToString(CultureInfo.InvariantCulture)), null)
                {
                    Span = a.Span,
                    Parts = [.. results.Facts.KnownOn(results.AsOf).Where(o => o.Key == new PointKey(new SeriesKey(a.Indicator, results.Plan.Head.Place), Period.Year(declared.Year))).Select(o => StatementLeaf.Of(results.Words, o))],
                }),
            ],
        };
        if (results.Structure.Book.Activities.FirstOrDefault(a => a.Sectors is not null) is { } proxy)
        {
            yield return Cite(proxy) with { Title = ProxyWord };
        }

        yield return Cite(region.Nation);
    }

    private IEnumerable<Explanation> OfActivity(RelatednessAnalysis analysis, RelatedActivity activity)
    {
        var (table, declared) = (analysis.Source.Activities.Table, analysis.Source.Declaration);
        var column = analysis.Presence.ActivityColumns[activity.Index];
        var known = analysis.Source.Known;
        var row = known[analysis.Presence.RegionRows[analysis.Region]];
        double Total(int activityColumn) => known.Sum(r => table[r, activityColumn]);
        Amount Shown(double amount) => new(amount * (double)declared.Unit.Factor, declared.Unit);
        yield return new Explanation(Amounts, null)
        {
            Status = declared.Status,
            Span = declared.Span,
            Source = results.Words.Source(declared.Source),
            Parts = [new(InRegion, Shown(table[row, column])), new(InAll, Shown(Total(column)))],
        };
        var (strengths, missing) = (analysis.Near(activity, isPresent: true), analysis.Near(activity, isPresent: false));
        yield return new Explanation(NearestWord, null) { Parts = [.. strengths.Select(n => new Explanation(WithProximity.With(n.Activity.Name, n.Proximity), null))] };
        yield return new Explanation(MissingWord, null) { Parts = [.. missing.Select(n => new Explanation(WithProximity.With(n.Activity.Name, n.Proximity), null))] };
    }

    private sealed class CellWords(Cell cell) : ILocalised
    {
        public string In(Language language) => cell.In(language);

        public override string ToString() => In(Language.English);
    }
}
