using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics.Iterative;

/// <summary>Systems solved by products alone, against factors; products with sparse matrices against dense ones.</summary>
public sealed class GmresTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(130)]
    [InlineData(400)]
    public void Productive_systems_are_solved_as_by_factors(int n)
    {
        var (dense, sparse) = Leontief(n, 0.1);
        double[] right = [.. Enumerable.Range(0, n).Select(i => 1.0 + (i % 5))];
        var expected = LuFactorisation.Of(dense).Solve(right);
        foreach (var solution in (IterativeSolution[])[Gmres.Solve(v => dense.Times(v), right), Gmres.Solve(v => sparse.Times(v), right)])
        {
            Assert.True(solution.IsConverged);
            Assert.InRange(solution.Residual, 0, 1e-14);
            Assert.InRange(solution.Products, 1, 120);
            for (var i = 0; i < n; i++)
            {
                Assert.Equal(1, solution.X[i] / expected[i], 1e-12);
            }
        }
    }

    [Fact]
    public void A_sparse_product_is_the_dense_one()
    {
        var (dense, sparse) = Leontief(90, 0.05);
        var v = Enumerable.Range(0, 90).Select(i => Math.Sin(i)).ToArray();
        Assert.Equal(dense.Times(v), sparse.Times(v), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Throws<ArgumentException>(() => sparse.Times(new double[89]));
    }

    [Fact]
    public void Entries_of_one_place_are_added_in_any_order_and_zeros_left_out()
    {
        var matrix = new SparseMatrix(3, 4, [(2, 1, 5), (0, 3, 1), (2, 0, -1), (0, 3, 2), (1, 1, 4), (1, 1, -4)]);
        Assert.Equal([(0, 3, 3.0), (2, 0, -1.0), (2, 1, 5.0)], matrix.Entries());
        Assert.Equal([(0, 2, -1.0), (1, 2, 5.0), (3, 0, 3.0)], matrix.Transposed.Entries());
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseMatrix(2, 2, [(0, 2, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseMatrix(2, 2, [(-1, 0, 1)]));
    }

    /// <summary>A rotation of all places by one: no combination of fewer than n powers brings the residual down.</summary>
    [Fact]
    public void What_does_not_converge_is_said()
    {
        var right = new double[200];
        right[0] = 1;
        var solution = Gmres.Solve(v => [.. v[1..], v[0]], right);
        Assert.False(solution.IsConverged);
        Assert.Equal(1, solution.Residual);
        var singular = Gmres.Solve(v => new double[v.Length], [1, 2]);
        Assert.False(singular.IsConverged);
        Assert.False(Gmres.Solve(v => [.. v.Select(_ => double.NaN)], [1, 2]).IsConverged);
        var (dense, _) = Leontief(60, 0.3);
        var stopped = Gmres.Solve(v => dense.Times(v), [.. Enumerable.Repeat(1.0, 60)], 1e-14, 3);
        Assert.False(stopped.IsConverged);
        Assert.InRange(stopped.Products, 1, 3);
    }

    [Fact]
    public void Nothing_is_the_solution_for_nothing()
    {
        Assert.Equal([0, 0, 0], Gmres.Solve(v => v, new double[3]).X.ToArray());
        Assert.Empty(Gmres.Solve(v => v, []).X.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Gmres.Solve(v => v, [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => Gmres.Solve(v => [1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gmres.Solve(v => v, [1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gmres.Solve(v => v, [1], 1e-10, 0));
    }

    // I - A, a share of the elements of A filled, own shares up to 0.4, columns that add up to 0.2 to 0.8.
    private static (DenseMatrix Dense, SparseMatrix Sparse) Leontief(int n, double filled)
    {
        var reader = RandomStream.Of(1, "gmres").Item(n);
        var a = new double[n, n];
        for (var c = 0; c < n; c++)
        {
            double[] column = [.. Enumerable.Range(0, n).Select(_ => reader.Chance(filled) ? reader.Uniform() : 0)];
            var (own, share) = (reader.Uniform(0, 0.4), reader.Uniform(0.1, 0.4) / Math.Max(1, column.Sum()));
            for (var r = 0; r < n; r++)
            {
                a[r, c] = (r == c ? 1 - own : 0) - (column[r] * share);
            }
        }

        return (new(a), new(n, n, Enumerable.Range(0, n * n).Select(i => (i / n, i % n, a[i / n, i % n]))));
    }
}
