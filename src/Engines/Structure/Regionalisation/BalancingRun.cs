using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>The sweeps of a balancing.</summary>
internal sealed class BalancingRun(DenseMatrix prior, double[] rows, double[] columns, BalancingSpec spec)
{
    private readonly double[] _r = [.. Enumerable.Repeat(1.0, rows.Length)];
    private readonly double[] _s = [.. Enumerable.Repeat(1.0, columns.Length)];

    public BalancingSolution Solve()
    {
        for (var iteration = 1; iteration <= spec.MostIterations; iteration++)
        {
            List<int> badRows = [], badColumns = [];
            var (positive, negative) = RowSums();
            Meet(rows, positive, negative, _r, badRows);
            (positive, negative) = ColumnSums();
            Meet(columns, positive, negative, _s, badColumns);
            if (badRows.Count + badColumns.Count > 0)
            {
                return new(BalancingStatus.MarginOutOfReach, null, iteration) { Rows = badRows, Columns = badColumns };
            }

            var (worst, residual, isMet) = WorstRow();
            if (isMet)
            {
                return new(BalancingStatus.Converged, Balanced(), iteration) { Residual = residual, RowFactors = _r, ColumnFactors = _s };
            }

            if (iteration == spec.MostIterations)
            {
                return Blocked(iteration) ?? new(BalancingStatus.NotConverged, null, iteration)
                {
                    Rows = [worst],
                    Residual = residual,
                    RowFactors = _r,
                    ColumnFactors = _s,
                };
            }
        }

        throw new InvalidOperationException("A balancing has a sweep.");
    }

    private static void Meet(double[] margins, double[] positive, double[] negative, double[] factors, List<int> outOfReach)
    {
        for (var i = 0; i < margins.Length; i++)
        {
            var (u, p, n) = (margins[i], positive[i], negative[i]);
            if ((p == 0 && u > 0) || (n == 0 && u < 0) || (p == 0 && n > 0 && u == 0))
            {
                outOfReach.Add(i);
            }
            else if (p == 0)
            {
                factors[i] = n == 0 ? 1 : -n / u;
            }
            else if (n == 0)
            {
                factors[i] = u / p;
            }
            else
            {
                // The root without cancellation on either side of zero.
                var root = Math.Sqrt((u * u) + (4 * p * n));
                factors[i] = u >= 0 ? (u + root) / (2 * p) : 2 * n / (root - u);
            }
        }
    }

    private (double[] Positive, double[] Negative) RowSums()
    {
        var (positive, negative) = (new double[rows.Length], new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = prior.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                positive[i] += row[j] > 0 ? row[j] * _s[j] : 0;
                negative[i] -= row[j] < 0 ? row[j] / _s[j] : 0;
            }
        }

        return (positive, negative);
    }

    private (double[] Positive, double[] Negative) ColumnSums()
    {
        var (positive, negative) = (new double[columns.Length], new double[columns.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = prior.Row(i);
            for (var j = 0; j < row.Length; j++)
            {
                positive[j] += row[j] > 0 ? row[j] * _r[i] : 0;
                negative[j] -= row[j] < 0 ? row[j] / _r[i] : 0;
            }
        }

        return (positive, negative);
    }

    // Columns have just been met; rows show how far off the matrix is.
    private (int Row, double Residual, bool IsMet) WorstRow()
    {
        var (worst, residual, relative) = (0, 0.0, -1.0);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = prior.Row(i);
            var (sum, total) = (0.0, 0.0);
            for (var j = 0; j < row.Length; j++)
            {
                var element = Element(row[j], i, j);
                (sum, total) = (sum + element, total + Math.Abs(element));
            }

            var size = Math.Max(Math.Abs(rows[i]), total);
            var off = size == 0 ? 0 : Math.Abs(sum - rows[i]) / size;
            if (!(off <= relative))
            {
                (worst, residual, relative) = (i, Math.Abs(sum - rows[i]), off);
            }
        }

        return (worst, residual, relative <= spec.Tolerance);
    }

    private double Element(double element, int row, int column) =>
        element > 0 ? element * _r[row] * _s[column] : element < 0 ? element / (_r[row] * _s[column]) : 0;

    private DenseMatrix Balanced()
    {
        var balanced = new DenseMatrix(rows.Length, columns.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                balanced[i, j] = Element(prior[i, j], i, j);
            }
        }

        return balanced;
    }

    // Where a non-negative matrix cannot be balanced, the factors of rows that ask for more than their columns may hold grow without end:
    // the rows of the greatest factors and their columns are tried, and are a proof once the sums say so.
    private BalancingSolution? Blocked(int iteration)
    {
        foreach (var element in prior.Values)
        {
            if (element < 0)
            {
                return null;
            }
        }

        int[] order = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i] > 0).OrderByDescending(i => _r[i]).ThenBy(i => i)];
        var (isIn, needed, held) = (new bool[columns.Length], 0.0, 0.0);
        for (var k = 0; k < order.Length; k++)
        {
            needed += rows[order[k]];
            for (var j = 0; j < columns.Length; j++)
            {
                if (!isIn[j] && prior[order[k], j] > 0)
                {
                    isIn[j] = true;
                    held += columns[j];
                }
            }

            if (needed - held > 1e-9 * needed)
            {
                return new(BalancingStatus.BlockOutOfReach, null, iteration)
                {
                    Rows = [.. order.Take(k + 1).Order()],
                    Columns = [.. Enumerable.Range(0, columns.Length).Where(j => isIn[j])],
                    Residual = needed - held,
                };
            }
        }

        return null;
    }
}
