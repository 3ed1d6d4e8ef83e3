using System.Collections.Frozen;
using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>What a column of a layout holds.</summary>
internal enum ColumnRole
{
    /// <summary>A sector that uses.</summary>
    Sector,

    /// <summary>A final use.</summary>
    FinalUse,

    /// <summary>Imports to be taken off.</summary>
    Imports,

    /// <summary>Statistical discrepancy.</summary>
    Discrepancy,

    /// <summary>Gross output.</summary>
    Output,

    /// <summary>The sum over sectors.</summary>
    SumOfSectors,

    /// <summary>The sum over some final uses, or over all.</summary>
    SumOfFinalUses,
}

/// <summary>What a row of a layout holds.</summary>
internal enum RowRole
{
    /// <summary>What a sector delivers.</summary>
    Sector,

    /// <summary>Imported products of a sector.</summary>
    Imported,

    /// <summary>A primary input.</summary>
    Primary,

    /// <summary>A satellite.</summary>
    Satellite,

    /// <summary>The sum over the inputs from sectors, imported ones too.</summary>
    SumOfSectors,

    /// <summary>The sum over the primary inputs that are value added.</summary>
    SumOfValueAdded,

    /// <summary>Gross output again, as total inputs.</summary>
    Output,
}

/// <summary>A word for a column that is no sector.</summary>
/// <param name="Role">What the column holds.</param>
/// <param name="Kind">The kind of a final use.</param>
/// <param name="Parts">For a sum of some final uses the kinds that it sums; empty for all.</param>
internal sealed record ColumnWord(ColumnRole Role, FinalUseKind Kind = FinalUseKind.Other, params FinalUseKind[] Parts);

/// <summary>A word for a row that is no sector.</summary>
/// <param name="Role">What the row holds.</param>
/// <param name="Kind">The kind of a primary input.</param>
internal sealed record RowWord(RowRole Role, PrimaryInputKind Kind = PrimaryInputKind.Other);

/// <summary>The codes and labels, in Chinese and English, by which tables call columns and rows that are no sectors.</summary>
internal static class TableWords
{
    private static readonly FrozenDictionary<string, ColumnWord> ColumnsByWord = Index<ColumnWord>(
    [
        (new(ColumnRole.SumOfSectors), ["TIU", "intermediate_use", "Intermediate use", "Total intermediate use", "中间使用", "中间使用合计"]),
        (new(ColumnRole.SumOfFinalUses), ["TFU", "final_use", "Total final use", "Final use", "最终使用合计", "最终使用", "最终使用总计"]),
        (new(ColumnRole.Output), ["GO", "output", "OUT", "TOTAL", "Total output", "Gross output", "总产出", "x", "TO", "indout"]),
        (new(ColumnRole.Imports), ["IM", "imports", "Import", "进口", "国内省外流入", "省外流入", "IF", "FU304", "流入"]),
        (new(ColumnRole.Discrepancy), ["ERR", "DISC", "discrepancy", "Error", "Errors", "Others", "其他", "误差", "统计误差", "平衡项"]),
        (new(ColumnRole.FinalUse, FinalUseKind.Households),
        [
            "FU101", "FU102", "HFCE", "NPISH", "households", "rural_households", "urban_households", "household_consumption", "non_profit_institutions", "农村居民消费", "城镇居民消费",
            "农村居民消费支出", "城镇居民消费支出", "Rural household consumption", "Urban household consumption", "Final consumption expenditure by households", "Final consumption expenditure by non-profit organisations serving households (NPISH)",
            "DPABR", "CONS_ABR", "P33", "DIRP", "NPS",
        ]),
        (new(ColumnRole.SumOfFinalUses, FinalUseKind.Households, FinalUseKind.Households), ["THC", "居民消费", "居民消费合计", "居民消费小计", "居民消费支出合计", "居民消费支出小计", "Total household consumption"]),
        (new(ColumnRole.FinalUse, FinalUseKind.Government), ["FU103", "GGFC", "government", "government_consumption", "政府消费", "政府消费支出", "Government consumption", "Final consumption expenditure by government"]),
        (new(ColumnRole.FinalUse, FinalUseKind.Consumption), ["consumption", "final_consumption"]),
        (new(ColumnRole.SumOfFinalUses, FinalUseKind.Consumption, FinalUseKind.Households, FinalUseKind.Government), ["TC", "最终消费合计", "最终消费支出合计", "最终消费支出", "最终消费", "消费小计", "Total consumption"]),
        (new(ColumnRole.FinalUse, FinalUseKind.FixedCapital), ["FU201", "GFCF", "fixed_capital_formation", "fixed_capital", "固定资本形成", "固定资本形成总额", "Gross fixed capital formation", "Fixed capital formation"]),
        (new(ColumnRole.FinalUse, FinalUseKind.Inventories), ["FU202", "INVNT", "INV", "inventory_change", "inventories", "存货增加", "存货变动", "Changes in inventories", "Inventory increase"]),
        (new(ColumnRole.SumOfFinalUses, FinalUseKind.CapitalFormation, FinalUseKind.FixedCapital, FinalUseKind.Inventories), ["GCF", "capital_formation", "资本形成合计", "资本形成总额合计", "资本形成总额", "Gross capital formation"]),
        (new(ColumnRole.FinalUse, FinalUseKind.Exports), ["EX", "EXP", "EXPO", "exports", "Export", "出口", "国内省外流出", "省外流出", "OF", "domestic_outflow", "FU302", "流出", "Exports: Total (fob)"]),
        (new(ColumnRole.FinalUse, FinalUseKind.Other), ["other", "other_final_use", "NOF", "净流出", "FD", "f", "final_demand", "Final demand", "Y"]),
    ]);

