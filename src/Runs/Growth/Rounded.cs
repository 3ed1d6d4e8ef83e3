using System.Globalization;
using Songhua.Core;

namespace Songhua.Runs;

/// <summary>A number with a fixed number of decimals and its unit, as statistics are printed: 10.4 %, 0.41 pp.</summary>
internal sealed class Rounded(double value, Unit unit, int decimals) : ILocalised
{
    /// <summary>Decimals of a growth rate.</summary>
    internal const int Growth = 1;

    /// <summary>Decimals of a pull or an effect on growth.</summary>
    internal const int Pull = 2;

    /// <summary>A growth rate, given as a ratio.</summary>
    internal static Rounded Percent(double ratio) => new(ratio * 100, UnitCatalogue.Percent, Growth);

    /// <summary>An effect on growth, given as a ratio.</summary>
    internal static Rounded Points(double ratio) => new(ratio * 100, UnitCatalogue.PercentagePoint, Pull);

    /// <inheritdoc/>
    public string In(Language language)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;
        var number = rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return language == Language.Chinese ? number + unit.SymbolIn(language) : $"{number} {unit.SymbolIn(language)}";
    }

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
