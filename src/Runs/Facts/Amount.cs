using Songhua.Core;

namespace Songhua.Runs;

/// <summary>A number of base units with its unit, worded for the reader's language.</summary>
public sealed class Amount(double baseValue, Unit unit) : ILocalised
{
    /// <inheritdoc/>
    public string In(Language language) => Numerals.Write(baseValue, unit, language);

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}

/// <summary>An interval of base units with its unit, worded for the reader's language.</summary>
public sealed class AmountRange(Interval interval, Unit unit) : ILocalised
{
    /// <inheritdoc/>
    public string In(Language language) => Numerals.Write(interval, unit, language);

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
