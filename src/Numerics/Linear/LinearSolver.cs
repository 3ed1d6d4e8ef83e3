namespace Songhua.Numerics;

/// <summary>
/// Solves a linear programme by the revised simplex method (Maros 2003, Computational Techniques of the Simplex Method; Chvátal
/// 1983, Linear Programming, chapters 7 and 8). The matrix is fixed; bounds and objective may change between solves, and each
/// solve starts from the basis in which the last one ended. The same calls in the same order give the same bytes. Not for use by
/// several threads at once.
/// </summary>
public sealed class LinearSolver
{
    private readonly LinearSpec _spec;
    private readonly LinearScaling _scaling;
    private readonly SparseColumns _matrix;
    private readonly SimplexState _state;
    private readonly SimplexMethod _method;
    private readonly double[] _cost;
    private bool _isMaximum;
    private double _costUnit = 1;

    /// <summary>Takes a problem over; its arrays are copied.</summary>
    /// <exception cref="ArgumentException">The arrays do not fit the matrix, or hold what is not a number.</exception>
    public LinearSolver(LinearProblem problem, LinearSpec? spec = null)
    {
        problem.Check();
        (_spec, _matrix) = (spec ?? new(), problem.Matrix);
        _scaling = LinearScaling.Of(_matrix, _spec.IsScaled);
        _state = new(_matrix.Scaled(_scaling.ByRow, _scaling.ByColumn), _spec);
        _method = new(_state, _spec);
        _cost = new double[_matrix.Columns];
        for (var j = 0; j < _matrix.Columns; j++)
        {
            SetBounds(j, problem.Lower[j], problem.Upper[j]);
        }

        for (var i = 0; i < _matrix.Rows; i++)
        {
            SetRowBounds(i, problem.RowLower[i], problem.RowUpper[i]);
        }

        SetObjective(problem.Cost, problem.IsMaximum);
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _matrix.Rows;

    /// <summary>The number of columns.</summary>
    public int Columns => _matrix.Columns;

    /// <summary>Solves a problem once.</summary>
    public static LinearSolution Solve(LinearProblem problem, LinearSpec? spec = null) => new LinearSolver(problem, spec).Solve();

    /// <summary>Replaces the objective.</summary>
    /// <param name="cost">One coefficient a column.</param>
    /// <param name="isMaximum">Whether it is to be as great as possible.</param>
    /// <exception cref="ArgumentException">The number of coefficients is wrong.</exception>
    public void SetObjective(ReadOnlySpan<double> cost, bool isMaximum)
    {
        if (cost.Length != Columns)
        {
            throw new ArgumentException($"{cost.Length} costs for {Columns} columns.", nameof(cost));
        }

        cost.CopyTo(_cost);
        _isMaximum = isMaximum;
        var most = 0.0;
        for (var j = 0; j < Columns; j++)
        {
            _state.Cost[j] = (isMaximum ? -cost[j] : cost[j]) * _scaling.ByColumn[j];
            most = Math.Max(most, Math.Abs(_state.Cost[j]));
        }

        // Tolerances of reduced costs are relative to the largest coefficient.
        _costUnit = most > 0 ? LinearScaling.PowerOfTwo(most) : 1;
        for (var j = 0; j < Columns; j++)
        {
            _state.Cost[j] /= _costUnit;
        }
    }

    /// <summary>Replaces the bounds of a column.</summary>
    public void SetBounds(int column, double lower, double upper) =>
        (_state.Lower[column], _state.Upper[column]) = (lower / _scaling.ByColumn[column], upper / _scaling.ByColumn[column]);

    /// <summary>The bounds of a column as they stand.</summary>
    public (double Lower, double Upper) BoundsOf(int column) =>
        (_state.Lower[column] * _scaling.ByColumn[column], _state.Upper[column] * _scaling.ByColumn[column]);

    /// <summary>Replaces the bounds of a row.</summary>
    public void SetRowBounds(int row, double lower, double upper) =>
        (_state.Lower[Columns + row], _state.Upper[Columns + row]) = (lower * _scaling.ByRow[row], upper * _scaling.ByRow[row]);

    /// <summary>Lets the next solve start from a basis; one with too many or too few basic variables is mended.</summary>
    /// <exception cref="ArgumentException">The basis is of another shape.</exception>
    public void StartFrom(LinearBasis basis)
    {
        if (basis.Columns.Count != Columns || basis.Rows.Count != Rows)
        {
            throw new ArgumentException($"A basis of {basis.Rows.Count} x {basis.Columns.Count} for {Rows} x {Columns}.", nameof(basis));
        }

        _state.Take(basis.Columns, basis.Rows);
    }

    /// <summary>Lets the next solve start from the basis of all rows, as the first one does.</summary>
    public void StartAfresh() => StartFrom(new([.. new BasisPlace[Columns]], [.. Enumerable.Repeat(BasisPlace.Basic, Rows)]));

    /// <summary>Solves the problem as it stands. No, without end and not yet are outcomes, not exceptions.</summary>
    public LinearSolution Solve()
    {
        var status = _method.Run(_spec.IterationLimit ?? (1_000 + (50 * (Rows + Columns))));
        var x = new double[Columns];
        for (var j = 0; j < Columns; j++)
        {
            x[j] = _state.X[j] * _scaling.ByColumn[j];
        }

        var activity = _matrix.Times(x);
        if (status is LinearStatus.Optimal or LinearStatus.Unbounded && !IsAccurate(x, activity))
        {
            status = LinearStatus.Unresolved;
        }

        var duals = new double[Rows];
        var unit = status == LinearStatus.Infeasible ? 1 : _isMaximum ? -_costUnit : _costUnit;
        for (var i = 0; i < Rows; i++)
        {
            duals[i] = _method.Multipliers[i] * _scaling.ByRow[i] * unit;
        }

        return new()
        {
            Status = status,
            Objective = Dot(_cost, x),
            X = x,
            RowActivity = activity,
            RowDuals = duals,
            ReducedCosts = Reduced(duals, status != LinearStatus.Infeasible),
            Ray = RayOf(status),
            Basis = new([.. _state.Places.AsSpan(0, Columns)], [.. _state.Places.AsSpan(Columns)]),
            Iterations = _method.Iterations,
        };
    }

    private bool IsAccurate(double[] x, double[] activity)
    {
        for (var v = 0; v < Columns + Rows; v++)
        {
            var unit = v < Columns ? _scaling.ByColumn[v] : 1 / _scaling.ByRow[v - Columns];
            var (value, lower, upper) = (v < Columns ? x[v] : activity[v - Columns], _state.Lower[v] * unit, _state.Upper[v] * unit);
            if (value < lower - (_spec.Accuracy * Math.Max(1, Math.Abs(lower))) || value > upper + (_spec.Accuracy * Math.Max(1, Math.Abs(upper))))
            {
                return false;
            }
        }

        return true;
    }

    private double[] Reduced(double[] duals, bool isPriced)
    {
        var reduced = new double[Columns];
        for (var j = 0; j < Columns; j++)
        {
            reduced[j] = isPriced ? _cost[j] : 0;
            var rows = _matrix.RowsOf(j);
            var values = _matrix.ValuesOf(j);
            for (var k = 0; k < rows.Length; k++)
            {
                reduced[j] -= values[k] * duals[rows[k]];
            }
        }

        return reduced;
    }

    private double[] RayOf(LinearStatus status)
    {
        var ray = new double[status == LinearStatus.Unbounded ? Columns : 0];
        for (var j = 0; j < ray.Length; j++)
        {
            ray[j] = _method.Ray[j] * _scaling.ByColumn[j];
        }

        return ray;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
