using Songhua.Numerics;
using static Songhua.Tests.Unit.Numerics.Dense.DenseMatrices;

namespace Songhua.Tests.Unit.Numerics.Dense;

/// <summary>Products, transposes and norms of dense matrices.</summary>
public sealed class DenseMatrixTests
{
    /// <summary>Sizes on either side of the kernel's tile (8 x 24), of the cache blocks (192, 384) and of what is shared among threads.</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 7, 3)]
    [InlineData(7, 8, 9)]
    [InlineData(8, 24, 24)]
    [InlineData(9, 25, 23)]
    [InlineData(63, 64, 65)]
    [InlineData(127, 129, 200)]
    [InlineData(193, 385, 217)]
    [InlineData(1, 800, 400)]
    [InlineData(400, 800, 1)]
    public void Each_element_of_a_product_is_one_chain_of_fused_multiply_adds(int rows, int depth, int columns)
    {
        var (left, right) = (Normal(rows, depth, "left"), Normal(depth, columns, "right"));
        var (keptLeft, keptRight) = (left.Copy(), right.Copy());
        var expected = Product(left, right);
        foreach (var threads in (int[])[1, 2, 3])
        {
            AssertSameBits(expected.Values, left.Times(right, threads).Values);
        }

        AssertSameBits(keptLeft.Values, left.Values);
        AssertSameBits(keptRight.Values, right.Values);
    }

    [Theory]
    [InlineData(0, 3, 2)]
    [InlineData(3, 0, 2)]
    [InlineData(3, 2, 0)]
    [InlineData(0, 0, 0)]
    public void Products_of_matrices_without_elements_are_zero(int rows, int depth, int columns)
    {
        var product = new DenseMatrix(rows, depth).Times(new DenseMatrix(depth, columns));
        Assert.Equal((rows, columns), (product.Rows, product.Columns));
        Assert.All(product.Values.ToArray(), v => Assert.Equal(0, v));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 9)]
    [InlineData(33, 31)]
    [InlineData(65, 200)]
    [InlineData(700, 1301)]
    public void Products_with_vectors_are_inner_products_for_any_number_of_threads(int rows, int columns)
    {
        var matrix = Normal(rows, columns, "matrix");
        var (x, y) = (Vector(columns, "x"), Vector(rows, "y"));
        var transposed = matrix.Transposed();
        var product = matrix.Times(x);
        for (var r = 0; r < rows; r++)
        {
            var scale = Enumerable.Range(0, columns).Sum(c => Math.Abs(matrix[r, c] * x[c]));
            Assert.Equal(Enumerable.Range(0, columns).Sum(c => matrix[r, c] * x[c]), product[r], columns * Epsilon * scale);
        }

        var mirrored = matrix.TransposedTimes(y);
        var expected = transposed.Times(y);
        for (var c = 0; c < columns; c++)
        {
            Assert.Equal(expected[c], mirrored[c], rows * Epsilon * Enumerable.Range(0, rows).Sum(r => Math.Abs(matrix[r, c] * y[r])));
        }

        AssertSameBits(matrix.Times(x, 1), matrix.Times(x, 2));
        AssertSameBits(matrix.TransposedTimes(y, 1), matrix.TransposedTimes(y, 2));
    }

    [Fact]
    public void A_transpose_exchanges_rows_and_columns()
    {
        var matrix = Normal(70, 33, "transposed");
        var transposed = matrix.Transposed();
        for (var i = 0; i < 70 * 33; i++)
        {
            Assert.Equal(matrix[i / 33, i % 33], transposed[i % 33, i / 33]);
        }
    }

    [Fact]
    public void Norms_are_the_largest_sums_of_columns_and_rows()
    {
        var matrix = new DenseMatrix(new double[,] { { 1, -2, 3 }, { -4, 5, -6 } });
        Assert.Equal((9, 15), (matrix.OneNorm(), matrix.InfinityNorm()));
        Assert.Equal((0, 0), (new DenseMatrix(0, 4).OneNorm(), new DenseMatrix(4, 0).InfinityNorm()));
        matrix[1, 1] = double.NaN;
        Assert.Equal((double.NaN, double.NaN), (matrix.OneNorm(), matrix.InfinityNorm()));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var matrix = new DenseMatrix(2, 3);
        Assert.Throws<ArgumentException>(() => matrix.Times(new double[2]));
        Assert.Throws<ArgumentException>(() => matrix.TransposedTimes(new double[3]));
        Assert.Throws<ArgumentException>(() => matrix.Times(new DenseMatrix(2, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Times(new DenseMatrix(3, 3), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DenseMatrix(-1, 3));
    }
}
