using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>
/// An uncertain number of base units in the digits that it deserves: down to the second digit of its standard uncertainty (JCGM 100:2008,
/// Guide to the expression of uncertainty in measurement, 7.2.6), and four at most.
/// </summary>
/// <param name="baseValue">The number.</param>
/// <param name="uncertainty">Its standard uncertainty; where it is not above zero, the number is written as any other.</param>
/// <param name="unit">The unit in which it is shown.</param>
public sealed class UncertainAmount(double baseValue, double uncertainty, Unit unit) : ILocalised
{
    // The distance of the 10 % and 90 % quantiles of a normal distribution, in standard deviations.
    private const double WidthOf80 = 2.5631031310892;

    /// <summary>A number of a year's projection, whose 80 % interval tells the uncertainty.</summary>
    public static UncertainAmount Of(double baseValue, FanYear year, Unit unit) => Within(baseValue, year.At(0.10), year.At(0.90), unit);

    /// <summary>A number with the ends of its 80 % interval.</summary>
    public static UncertainAmount Within(double baseValue, double low, double high, Unit unit) => new(baseValue, (high - low) / WidthOf80, unit);

    /// <inheritdoc/>
    public string In(Language language)
    {
        if (!double.IsFinite(baseValue) || !double.IsFinite(uncertainty) || uncertainty <= 0)
        {
            return Numerals.Write(baseValue, unit, language);
        }

        var factor = (double)unit.For(language, Math.Abs(baseValue)).Factor;
        var step = Math.Pow(10, Math.Floor(Math.Log10(uncertainty / factor)) - 1);
        return Numerals.Write(Math.Round(baseValue / factor / step, MidpointRounding.AwayFromZero) * step * factor, unit, language);
    }

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
