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
    private static readonly Phrase RowInFile = new("row in the file", "文件中的行");
    private static readonly Phrase Cited = new("input-output table", "投入产出表");
    private static readonly Phrase Codes = new("industry codes and their sectors", "行业代码及所属部门");
    private static readonly Phrase CodeIn = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase Anchors = new("known value added that the estimate is anchored to", "估计所依据的已知增加值");
    private static readonly Phrase AnchorOf = new("{0}, {1}", "{0}，{1} 年");
    private static readonly Phrase ProxyWord = new("proxy for the size of sectors", "部门规模的替代数据");
    private static readonly Phrase Formula = new("formula", "公式");
    private static readonly Phrase MembersWord = new("sectors of its community", "所属社群的部门");
    private static readonly Phrase PartnersWord = new("strongest links, with their share of all its links", "最强的联系（占其全部联系的比重）");
    private static readonly Phrase TogetherWord = new("matrix of activities that are found in the same regions", "同地分布所依据的活动矩阵");

    private static readonly Phrase SpendingWord = new("what households are taken to spend", "居民支出的假定");

    private const int Most = 6;

    private readonly RelatednessExplainer _related = new(results);
    private readonly LocationExplainer _location = new(results);

    /// <summary>The keys of every row.</summary>
    internal IEnumerable<string> Keys => results.Structure.IsEmpty ? [] : StructureTables.All(results).SelectMany(t => t.Rows).Select(r => r.Key).Distinct();

    /// <summary>The tree of a row; null where there is none.</summary>
    internal Explanation? Explain(string key)
    {
        if (results.Structure.IsEmpty)
        {
            return null;
        }

        var parts = key.Split('/');
        var (asked, model) = StructureAnswers.ByAddress(results, parts);
        foreach (var table in asked ?? StructureTables.ByAddress(results, parts))
        {
            if (table.Rows.FirstOrDefault(r => r.Key == key) is { } row)
            {
                // A row that is named by no words, such as a day, is told by its table alone.
                var name = row.Cells[table.Head].Words;
                return new Explanation(name ?? table.Title, name is null ? null : table.Title)
                {
                    Method = MethodOf(key),
                    Parts = [.. Cells(table, row), .. asked is not null ? OfModel(model!, parts) : Behind(parts)],
                };
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
        "activities" => _related.OfActivity(key[2], string.Join('/', key[3..])),
        "disruption" => results.Disruptions.FirstOrDefault(d => d.Scenario.Id == key[2]) is { } disruption ? [.. new DisruptionExplainer(results).Of(disruption, key), .. OfRegion(disruption.Region)] : [],
        "exposure" => results.Exposures.FirstOrDefault(e => e.Cluster.Cluster.Id == key[2]) is { } exposed ? [.. DisruptionExplainer.Of(exposed), .. OfCluster(exposed.Cluster)] : [],
        "communities" => results.Structure.Communities is { } found ? OfCommunity(found, found.Table.Source.Table.IndexOf(key[2])) : [],
        "frontier" => results.Plan.Milestones.FirstOrDefault(m => m.Id == key[2]) is { } milestone ? _related.OfFrontier(milestone, string.Join('/', key[3..])) : [],
        "regions" => _related.OfRegion(key[2], string.Join('/', key[3..])),
        "entry" => _related.OfEntry(key[2]),
        "change" => results.Structure.Changes.FirstOrDefault(c => c.After.Source.Declaration.Id == key[2]) is { } change ? [Cite(change.Before), Cite(change.After)] : [],
        "shifts" => results.Shifts.FirstOrDefault(s => s.Division.Id == key[2] && s.Place.Id == key[3]) is { } shift ? _location.OfShift(shift) : [],
        "concentration" or "cluster_shifts" => _location.OfReturns(),
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

    private IEnumerable<Explanation> OfCommunity(CommunityAnalysis found, int sector)
    {
        var (graph, community) = (found.Graph, found.Communities.Consensus);
        if (graph.Strengths[sector] > 0)
        {
            yield return new Explanation(PartnersWord, null)
            {
                Parts =
                [
                    .. Enumerable.Range(0, graph.Names.Count).Where(o => graph[sector, o] > 0).OrderByDescending(o => graph[sector, o]).ThenBy(o => o).Take(Most)
                        .Select(o => new Explanation(graph.Names[o], new Amount(graph[sector, o] / graph.Strengths[sector], UnitCatalogue.Percent))),
                ],
            };
        }

        yield return new Explanation(MembersWord, new MessageList([.. Enumerable.Range(0, community.Count).Where(o => community[o] == community[sector]).Select(o => graph.Names[o])]));
        if (found.HasColocation && results.Structure.Book.Activities.FirstOrDefault(a => a.Sectors is not null) is { } together)
        {
            yield return _related.Cite(together) with { Title = TogetherWord };
        }

        yield return Cite(found.Table);
    }

    private IEnumerable<Explanation> OfSector(TableAnalysis table, int sector)
    {
        var n = table.Names.Count;
        yield return Largest(Requirements, table, Enumerable.Range(0, n).Select(i => table.Inverse[i, sector]));
        yield return Largest(Purchases, table, Enumerable.Range(0, n).Select(i => table.Domestic[i, sector] + table.Imported[i, sector]));
        var read = table.Source.Table.Sectors[sector];
        if (read.Span is not null)
        {
            yield return new Explanation(RowInFile, read.Name) { Status = table.Source.Declaration.Status, Span = read.Span };
        }

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
            yield return _related.Cite(proxy) with { Title = ProxyWord };
        }

        yield return Cite(region.Nation);
    }

    private sealed class CellWords(Cell cell) : ILocalised
    {
        public string In(Language language) => cell.In(language);

        public override string ToString() => In(Language.English);
    }
}
