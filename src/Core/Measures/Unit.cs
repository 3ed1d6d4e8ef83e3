namespace Songhua.Core;

/// <summary>
/// A dimension: a product of base dimensions with whole exponents, such as <c>CNY</c> or <c>CNY/visit</c>. Money of two currencies,
/// persons, visits, vehicles and percentage points are dimensions of their own, so that they cannot be added to each other.
/// </summary>
public sealed class Dimension : IEquatable<Dimension>
{
    private readonly (string Base, int Exponent)[] _factors;

    private Dimension((string, int)[] factors)
    {
        _factors = factors;
        Name = string.Join('·', factors.Select(f => f.Item2 == 1 ? f.Item1 : $"{f.Item1}^{f.Item2}"));
    }

    /// <summary>A pure number: ratios, shares, percent.</summary>
    public static readonly Dimension None = new([]);

    /// <summary>A difference of two percentages.</summary>
    public static readonly Dimension PercentagePoint = Of("pp");

    /// <summary>The canonical name; empty for a pure number.</summary>
    public string Name { get; }

    /// <summary>A base dimension.</summary>
    public static Dimension Of(string name) => name.Length == 0 ? None : new([(name, 1)]);

    /// <summary>Whether it is an amount of money in one currency.</summary>
    public bool IsMoney => _factors is [{ Exponent: 1, Base: var name }] && UnitCatalogue.IsCurrency(name);

    /// <summary>Whether money takes part in it.</summary>
    public bool HoldsMoney => Array.Exists(_factors, f => UnitCatalogue.IsCurrency(f.Base));

    /// <summary>Product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) => Combine(a, b, 1);

    /// <summary>Quotient.</summary>
    public static Dimension operator /(Dimension a, Dimension b) => Combine(a, b, -1);

    private static Dimension Combine(Dimension a, Dimension b, int sign)
    {
        var exponents = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, exponent) in a._factors)
        {
            exponents[name] = exponent;
        }

        foreach (var (name, exponent) in b._factors)
        {
            exponents[name] = exponents.GetValueOrDefault(name) + (sign * exponent);
        }

        var factors = exponents.Where(e => e.Value != 0).Select(e => (e.Key, e.Value)).ToArray();
        return factors.Length == 0 ? None : new Dimension(factors);
    }

    /// <inheritdoc/>
    public bool Equals(Dimension? other) => other is not null && other.Name == Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name.Length == 0 ? "1" : Name;
}

/// <summary>
/// A unit of measurement: a scale (万, million, …) times a named unit, possibly per another that may have a scale too (tce/万元).
/// <see cref="Factor"/> base units of its <see cref="Dimension"/> make one.
/// </summary>
public sealed record Unit
{
    internal Unit(decimal scale, NamedUnit numerator, NamedUnit? denominator = null, decimal denominatorScale = 1)
    {
        Scale = scale;
        Numerator = numerator;
        Denominator = denominator;
        DenominatorScale = denominatorScale;
        Factor = scale * numerator.Factor / ((denominator?.Factor ?? 1m) * denominatorScale);
        Dimension = denominator is null
            ? Dimension.Of(numerator.DimensionName)
            : Dimension.Of(numerator.DimensionName) / Dimension.Of(denominator.DimensionName);
        Symbol = SymbolIn(Language.English);
    }

    /// <summary>The multiplier in front of the named unit: 10,000 for 万元.</summary>
    public decimal Scale { get; }

    /// <summary>The named unit.</summary>
    public NamedUnit Numerator { get; }

    /// <summary>What it is per, or null.</summary>
    public NamedUnit? Denominator { get; }

    /// <summary>The multiplier in front of what it is per: 10,000 for tce/万元.</summary>
    public decimal DenominatorScale { get; }

    /// <summary>How many base units make one of this.</summary>
    public decimal Factor { get; }

    /// <summary>What it measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>The English symbol.</summary>
    public string Symbol { get; }

    /// <summary>Whether it is a percentage.</summary>
    public bool IsPercent => Numerator.En == "%";

    /// <summary>Whether it is percentage points.</summary>
    public bool IsPercentagePoint => Numerator.En == "pp";

    /// <summary>The symbol in a language, for the same scale.</summary>
    public string SymbolIn(Language language) => UnitCatalogue.Symbol(this, language);

    /// <summary>
    /// The unit in which a reader of the language expects values of such a size: 万 and 亿 in Chinese, thousand, million, billion and
    /// trillion in English. Units stated without a multiplier stay as they are.
    /// </summary>
    /// <param name="language">The reader's language.</param>
    /// <param name="baseSize">The absolute value to be shown, in base units.</param>
    public Unit For(Language language, double baseSize) => UnitCatalogue.ReaderUnit(this, language, baseSize);

    /// <summary>The unit of the nearest multiplier that the language has, whatever the size of the value: for the axes of pictures.</summary>
    public Unit For(Language language) => UnitCatalogue.AxisUnit(this, language);

    /// <summary>The same unit with another multiplier in front.</summary>
    internal Unit Scaled(decimal scale) => new(scale, Numerator, Denominator, DenominatorScale);

    /// <inheritdoc/>
    public bool Equals(Unit? other) => other is not null && other.Symbol == Symbol;

    /// <inheritdoc/>
    public override int GetHashCode() => Symbol.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}

/// <summary>A named unit of the catalogue.</summary>
/// <param name="En">English symbol.</param>
/// <param name="Zh">Chinese symbol.</param>
/// <param name="DimensionName">Its base dimension; empty for pure numbers.</param>
/// <param name="Factor">Base units in one.</param>
/// <param name="Aliases">Other ways to write it.</param>
public sealed record NamedUnit(string En, string Zh, string DimensionName, decimal Factor, params string[] Aliases)
{
    /// <summary>Whether Chinese and English multipliers (万, million) may stand before it.</summary>
    public bool Scales { get; init; } = true;
}
