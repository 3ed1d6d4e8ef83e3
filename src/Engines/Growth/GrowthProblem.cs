using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// A run of months that is compared with the same months of the year before as one: a month, or January and February together,
/// because many enterprises report those two as one.
/// </summary>
/// <param name="Last">Its last month.</param>
/// <param name="Months">1 or 2.</param>
public readonly record struct Slot(CalendarMonth Last, int Months)
{
    /// <summary>Its first month.</summary>
    public CalendarMonth First => Last - (Months - 1);

    /// <summary>The same months of the year before.</summary>
    public Slot YearBefore => this with { Last = Last - 12 };

    /// <summary>As a period.</summary>
    public Period Period => Period.OfMonths(First.Year, First.Month, Months);

    /// <summary>Its period; the members of a slot hold slots without end.</summary>
    public override string ToString() => Period.ToString();

    /// <summary>Cuts a period of whole months into slots: January and February together wherever it holds both.</summary>
    /// <exception cref="ArgumentException">The period is not made of whole months.</exception>
    public static IReadOnlyList<Slot> Of(Period period)
    {
        if (!period.IsMonths)
        {
            throw new ArgumentException("Growth is computed for whole months.", nameof(period));
        }

        var slots = new List<Slot>();
        var last = CalendarMonth.Of(period.Last);
        for (var month = CalendarMonth.Of(period.First); month <= last; month += 1)
        {
            var isBlock = month.Month == 1 && month < last;
            slots.Add(isBlock ? new(month + 1, 2) : new(month, 1));
            month += isBlock ? 1 : 0;
        }

        return slots;
    }
}

/// <summary>The year whose value-added rate turns the output of the base period into value added.</summary>
public enum RateYear
{
    /// <summary>The current period's year for both: growth is of output only, weighted by value added.</summary>
    Current,

    /// <summary>Each period its own year: a change of the rate is part of growth.</summary>
    Own,
}

/// <summary>Where the base of an enterprise comes from.</summary>
public enum BaseSource
{
    /// <summary>The figure for the same period of last year that it restates in this year's return: the official practice.</summary>
    Restated,

    /// <summary>Its own return of last year.</summary>
    OwnReturn,
}

/// <summary>What becomes of enterprises that did not exist in the base period.</summary>
public enum Births
{
    /// <summary>They are left out: only the same enterprises are compared.</summary>
    LeftOut,

    /// <summary>They count with a base of zero.</summary>
    WithZeroBase,
}

/// <summary>The conventions of a growth rate; each is printed with it.</summary>
/// <param name="Base">Where bases come from.</param>
/// <param name="Rates">Which year's value-added rate values the base.</param>
/// <param name="Births">What becomes of enterprises without a base period.</param>
public sealed record GrowthSpec(BaseSource Base = BaseSource.Restated, RateYear Rates = RateYear.Current, Births Births = Births.LeftOut);

/// <summary>A rate or a price that is not there.</summary>
/// <param name="IndustryClass">The class that needs it.</param>
/// <param name="Year">The year of a missing rate; null where a price is missing.</param>
/// <param name="Slot">The months of a missing price; null where a rate is missing.</param>
public sealed record MissingFactor(string IndustryClass, int? Year, Slot? Slot);

/// <summary>What turns output into value added at the prices of the year before, for one slot; arrays have one element a class.</summary>
/// <param name="Rate">Value-added rate of the current year.</param>
/// <param name="Price">Producer price index, the same months of last year being 1.</param>
/// <param name="BaseRate">Value-added rate applied to the base.</param>
public sealed record SlotFactors(double[] Rate, double[] Price, double[] BaseRate)
{
    /// <summary>Looks the factors of every class up; what is missing is listed and NaN in the arrays.</summary>
    /// <param name="classes">The classes, four digits.</param>
    /// <param name="rates">Value-added rates.</param>
    /// <param name="prices">Producer price indices.</param>
    /// <param name="slot">The months.</param>
    /// <param name="rateYear">Which year's rate values the base.</param>
    /// <param name="missing">Receives what is not there, in order of class.</param>
    public static SlotFactors Of(
        IReadOnlyList<string> classes, ValueAddedRates rates, ProducerPriceIndices prices, Slot slot, RateYear rateYear, List<MissingFactor> missing)
    {
        var factors = new SlotFactors(new double[classes.Count], new double[classes.Count], new double[classes.Count]);
        var year = slot.Last.Year;
        for (var c = 0; c < classes.Count; c++)
        {
            factors.Rate[c] = Rate(classes[c], year);
            factors.BaseRate[c] = rateYear == RateYear.Current ? factors.Rate[c] : Rate(classes[c], year - 1);
            factors.Price[c] = prices.For(classes[c], slot.Last, slot.Months) ?? double.NaN;
            if (double.IsNaN(factors.Price[c]))
            {
                missing.Add(new(classes[c], null, slot));
            }
        }

        return factors;

        double Rate(string industryClass, int of)
        {
            if (rates.For(industryClass, of) is { } rate)
            {
                return rate;
            }

            missing.Add(new(industryClass, of, null));
            return double.NaN;
        }
    }
}

/// <summary>A growth rate to compute: returns, factors, and the groups for which it is wanted.</summary>
public sealed class GrowthProblem
{
    /// <summary>The returns.</summary>
    public required ReturnsPanel Panel { get; init; }

    /// <summary>The months, in order.</summary>
    public required IReadOnlyList<Slot> Slots { get; init; }

    /// <summary>The factors of each slot.</summary>
    public required IReadOnlyList<SlotFactors> Factors { get; init; }

    /// <summary>Only vintages below this index count.</summary>
    public required int Vintages { get; init; }

    /// <summary>The group of each enterprise: groups do not overlap, and are added to larger ones afterwards.</summary>
    public required int[] GroupOf { get; init; }

    /// <summary>The number of groups.</summary>
    public required int Groups { get; init; }

    /// <summary>The number of threads; the result is the same for any.</summary>
    public int Threads { get; init; } = 1;
}
