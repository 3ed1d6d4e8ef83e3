using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The Leontief system x = A x + f with one factorisation of I - A: it solves for any final demand and any primary cost, and forms the
/// inverse L = (I - A)^-1 only where that is asked for. Column j of L is what all sectors make for one unit of final demand for j. Source:
/// Miller &amp; Blair (2009), 2.2 and 2.6.
/// </summary>
public sealed class LeontiefSystem
{
    /// <summary>The method behind its numbers.</summary>
    public static readonly Method Method = new(
        "input-output", "1.0", new Phrase("Input-output analysis", "投入产出分析"),
        new Phrase("tables of Miller & Blair (2009) and of the Eurostat manual (Germany 1995)", "Miller与Blair（2009）算例和欧盟统计局手册的德国1995年表"));

    private readonly LuFactorisation? _factors;

    private LeontiefSystem(DenseMatrix technical, Productivity productivity)
    {
        (Technical, Productivity) = (technical, productivity);
        if (productivity.Verdict == ProductivityVerdict.Productive)
        {
            _factors = LuFactorisation.Of(Complement(technical));
        }
    }

    /// <summary>A. It must not be changed.</summary>
    public DenseMatrix Technical { get; }

    /// <summary>Whether the system is productive, and if not, which sectors make it so.</summary>
    public Productivity Productivity { get; }

    /// <summary>Whether the system can be solved: it is certainly productive.</summary>
    public bool IsSolvable => _factors is { SingularColumn: null };

    /// <summary>The number of sectors.</summary>
    public int Size => Technical.Rows;

    /// <summary>Tests and factorises.</summary>
    /// <param name="technical">A, square.</param>
    /// <returns>The system, also where it is not productive: <see cref="IsSolvable"/> tells.</returns>
    /// <exception cref="ArgumentException">Not square, or a number that is not finite.</exception>
    public static LeontiefSystem Of(DenseMatrix technical) => new(technical, Productivity.Of(technical));

    /// <summary>The output that a final demand needs: x = L f.</summary>
    /// <param name="finalDemand">f, by sector.</param>
    /// <returns>x, by sector, in the unit of f.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public double[] Output(ReadOnlySpan<double> finalDemand) => Factors.Solve(finalDemand);

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
    public double[] Content(ReadOnlySpan<double> intensities) => Factors.SolveTransposed(intensities);

    /// <summary>The Leontief inverse, the total requirements L.</summary>
    /// <returns>Sectors x sectors.</returns>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public DenseMatrix Inverse() => Factors.Inverse();

    private LuFactorisation Factors => _factors ?? throw new InvalidOperationException("The system is not productive.");

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
