namespace Songhua.Core;

/// <summary>How imports stand in an input-output table (United Nations, Handbook on Supply and Use Tables and Input-Output Tables, 2018, chapter 8).</summary>
public enum ImportTreatment
{
    /// <summary>
    /// Flows and final uses are of domestic products; imported ones stand apart (a non-competitive table): Z^d 1 + f^d + e = x, and the
    /// inputs of a column are Z^d and Z^m and value added.
    /// </summary>
    Apart,

    /// <summary>Flows and final uses hold imported products too, and imports are taken off by a column (a competitive table): Z 1 + f - m + e = x.</summary>
    Competitive,

    /// <summary>Flows are between the table's own sectors; imports, where there are any, are a row of primary inputs (multi-regional tables): Z 1 + f + e = x.</summary>
    PrimaryInput,
}

/// <summary>At which prices flows are valued (SNA 2008, 6.51-6.54).</summary>
public enum Valuation
{
    /// <summary>Producers' prices: with taxes less subsidies on products, without deductible VAT, trade and transport margins.</summary>
    Producers,

    /// <summary>Basic prices: without taxes on products, with subsidies.</summary>
    Basic,

    /// <summary>Purchasers' prices: with margins and taxes.</summary>
    Purchasers,
}

/// <summary>What a final use is (SNA 2008, chapter 9 and 10).</summary>
public enum FinalUseKind
{
    /// <summary>Final consumption of households and of non-profit institutions serving them.</summary>
    Households,

    /// <summary>Final consumption of government.</summary>
    Government,

    /// <summary>Final consumption that the table does not divide between households and government.</summary>
    Consumption,

    /// <summary>Gross fixed capital formation.</summary>
    FixedCapital,

    /// <summary>Changes in inventories; may be negative.</summary>
    Inventories,

    /// <summary>Gross capital formation that the table does not divide.</summary>
    CapitalFormation,

    /// <summary>Exports; in a regional table also what flows out to other regions.</summary>
    Exports,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What a primary input is (SNA 2008, chapters 7 and 14).</summary>
public enum PrimaryInputKind
{
    /// <summary>Compensation of employees.</summary>
    Compensation,

    /// <summary>Other taxes less subsidies on production; in tables of China taxes on products as well.</summary>
    ProductionTaxes,

    /// <summary>Consumption of fixed capital.</summary>
    Depreciation,

    /// <summary>Operating surplus and mixed income, net of consumption of fixed capital where that is a row of its own.</summary>
    Surplus,

    /// <summary>Value added that the table does not divide.</summary>
    ValueAdded,

    /// <summary>Taxes less subsidies on the products that are used; no part of value added at basic prices.</summary>
    ProductTaxes,

    /// <summary>Imported inputs as a row; no part of value added.</summary>
    Imports,

    /// <summary>Anything else that is no part of value added.</summary>
    Other,
}

/// <summary>A sector: a row and a column of the table.</summary>
/// <param name="Code">Its code in the table's classification; once in a table, or once in each region.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">The region's code in a multi-regional table; null in others.</param>
public sealed record InputOutputSector(string Code, LocalText Name, string? Region = null)
{
    /// <summary>The code that is unique in the table: the region's, a colon and the sector's, or the sector's alone.</summary>
    public string Key => Region is null ? Code : $"{Region}:{Code}";

    /// <summary>Where its row stands in the file; null where it was not read from one.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>A column of final use.</summary>
/// <param name="Code">Its code in the table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Region">The region that uses in a multi-regional table; null in others.</param>
public sealed record FinalUse(string Code, LocalText Name, FinalUseKind Kind, string? Region = null)
{
    /// <summary>The code that is unique in the table.</summary>
    public string Key => Region is null ? Code : $"{Region}:{Code}";
}

/// <summary>A row of primary inputs.</summary>
/// <param name="Code">Its code in the table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
public sealed record PrimaryInput(string Code, LocalText Name, PrimaryInputKind Kind)
{
    /// <summary>Whether it is a part of value added at the table's prices.</summary>
    public bool IsValueAdded => Kind is not (PrimaryInputKind.ProductTaxes or PrimaryInputKind.Imports or PrimaryInputKind.Other);
}

/// <summary>A row of physical or social figures by sector that is no input in money: employment, energy, emissions.</summary>
public sealed class Satellite
{
    private readonly double[] _values;

    /// <summary>A satellite row.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="unit">The unit in which it is written; <see cref="Values"/> are in base units of its dimension.</param>
    /// <param name="values">One a sector, in base units; NaN where missing.</param>
    public Satellite(string code, LocalText name, Unit unit, ReadOnlySpan<double> values)
    {
        (Code, Name, Unit) = (code, name, unit);
        _values = values.ToArray();
    }

    /// <summary>Its code.</summary>
    public string Code { get; }

    /// <summary>Its name.</summary>
    public LocalText Name { get; }

    /// <summary>The unit in which it is written.</summary>
    public Unit Unit { get; }

    /// <summary>One a sector, in base units; NaN where missing.</summary>
    public ReadOnlySpan<double> Values => _values;
}
