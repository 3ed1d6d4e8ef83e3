using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The Leontief system x = A x + f with one factorisation of I - A: it solves for any final demand and any primary cost, and forms the
/// inverse L = (I - A)^-1 only where that is asked for. Column j of L is what all sectors make for one unit of final demand for j. A large
/// system is not factorised for a few vectors: those are solved by products with A alone, to a residual of 1e-14, which costs a fraction of that (docs/benchmarks.md).
/// Source: Miller &amp; Blair (2009), 2.2 and 2.6; Saad (2003) for the iteration.
/// </summary>
public sealed class LeontiefSystem
{
    /// <summary>The method behind its numbers.</summary>
    public static readonly Method Method = new(
        "input-output", "1.0", new Phrase("Input-output analysis", "投入产出分析"),
        new Phrase("tables of Miller & Blair (2009) and of the Eurostat manual (Germany 1995)", "Miller与Blair（2009）算例和欧盟统计局手册的德国1995年表"));

    // From this size on a vector by products alone is faster than a factorisation, up to so many vectors.
    private const int LargeFrom = 1_000;
    private const int FewVectors = 8;
    private const double Residual = 1e-14;

    private readonly Lazy<LuFactorisation> _factors;
    private int _vectors;

    private LeontiefSystem(DenseMatrix technical, Productivity productivity)
    {
        (Technical, Productivity) = (technical, productivity);
        _factors = new(() => LuFactorisation.Of(Complement(technical)));
    }

    /// <summary>A. It must not be changed.</summary>
    public DenseMatrix Technical { get; }

    /// <summary>Whether the system is productive, and if not, which sectors make it so.</summary>
    public Productivity Productivity { get; }

    /// <summary>Whether the system can be solved: it is certainly productive, so that I - A is not singular.</summary>
    public bool IsSolvable => Productivity.Verdict == ProductivityVerdict.Productive;

    /// <summary>The number of sectors.</summary>
    public int Size => Technical.Rows;

    /// <summary>Tests; factorises when it is first needed.</summary>
    /// <param name="technical">A, square.</param>
    /// <returns>The system, also where it is not productive: <see cref="IsSolvable"/> tells.</returns>
    /// <exception cref="ArgumentException">Not square, or a number that is not finite.</exception>
    public static LeontiefSystem Of(DenseMatrix technical) => new(technical, Productivity.Of(technical));

    /// <summary>The output that a final demand needs: x = L f.</summary>
    /// <param name="finalDemand">f, by sector.</param>
    /// <returns>x, by sector, in the unit of f.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public double[] Output(ReadOnlySpan<double> finalDemand) => ByProducts(finalDemand, Technical.Times) ?? Factors.Solve(finalDemand);

    /// <summary>The outputs that several final demands need, one a column.</summary>
    /// <param name="finalDemand">Sectors x demands.</param>
    /// <returns>Sectors x demands.</returns>
    /// <exception cref="ArgumentException">Another number of rows.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public DenseMatrix Output(DenseMatrix finalDemand) => Factors.Solve(finalDemand);

    /// <summary>What a unit of final demand for each sector holds of something, directly and indirectly: r' L.</summary>
    /// <param name="intensities">r: units of it per unit of output, by sector.</param>
    /// <returns>By sector, units of it per unit of final demand.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public double[] Content(ReadOnlySpan<double> intensities) => ByProducts(intensities, Technical.TransposedTimes) ?? Factors.SolveTransposed(intensities);

    /// <summary>The Leontief inverse, the total requirements L.</summary>
    /// <returns>Sectors x sectors.</returns>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public DenseMatrix Inverse() => Factors.Inverse();

    private LuFactorisation Factors => IsSolvable ? _factors.Value : throw new InvalidOperationException("The system is not productive.");

    private delegate double[] Product(ReadOnlySpan<double> vector, int? threads = null);

    // Null where factors are there or are cheaper, or where the iteration does not come to its end.
    private double[]? ByProducts(ReadOnlySpan<double> right, Product times)
    {
        if (Size < LargeFrom || right.Length != Size || !IsSolvable || _factors.IsValueCreated || ++_vectors > FewVectors)
        {
            return null;
        }

        var solution = Gmres.Solve(v => [.. v.Zip(times(v), (x, a) => x - a)], right, Residual);
        return solution.IsConverged ? solution.X.ToArray() : null;
    }

    /// <summary>I - M.</summary>
    internal static DenseMatrix Complement(DenseMatrix matrix)
    {
        var complement = new DenseMatrix(matrix.Rows, matrix.Columns);
        for (var i = 0; i < matrix.Rows; i++)
        {
            var from = matrix.Row(i);
            var to = complement.Row(i);
            for (var j = 0; j < from.Length; j++)
            {
                to[j] = -from[j];
            }

            to[i] += 1;
        }

        return complement;
    }
}
