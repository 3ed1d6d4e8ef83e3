namespace Songhua.Structure;

/// <summary>
/// How concentrated an activity is in few enterprises, from their sizes. Shares are fractions of the total (0 to 1), the Herfindahl-Hirschman index as a fraction too: times
/// 10,000 for the points of competition law. Source: Hirschman (1964), American Economic Review 54: 761; Tirole (1988), The Theory of Industrial Organization, 5.5.
/// </summary>
public sealed class Concentration
{
    private readonly double[] _shares;

    private Concentration(double[] shares, double unlisted, int missing) => (_shares, Unlisted, Missing) = (shares, unlisted, missing);

    /// <summary>How many sizes are missing, the total among them: with one of them no figure is a number.</summary>
    public int Missing { get; }

    /// <summary>How many enterprises are listed with a size above zero.</summary>
    public int Listed => _shares.Length;

    /// <summary>The share of enterprises that are not listed, 0 where all are.</summary>
    public double Unlisted { get; }

    /// <summary>The least possible Herfindahl-Hirschman index, what is not listed being spread over ever smaller enterprises; the index itself where all are listed.</summary>
    public double HerfindahlLow => IsUnknown ? double.NaN : _shares.Sum(s => s * s);

    /// <summary>
    /// The greatest possible index: enterprises that are not listed are no larger than the smallest that is, as many of that size as fit and one with the rest.
    /// </summary>
    public double HerfindahlHigh
    {
        get
        {
            if (IsUnknown || Unlisted == 0)
            {
                return HerfindahlLow;
            }

            var full = Math.Floor(Unlisted / _shares[^1]);
            var rest = Unlisted - (full * _shares[^1]);
            return HerfindahlLow + (full * _shares[^1] * _shares[^1]) + (rest * rest);
        }
    }

    /// <summary>The index between 0 and 1 whatever the number of enterprises, (H - 1/n) / (1 - 1/n); NaN where not all are listed, or there is only one.</summary>
    public double HerfindahlNormalised => Unlisted > 0 || Listed < 2 ? double.NaN : (HerfindahlLow - (1.0 / Listed)) / (1 - (1.0 / Listed));

    /// <summary>How many enterprises of equal size would give the same index, 1 / H; NaN where not all are listed. Source: Adelman (1969), Review of Economics and Statistics 51: 99-101.</summary>
    public double EquivalentNumber => Unlisted > 0 ? double.NaN : 1 / HerfindahlLow;

    /// <summary>The share of the largest enterprise.</summary>
    public double LargestShare => ConcentrationRatio(1);

    private bool IsUnknown => Missing > 0 || _shares.Length == 0;

    /// <summary>All enterprises of an activity.</summary>
    /// <param name="sizes">One an enterprise (output, employment), in any order; NaN where missing. Zeros are no enterprises.</param>
    /// <returns>Figures; NaN where a size is missing or all are zero.</returns>
    /// <exception cref="ArgumentException">A size is negative or infinite.</exception>
    public static Concentration Of(IReadOnlyList<double> sizes) => Of(sizes, sizes.Where(s => !double.IsNaN(s)).Sum(), 0);

    /// <summary>The largest enterprises of an activity whose total is known: the ratio is exact as far as the list goes, the index lies between bounds.</summary>
    /// <param name="sizes">The largest enterprises; nothing larger is left out.</param>
    /// <param name="total">Of all enterprises, in the same unit; NaN where it is missing.</param>
    /// <returns>Figures; NaN where a size or the total is missing.</returns>
    /// <exception cref="ArgumentException">A size is negative or infinite, or the sizes add to more than the total.</exception>
    public static Concentration OfLargest(IReadOnlyList<double> sizes, double total)
    {
        var listed = sizes.Where(s => !double.IsNaN(s)).Sum();
        if (listed > total * (1 + 1e-12) || double.IsInfinity(total))
        {
            throw new ArgumentException($"Enterprises of {listed} do not fit into a total of {total}.", nameof(total));
        }

        return Of(sizes, total, total > listed * (1 + 1e-12) ? (total - listed) / total : 0);
    }

    /// <summary>CR_k, the share of the k largest enterprises.</summary>
    /// <param name="count">k, from 1.</param>
    /// <returns>NaN where a size is missing, or fewer are listed than k and others are not.</returns>
    public double ConcentrationRatio(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return IsUnknown || (count > Listed && Unlisted > 0) ? double.NaN : _shares.Take(count).Sum();
    }

    private static Concentration Of(IReadOnlyList<double> sizes, double total, double unlisted)
    {
        if (sizes.Any(s => s < 0 || double.IsInfinity(s)))
        {
            throw new ArgumentException("A size is negative or infinite.", nameof(sizes));
        }

        var missing = sizes.Count(double.IsNaN) + (double.IsNaN(total) ? 1 : 0);
        return new Concentration([.. sizes.Where(s => s > 0).OrderDescending().Select(s => s / total)], unlisted, missing);
    }
}
