using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Whether sectors can produce more than they use up.</summary>
public enum ProductivityVerdict
{
    /// <summary>The spectral radius is certainly below one: every final demand can be met (Hawkins &amp; Simon 1949).</summary>
    Productive,

    /// <summary>The spectral radius is certainly one or above: a block of sectors uses up at least what it makes.</summary>
    NotProductive,

    /// <summary>
    /// It cannot be told: the radius is one within what doubles resolve (as in a closed model), or there are negative coefficients whose
    /// absolute values have a radius of one or above.
    /// </summary>
    Undetermined,
}

/// <summary>
/// The test of Hawkins &amp; Simon by the spectral radius of the coefficients. For a non-negative matrix and any positive vector v the
/// radius lies between the least and the greatest (A v)_i / v_i of a strongly connected block (Collatz 1942; Wielandt 1950); v comes from
/// power iteration with a shift, which also converges where A is cyclic. The bounds are widened by the rounding of the products. Source:
/// Seneta (2006), Non-negative Matrices and Markov Chains, 1.4; Miller &amp; Blair (2009), 2.4 and appendix 2.2.
/// </summary>
public sealed class Productivity
{
    private const int MostIterations = 500;
    private const double Width = 1e-9;
    private const double Shift = 0.1;
    private const int Digits = 9;
    private static readonly Phrase IsProductive = new(
        "The system is productive: its spectral radius is at most {0:0.####}.", "该系统可生产：谱半径不超过{0:0.####}。");
    private static readonly Phrase IsNot = new(
        "The system is not productive: the sectors {0} together use up at least what they make (spectral radius at least {1:0.####}).",
        "该系统不可生产：部门{0}合计消耗不低于其产出（谱半径不低于{1:0.####}）。");
    private static readonly Phrase IsOpen = new(
        "It cannot be told whether the system is productive: the spectral radius of the sectors {0} is between {1:0.######} and {2:0.######}.",
        "无法判定该系统是否可生产：部门{0}的谱半径介于{1:0.######}与{2:0.######}之间。");

    private Productivity(ProductivityVerdict verdict, double lower, double upper, bool hasNegatives, int[] block, int[] columns) =>
        (Verdict, LowerRadius, UpperRadius, HasNegatives, Block, ColumnsAboveOne) = (verdict, lower, upper, hasNegatives, block, columns);

    /// <summary>The verdict.</summary>
    public ProductivityVerdict Verdict { get; }

    /// <summary>A certified lower bound of the spectral radius of the absolute values of the coefficients.</summary>
    public double LowerRadius { get; }

    /// <summary>A certified upper bound of it. It also bounds the radius of the coefficients themselves.</summary>
    public double UpperRadius { get; }

    /// <summary>Whether a coefficient is negative.</summary>
    public bool HasNegatives { get; }

    /// <summary>
    /// The strongly connected block with the greatest radius, the sectors that matter most for it first: by u_i v_i, the product of its left
    /// and right eigenvectors, which does not depend on units. Empty where there are no sectors.
    /// </summary>
    public IReadOnlyList<int> Block { get; }

    /// <summary>The sectors whose column of coefficients adds to one or more: in values, inputs that cost at least what they make.</summary>
    public IReadOnlyList<int> ColumnsAboveOne { get; }

    /// <summary>Tests a matrix of coefficients.</summary>
    /// <param name="coefficients">A, or B, square.</param>
    /// <returns>The verdict with its certificate.</returns>
    /// <exception cref="ArgumentException">Not square, or a number that is not finite.</exception>
    public static Productivity Of(DenseMatrix coefficients)
    {
        var n = FlowCheck.Square(coefficients, nameof(coefficients));
        FlowCheck.Finite(coefficients.Values, nameof(coefficients));
        var absolute = new DenseMatrix(n, n);
        var hasNegatives = false;
        for (var i = 0; i < n; i++)
        {
            var from = coefficients.Row(i);
            var to = absolute.Row(i);
            for (var j = 0; j < n; j++)
            {
                hasNegatives |= from[j] < 0;
                to[j] = Math.Abs(from[j]);
            }
        }

        var (lower, upper, widest) = (0.0, 0.0, (Radius?)null);
        foreach (var block in StrongBlocks.Of(absolute))
        {
            var radius = RadiusOf(block.Length == n ? absolute : Part(absolute, block), block);
            (lower, upper) = (Math.Max(lower, radius.Lower), Math.Max(upper, radius.Upper));
            widest = widest is null || radius.Upper > widest.Upper ? radius : widest;
        }

        var verdict = upper < 1 ? ProductivityVerdict.Productive
            : lower >= 1 && !hasNegatives ? ProductivityVerdict.NotProductive
            : ProductivityVerdict.Undetermined;
        var sums = new double[n];
        for (var i = 0; i < n; i++)
        {
            var row = coefficients.Row(i);
            for (var j = 0; j < n; j++)
            {
                sums[j] += row[j];
            }
        }

        return new(verdict, lower, upper, hasNegatives, widest?.Ranked() ?? [], [.. Enumerable.Range(0, n).Where(j => sums[j] >= 1)]);
    }

