using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Where a sector stands by its normalised backward and forward linkages (Miller &amp; Blair 2009, 12.2.4).</summary>
public enum LinkageClass
{
    /// <summary>Both at most one: generally independent.</summary>
    Independent,

    /// <summary>Backward above one: dependent on the supply of others.</summary>
    BackwardOriented,

    /// <summary>Forward above one: dependent on the demand of others.</summary>
    ForwardOriented,

    /// <summary>Both above one: a key sector.</summary>
    Key,

    /// <summary>A linkage is missing.</summary>
    Unknown,
}

/// <summary>
/// Linkages between sectors. Backward ones are column sums (of whom a sector buys), forward ones row sums (to whom it sells), the latter of
/// Ghosh's matrices; row sums of Leontief's are named as such. Source: Chenery &amp; Watanabe (1958), Econometrica 26: 487-521; Rasmussen
/// (1956), Studies in Inter-sectoral Relations; Miller &amp; Blair (2009), 12.2.
/// </summary>
public static class Linkages
{
    /// <summary>Direct backward linkages of Chenery &amp; Watanabe: column sums of A, the share of inputs bought from sectors.</summary>
    /// <param name="technical">A.</param>
    /// <returns>By sector.</returns>
    public static double[] DirectBackward(DenseMatrix technical) => technical.TransposedTimes(Ones(technical.Rows));

    /// <summary>Direct forward linkages of Chenery &amp; Watanabe: row sums of B, the share of output sold to sectors.</summary>
    /// <param name="allocation">B.</param>
    /// <returns>By sector.</returns>
    public static double[] DirectForward(DenseMatrix allocation) => allocation.Times(Ones(allocation.Columns));

    /// <summary>Total backward linkages: column sums of L.</summary>
    /// <param name="system">A solvable system.</param>
    /// <returns>By sector.</returns>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] Backward(LeontiefSystem system) => Multipliers.Output(system);

    /// <summary>Total forward linkages: row sums of Ghosh's G.</summary>
    /// <param name="system">A solvable system.</param>
    /// <returns>By sector.</returns>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] Forward(GhoshSystem system) => system.Reach(Ones(system.Allocation.Rows));

    /// <summary>The same by the similarity of the two systems, G = diag(x)^-1 L diag(x), without factorising Ghosh's: row sums of G are (L x) / x.</summary>
    /// <param name="system">A solvable system.</param>
    /// <param name="output">x, by sector.</param>
    /// <returns>By sector; NaN without output.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] Forward(LeontiefSystem system, ReadOnlySpan<double> output)
    {
        FlowCheck.Length(output, system.Size, nameof(output));
        var reach = system.Output(output);
        for (var i = 0; i < reach.Length; i++)
        {
            reach[i] = output[i] > 0 ? reach[i] / output[i] : double.NaN;
        }

        return reach;
    }

    /// <summary>Row sums of Leontief's L: what each sector makes when the final demand for every sector grows by one unit (Rasmussen's forward measure).</summary>
    /// <param name="system">A solvable system.</param>
    /// <returns>By sector.</returns>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] LeontiefRowSums(LeontiefSystem system) => system.Output(Ones(system.Size));

    /// <summary>
    /// Linkages divided by their mean: of column sums of L this is Rasmussen's power of dispersion, of its row sums the sensitivity of
    /// dispersion; of row sums of G the normalised forward linkage.
    /// </summary>
    /// <param name="linkages">By sector; NaN for those that are no part of the mean (sectors without output).</param>
    /// <returns>By sector, with a mean of one; NaN where the linkage is, or the mean is zero.</returns>
    public static double[] Normalised(ReadOnlySpan<double> linkages)
    {
        var (sum, count) = (0.0, 0);
        foreach (var linkage in linkages)
        {
            if (!double.IsNaN(linkage))
            {
                (sum, count) = (sum + linkage, count + 1);
            }
        }

        var normalised = new double[linkages.Length];
        for (var i = 0; i < normalised.Length; i++)
        {
            normalised[i] = linkages[i] * count / sum;
        }

        return normalised;
    }

    /// <summary>
    /// Rasmussen's coefficients of variation of the columns of L: how evenly a sector's demand spreads over the others; low is even. The standard
    /// deviation has n - 1 below.
    /// </summary>
    /// <param name="inverse">L; its transpose gives those of the rows.</param>
    /// <returns>By sector; NaN for a single sector.</returns>
    /// <exception cref="ArgumentException">Not square.</exception>
    public static double[] Variation(DenseMatrix inverse)
    {
        var n = FlowCheck.Square(inverse, nameof(inverse));
        var means = DirectBackward(inverse);
        var squares = new double[n];
        for (var i = 0; i < n; i++)
        {
            var row = inverse.Row(i);
            for (var j = 0; j < n; j++)
            {
                var deviation = row[j] - (means[j] / n);
                squares[j] += deviation * deviation;
            }
        }

        for (var j = 0; j < n; j++)
        {
            squares[j] = n < 2 ? double.NaN : Math.Sqrt(squares[j] / (n - 1)) / (means[j] / n);
        }

        return squares;
    }

    /// <summary>
    /// Net backward linkages of Dietzenbacher (2005): output made for a sector's final demand per unit of its own output, l_.j f_j / x_j.
    /// Above one the others need its demand more than it needs theirs.
    /// </summary>
    /// <param name="backward">Column sums of L.</param>
    /// <param name="finalDemand">f, by sector.</param>
    /// <param name="output">x, by sector.</param>
    /// <returns>By sector; NaN without output.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public static double[] NetBackward(ReadOnlySpan<double> backward, ReadOnlySpan<double> finalDemand, ReadOnlySpan<double> output)
    {
        FlowCheck.SameLength(finalDemand, backward, nameof(finalDemand));
        FlowCheck.SameLength(output, backward, nameof(output));
        var net = new double[backward.Length];
        for (var j = 0; j < net.Length; j++)
        {
            net[j] = output[j] > 0 ? backward[j] * finalDemand[j] / output[j] : double.NaN;
        }

        return net;
    }

    /// <summary>Key sectors and the others, by normalised linkages.</summary>
    /// <param name="normalisedBackward">With a mean of one.</param>
    /// <param name="normalisedForward">With a mean of one.</param>
    /// <returns>By sector.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public static LinkageClass[] Classes(ReadOnlySpan<double> normalisedBackward, ReadOnlySpan<double> normalisedForward)
    {
        FlowCheck.SameLength(normalisedForward, normalisedBackward, nameof(normalisedForward));
        var classes = new LinkageClass[normalisedBackward.Length];
        for (var i = 0; i < classes.Length; i++)
        {
            var (backward, forward) = (normalisedBackward[i], normalisedForward[i]);
            classes[i] = double.IsNaN(backward) || double.IsNaN(forward) ? LinkageClass.Unknown
                : backward > 1 && forward > 1 ? LinkageClass.Key
                : backward > 1 ? LinkageClass.BackwardOriented
                : forward > 1 ? LinkageClass.ForwardOriented
                : LinkageClass.Independent;
        }

        return classes;
    }

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }
}
