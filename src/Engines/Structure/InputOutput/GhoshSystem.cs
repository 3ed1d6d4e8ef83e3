using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The Ghosh system x' = x' B + v' with one factorisation of I - B. G = (I - B)^-1 is oriented as Z: row i of G is what a unit of primary
/// input of sector i becomes in all sectors, so that forward linkages are its row sums, and x' = v' G. Read as changes of prices (Dietzenbacher
/// 1997), not of quantities, it is the price model of Leontief. Source: Ghosh (1958), Economica 25: 58-64; Miller &amp; Blair (2009), 12.1.
/// </summary>
public sealed class GhoshSystem
{
    private readonly LuFactorisation? _factors;

    private GhoshSystem(DenseMatrix allocation, Productivity productivity)
    {
        (Allocation, Productivity) = (allocation, productivity);
        if (productivity.Verdict == ProductivityVerdict.Productive)
        {
            _factors = LuFactorisation.Of(LeontiefSystem.Complement(allocation));
        }
    }

    /// <summary>B. It must not be changed.</summary>
    public DenseMatrix Allocation { get; }

    /// <summary>Whether the system is productive, and if not, which sectors make it so.</summary>
    public Productivity Productivity { get; }

    /// <summary>Whether the system can be solved: it is certainly productive.</summary>
    public bool IsSolvable => _factors is { SingularColumn: null };

    /// <summary>Tests and factorises.</summary>
    /// <param name="allocation">B, square.</param>
    /// <returns>The system, also where it is not productive: <see cref="IsSolvable"/> tells.</returns>
    /// <exception cref="ArgumentException">Not square, or a number that is not finite.</exception>
    public static GhoshSystem Of(DenseMatrix allocation) => new(allocation, Productivity.Of(allocation));

    /// <summary>The output that primary inputs become: x' = v' G.</summary>
    /// <param name="primaryInput">v (value added and imports), by sector.</param>
    /// <returns>x, by sector, in the unit of v.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public double[] Output(ReadOnlySpan<double> primaryInput) => Factors.SolveTransposed(primaryInput);

    /// <summary>G w, what a unit of primary input of each sector becomes, weighted by the sector that it reaches; w of ones gives row sums.</summary>
    /// <param name="weights">w, by sector.</param>
    /// <returns>By sector.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public double[] Reach(ReadOnlySpan<double> weights) => Factors.Solve(weights);

    /// <summary>The Ghosh inverse G.</summary>
    /// <returns>Sectors x sectors.</returns>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public DenseMatrix Inverse() => Factors.Inverse();

    private LuFactorisation Factors => _factors ?? throw new InvalidOperationException("The system is not productive.");
}
