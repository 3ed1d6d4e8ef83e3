namespace Songhua.Numerics;

/// <summary>
/// Factors of rows and columns, powers of two so that scaling rounds nothing, that bring coefficients near 1: geometric means of
/// the largest and the smallest entry, in turns (Curtis &amp; Reid 1972, J. Inst. Math. Applic. 10: 118-124, compare it).
/// </summary>
internal sealed class LinearScaling
{
    private const int Passes = 4;

    private LinearScaling(double[] byRow, double[] byColumn) => (ByRow, ByColumn) = (byRow, byColumn);

    internal double[] ByRow { get; }

    internal double[] ByColumn { get; }

    internal static LinearScaling Of(SparseColumns matrix, bool isScaled)
    {
        var scaling = new LinearScaling(new double[matrix.Rows], new double[matrix.Columns]);
        Array.Fill(scaling.ByRow, 1);
        Array.Fill(scaling.ByColumn, 1);
        if (isScaled)
        {
            var rows = matrix.Transposed();
            for (var pass = 0; pass < Passes; pass++)
            {
                Balance(rows, scaling.ByRow, scaling.ByColumn);
                Balance(matrix, scaling.ByColumn, scaling.ByRow);
            }

            Round(scaling.ByRow);
            Round(scaling.ByColumn);
        }

        return scaling;
    }

    /// <summary>The power of two next to a number above zero.</summary>
    internal static double PowerOfTwo(double number) => Math.ScaleB(1, (int)Math.Round(Math.Log2(number)));

    private static void Balance(SparseColumns lines, double[] factor, double[] across)
    {
        for (var j = 0; j < lines.Columns; j++)
        {
            var (least, most) = (double.PositiveInfinity, 0.0);
            var at = lines.RowsOf(j);
            var values = lines.ValuesOf(j);
            for (var k = 0; k < at.Length; k++)
            {
                var size = Math.Abs(values[k]) * across[at[k]];
                (least, most) = (Math.Min(least, size), Math.Max(most, size));
            }

            factor[j] = most > 0 ? 1 / Math.Sqrt(least * most) : 1;
        }
    }

    private static void Round(double[] factors)
    {
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = PowerOfTwo(factors[i]);
        }
    }
}
