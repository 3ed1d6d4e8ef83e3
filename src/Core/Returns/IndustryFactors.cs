namespace Songhua.Core;

/// <summary>
/// Value-added rates: value added as a share of gross output, by industry and year. An entry for a group or division holds for
/// every class inside it that has none of its own.
/// </summary>
public sealed class ValueAddedRates(IReadOnlyDictionary<(string Industry, int Year), double> entries, ValueStatus status)
{
    /// <summary>What stands behind the rates.</summary>
    public ValueStatus Status { get; } = status;

    /// <summary>Every entry: a rate between 0 and 1.</summary>
    public IReadOnlyDictionary<(string Industry, int Year), double> Entries { get; } = entries;

    /// <summary>The rate of a class in a year from the most detailed entry; null where there is none.</summary>
    public double? For(string industryClass, int year)
    {
        for (var digits = industryClass.Length; digits >= 2; digits--)
        {
            if (Entries.TryGetValue((industryClass[..digits], year), out var rate))
            {
                return rate;
            }
        }

        return null;
    }
}

/// <summary>
/// Producer price indices by industry and month, the same month of last year being 1. An index for January and February together
/// stands for February of two months. An entry for a group or division holds for every class inside it that has none of its own.
/// </summary>
public sealed class ProducerPriceIndices(IReadOnlyDictionary<(string Industry, int Month, int MonthsCovered), double> entries, ValueStatus status)
{
    /// <summary>What stands behind the indices.</summary>
    public ValueStatus Status { get; } = status;

    /// <summary>Every entry: a ratio, 1 where prices are those of last year; the month is <see cref="CalendarMonth.Number"/>.</summary>
    public IReadOnlyDictionary<(string Industry, int Month, int MonthsCovered), double> Entries { get; } = entries;

    /// <summary>
    /// The index of a class for a run of months that ends in <paramref name="last"/>: the entry for the run, or where there is none
    /// the arithmetic mean of the entries of its months; null where any is missing.
    /// </summary>
    public double? For(string industryClass, CalendarMonth last, int months)
    {
        for (var digits = industryClass.Length; digits >= 2; digits--)
        {
            var industry = industryClass[..digits];
            if (Entries.TryGetValue((industry, last.Number, months), out var index))
            {
                return index;
            }

            if (months > 1)
            {
                var sum = 0.0;
                for (var m = 0; m < months; m++)
                {
                    sum += Entries.TryGetValue((industry, last.Number - m, 1), out var one) ? one : double.NaN;
                }

                if (!double.IsNaN(sum))
                {
                    return sum / months;
                }
            }
        }

        return null;
    }
}
