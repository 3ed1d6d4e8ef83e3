using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>A coefficient with its influence.</summary>
/// <param name="Row">The selling sector i, from 0.</param>
/// <param name="Column">The buying sector j, from 0.</param>
/// <param name="Influence">The Frobenius norm of its first-order field.</param>
public readonly record struct InfluentialCoefficient(int Row, int Column, double Influence);

/// <summary>
/// Fields of influence: how the Leontief inverse answers to a change of one technical coefficient. The first-order field of a_ij is the outer
/// product of column i and row j of L, F(i, j)_kl = l_ki l_jl, and a change e of a_ij changes L by e F / (1 - e l_ji), exactly (Sherman
/// &amp; Morrison 1950). The total influence of a_ij is the norm of F, which is the norm of column i times that of row j: all n^2 of them
/// cost as much as reading L. Source: Sonis &amp; Hewings (1992), Economic Systems Research 4: 143-157; Miller &amp; Blair
/// (2009), 12.3.
/// </summary>
public static class FieldOfInfluence
{
    /// <summary>The first-order field of one coefficient.</summary>
    /// <param name="inverse">L.</param>
    /// <param name="row">i, from 0.</param>
    /// <param name="column">j, from 0.</param>
    /// <returns>Sectors x sectors: the derivative of L by a_ij.</returns>
    /// <exception cref="ArgumentException">Not square, or a sector that is not there.</exception>
    public static DenseMatrix FirstOrder(DenseMatrix inverse, int row, int column) => Scaled(inverse, row, column, 1);

    /// <summary>The change of L with a change of one coefficient, exactly.</summary>
    /// <param name="inverse">L.</param>
    /// <param name="row">i, from 0.</param>
    /// <param name="column">j, from 0.</param>
    /// <param name="change">Of a_ij.</param>
    /// <returns>Sectors x sectors; null where the change makes the system singular or no longer productive: e l_ji of one or above.</returns>
    /// <exception cref="ArgumentException">Not square, a sector that is not there, or a change that is missing.</exception>
    public static DenseMatrix? Change(DenseMatrix inverse, int row, int column, double change)
    {
        FlowCheck.Finite([change], nameof(change));
        Sectors(inverse, row, column);
        var left = 1 - (change * inverse[column, row]);
        return left > 0 ? Scaled(inverse, row, column, change / left) : null;
    }

    /// <summary>The total influence of every coefficient.</summary>
    /// <param name="inverse">L.</param>
    /// <returns>Sectors x sectors: at (i, j) the Frobenius norm of the first-order field of a_ij.</returns>
    /// <exception cref="ArgumentException">Not square.</exception>
    public static DenseMatrix Total(DenseMatrix inverse)
    {
        var (columns, rows) = Norms(inverse);
        var total = new DenseMatrix(inverse.Rows, inverse.Columns);
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
            {
                total[i, j] = columns[i] * rows[j];
            }
        }

        return total;
    }

    /// <summary>The mean of the total influences of all coefficients.</summary>
    /// <param name="inverse">L.</param>
    /// <returns>Of n x n influences.</returns>
    /// <exception cref="ArgumentException">Not square.</exception>
    public static double Mean(DenseMatrix inverse)
    {
        var (columns, rows) = Norms(inverse);
        return columns.Average() * rows.Average();
    }

    /// <summary>The coefficients with the greatest total influence, without forming all of them.</summary>
    /// <param name="inverse">L.</param>
    /// <param name="count">How many.</param>
    /// <returns>The greatest first; those of equal influence by row and column.</returns>
    /// <exception cref="ArgumentException">Not square, or a negative count.</exception>
    public static IReadOnlyList<InfluentialCoefficient> Largest(DenseMatrix inverse, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var (columns, rows) = Norms(inverse);
        int[] byColumn = [.. Enumerable.Range(0, columns.Length).OrderByDescending(i => columns[i]).ThenBy(i => i)];
        int[] byRow = [.. Enumerable.Range(0, rows.Length).OrderByDescending(j => rows[j]).ThenBy(j => j)];

        // Products of two falling lists: the next of each line waits in a queue.
        var queue = new PriorityQueue<(int Line, int Place), (double Negative, int Row, int Column)>();
        for (var line = 0; line < Math.Min(byColumn.Length, count); line++)
        {
            Wait(line, 0);
        }

        var largest = new List<InfluentialCoefficient>();
        while (largest.Count < count && queue.TryDequeue(out var next, out var key))
        {
            largest.Add(new(key.Row, key.Column, -key.Negative));
            if (next.Place + 1 < byRow.Length)
            {
                Wait(next.Line, next.Place + 1);
            }
        }

        return largest;

        void Wait(int line, int place) =>
            queue.Enqueue((line, place), (-(columns[byColumn[line]] * rows[byRow[place]]), byColumn[line], byRow[place]));
    }

    private static (double[] Columns, double[] Rows) Norms(DenseMatrix inverse)
    {
        var n = FlowCheck.Square(inverse, nameof(inverse));
        var (columns, rows) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var row = inverse.Row(i);
            for (var j = 0; j < n; j++)
            {
                var square = row[j] * row[j];
                columns[j] += square;
                rows[i] += square;
            }
        }

        for (var i = 0; i < n; i++)
        {
            (columns[i], rows[i]) = (Math.Sqrt(columns[i]), Math.Sqrt(rows[i]));
        }

        return (columns, rows);
    }

    private static void Sectors(DenseMatrix inverse, int row, int column)
    {
        var n = FlowCheck.Square(inverse, nameof(inverse));
        FlowCheck.Group([row], n, nameof(row));
        FlowCheck.Group([column], n, nameof(column));
    }

    private static DenseMatrix Scaled(DenseMatrix inverse, int row, int column, double scale)
    {
        Sectors(inverse, row, column);
        var field = new DenseMatrix(inverse.Rows, inverse.Columns);
        var right = inverse.Row(column);
        for (var k = 0; k < field.Rows; k++)
        {
            var factor = scale * inverse[k, row];
            var to = field.Row(k);
            for (var l = 0; l < to.Length; l++)
            {
                to[l] = factor * right[l];
            }
        }

        return field;
    }
}
