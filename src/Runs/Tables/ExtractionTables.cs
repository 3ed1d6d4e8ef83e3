using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What would be lost without sectors or a cluster, in every convention that the literature has.</summary>
public static class ExtractionTables
{
    private static readonly Phrase Title = new("Without {0}: {1}", "去除{0}：{1}");
    private static readonly Phrase PartTitle = new("Without {2} of {0}: {1}", "去除{0}的 {2}：{1}");
    private static readonly Phrase Note = new(
        "What is no longer bought of the extracted sectors is taken to come from outside; nobody looks for another supplier in the model. Conventions differ in what goes: see docs/methods/extraction.md. Total extraction of Miller and Blair is purchases and sales with own final demand. Method: {0}.",
        "不再向被去除部门购买的部分视为由外部供应，模型内没有替代供应方。各约定的差别在于去除哪些流量，见 docs/methods/extraction.md。Miller–Blair 的“完全提取”为购买与销售并含自身最终需求。方法：{0}。");

    private static readonly Phrase LossTitle = new("Who loses: {0}", "损失分布：{0}");
    private static readonly Phrase Purchases = new("purchases (backward)", "购买（后向）");
    private static readonly Phrase Sales = new("sales (forward)", "销售（前向）");
    private static readonly Phrase Both = new("purchases and sales", "购买与销售");
    private static readonly Phrase GhoshSales = new("sales by Ghosh (forward, primary inputs kept)", "按 Ghosh 的销售（前向，最初投入不变）");
    private static readonly Phrase Kept = new("stays", "保留");
    private static readonly Phrase Goes = new("goes", "去除");

    // Losers listed.
    private const int Most = 15;

    /// <summary>Every convention, and who loses by total extraction.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sectors">The sectors, from 0.</param>
    /// <param name="share">How much of their transactions goes, above 0 to 1.</param>
    /// <param name="names">The names as they are written in addresses.</param>
    public static IReadOnlyList<ResultTable> Of(OpenModel model, IReadOnlyList<int> sectors, double share, string names)
    {
        var key = $"{StructureTables.KeyStart}extract/{model.Id}/{names}/{HouseholdShare.Write(share)}";
        return [Conventions(model, sectors, share, key), Losers(model, sectors, share, key)];
    }

    private static ResultTable Conventions(OpenModel model, IReadOnlyList<int> sectors, double share, string key)
    {
        var valueAdded = model.Measures.FirstOrDefault(m => m.Key == "value_added" && !m.PerOutput.Any(double.IsNaN))?.PerOutput;
        var (whole, status) = (model.Quantities.Sum(), LinkageTables.StatusOf(model));
        Cell Money(double value) => StructureTables.Amount(value, model.Unit, status);
        ResultRow Row(string id, Phrase flows, Phrase? inside, Phrase? demand, ExtractionLoss loss, double lostValue) => new($"{key}/{id}",
        [
            Cell.Of(flows), Cell.Of(inside), Cell.Of(demand), Money(loss.Total), StructureTables.Share(loss.Total / whole, status), Money(loss.Own), Money(loss.Others),
            double.IsNaN(lostValue) ? Cell.None : Money(lostValue),
        ]);
        var rows = new List<ResultRow>();
        foreach (var (flows, word) in ((ExtractedFlows, Phrase)[])[(ExtractedFlows.Purchases, Purchases), (ExtractedFlows.Sales, Sales), (ExtractedFlows.Both, Both)])
        {
            foreach (var keeps in (bool[])[false, true])
            {
                foreach (var demand in (double[])[0, share])
                {
                    var spec = new ExtractionSpec { Flows = flows, KeepsInternal = keeps, Share = share, FinalDemandShare = demand };
                    var lost = valueAdded is null ? double.NaN : HypotheticalExtraction.Of(model.System, model.FinalDemand, sectors, spec, valueAdded).Loss.Total;
                    rows.Add(Row(
                        $"{flows.ToString().ToLowerInvariant()}{(keeps ? "-inside" : "")}{(demand > 0 ? "-demand" : "")}", word, keeps ? Kept : Goes, demand > 0 ? Goes : Kept,
                        HypotheticalExtraction.Of(model.System, model.FinalDemand, sectors, spec).Loss, lost));
                }
            }
        }

        if (sectors.Count == 1)
        {
            rows.Add(Row("ghosh", GhoshSales, Goes, null, Ghosh(model, sectors[0], share), double.NaN));
        }

        var (of, name) = (new MessageList([.. sectors.Select(s => model.Names[s])]), model.Name);
        return new(
            $"structure_extract_{model.Id}", share < 1 ? PartTitle.With(of, name, new Amount(share, UnitCatalogue.Percent)) : Title.With(of, name),
            [
                new("flows", new("What goes", "去除")), new("inside", new("Flows among themselves", "内部流量")), new("demand", new("Own final demand", "自身最终需求")),
                new("loss", new("Output lost", "产出损失"), ColumnKind.Number), new("share", new("Of all output", "占全部产出"), ColumnKind.Percent),
                new("own", new("Their own", "自身"), ColumnKind.Number), new("others", new("Of others", "其他部门"), ColumnKind.Number),
                new("value_added", new("Value added lost", "增加值损失"), ColumnKind.Number),
            ],
            rows)
        {
            Note = Note.With(HypotheticalExtraction.Method),
        };
    }

    // x' = x' B + v': primary inputs stay.
    private static ExtractionLoss Ghosh(OpenModel model, int sector, double share)
    {
        var allocation = TableAnalysis.Allocation(model.Home, model.Quantities);
        double[] primary = [.. model.Quantities.Zip(allocation.TransposedTimes(model.Quantities), (x, z) => x - z)];
        return HypotheticalExtraction.AllGhosh(allocation, GhoshSystem.Of(allocation).Inverse(), primary, new ExtractionSpec { Flows = ExtractedFlows.Sales, Share = share })[sector];
    }

    private static ResultTable Losers(OpenModel model, IReadOnlyList<int> sectors, double share, string key)
    {
        var status = LinkageTables.StatusOf(model);
        var (_, lost) = HypotheticalExtraction.Of(model.System, model.FinalDemand, sectors, new ExtractionSpec { Share = share, FinalDemandShare = share });
        return new(
            $"structure_extract_losers_{model.Id}", LossTitle.With(Both),
            [
                new("sector", new("Sector", "部门")), new("loss", new("Output lost", "产出损失"), ColumnKind.Number), new("share", new("Of the sector's output", "占该部门产出"), ColumnKind.Percent),
            ],
            [
                .. Enumerable.Range(0, lost.Length).Where(s => lost[s] != 0).OrderByDescending(s => lost[s]).ThenBy(s => s).Take(Most).Select(s => new ResultRow(
                    $"{key}/sectors/{model.KeyOf(s)}",
                    [Cell.Of(model.Names[s]), StructureTables.Amount(lost[s], model.Unit, status), StructureTables.Share(model.Quantities[s] > 0 ? lost[s] / model.Quantities[s] : double.NaN, status)])),
            ]);
    }
}
