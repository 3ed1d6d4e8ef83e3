namespace Songhua.Outlook;

/// <summary>
/// A relation between the values of series that holds at every point of every draw: low &lt;= sum of a v &lt;= high, or a product of
/// powers v^e that equals a factor. Values are in base units.
/// </summary>
public sealed class EnsembleRelation
{
    private EnsembleRelation(string key, int[] series) => (Key, Series) = (key, series);

    /// <summary>What it is called in messages and counts, such as the plan's path of a formula.</summary>
    public string Key { get; }

    /// <summary>The series: indices, none twice.</summary>
    internal int[] Series { get; }

    /// <summary>a of a sum; empty for a product.</summary>
    internal double[] Coefficients { get; private init; } = [];

    /// <summary>e of a product, whole and not zero; empty for a sum.</summary>
    internal int[] Powers { get; private init; } = [];

    internal double Low { get; private init; }

    internal double High { get; private init; }

    internal bool IsProduct => Powers.Length > 0;

    internal bool IsEquation => Low == High;

    /// <summary>low &lt;= sum of coefficient x value &lt;= high; equal bounds make an equation.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="terms">Series and coefficients, finite and not zero, each series once.</param>
    /// <param name="low">May be minus infinite.</param>
    /// <param name="high">May be infinite.</param>
    /// <exception cref="ArgumentException">Not so, or bounds that cross.</exception>
    public static EnsembleRelation Linear(string key, IReadOnlyList<(int Series, double Coefficient)> terms, double low, double high)
    {
        if (!(low <= high) || double.IsPositiveInfinity(low) || double.IsNegativeInfinity(high) || terms.Any(t => t.Coefficient == 0 || !double.IsFinite(t.Coefficient)))
        {
            throw new ArgumentException($"The relation {key} has bounds that cross or a coefficient that is none.");
        }

        return new(key, Once(key, terms.Select(t => t.Series))) { Coefficients = [.. terms.Select(t => t.Coefficient)], Low = low, High = high };
    }

    /// <summary>The whole is the sum of its parts.</summary>
    public static EnsembleRelation Sum(string key, int whole, IReadOnlyList<int> parts) => Linear(key, PartsOf(whole, parts), 0, 0);

    /// <summary>The whole is at least the sum of the parts that are known: the rest is not negative.</summary>
    public static EnsembleRelation SumAtMost(string key, int whole, IReadOnlyList<int> parts) => Linear(key, PartsOf(whole, parts), 0, double.PositiveInfinity);

    /// <summary>result = factor x product of the numerators / product of the denominators; a share is part / whole.</summary>
    /// <exception cref="ArgumentException">A factor that is zero or not finite, or a series that cancels.</exception>
    public static EnsembleRelation Product(string key, int result, double factor, IReadOnlyList<int> numerators, IReadOnlyList<int> denominators)
    {
        var powers = denominators.Append(result).Select(s => (Series: s, Power: 1)).Concat(numerators.Select(s => (Series: s, Power: -1)))
            .GroupBy(p => p.Series).Select(g => (Series: g.Key, Power: g.Sum(p => p.Power))).ToList();
        if (factor == 0 || !double.IsFinite(factor) || powers.Any(p => p.Power == 0))
        {
            throw new ArgumentException($"The relation {key} has no factor or a series that cancels.");
        }

        return new(key, Once(key, powers.Select(p => p.Series))) { Powers = [.. powers.Select(p => p.Power)], Low = factor, High = factor };
    }

    /// <summary>low &lt;= part / whole &lt;= high, for wholes that are not negative: part - low x whole and high x whole - part are not negative.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="part">A series.</param>
    /// <param name="whole">Another.</param>
    /// <param name="low">Minus infinite for none.</param>
    /// <param name="high">Infinite for none.</param>
    public static IReadOnlyList<EnsembleRelation> Share(string key, int part, int whole, double low, double high)
    {
        var bounds = new List<EnsembleRelation>();
        if (double.IsFinite(low))
        {
            bounds.Add(Linear(key, low == 0 ? [(part, 1)] : [(part, 1), (whole, -low)], 0, double.PositiveInfinity));
        }

        if (double.IsFinite(high))
        {
            bounds.Add(Linear(key, high == 0 ? [(part, -1)] : [(part, -1), (whole, high)], 0, double.PositiveInfinity));
        }

        return bounds;
    }

    private static IReadOnlyList<(int Series, double Coefficient)> PartsOf(int whole, IReadOnlyList<int> parts) => [(whole, 1), .. parts.Select(p => (p, -1.0))];

    private static int[] Once(string key, IEnumerable<int> series)
    {
        int[] all = [.. series];
        return all.Length > 0 && all.All(s => s >= 0) && all.Distinct().Count() == all.Length
            ? all
            : throw new ArgumentException($"The relation {key} names no series, or one twice.");
    }
}
