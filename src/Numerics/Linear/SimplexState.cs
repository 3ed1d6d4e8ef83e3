namespace Songhua.Numerics;

/// <summary>
/// The variables of A x - s = 0 with their bounds: columns first, then one logical variable s a row, the row's activity. All in
/// scaled units. Variables out of the basis stand at a bound; those in it follow.
/// </summary>
internal sealed class SimplexState
{
    private readonly SparseColumns _rows;
    private readonly LinearSpec _spec;
    private readonly BasisFactors _factors;
    private bool _isFactorised;

    internal SimplexState(SparseColumns matrix, LinearSpec spec)
    {
        (Matrix, _rows, _spec) = (matrix, matrix.Transposed(), spec);
        _factors = new(matrix, spec.PivotTolerance);
        Lower = new double[Count];
        Upper = new double[Count];
        Cost = new double[Count];
        X = new double[Count];
        Places = new BasisPlace[Count];
        Basic = [.. Enumerable.Range(matrix.Columns, matrix.Rows)];
        Array.Fill(Places, BasisPlace.Basic, matrix.Columns, matrix.Rows);
    }

    internal SparseColumns Matrix { get; }

    internal int Count => Matrix.Columns + Matrix.Rows;

    internal double[] Lower { get; }

    internal double[] Upper { get; }

    /// <summary>To be made as small as possible.</summary>
    internal double[] Cost { get; }

    internal double[] X { get; }

    internal BasisPlace[] Places { get; }

    /// <summary>The variable at each position of the basis.</summary>
    internal int[] Basic { get; }

    internal bool IsFixed(int variable) => Lower[variable] == Upper[variable];

    /// <summary>How far a variable may lie beyond a bound.</summary>
    internal double Tolerance(double bound) => _spec.PrimalTolerance * Math.Max(1, Math.Abs(bound));

    /// <summary>-1 below the lower bound, 1 above the upper bound, 0 inside, by more than the tolerance.</summary>
    internal int Side(int variable) =>
        X[variable] < Lower[variable] && X[variable] < Lower[variable] - Tolerance(Lower[variable]) ? -1
        : X[variable] > Upper[variable] && X[variable] > Upper[variable] + Tolerance(Upper[variable]) ? 1
        : 0;

    /// <summary>Takes a basis over; one with the wrong number of basic variables is filled up or cut.</summary>
    internal void Take(IReadOnlyList<BasisPlace> columns, IReadOnlyList<BasisPlace> rows)
    {
        var position = 0;
        for (var v = 0; v < Count; v++)
        {
            Places[v] = v < Matrix.Columns ? columns[v] : rows[v - Matrix.Columns];
            if (Places[v] == BasisPlace.Basic && position == Basic.Length)
            {
                Places[v] = BasisPlace.AtLower;
            }
            else if (Places[v] == BasisPlace.Basic)
            {
                Basic[position++] = v;
            }
        }

        for (var v = Matrix.Columns; position < Basic.Length; v++)
        {
            if (Places[v] != BasisPlace.Basic)
            {
                Places[v] = BasisPlace.Basic;
                Basic[position++] = v;
            }
        }

        _isFactorised = false;
    }

    /// <summary>Factorises where that is due, then puts every variable where the basis says.</summary>
    internal void Restore(bool isForced)
    {
        if (isForced || !_isFactorised)
        {
            Factorise();
        }

        Place();
    }

    /// <summary>Whether so many changes have gathered that the basis should be factorised afresh.</summary>
    internal bool IsStale => _factors.Changes >= _spec.RefactorEvery || _factors.ChangeEntries > 3 * (Matrix.Entries + Matrix.Rows);

    internal bool IsFresh => _factors.Changes == 0;

    /// <summary>B^-1 a of a variable, by position.</summary>
    internal void Column(int variable, double[] column)
    {
        Array.Clear(column);
        AddColumn(variable, 1, column);
        _factors.Forward(column);
    }

    /// <summary>y with B'y = c for costs by position; in place, by row.</summary>
    internal void Multipliers(double[] costs) => _factors.Backward(costs);