    private static readonly FrozenDictionary<string, RowWord> RowsByWord = Index<RowWord>(
    [
        (new(RowRole.SumOfSectors), ["TII", "intermediate_inputs", "Total intermediate input", "Total intermediate inputs", "中间投入合计", "中间投入"]),
        (new(RowRole.SumOfValueAdded), ["TVA", "Total value-added", "Total value added", "增加值合计", "total_value_added"]),
        (new(RowRole.Output), ["TI", "OUT", "OUTPUT", "inputs", "Total inputs", "Total input", "总投入", "总产出", "x"]),
        (new(RowRole.Primary, PrimaryInputKind.Compensation), ["VA001", "compensation", "Compensation of employees", "劳动者报酬"]),
        (new(RowRole.Primary, PrimaryInputKind.ProductionTaxes), ["VA002", "production_taxes", "Net taxes on production", "生产税净额"]),
        (new(RowRole.Primary, PrimaryInputKind.Depreciation), ["VA003", "depreciation", "Depreciation of fixed assets", "固定资产折旧", "Depreciation of fixed capital"]),
        (new(RowRole.Primary, PrimaryInputKind.Surplus), ["VA004", "surplus", "operating_surplus", "Operating surplus", "营业盈余"]),
        (new(RowRole.Primary, PrimaryInputKind.ValueAdded), ["VALU", "VA", "VA+TAXSUB", "value_added", "Value added", "增加值", "v"]),
        (new(RowRole.Primary, PrimaryInputKind.ProductTaxes), ["TAXSUB", "product_taxes", "Taxes less subsidies on products", "TLS"]),
        (new(RowRole.Primary, PrimaryInputKind.Imports), ["IM", "imports", "Import", "进口", "m"]),
    ]);

    /// <summary>What a column's code or label says; null where it is not known.</summary>
    internal static ColumnWord? Column(string label) => ColumnsByWord.GetValueOrDefault(Plain(label));

    /// <summary>What a row's code or label says; null where it is not known.</summary>
    internal static RowWord? Row(string label) => RowsByWord.GetValueOrDefault(Plain(label));

    // Case, spaces and the kind of brackets and dashes do not tell labels apart.
    private static string Plain(string label)
    {
        var plain = new StringBuilder(label.Length);
        foreach (var c in label)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }

    private static FrozenDictionary<string, T> Index<T>((T Word, string[] Labels)[] words) =>
        words.SelectMany(w => w.Labels.Select(l => (Label: Plain(l), w.Word))).DistinctBy(w => w.Label).ToFrozenDictionary(w => w.Label, w => w.Word, StringComparer.Ordinal);
}
