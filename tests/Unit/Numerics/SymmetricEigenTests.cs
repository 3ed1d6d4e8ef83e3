using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Eigenvalues in closed form, properties of random matrices, and matrices that are hard: repeated, graded, of low rank.</summary>
public sealed class SymmetricEigenTests
{
    /// <summary>The second difference matrix has the eigenvalues 2 - 2 cos(k pi / (n + 1)) (Golub and Van Loan 2013, 4.8.3).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(60)]
    public void Second_differences(int n)
    {
        var matrix = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            matrix[i, i] = 2;
            if (i > 0)
            {
                matrix[i, i - 1] = matrix[i - 1, i] = -1;
            }
        }

        var eigen = SymmetricEigen.Of(matrix);
        for (var k = 0; k < n; k++)
        {
            Assert.Equal(2 - (2 * Math.Cos((n - k) * Math.PI / (n + 1))), eigen.Values[k], 1e-13);
        }
    }

    [Fact]
    public void Repeated_eigenvalues_have_orthogonal_vectors()
    {
        // All ones: n once and 0 otherwise.
        var eigen = SymmetricEigen.Of(Filled(7, (_, _) => 1));
        Assert.Equal(7, eigen.Values[0], 1e-13);
        Assert.All(eigen.Values.Skip(1), v => Assert.Equal(0, v, 1e-13));
        Assert.All(eigen.Vector(0), v => Assert.Equal(1 / Math.Sqrt(7), v, 1e-13));
        AssertDecomposes(Filled(7, (_, _) => 1), eigen);
    }

    [Fact]
    public void Zero_and_empty_matrices_are_decomposed()
    {
        Assert.Equal([0.0, 0, 0], SymmetricEigen.Of(new DenseMatrix(3, 3)).Values);
        Assert.Empty(SymmetricEigen.Of(new DenseMatrix(0, 0)).Values);
    }

    [Fact]
    public void Random_matrices_of_every_kind_are_decomposed()
    {
        var stream = RandomStream.Of(7, "eigen");
        for (var round = 0; round < 120; round++)
        {
            var reader = stream.Item(round);
            var n = 1 + (int)reader.Integer(40);
            var scale = Math.Pow(10, reader.Uniform(-150, 150));
            var rank = 1 + (int)reader.Integer(n);
            var factors = Filled(n, (_, _) => reader.Normal());
            var matrix = Filled(n, (i, j) => Enumerable.Range(0, (round % 3) == 0 ? rank : n).Sum(k => factors[i, k] * factors[j, k] * (round % 2 == 0 ? 1 : k - 3) * scale));
            if (round % 5 == 0)
            {
                // Graded: the diagonal falls over twenty powers of ten.
                matrix = Filled(n, (i, j) => matrix[i, j] * Math.Pow(10, -10.0 * (i + j) / n));
            }

            AssertDecomposes(matrix, SymmetricEigen.Of(matrix));
        }
    }

    [Fact]
    public void Signs_do_not_depend_on_rounding()
    {
        // Of (1, -1) / sqrt(2) both components are as great: the first is positive.
        var eigen = SymmetricEigen.Of(new DenseMatrix(new double[,] { { 0, 1 }, { 1, 0 } }));
        Assert.Equal([1.0, -1], eigen.Values.Select(v => Math.Round(v, 14)));
        Assert.True(eigen.Vector(1)[0] > 0);
        Assert.True(eigen.Vector(1)[1] < 0);
    }

    [Fact]
    public void What_is_not_symmetric_or_finite_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of(new DenseMatrix(2, 3)));
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of(new DenseMatrix(new double[,] { { 1, 2 }, { 2.1, 1 } })));
        Assert.Throws<ArgumentException>(() => SymmetricEigen.Of(new DenseMatrix(new[,] { { double.NaN } })));
    }

    private static DenseMatrix Filled(int n, Func<int, int, double> element)
    {
        var matrix = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                matrix[i, j] = j < i ? matrix[j, i] : element(i, j);
            }
        }

        return matrix;
    }

    private static void AssertDecomposes(DenseMatrix matrix, SymmetricEigen eigen)
    {
        var n = matrix.Rows;
        Assert.InRange(eigen.Residual, 0, 2e-14 * Math.Sqrt(n) * 4);
        Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
        var products = eigen.Vectors.Transposed().Times(eigen.Vectors);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                Assert.Equal(i == j ? 1 : 0, products[i, j], 1e-13);
            }
        }
    }
}
