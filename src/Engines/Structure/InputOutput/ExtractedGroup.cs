using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The small system of an extraction of m sectors S, from blocks of A and L alone. The extracted part of A is s (P E' + E Q') with E the
/// columns of the identity for S, P what is taken of A's columns and Q' of its rows:
/// P = A E, or A E - E A_SS where internal flows stay; Q' = E' A for sales alone with internal flows, else E' A - A_SS E'.
/// So L P = L E - E, less L E A_SS, and Q' L = E' L - E', less A_SS E' L. What is lost is L E w + E g with w and g of m elements.
/// </summary>
internal sealed class ExtractedGroup
{
    private readonly double[] _throughColumns;
    private readonly double[] _direct;
    private readonly DenseMatrix _within;

    /// <param name="spec">The conventions.</param>
    /// <param name="own">A_SS.</param>
    /// <param name="within">L_SS.</param>
    /// <param name="demand">f_S.</param>
    /// <param name="output">x_S.</param>
    public ExtractedGroup(ExtractionSpec spec, DenseMatrix own, DenseMatrix within, double[] demand, double[] output)
    {
        _within = within;
        var m = demand.Length;
        var hasColumns = spec.Flows != ExtractedFlows.Sales;
        var hasRows = spec.Flows != ExtractedFlows.Purchases;
        var rowsAreOuter = spec.KeepsInternal || hasColumns;
        double[] gone = [.. demand.Select(d => spec.FinalDemandShare * d)];
        double[] left = [.. output.Zip(within.Times(gone), (x, d) => x - d)];

        // What the extracted sectors make (columns) and deliver to sectors (rows) where the demand that is left is met.
        double[] delivered = [.. Enumerable.Range(0, m).Select(i => left[i] - demand[i] + gone[i])];
        var inner = own.Times(left);
        double[] right = [.. hasColumns ? left : [], .. hasRows ? delivered.Select((d, i) => d - (rowsAreOuter ? inner[i] : 0)) : []];
        var answer = LuFactorisation.Of(System(spec, own, within, hasColumns, hasRows, rowsAreOuter)).Solve(right);

        (_throughColumns, _direct) = ([.. gone], new double[m]);
        var column = hasColumns ? answer.AsSpan(0, m).ToArray() : new double[m];
        var ownInputs = spec.KeepsInternal ? own.Times(column) : new double[m];
        for (var i = 0; i < m; i++)
        {
            _throughColumns[i] += spec.Share * (column[i] - ownInputs[i] + (hasRows ? answer[answer.Length - m + i] : 0));
            _direct[i] = -spec.Share * column[i];
        }
    }

    /// <summary>The loss, weighted.</summary>
    /// <param name="content">(r' L)_S.</param>
    /// <param name="weights">r_S.</param>
    public ExtractionLoss Loss(double[] content, double[] weights)
    {
        var (total, own, self) = (0.0, 0.0, _within.Times(_throughColumns));
        for (var i = 0; i < weights.Length; i++)
        {
            total += (content[i] * _throughColumns[i]) + (weights[i] * _direct[i]);
            own += weights[i] * (self[i] + _direct[i]);
        }

        return new(total, own);
    }

    /// <summary>x - x* of every sector.</summary>
    /// <param name="columns">L E.</param>
    /// <param name="group">S.</param>
    public double[] Lost(DenseMatrix columns, IReadOnlyList<int> group)
    {
        var lost = columns.Times(_throughColumns);
        for (var i = 0; i < group.Count; i++)
        {
            lost[group[i]] += _direct[i];
        }

        return lost;
    }

    // I + s V' L U with U = [P E] and V = [E Q].
    private static DenseMatrix System(ExtractionSpec spec, DenseMatrix own, DenseMatrix within, bool hasColumns, bool hasRows, bool rowsAreOuter)
    {
        var m = own.Rows;
        var purchases = Less(within, DenseMatrix.Identity(m));
        if (spec.KeepsInternal)
        {
            purchases = Less(purchases, within.Times(own));
        }

        var blocks = new List<(int Row, int Column, DenseMatrix Block)>();
        if (hasColumns)
        {
            blocks.Add((0, 0, purchases));
        }

        if (hasRows)
        {
            var at = hasColumns ? m : 0;
            var sales = Less(within, DenseMatrix.Identity(m));
            blocks.Add((at, at, rowsAreOuter ? Less(sales, own.Times(within)) : sales));
            if (hasColumns)
            {
                // Q' L P = E'(A - A_SS E')(L E - E): A L E - A E - A_SS (L_SS - I), and A L E = L_SS - I on S.
                blocks.Add((0, m, within));
                var cross = Less(Less(Less(within, DenseMatrix.Identity(m)), own), Less(own.Times(within), own));
                blocks.Add((m, 0, spec.KeepsInternal ? Less(cross, Less(sales, own.Times(within)).Times(own)) : cross));
            }
        }

        var system = DenseMatrix.Identity(hasColumns && hasRows ? 2 * m : m);
        foreach (var (row, column, block) in blocks)
        {
            for (var r = 0; r < m; r++)
            {
                for (var c = 0; c < m; c++)
                {
                    system[row + r, column + c] += spec.Share * block[r, c];
                }
            }
        }

        return system;
    }

    private static DenseMatrix Less(DenseMatrix left, DenseMatrix right)
    {
        var difference = new DenseMatrix(left.Rows, left.Columns);
        for (var i = 0; i < difference.Values.Length; i++)
        {
            difference.Values[i] = left.Values[i] - right.Values[i];
        }

        return difference;
    }
}
