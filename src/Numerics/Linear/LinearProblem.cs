namespace Songhua.Numerics;

/// <summary>
/// A linear programme with bounded variables: least (or greatest) c'x subject to rowLower &lt;= A x &lt;= rowUpper and
/// lower &lt;= x &lt;= upper. Bounds may be infinite; equal bounds make an equation or a fixed variable. A lower bound above its
/// upper bound is allowed and makes the problem infeasible.
/// </summary>
public sealed class LinearProblem
{
    /// <summary>A: rows x columns.</summary>
    public required SparseColumns Matrix { get; init; }

    /// <summary>One bound a row.</summary>
    public required double[] RowLower { get; init; }

    /// <summary>One bound a row.</summary>
    public required double[] RowUpper { get; init; }

    /// <summary>One bound a column.</summary>
    public required double[] Lower { get; init; }

    /// <summary>One bound a column.</summary>
    public required double[] Upper { get; init; }

    /// <summary>c: one coefficient a column.</summary>
    public required double[] Cost { get; init; }

    /// <summary>Whether the objective is to be as great as possible.</summary>
    public bool IsMaximum { get; init; }

    internal void Check()
    {
        var (rows, columns) = (Matrix.Rows, Matrix.Columns);
        if (RowLower.Length != rows || RowUpper.Length != rows || Lower.Length != columns || Upper.Length != columns || Cost.Length != columns)
        {
            throw new ArgumentException($"Bounds and costs do not fit a matrix of {rows} x {columns}.");
        }

        if (RowLower.Concat(RowUpper).Concat(Lower).Concat(Upper).Concat(Cost).Any(double.IsNaN))
        {
            throw new ArgumentException("A bound or a cost is not a number.");
        }
    }
}

/// <summary>Tolerances and limits of the simplex method. Tolerances hold after scaling.</summary>
public sealed record LinearSpec
{
    /// <summary>How far a variable may lie beyond its bound.</summary>
    public double PrimalTolerance { get; init; } = 1e-9;

    /// <summary>How far a reduced cost may have the wrong sign.</summary>
    public double DualTolerance { get; init; } = 1e-9;

    /// <summary>
    /// How far a row or column of the result may lie beyond its bound, relative to the bound where that is above 1, in the problem's own
    /// units. A result that does not hold it is not given out as optimal.
    /// </summary>
    public double Accuracy { get; init; } = 1e-6;

    /// <summary>The least absolute value of a pivot.</summary>
    public double PivotTolerance { get; init; } = 1e-8;

    /// <summary>The number of basis changes after which the basis is factorised afresh.</summary>
    public int RefactorEvery { get; init; } = 64;

    /// <summary>The number of iterations of one solve after which it is given up; null for 1,000 + 50 (rows + columns).</summary>
    public int? IterationLimit { get; init; }

    /// <summary>The number of iterations in a row without progress after which bounds are perturbed, and later Bland's rule takes over.</summary>
    public int StallLimit { get; init; } = 60;

    /// <summary>Whether rows and columns are scaled by powers of two so that coefficients come near 1.</summary>
    public bool IsScaled { get; init; } = true;
}

/// <summary>How a solve ended.</summary>
public enum LinearStatus
{
    /// <summary>An optimum was found.</summary>
    Optimal,

    /// <summary>No point satisfies all bounds.</summary>
    Infeasible,

    /// <summary>The objective improves without end.</summary>
    Unbounded,

    /// <summary>The iterations were used up.</summary>
    IterationLimit,

    /// <summary>
    /// The arithmetic of doubles cannot decide it: points are so far out, or the basis so ill-conditioned, that bounds cannot be met
    /// to within <see cref="LinearSpec.Accuracy"/>.
    /// </summary>
    Unresolved,
}

/// <summary>Where a variable stands in a basis.</summary>
public enum BasisPlace : byte
{
    /// <summary>Not in the basis, at its lower bound.</summary>
    AtLower,

    /// <summary>Not in the basis, at its upper bound.</summary>
    AtUpper,

    /// <summary>Not in the basis, without bounds, at zero.</summary>
    AtZero,

    /// <summary>In the basis.</summary>
    Basic,
}

/// <summary>A basis from which another solve over the same matrix can start.</summary>
/// <param name="Columns">One place a column.</param>
/// <param name="Rows">One place a row.</param>
public sealed record LinearBasis(IReadOnlyList<BasisPlace> Columns, IReadOnlyList<BasisPlace> Rows);

/// <summary>
/// The end of a solve. At an optimum: reduced costs are c - A'y; for a least objective they are not negative at lower bounds, not
/// positive at upper bounds and zero in between, for x against its bounds and for y against the rows' bounds; for a greatest
/// objective with the opposite sign.
/// </summary>
public sealed class LinearSolution
{
    /// <summary>How the solve ended.</summary>
    public required LinearStatus Status { get; init; }

    /// <summary>c'x.</summary>
    public required double Objective { get; init; }

    /// <summary>x: one element a column; the last point met where no optimum was found.</summary>
    public required double[] X { get; init; }

    /// <summary>A x: one element a row.</summary>
    public required double[] RowActivity { get; init; }

    /// <summary>
    /// y: one element a row. Where the problem is infeasible, multipliers that prove it: over all x and row activities r inside
    /// their bounds, y'(A x - r) keeps away from zero (Farkas).
    /// </summary>
    public required double[] RowDuals { get; init; }

    /// <summary>c - A'y: one element a column; -A'y where the problem is infeasible.</summary>
    public required double[] ReducedCosts { get; init; }

    /// <summary>Where the problem is unbounded, a direction in which x can go without end while the objective improves; else empty.</summary>
    public required double[] Ray { get; init; }

    /// <summary>The last basis.</summary>
    public required LinearBasis Basis { get; init; }

    /// <summary>The number of iterations of this solve.</summary>
    public required int Iterations { get; init; }
}
