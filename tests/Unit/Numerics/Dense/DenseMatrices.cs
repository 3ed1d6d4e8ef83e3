using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics.Dense;

/// <summary>Matrices of the tests.</summary>
internal static class DenseMatrices
{
    internal const double Epsilon = 1.1102230246251565e-16;

    internal static DenseMatrix Normal(int rows, int columns, string name)
    {
        var reader = RandomStream.Of(1, $"dense/{name}").Item(0);
        var matrix = new DenseMatrix(rows, columns);
        foreach (ref var value in matrix.Values)
        {
            value = reader.Normal();
        }

        return matrix;
    }

    internal static double[] Vector(int length, string name) => Normal(1, length, name).Values.ToArray();

    /// <summary>1 / (i + j + 1).</summary>
    internal static DenseMatrix Hilbert(int n)
    {
        var matrix = new DenseMatrix(n, n);
        for (var i = 0; i < n * n; i++)
        {
            matrix[i / n, i % n] = 1.0 / ((i / n) + (i % n) + 1);
        }

        return matrix;
    }

    /// <summary>Element by element in the order of the columns, with fused multiply-adds.</summary>
    internal static DenseMatrix Product(DenseMatrix left, DenseMatrix right)
    {
        var product = new DenseMatrix(left.Rows, right.Columns);
        for (var i = 0; i < left.Rows; i++)
        {
            for (var k = 0; k < left.Columns; k++)
            {
                for (var j = 0; j < right.Columns; j++)
                {
                    product[i, j] = Math.FusedMultiplyAdd(left[i, k], right[k, j], product[i, j]);
                }
            }
        }

        return product;
    }

    internal static void AssertSameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected[i]), BitConverter.DoubleToInt64Bits(actual[i]));
        }
    }

    internal static double[] Column(DenseMatrix matrix, int column) => [.. Enumerable.Range(0, matrix.Rows).Select(r => matrix[r, column])];
}