    /// <summary>The verdict in words, with the five most important sectors of the block.</summary>
    /// <param name="names">The sectors' names.</param>
    /// <returns>A sentence.</returns>
    public ILocalised Say(IReadOnlyList<ILocalised> names)
    {
        var sectors = new MessageList([.. Block.Take(5).Select(s => names[s])]);
        return Verdict switch
        {
            ProductivityVerdict.Productive => IsProductive.With(Math.Round(UpperRadius, Digits)),
            ProductivityVerdict.NotProductive => IsNot.With(sectors, Math.Round(LowerRadius, Digits)),
            _ => IsOpen.With(sectors, Math.Round(LowerRadius, Digits), Math.Round(UpperRadius, Digits)),
        };
    }

    private static DenseMatrix Part(DenseMatrix matrix, int[] sectors)
    {
        var part = new DenseMatrix(sectors.Length, sectors.Length);
        for (var i = 0; i < sectors.Length; i++)
        {
            for (var j = 0; j < sectors.Length; j++)
            {
                part[i, j] = matrix[sectors[i], sectors[j]];
            }
        }

        return part;
    }

    private static Radius RadiusOf(DenseMatrix block, int[] sectors)
    {
        if (sectors.Length == 1)
        {
            return new(sectors, block[0, 0], block[0, 0], [1.0], [1.0]);
        }

        // (n + 4) roundings bound those of a product of non-negative numbers, its quotient and the widening.
        var slack = (sectors.Length + 4) * Math.ScaleB(1, -52);
        var (right, lower, upper) = Iterated(v => block.Times(v), sectors.Length, slack);
        var (left, leftLower, leftUpper) = Iterated(v => block.TransposedTimes(v), sectors.Length, slack);
        return new(sectors, Math.Max(lower, leftLower), Math.Min(upper, leftUpper), left, right);
    }

    private delegate double[] Product(ReadOnlySpan<double> vector);

    private static (double[] Vector, double Lower, double Upper) Iterated(Product product, int size, double slack)
    {
        var vector = new double[size];
        Array.Fill(vector, 1.0);
        var (lower, upper) = (0.0, double.MaxValue);
        for (var iteration = 0; iteration < MostIterations && upper - lower > Width * upper; iteration++)
        {
            var next = product(vector);
            var (least, greatest, largest) = (double.PositiveInfinity, 0.0, 0.0);
            for (var i = 0; i < size; i++)
            {
                var quotient = next[i] / vector[i];
                (least, greatest) = (Math.Min(least, quotient), Math.Max(greatest, quotient));
            }

            // A shift makes cycles converge; a small one keeps the others fast.
            for (var i = 0; i < size; i++)
            {
                next[i] += Shift * greatest * vector[i];
                largest = Math.Max(largest, next[i]);
            }

            (lower, upper) = (Math.Max(lower, least * (1 - slack)), Math.Min(upper, greatest * (1 + slack)));

            // Far from the block's weight a component may underflow; bounds hold for any positive vector.
            for (var i = 0; i < size; i++)
            {
                vector[i] = Math.Max(next[i] / largest, 1e-200);
            }
        }

        return (vector, lower, upper);
    }

    private sealed record Radius(int[] Sectors, double Lower, double Upper, double[] Left, double[] Right)
    {
        public int[] Ranked() => [.. Enumerable.Range(0, Sectors.Length).OrderByDescending(i => Left[i] * Right[i]).ThenBy(i => i).Select(i => Sectors[i])];
    }
}
