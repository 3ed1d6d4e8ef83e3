namespace Songhua.Numerics;

/// <summary>The columns of a basis, by position, with the counts that order the elimination.</summary>
internal sealed class BasisColumns
{
    private readonly SparseColumns _matrix;
    private readonly int[] _basic;
    private readonly int[] _count;
    private readonly int[] _rowCount;
    private readonly int[] _rowStart;
    private readonly int[] _positionsOfRow;

    internal BasisColumns(SparseColumns matrix, int[] basic)
    {
        (_matrix, _basic) = (matrix, basic);
        _count = new int[basic.Length];
        _rowCount = new int[basic.Length];
        for (var p = 0; p < basic.Length; p++)
        {
            foreach (var row in Rows(p))
            {
                _count[p]++;
                _rowCount[row]++;
            }
        }

        _rowStart = new int[basic.Length + 1];
        for (var i = 0; i < basic.Length; i++)
        {
            _rowStart[i + 1] = _rowStart[i] + _rowCount[i];
        }

        _positionsOfRow = new int[_rowStart[^1]];
        var next = _rowStart.AsSpan(0, basic.Length).ToArray();
        for (var p = 0; p < basic.Length; p++)
        {
            foreach (var row in Rows(p))
            {
                _positionsOfRow[next[row]++] = p;
            }
        }
    }

    /// <summary>Entries of a column in rows that are not taken.</summary>
    internal int Count(int position) => _count[position];

    /// <summary>Entries of a row in columns that are not taken.</summary>
    internal int RowCount(int row) => _rowCount[row];

    /// <summary>Adds a column to a dense vector of zeros.</summary>
    internal void Scatter(int position, double[] dense)
    {
        var variable = _basic[position];
        if (variable >= _matrix.Columns)
        {
            dense[variable - _matrix.Columns] = -1;
            return;
        }

        var rows = _matrix.RowsOf(variable);
        var values = _matrix.ValuesOf(variable);
        for (var k = 0; k < rows.Length; k++)
        {
            dense[rows[k]] = values[k];
        }
    }

    /// <summary>The entry of a column in a row; zero where there is none.</summary>
    internal double Value(int position, int row)
    {
        var variable = _basic[position];
        if (variable >= _matrix.Columns)
        {
            return variable - _matrix.Columns == row ? -1 : 0;
        }

        var at = _matrix.RowsOf(variable).BinarySearch(row);
        return at < 0 ? 0 : _matrix.ValuesOf(variable)[at];
    }

    /// <summary>Shares a column's other entries out: rows with a step to the upper factor, the rest, by the pivot, to the lower.</summary>
    internal void Split(int position, int pivotRow, double pivot, int[] stepOfRow, ListOfVectors lower, ListOfVectors upper)
    {
        var variable = _basic[position];
        if (variable >= _matrix.Columns)
        {
            return;
        }

        var rows = _matrix.RowsOf(variable);
        var values = _matrix.ValuesOf(variable);
        for (var k = 0; k < rows.Length; k++)
        {
            if (rows[k] == pivotRow)
            {
                continue;
            }

            if (stepOfRow[rows[k]] < 0)
            {
                lower.Add(rows[k], values[k] / pivot);
            }
            else
            {
                upper.Add(rows[k], values[k]);
            }
        }
    }

    /// <summary>
    /// Takes off columns with one entry left, then rows with one entry left, each in the order in which they become so. Taking a
    /// row's last column leaves the counts of the other columns as they are: one pass of each is enough.
    /// </summary>
    internal List<(int Row, int Position)> TakeSingletons()
    {
        var taken = new List<(int, int)>();
        var isRowTaken = new bool[_basic.Length];
        var isTaken = new bool[_basic.Length];
        var queue = new Queue<int>(Enumerable.Range(0, _basic.Length).Where(p => _count[p] == 1));
        while (queue.TryDequeue(out var position))
        {
            if (isTaken[position] || _count[position] != 1)
            {
                continue;
            }

            var row = First(Rows(position), isRowTaken);
            Take(row, position);
            foreach (var other in PositionsOf(row))
            {
                if (!isTaken[other] && --_count[other] == 1)
                {
                    queue.Enqueue(other);
                }
            }
        }

        for (var p = 0; p < _basic.Length; p++)
        {
            foreach (var row in isTaken[p] ? Rows(p) : default)
            {
                _rowCount[row]--;
            }
        }

        queue = new(Enumerable.Range(0, _basic.Length).Where(i => !isRowTaken[i] && _rowCount[i] == 1));
        while (queue.TryDequeue(out var row))
        {
            if (isRowTaken[row] || _rowCount[row] != 1)
            {
                continue;
            }

            var position = First(PositionsOf(row), isTaken);
            Take(row, position);
            foreach (var other in Rows(position))
            {
                if (!isRowTaken[other] && --_rowCount[other] == 1)
                {
                    queue.Enqueue(other);
                }
            }
        }

        return taken;

        void Take(int row, int position)
        {
            (isRowTaken[row], isTaken[position]) = (true, true);
            taken.Add((row, position));
        }
    }

    private static int First(ReadOnlySpan<int> items, bool[] isTaken)
    {
        var k = 0;
        while (isTaken[items[k]])
        {
            k++;
        }

        return items[k];
    }

    private ReadOnlySpan<int> PositionsOf(int row) => _positionsOfRow.AsSpan(_rowStart[row], _rowStart[row + 1] - _rowStart[row]);

    private ReadOnlySpan<int> Rows(int position) =>
        _basic[position] is var variable && variable < _matrix.Columns ? _matrix.RowsOf(variable) : Identity.AsSpan(variable - _matrix.Columns, 1);

    private int[] Identity => field ??= [.. Enumerable.Range(0, _matrix.Rows)];
}
