using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The steps of time in which published figures carry a structural model.</summary>
public static class SeriesFrequency
{
    // As many figures of less than a year as three years have quarters or months; sums such as the first half count.
    private const int FewestYears = 3;

    /// <summary>
    /// Quarters or months where three years' worth of figures are shorter than a year, quarters where all of them begin and end with one;
    /// else years: fewer could not tell the seasons.
    /// </summary>
    /// <param name="periods">What the figures cover: whole months, a year at most.</param>
    public static BaseFrequency Of(IEnumerable<Period> periods)
    {
        var parts = periods.Where(p => !p.IsYear).ToList();
        var isQuarterly = parts.TrueForAll(p => p.First.Month % 3 == 1 && p.Months % 3 == 0);
        return parts.Count < FewestYears * (isQuarterly ? 4 : 12) ? BaseFrequency.Year
            : isQuarterly ? BaseFrequency.Quarter
            : BaseFrequency.Month;
    }
}
