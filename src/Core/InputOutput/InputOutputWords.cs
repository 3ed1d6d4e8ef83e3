namespace Songhua.Core;

/// <summary>The words for what stands in an input-output table.</summary>
public static class InputOutputWords
{
    private static readonly Phrase Households = new("household consumption", "居民消费");
    private static readonly Phrase Government = new("government consumption", "政府消费");
    private static readonly Phrase Consumption = new("final consumption", "最终消费");
    private static readonly Phrase FixedCapital = new("gross fixed capital formation", "固定资本形成总额");
    private static readonly Phrase Inventories = new("changes in inventories", "存货变动");
    private static readonly Phrase CapitalFormation = new("gross capital formation", "资本形成总额");
    private static readonly Phrase Exports = new("exports", "出口");
    private static readonly Phrase OtherUse = new("other final use", "其他最终使用");
    private static readonly Phrase Compensation = new("compensation of employees", "劳动者报酬");
    private static readonly Phrase ProductionTaxes = new("net taxes on production", "生产税净额");
    private static readonly Phrase Depreciation = new("consumption of fixed capital", "固定资产折旧");
    private static readonly Phrase Surplus = new("operating surplus", "营业盈余");
    private static readonly Phrase ValueAdded = new("value added", "增加值");
    private static readonly Phrase ProductTaxes = new("taxes less subsidies on products", "产品税净额");
    private static readonly Phrase Imports = new("imports", "进口");
    private static readonly Phrase OtherInput = new("other primary input", "其他最初投入");
    private static readonly Phrase Producers = new("producers' prices", "生产者价格");
    private static readonly Phrase Basic = new("basic prices", "基本价格");
    private static readonly Phrase Purchasers = new("purchasers' prices", "购买者价格");

    /// <summary>The word for a kind of final use.</summary>
    public static Phrase Word(this FinalUseKind kind) => kind switch
    {
        FinalUseKind.Households => Households,
        FinalUseKind.Government => Government,
        FinalUseKind.Consumption => Consumption,
        FinalUseKind.FixedCapital => FixedCapital,
        FinalUseKind.Inventories => Inventories,
        FinalUseKind.CapitalFormation => CapitalFormation,
        FinalUseKind.Exports => Exports,
        _ => OtherUse,
    };

    /// <summary>The word for a kind of primary input.</summary>
    public static Phrase Word(this PrimaryInputKind kind) => kind switch
    {
        PrimaryInputKind.Compensation => Compensation,
        PrimaryInputKind.ProductionTaxes => ProductionTaxes,
        PrimaryInputKind.Depreciation => Depreciation,
        PrimaryInputKind.Surplus => Surplus,
        PrimaryInputKind.ValueAdded => ValueAdded,
        PrimaryInputKind.ProductTaxes => ProductTaxes,
        PrimaryInputKind.Imports => Imports,
        _ => OtherInput,
    };

    /// <summary>The word for a valuation.</summary>
    public static Phrase Word(this Valuation valuation) => valuation switch
    {
        Valuation.Producers => Producers,
        Valuation.Basic => Basic,
        _ => Purchasers,
    };
}
