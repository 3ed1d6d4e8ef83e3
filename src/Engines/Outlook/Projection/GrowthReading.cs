namespace Songhua.Outlook;

/// <summary>An observed change of a series over one or several whole years, or over the first months of one.</summary>
/// <param name="From">The first year of growth: 2023 for growth from 2022 to 2023.</param>
/// <param name="To">The last year of growth.</param>
/// <param name="Value">The change, on the scale of the model (a difference of logarithms of levels, say).</param>
/// <param name="NoiseRatio">
/// The variance with which it stands for the whole year, as a ratio to the variance of a year's passing shock: 12/k - 1 for the first k
/// months of the year, as if the months' own shocks were independent; 0 for whole years.
/// </param>
public readonly record struct GrowthReading(int From, int To, double Value, double NoiseRatio = 0)
{
    /// <summary>Growth over the first months of a year, on the same months of the year before.</summary>
    public static GrowthReading OfMonths(int year, int months, double value) => new(year, year, value, (12.0 / months) - 1);
}
