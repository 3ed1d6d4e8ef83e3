namespace Songhua.Numerics;

/// <summary>
/// The factors of a basis matrix B, P B Q = L U, with its later changes in product form. Columns and rows with one entry left are
/// taken off first, so that elimination touches only what remains; there the pivot is the entry with the fewest others in its
/// row among those of at least a tenth of the largest (Suhl &amp; Suhl 1990, ORSA J. Computing 2: 325-335; product form: Chvátal
/// 1983, Linear Programming, chapter 7).
/// </summary>
internal sealed class BasisFactors(SparseColumns matrix, double pivotTolerance)
{
    private const double Threshold = 0.1;
    private const double Negligible = 1e-14;

    private readonly int _rows = matrix.Rows;
    private readonly int[] _pivotRow = new int[matrix.Rows];
    private readonly int[] _pivotAt = new int[matrix.Rows];
    private readonly int[] _stepOfRow = new int[matrix.Rows];
    private readonly double[] _diagonal = new double[matrix.Rows];
    private readonly ListOfVectors _lower = new();
    private readonly ListOfVectors _upper = new();
    private readonly ListOfVectors _changes = new();
    private readonly List<(int Position, double Pivot)> _changed = [];
    private readonly double[] _work = new double[matrix.Rows];
    private int _steps;

    /// <summary>The number of changes since the last factorisation.</summary>
    internal int Changes => _changed.Count;

    /// <summary>Entries of the changes: where they outgrow the factors a new factorisation pays.</summary>
    internal int ChangeEntries => _changes.Entries;

    /// <summary>
    /// Factorises the basis of some variables (columns first, then the logical variable of each row, whose column is -1 in its
    /// row). Where it is singular, positions without a pivot take the logical variables of rows without one, in
    /// <paramref name="basic"/> itself.
    /// </summary>
    /// <returns>Whether a variable had to be replaced.</returns>
    internal bool Factorise(int[] basic)
    {
        _lower.Clear();
        _upper.Clear();
        _changes.Clear();
        _changed.Clear();
        _steps = 0;
        Array.Clear(_work);
        Array.Fill(_stepOfRow, -1);
        var columns = new BasisColumns(matrix, basic);
        var isDone = new bool[_rows];
        var singletons = columns.TakeSingletons();
        foreach (var (row, position) in singletons)
        {
            if (!TryPivotSingleton(columns, position, row))
            {
                break;
            }

            isDone[position] = true;
        }

        // The steps of singletons never touch what remains, unless a pivot was too small and the order broke off.
        var elimination = _steps == singletons.Count ? _steps : 0;
        foreach (var position in Enumerable.Range(0, _rows).Where(p => !isDone[p]).OrderBy(p => columns.Count(p)).ThenBy(p => p).ToArray())
        {
            isDone[position] = TryPivot(columns, position, elimination);
        }

        var isReplaced = false;
        for (int position = 0, row = 0; position < _rows; position++)
        {
            if (!isDone[position])
            {
                while (_stepOfRow[row] >= 0)
                {
                    row++;
                }

                basic[position] = matrix.Columns + row;
                AddStep(row, position, -1);
                _lower.End();
                _upper.End();
                isReplaced = true;
            }
        }

        return isReplaced;
    }

    /// <summary>Solves B z = v: v by row goes in, z by position comes out, in place.</summary>
    internal void Forward(double[] v)
    {
        for (var k = 0; k < _rows; k++)
        {
            if (v[_pivotRow[k]] is var t and not 0)
            {
                _lower.AddTo(k, -t, v);
            }
        }

        for (var k = _rows - 1; k >= 0; k--)
        {
            var t = v[_pivotRow[k]];
            if (t != 0)
            {
                t /= _diagonal[k];
                _upper.AddTo(k, -t, v);
            }

            _work[_pivotAt[k]] = t;
        }

        Array.Copy(_work, v, _rows);
        for (var c = 0; c < _changed.Count; c++)
        {
            var (position, pivot) = _changed[c];
            if (v[position] != 0)
            {
                var t = v[position] / pivot;
                _changes.AddTo(c, -t, v);
                v[position] = t;
            }
        }
    }

    /// <summary>Solves B'y = v: v by position goes in, y by row comes out, in place.</summary>
    internal void Backward(double[] v)
    {
        for (var c = _changed.Count - 1; c >= 0; c--)
        {
            var (position, pivot) = _changed[c];
            v[position] = (v[position] - _changes.Dot(c, v)) / pivot;
        }

        for (var k = 0; k < _rows; k++)
        {
            _work[_pivotRow[k]] = (v[_pivotAt[k]] - _upper.Dot(k, _work)) / _diagonal[k];
        }

        for (var k = _rows - 1; k >= 0; k--)
        {
            _work[_pivotRow[k]] -= _lower.Dot(k, _work);
        }

        Array.Copy(_work, v, _rows);
    }

