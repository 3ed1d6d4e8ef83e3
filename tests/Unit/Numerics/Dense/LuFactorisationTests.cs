using Songhua.Numerics;
using static Songhua.Tests.Unit.Numerics.Dense.DenseMatrices;

namespace Songhua.Tests.Unit.Numerics.Dense;

/// <summary>Systems, inverses, condition and singularity of dense matrices.</summary>
public sealed class LuFactorisationTests
{
    // Partial pivoting on normal matrices grows elements by less than the square root of n or so; a wrong factor misses by far more.
    private const double Bound = 1;

    public static TheoryData<int> Sizes => [1, 2, 7, 8, 9, 23, 24, 25, 49, 63, 64, 65, 127, 129, 193, 200, 410];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Solutions_have_a_small_backward_error(int n)
    {
        var matrix = Normal(n, n, $"system {n}");
        var (kept, right) = (matrix.Copy(), Vector(n, "right"));
        var factors = LuFactorisation.Of(matrix, 2);
        Assert.Null(factors.SingularColumn);
        Assert.Equal(n, factors.Size);
        Assert.InRange(LinearResidual.Scaled(matrix, factors.Solve(right), right), 0, Bound * (n + 1) * Epsilon);
        Assert.InRange(LinearResidual.Scaled(matrix.Transposed(), factors.SolveTransposed(right), right), 0, Bound * (n + 1) * Epsilon);
        AssertSameBits(kept.Values, matrix.Values);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Many_right_hand_sides_have_a_small_backward_error(int n)
    {
        var matrix = Normal(n, n, $"many {n}");
        var factors = LuFactorisation.Of(matrix);
        var transposed = matrix.Transposed();
        foreach (var columns in (int[])[1, 3, 8, 33, 70])
        {
            var right = Normal(n, columns, $"right {columns}");
            var kept = right.Copy();
            var (solved, mirrored) = (factors.Solve(right), factors.SolveTransposed(right));
            AssertSameBits(kept.Values, right.Values);
            for (var c = 0; c < columns; c++)
            {
                Assert.InRange(LinearResidual.Scaled(matrix, Column(solved, c), Column(right, c)), 0, Bound * (n + 1) * Epsilon);
                Assert.InRange(LinearResidual.Scaled(transposed, Column(mirrored, c), Column(right, c)), 0, Bound * (n + 1) * Epsilon);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Inverses_multiply_to_the_identity(int n)
    {
        var matrix = Normal(n, n, $"inverse {n}");
        var inverse = LuFactorisation.Of(matrix).Inverse();
        Assert.InRange(LinearResidual.OfInverse(matrix, inverse), 0, Bound * (n + 1) * Epsilon);
        Assert.InRange(LinearResidual.OfInverse(inverse, matrix), 0, Bound * (n + 1) * Epsilon);
    }

    /// <summary>The blocks are those of the plain algorithm: with fused multiply-adds in the same order, bit for bit the same factors, seen through a triangle's solutions.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(24)]
    [InlineData(131)]
    public void Blocks_eliminate_as_the_plain_algorithm_does(int n)
    {
        var matrix = Normal(n, n, $"plain {n}");
        var right = DenseMatrix.Identity(n);
        var plain = Plain(matrix.Copy(), right);
        AssertSameBits(plain.Values, LuFactorisation.Of(matrix).Solve(DenseMatrix.Identity(n)).Values);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(200)]
    [InlineData(700)]
    public void The_bits_do_not_depend_on_the_threads(int n)
    {
        var (matrix, right, many) = (Normal(n, n, $"threads {n}"), Vector(n, "right"), Normal(n, 300, "many"));
        var (one, two) = (LuFactorisation.Of(matrix, 1), LuFactorisation.Of(matrix, 2));
        AssertSameBits(one.Solve(right), two.Solve(right));
        AssertSameBits(one.SolveTransposed(right), two.SolveTransposed(right));
        AssertSameBits(one.Solve(many).Values, two.Solve(many).Values);
        AssertSameBits(one.SolveTransposed(many).Values, two.SolveTransposed(many).Values);
        AssertSameBits(one.Inverse().Values, two.Inverse().Values);
        Assert.Equal(one.ReciprocalCondition(), two.ReciprocalCondition());
        AssertSameBits(LinearResidual.Of(matrix, right, right, 1), LinearResidual.Of(matrix, right, right, 2));
    }

    /// <summary>A permutation times a diagonal: every column's pivot lies elsewhere, and every answer is exact.</summary>
    [Theory]
    [InlineData(9)]
    [InlineData(65)]
    [InlineData(200)]
    public void Permutations_are_undone_exactly(int n)
    {
        var order = Enumerable.Range(0, n).ToArray();
        RandomStream.Of(3, "permutation").Item(n).Shuffle<int>(order);
        var matrix = new DenseMatrix(n, n);
        for (var r = 0; r < n; r++)
        {
            matrix[r, order[r]] = Math.ScaleB(1, r % 5);
        }

        var right = Vector(n, "right");
        var factors = LuFactorisation.Of(matrix);
        var (x, y, inverse) = (factors.Solve(right), factors.SolveTransposed(right), factors.Inverse());
        for (var r = 0; r < n; r++)
        {
            Assert.Equal(right[r] / matrix[r, order[r]], x[order[r]]);
            Assert.Equal(right[order[r]] / matrix[r, order[r]], y[r]);
            for (var c = 0; c < n; c++)
            {
                Assert.Equal(c == order[r] ? 1 / matrix[r, c] : 0, inverse[c, r]);
            }
        }
    }

    [Fact]
    public void A_small_system_is_solved_exactly()
    {
        var matrix = new DenseMatrix(new double[,] { { 0, 2, 1 }, { 1, 0, 0 }, { 4, 0, 2 } });
        var factors = LuFactorisation.Of(matrix);
        Assert.Equal([3, -1, 5], factors.Solve([3, 3, 22]));
        Assert.Equal(new DenseMatrix(new double[,] { { 0, 1, 0 }, { 0.5, 1, -0.25 }, { 0, -2, 0.5 } }).Values.ToArray(), factors.Inverse().Values.ToArray());
    }

    [Fact]
    public void A_matrix_without_rows_has_an_inverse_without_rows()
    {
        var factors = LuFactorisation.Of(new DenseMatrix(0, 0));
        Assert.Null(factors.SingularColumn);
        Assert.Empty(factors.Solve([]));
        Assert.Empty(factors.SolveTransposed([]));
        Assert.Equal(0, factors.Inverse().Rows);
        Assert.Equal(1, factors.ReciprocalCondition());
        var none = LuFactorisation.Of(DenseMatrix.Identity(3)).Solve(new DenseMatrix(3, 0));
        Assert.Equal((3, 0), (none.Rows, none.Columns));
    }

    /// <summary>A column of zeros stays one; a column that repeats another becomes one exactly where its multiples are exact.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 8)]
    [InlineData(65, 0)]
    [InlineData(65, 40)]
    [InlineData(130, 129)]
    public void The_first_column_without_a_pivot_is_named(int n, int column)
    {
        var matrix = Normal(n, n, $"singular {n}");
        for (var r = 0; r < n; r++)
        {
            matrix[r, column] = 0;
            matrix[r, n - 1] = 0;
        }

        var factors = LuFactorisation.Of(matrix);
        Assert.Equal(column, factors.SingularColumn);
        Assert.Equal(0, factors.ReciprocalCondition());
        Assert.Throws<InvalidOperationException>(() => factors.Solve(new double[n]));
        Assert.Throws<InvalidOperationException>(() => factors.SolveTransposed(new double[n]));
        Assert.Throws<InvalidOperationException>(() => factors.Solve(new DenseMatrix(n, 2)));
        Assert.Throws<InvalidOperationException>(() => factors.Inverse());
    }

    [Fact]
    public void A_repeated_sector_is_singular()
    {
        var factors = LuFactorisation.Of(new DenseMatrix(new double[,] { { 2, 1, 2 }, { 1, 3, 1 }, { 4, 1, 4 } }));
        Assert.Equal(2, factors.SingularColumn);
    }

    /// <summary>
    /// Condition numbers of Hilbert matrices in the 1-norm, whole numbers because their inverses are (Higham 2002, 28.1, gives the elements of the inverse).
    /// </summary>
    [Theory]
    [InlineData(3, 748)]
    [InlineData(4, 28_375)]
    [InlineData(5, 943_656)]
    [InlineData(6, 29_070_279)]
    public void The_condition_of_Hilbert_matrices_is_found(int n, double condition) =>
        Assert.Equal(1, condition * LuFactorisation.Of(Hilbert(n)).ReciprocalCondition(), 1e-6);

    [Fact]
    public void Nearly_singular_matrices_are_told()
    {
        Assert.InRange(LuFactorisation.Of(Hilbert(13)).ReciprocalCondition(), 0, 1e-16);
        var matrix = Normal(100, 100, "near");
        for (var r = 0; r < 100; r++)
        {
            matrix[r, 70] = matrix[r, 20] + (r == 3 ? 1e-13 : 0);
        }

        Assert.InRange(LuFactorisation.Of(matrix).ReciprocalCondition(), 0, 1e-14);
        Assert.Equal(1, LuFactorisation.Of(DenseMatrix.Identity(50)).ReciprocalCondition(), 1e-14);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_estimate_of_the_condition_lies_below_the_condition_and_within_a_factor_of_three(int n)
    {
        var matrix = Normal(n, n, $"condition {n}");
        var factors = LuFactorisation.Of(matrix);
        var condition = matrix.OneNorm() * factors.Inverse().OneNorm();
        Assert.InRange(factors.ReciprocalCondition() * condition, 1 - 1e-6, 3);
    }

    /// <summary>The Hilbert system of order 8 whose solution is ones, right-hand side exact: condition 3e10 in the 1-norm.</summary>
    [Fact]
    public void Refinement_wins_the_digits_that_the_condition_lost()
    {
        const int n = 8;
        var matrix = Hilbert(n);
        for (var i = 0; i < n * n; i++)
        {
            // Times the least common multiple of 1 to 15, so that every element is a whole number.
            matrix[i / n, i % n] = 360_360.0 / ((i / n) + (i % n) + 1);
        }

        double[] right = [.. Enumerable.Range(0, n).Select(r => matrix.Row(r).ToArray().Sum())];
        var factors = LuFactorisation.Of(matrix);
        var solved = factors.Solve(right);
        var refined = factors.Refine(matrix, right, solved);
        Assert.True(Error(refined) < 1e-4 * Error(solved), $"{Error(solved)} {Error(refined)}");
        Assert.InRange(Error(factors.Refine(matrix, right, refined)), 0, 1e-15);

        static double Error(double[] x) => x.Max(v => Math.Abs(v - 1));
    }

    [Fact]
    public void A_residual_is_added_up_in_twice_the_precision()
    {
        var matrix = new DenseMatrix(1, 20);
        matrix.Row(0).Fill(1);
        double[] x = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 1e16 : -1e16)];
        (x[3], x[17]) = (-1e16 + 2, -1e16 + 4);
        Assert.Equal([1 - 6], LinearResidual.Of(matrix, x, [1]));
        Assert.Equal(0, LinearResidual.Scaled(DenseMatrix.Identity(3), [1, 2, 3], [1, 2, 3]));
        Assert.Equal(0.5 / (1 + 1.5), LinearResidual.Scaled(DenseMatrix.Identity(1), [1], [1.5]));
    }

    [Fact]
    public void Wrong_answers_have_large_residuals()
    {
        var matrix = Normal(40, 40, "wrong");
        var factors = LuFactorisation.Of(matrix);
        var right = Vector(40, "right");
        var solved = factors.Solve(right);
        solved[7] += 1e-6;
        Assert.True(LinearResidual.Scaled(matrix, solved, right) > 1e-9);
        var inverse = factors.Inverse();
        inverse[3, 4] += 1e-6;
        Assert.True(LinearResidual.OfInverse(matrix, inverse) > 1e-10);
        Assert.Equal(double.NaN, LinearResidual.Scaled(matrix, [.. solved[..39], double.NaN], right));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LuFactorisation.Of(new DenseMatrix(2, 3)));
        Assert.Throws<ArgumentException>(() => LuFactorisation.Of(new DenseMatrix(new double[,] { { 1, 2 }, { double.NaN, 1 } })));
        Assert.Throws<ArgumentException>(() => LuFactorisation.Of(new DenseMatrix(new double[,] { { 1, double.PositiveInfinity }, { 0, 1 } })));
        Assert.Throws<ArgumentOutOfRangeException>(() => LuFactorisation.Of(DenseMatrix.Identity(2), 0));
        var factors = LuFactorisation.Of(DenseMatrix.Identity(2));
        Assert.Throws<ArgumentException>(() => factors.Solve(new double[3]));
        Assert.Throws<ArgumentException>(() => factors.SolveTransposed(new double[1]));
        Assert.Throws<ArgumentException>(() => factors.Solve(new DenseMatrix(3, 2)));
        Assert.Throws<ArgumentException>(() => factors.SolveTransposed(new DenseMatrix(3, 2)));
        Assert.Throws<ArgumentException>(() => factors.Refine(DenseMatrix.Identity(3), [1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => LinearResidual.Of(DenseMatrix.Identity(2), [1], [1, 2]));
        Assert.Throws<ArgumentException>(() => LinearResidual.OfInverse(DenseMatrix.Identity(2), DenseMatrix.Identity(3)));
    }

    // Golub & Van Loan (2013), algorithm 3.4.1, and substitution by columns, with fused multiply-adds.
    private static DenseMatrix Plain(DenseMatrix a, DenseMatrix x)
    {
        var n = a.Rows;
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(r => Math.Abs(a[r, k]));
            for (var c = 0; c < n; c++)
            {
                (a[k, c], a[pivot, c]) = (a[pivot, c], a[k, c]);
                (x[k, c], x[pivot, c]) = (x[pivot, c], x[k, c]);
            }

            for (var r = k + 1; r < n; r++)
            {
                a[r, k] /= a[k, k];
                for (var c = 0; c < n; c++)
                {
                    a[r, c] = c > k ? Math.FusedMultiplyAdd(-a[r, k], a[k, c], a[r, c]) : a[r, c];
                    x[r, c] = Math.FusedMultiplyAdd(-a[r, k], x[k, c], x[r, c]);
                }
            }
        }

        for (var k = n - 1; k >= 0; k--)
        {
            for (var c = 0; c < n; c++)
            {
                x[k, c] /= a[k, k];
                for (var r = 0; r < k; r++)
                {
                    x[r, c] = Math.FusedMultiplyAdd(-a[r, k], x[k, c], x[r, c]);
                }
            }
        }

        return x;
    }
}