    /// <summary>The row of B^-1 [A, -I] at a position, one element a variable.</summary>
    internal void Row(int position, double[] work, double[] row)
    {
        Array.Clear(work);
        Array.Clear(row);
        work[position] = 1;
        _factors.Backward(work);
        for (var i = 0; i < work.Length; i++)
        {
            if (work[i] != 0)
            {
                var columns = _rows.RowsOf(i);
                var values = _rows.ValuesOf(i);
                for (var k = 0; k < columns.Length; k++)
                {
                    row[columns[k]] += work[i] * values[k];
                }

                row[Matrix.Columns + i] = -work[i];
            }
        }
    }

    /// <summary>The inner product of a variable's column with a vector by row.</summary>
    internal double Dot(int variable, double[] byRow)
    {
        if (variable >= Matrix.Columns)
        {
            return -byRow[variable - Matrix.Columns];
        }

        var sum = 0.0;
        var rows = Matrix.RowsOf(variable);
        var values = Matrix.ValuesOf(variable);
        for (var k = 0; k < rows.Length; k++)
        {
            sum += values[k] * byRow[rows[k]];
        }

        return sum;
    }

    /// <summary>Lets a variable into the basis at a position; the one that leaves goes to a bound.</summary>
    internal void Exchange(int entering, int position, BasisPlace leavingTo, double[] column)
    {
        var leaving = Basic[position];
        Places[leaving] = leavingTo;
        X[leaving] = leavingTo == BasisPlace.AtUpper ? Upper[leaving] : Lower[leaving];
        Basic[position] = entering;
        Places[entering] = BasisPlace.Basic;
        _factors.Change(position, column);
    }

    /// <summary>Moves variables out of the basis to their other bounds, and the basic ones along.</summary>
    internal void Flip(List<int> variables, double[] work)
    {
        if (variables.Count == 0)
        {
            return;
        }

        Array.Clear(work);
        foreach (var v in variables)
        {
            var to = Places[v] == BasisPlace.AtLower ? Upper[v] : Lower[v];
            AddColumn(v, X[v] - to, work);
            (X[v], Places[v]) = (to, Places[v] == BasisPlace.AtLower ? BasisPlace.AtUpper : BasisPlace.AtLower);
        }

        _factors.Forward(work);
        for (var p = 0; p < Basic.Length; p++)
        {
            X[Basic[p]] += work[p];
        }
    }

    private void Factorise()
    {
        var before = Basic.ToArray();
        if (_factors.Factorise(Basic))
        {
            foreach (var variable in before.Except(Basic))
            {
                Places[variable] = X[variable] - Lower[variable] <= Upper[variable] - X[variable] ? BasisPlace.AtLower : BasisPlace.AtUpper;
            }

            foreach (var variable in Basic)
            {
                Places[variable] = BasisPlace.Basic;
            }
        }

        _isFactorised = true;
    }

    // B x_B = -N x_N.
    private void Place()
    {
        var right = new double[Basic.Length];
        for (var v = 0; v < Count; v++)
        {
            if (Places[v] == BasisPlace.Basic)
            {
                continue;
            }

            Places[v] = (Places[v], double.IsFinite(Lower[v]), double.IsFinite(Upper[v])) switch
            {
                (_, false, false) => BasisPlace.AtZero,
                (BasisPlace.AtUpper, _, true) or (_, false, true) => BasisPlace.AtUpper,
                _ => BasisPlace.AtLower,
            };
            X[v] = Places[v] switch { BasisPlace.AtLower => Lower[v], BasisPlace.AtUpper => Upper[v], _ => 0 };
            if (X[v] != 0)
            {
                AddColumn(v, -X[v], right);
            }
        }

        _factors.Forward(right);
        for (var p = 0; p < right.Length; p++)
        {
            X[Basic[p]] = right[p];
        }
    }

    private void AddColumn(int variable, double factor, double[] byRow)
    {
        if (variable >= Matrix.Columns)
        {
            byRow[variable - Matrix.Columns] -= factor;
            return;
        }

        var rows = Matrix.RowsOf(variable);
        var values = Matrix.ValuesOf(variable);
        for (var k = 0; k < rows.Length; k++)
        {
            byRow[rows[k]] += factor * values[k];
        }
    }
}