    /// <summary>Replaces the variable at a position; its column is given as B^-1 a.</summary>
    internal void Change(int position, double[] column)
    {
        for (var i = 0; i < _rows; i++)
        {
            if (i != position && Math.Abs(column[i]) > Negligible)
            {
                _changes.Add(i, column[i]);
            }
        }

        _changes.End();
        _changed.Add((position, column[position]));
    }

    // A column on which no earlier step acts.
    private bool TryPivotSingleton(BasisColumns columns, int position, int row)
    {
        var pivot = columns.Value(position, row);
        if (Math.Abs(pivot) <= pivotTolerance)
        {
            return false;
        }

        columns.Split(position, row, pivot, _stepOfRow, _lower, _upper);
        _lower.End();
        _upper.End();
        AddStep(row, position, pivot);
        return true;
    }

    // Brings one column through the steps of the elimination so far and pivots on it; not where no entry left is large enough.
    private bool TryPivot(BasisColumns columns, int position, int firstStep)
    {
        columns.Scatter(position, _work);
        for (var k = firstStep; k < _steps; k++)
        {
            if (_work[_pivotRow[k]] is var t and not 0)
            {
                _lower.AddTo(k, -t, _work);
            }
        }

        var largest = 0.0;
        for (var i = 0; i < _rows; i++)
        {
            largest = _stepOfRow[i] < 0 ? Math.Max(largest, Math.Abs(_work[i])) : largest;
        }

        if (largest <= pivotTolerance)
        {
            Array.Clear(_work);
            return false;
        }

        var row = Sparsest(columns, Threshold * largest);
        var pivot = _work[row];
        for (var i = 0; i < _rows; i++)
        {
            if (i != row && Math.Abs(_work[i]) > Negligible)
            {
                (_stepOfRow[i] < 0 ? _lower : _upper).Add(i, _stepOfRow[i] < 0 ? _work[i] / pivot : _work[i]);
            }
        }

        Array.Clear(_work);
        _lower.End();
        _upper.End();
        AddStep(row, position, pivot);
        return true;
    }

    // The row with the fewest entries among those left whose entry is large enough; the larger entry, then the first row, of equals.
    private int Sparsest(BasisColumns columns, double least)
    {
        var best = -1;
        for (var i = 0; i < _rows; i++)
        {
            if (_stepOfRow[i] < 0 && Math.Abs(_work[i]) >= least)
            {
                var order = best < 0 ? -1 : columns.RowCount(i).CompareTo(columns.RowCount(best));
                best = order < 0 || (order == 0 && Math.Abs(_work[i]) > Math.Abs(_work[best])) ? i : best;
            }
        }

        return best;
    }

    private void AddStep(int row, int position, double pivot)
    {
        _pivotRow[_steps] = row;
        _pivotAt[_steps] = position;
        _diagonal[_steps] = pivot;
        _stepOfRow[row] = _steps++;
    }
}

/// <summary>Sparse vectors one after the other, built entry by entry.</summary>
internal sealed class ListOfVectors
{
    private readonly List<int> _end = [];
    private int[] _index = new int[64];
    private double[] _value = new double[64];

    internal int Entries { get; private set; }

    internal void Clear()
    {
        _end.Clear();
        Entries = 0;
    }

    internal void Add(int index, double value)
    {
        if (Entries == _index.Length)
        {
            Array.Resize(ref _index, 2 * Entries);
            Array.Resize(ref _value, 2 * Entries);
        }

        _index[Entries] = index;
        _value[Entries++] = value;
    }

    /// <summary>Ends the vector that is being built.</summary>
    internal void End() => _end.Add(Entries);

    /// <summary>Adds a multiple of a vector to a dense one.</summary>
    internal void AddTo(int vector, double factor, double[] dense)
    {
        var end = _end[vector];
        for (var k = vector == 0 ? 0 : _end[vector - 1]; k < end; k++)
        {
            dense[_index[k]] += factor * _value[k];
        }
    }

    internal double Dot(int vector, double[] dense)
    {
        var sum = 0.0;
        var end = _end[vector];
        for (var k = vector == 0 ? 0 : _end[vector - 1]; k < end; k++)
        {
            sum += _value[k] * dense[_index[k]];
        }

        return sum;
    }
}
