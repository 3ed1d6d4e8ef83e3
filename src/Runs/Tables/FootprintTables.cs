using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>For whose final demand something is set free, earned or bought: by kind of final use, and between regions where a table has several.</summary>
public static class FootprintTables
{
    private static readonly Phrase Title = new("What final uses hold: {0}", "各项最终使用的完全含量：{0}");
    private static readonly Phrase Note = new(
        "What all sectors of the table set free, earn or import for each final use, directly and through inputs; together it is the sectors' total. Imports that go to final use directly are in the row of imports; what was needed abroad to make imports is not known and not in the others. Method: {0}.",
        "全部部门为各项最终使用直接及经投入产生的量，合计为各部门总量。直接用于最终使用的进口计入进口一项；国外为生产进口品所需的量未知，未计入其他各项。方法：{0}。");

    private static readonly Phrase AccountsTitle = new("Production and consumption accounts by region: {0}", "各地区生产侧与消费侧核算：{0}");
    private static readonly Phrase AccountsNote = new(
        "Production: what a region's sectors set free, earn or use. Consumption: what its final demand holds, wherever that was. Outside is final demand of no region of the table. Method: {0}.",
        "生产侧：地区各部门产生的量。消费侧：该地区最终需求所含的量，不论产生于何处。“表外”指不属于表中任何地区的最终需求。方法：{0}。");

    private static readonly Phrase Rest = new("not assigned to a use (discrepancy)", "未归入任何用途（误差项）");
    private static readonly Phrase Beyond = new("outside", "表外");
    private static readonly Phrase UseOf = new("{0}: {1}", "{0}：{1}");

    // Final demand by use; what the table does not put under one is a use of its own. Regions: those of sectors, and behind them whatever uses belong to none.
    private sealed record Uses(List<string?> Regions, DenseMatrix Demand, List<(string Key, ILocalised Name, int Region)> Columns);

    /// <summary>Both tables, as far as the model has them.</summary>
    public static IReadOnlyList<ResultTable> All(OpenModel model) => [.. ((ResultTable?[])[Of(model), Accounts(model)]).OfType<ResultTable>()];

    /// <summary>By kind of final use, for every measure that is known of all sectors; null where nothing but output is, and for an estimated region, whose final uses are not known.</summary>
    private static ResultTable? Of(OpenModel model)
    {
        if (model.Region is not null)
        {
            return null;
        }

        var uses = UsesOf(model);
        var rows = new List<ResultRow>();
        foreach (var measure in Known(model))
        {
            var held = Solve(model, uses, measure).BySector;
            double[] amounts = [.. Enumerable.Range(0, uses.Columns.Count).Select(c => Sum(held, c) + DirectImports(model, measure, c))];
            var whole = amounts.Sum();
            rows.AddRange(uses.Columns.Select((use, c) => new ResultRow($"{StructureTables.KeyStart}footprints/{model.Id}/{measure.Key}/{use.Key}",
            [
                Cell.Of(measure.Name), Cell.Of(use.Name), Shown(model, measure, amounts[c]), StructureTables.Share(whole == 0 ? double.NaN : amounts[c] / whole, LinkageTables.StatusOf(model)),
            ])));
        }

        return rows.Count == 0 ? null : new(
            $"structure_footprints_{model.Id}", Title.With(model.Name),
            [
                new("measure", new("What", "指标")), new("use", new("Final use", "最终使用")), new("amount", new("Held by it", "完全含量"), ColumnKind.Number),
                new("share", new("Share", "比重"), ColumnKind.Percent),
            ],
            rows)
        {
            Note = Note.With(Footprints.Method),
        };
    }

    /// <summary>Between the regions of a table of several; null for others.</summary>
    private static ResultTable? Accounts(OpenModel model)
    {
        var uses = UsesOf(model);
        if (uses.Regions.Count < 2 || model.Region is not null)
        {
            return null;
        }

        var rows = new List<ResultRow>();
        foreach (var measure in Known(model).Where(m => m.Key != "outside"))
        {
            var solution = Solve(model, uses, measure);
            for (var r = 0; r < solution.Production.Count; r++)
            {
                var (made, used) = (solution.Production[r], solution.Consumption[r]);
                var isRegion = r < uses.Regions.Count;
                rows.Add(new($"{StructureTables.KeyStart}accounts/{model.Id}/{measure.Key}/{(isRegion ? uses.Regions[r] : "*")}",
                [
                    Cell.Of(measure.Name), isRegion ? Cell.Of(uses.Regions[r]) : Cell.Of(Beyond), Shown(model, measure, made), Shown(model, measure, used), Shown(model, measure, made - used),
                ]));
            }
        }

        return new(
            $"structure_accounts_{model.Id}", AccountsTitle.With(model.Name),
            [
                new("measure", new("What", "指标")), new("region", new("Region", "地区")), new("production", new("Production", "生产侧"), ColumnKind.Number),
                new("consumption", new("Consumption", "消费侧"), ColumnKind.Number), new("balance", new("Production less consumption", "生产侧减消费侧"), ColumnKind.Number),
            ],
            rows)
        {
            Note = AccountsNote.With(Footprints.Method),
        };
    }

    private static IEnumerable<Measured> Known(OpenModel model) => model.Measures.Where(m => m.Key != OpenModel.OutputKey && !m.PerOutput.Any(double.IsNaN));

    private static Uses UsesOf(OpenModel model)
    {
        var table = model.Analysis.Source.Table;
        List<string?> regions = [.. table.Sectors.Select(s => s.Region).Distinct()];
        var (n, k) = (model.Quantities.Length, table.FinalUses.Count);
        var demand = new DenseMatrix(n, k + 1);
        var columns = new List<(string, ILocalised, int)>();
        for (var use = 0; use < k; use++)
        {
            var final = table.FinalUses[use];
            var at = final.Kind == FinalUseKind.Exports && final.Region is null ? -1 : regions.IndexOf(final.Region);
            columns.Add((final.Key, final.Region is { } region ? UseOf.With(region, final.Name) : final.Name, at < 0 ? regions.Count : at));
            var home = model.Analysis.HomeFinalUse(use);
            for (var i = 0; i < n; i++)
            {
                demand[i, use] = home[i];
            }
        }

        columns.Add(("rest", Rest, regions.Count));
        for (var i = 0; i < n; i++)
        {
            demand[i, k] = model.FinalDemand[i] - demand.Row(i)[..k].ToArray().Sum();
        }

        return new(regions, demand, columns);
    }

    private static FootprintSolution Solve(OpenModel model, Uses uses, Measured measure) => Footprints.Of(new FootprintProblem
    {
        System = model.System,
        FinalDemand = uses.Demand,
        Intensities = measure.PerOutput,
        RegionOfSector = [.. model.Analysis.Source.Table.Sectors.Select(s => uses.Regions.IndexOf(s.Region))],
        RegionOfCategory = [.. uses.Columns.Select(c => c.Region)],
    });

    // Imported products that are used finally without passing through a sector.
    private static double DirectImports(OpenModel model, Measured measure, int use) =>
        measure.Key == "outside" && use < model.Analysis.Source.Table.FinalUses.Count ? model.Analysis.ImportedFinalUse(use).Sum() : 0;

    private static double Sum(DenseMatrix held, int column) => Enumerable.Range(0, held.Rows).Sum(i => held[i, column]);

    private static Cell Shown(OpenModel model, Measured measure, double value) => StructureTables.Amount(value, measure.Unit ?? model.Unit, LinkageTables.StatusOf(model));
}
