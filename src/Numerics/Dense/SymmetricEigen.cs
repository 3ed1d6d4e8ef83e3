namespace Songhua.Numerics;

/// <summary>
/// All eigenvalues and eigenvectors of a symmetric matrix, A = V diag(w) V': reduction to tridiagonal form by Householder reflections,
/// then the implicit QL iteration with Wilkinson's shift. Source: Golub &amp; Van Loan (2013), Matrix Computations, 4th ed., 8.3; the
/// iteration in the QL form of Martin &amp; Wilkinson (1968), Numerische Mathematik 12: 377-383.
/// </summary>
public sealed class SymmetricEigen
{
    // Golub & Van Loan report under two sweeps an eigenvalue; far more means that the numbers are not what they seem.
    private const int MostSweeps = 60;
    private const double SymmetricWithin = 1e-12;
    private const double Rounding = 1.0 / (1L << 52);

    private SymmetricEigen(double[] values, DenseMatrix vectors, double residual) =>
        (Values, Vectors, Residual) = (values, vectors, residual);

    /// <summary>The eigenvalues, the greatest first.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>
    /// The eigenvectors of unit length in the columns, in the order of <see cref="Values"/>. Sign: the component of greatest magnitude is
    /// positive (the first such, magnitudes within 1e-9 of each other counting as equal).
    /// </summary>
    public DenseMatrix Vectors { get; }

    /// <summary>The greatest magnitude of an element of A V - V diag(w), over the greatest magnitude of an eigenvalue (over 1 for the zero matrix).</summary>
    public double Residual { get; }

    /// <summary>One eigenvector.</summary>
    /// <param name="index">From 0, the place of its value in <see cref="Values"/>.</param>
    /// <returns>As many elements as the matrix has rows.</returns>
    public double[] Vector(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Values.Count);
        return [.. Enumerable.Range(0, Vectors.Rows).Select(r => Vectors[r, index])];
    }

    /// <summary>Decomposes.</summary>
    /// <param name="matrix">Square, finite, symmetric within 1e-12 of its greatest element; not changed. The mean with the transpose is decomposed.</param>
    /// <returns>Values and vectors.</returns>
    /// <exception cref="ArgumentException">Not square, not finite or not symmetric.</exception>
    /// <exception cref="ArithmeticException">The iteration did not settle, which is not known to happen.</exception>
    public static SymmetricEigen Of(DenseMatrix matrix)
    {
        var symmetric = Checked(matrix);
        var n = matrix.Rows;
        var (diagonal, beside) = (new double[n], new double[n]);
        var rotated = Copy(symmetric);
        Tridiagonalise(rotated, diagonal, beside);
        Iterate(diagonal, beside, rotated);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => diagonal[i])];
        var vectors = new DenseMatrix(n, n);
        for (var k = 0; k < n; k++)
        {
            var sign = SignOf(rotated.Row(order[k]));
            for (var r = 0; r < n; r++)
            {
                vectors[r, k] = sign * rotated[order[k], r];
            }
        }

        double[] values = [.. order.Select(i => diagonal[i])];
        return new SymmetricEigen(values, vectors, ResidualOf(symmetric, values, vectors));
    }

    private static DenseMatrix Checked(DenseMatrix matrix)
    {
        if (matrix.Rows != matrix.Columns)
        {
            throw new ArgumentException($"A matrix of {matrix.Rows} x {matrix.Columns} is not square.", nameof(matrix));
        }

        var greatest = 0.0;
        foreach (var value in matrix.Values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("An element is not finite.", nameof(matrix));
            }

            greatest = Math.Max(greatest, Math.Abs(value));
        }

        var mean = new DenseMatrix(matrix.Rows, matrix.Rows);
        for (var r = 0; r < matrix.Rows; r++)
        {
            for (var c = 0; c < matrix.Rows; c++)
            {
                if (Math.Abs(matrix[r, c] - matrix[c, r]) > SymmetricWithin * greatest)
                {
                    throw new ArgumentException($"The matrix is not symmetric: ({r}, {c}) is {matrix[r, c]}, ({c}, {r}) is {matrix[c, r]}.", nameof(matrix));
                }

                mean[r, c] = (0.5 * matrix[r, c]) + (0.5 * matrix[c, r]);
            }
        }

        return mean;
    }

    private static DenseMatrix Copy(DenseMatrix matrix)
    {
        var copy = new DenseMatrix(matrix.Rows, matrix.Columns);
        matrix.Values.CopyTo(copy.Values);
        return copy;
    }

    /// <summary>
    /// T = Q' A Q. On return the rows of <paramref name="a"/> are the columns of Q, so that the rotations of the iteration run along rows;
    /// <paramref name="beside"/>[i] is T[i + 1, i], its last element zero.
    /// </summary>
    private static void Tridiagonalise(DenseMatrix a, double[] diagonal, double[] beside)
    {
        var n = a.Rows;
        var reflectors = new List<(int From, double[] V, double Beta)>();
        for (var k = 0; k + 2 < n; k++)
        {
            var (v, beta, alpha) = Reflector(a, k);
            beside[k] = alpha;
            if (beta != 0)
            {
                ReflectBothSides(a, k + 1, v, beta);
                reflectors.Add((k + 1, v, beta));
            }
        }

        for (var i = 0; i < n; i++)
        {
            diagonal[i] = a[i, i];
        }

        if (n > 1)
        {
            beside[n - 2] = a[n - 1, n - 2];
        }

        // Q = H_0 H_1 ..., accumulated backwards so that each reflection meets the smallest block; Q' is stored, hence from the right.
        DenseMatrix.Identity(n).Values.CopyTo(a.Values);
        for (var h = reflectors.Count - 1; h >= 0; h--)
        {
            var (from, v, beta) = reflectors[h];
            for (var r = from; r < n; r++)
            {
                var row = a.Row(r)[from..];
                var dot = 0.0;
                for (var c = 0; c < v.Length; c++)
                {
                    dot += row[c] * v[c];
                }

                for (var c = 0; c < v.Length; c++)
                {
                    row[c] -= beta * dot * v[c];
                }
            }
        }
    }

    /// <summary>v and beta of H = I - beta v v' that takes the column below the diagonal of column k onto its first axis, and the number left there.</summary>
    private static (double[] V, double Beta, double Alpha) Reflector(DenseMatrix a, int k)
    {
        var size = a.Rows - k - 1;
        var v = new double[size];
        var scale = 0.0;
        for (var i = 0; i < size; i++)
        {
            v[i] = a[k + 1 + i, k];
            scale = Math.Max(scale, Math.Abs(v[i]));
        }

        var below = 0.0;
        for (var i = 1; i < size; i++)
        {
            below += Math.Abs(v[i]);
        }

        if (below == 0)
        {
            return (v, 0, v[0]);
        }

        var square = 0.0;
        for (var i = 0; i < size; i++)
        {
            v[i] /= scale;
            square += v[i] * v[i];
        }

        var alpha = v[0] > 0 ? -Math.Sqrt(square) : Math.Sqrt(square);
        var beta = 1 / (square - (alpha * v[0]));
        v[0] -= alpha;
        return (v, beta, alpha * scale);
    }

    // The block from (from, from) on becomes H B H: with p = beta B v and w = p - (beta p'v / 2) v it is B - v w' - w v'.
    private static void ReflectBothSides(DenseMatrix a, int from, double[] v, double beta)
    {
        var w = new double[v.Length];
        var along = 0.0;
        for (var r = 0; r < v.Length; r++)
        {
            var row = a.Row(from + r)[from..];
            for (var c = 0; c < v.Length; c++)
            {
                w[r] += row[c] * v[c];
            }

            w[r] *= beta;
            along += w[r] * v[r];
        }

        for (var r = 0; r < v.Length; r++)
        {
            w[r] -= 0.5 * beta * along * v[r];
        }

        for (var r = 0; r < v.Length; r++)
        {
            var row = a.Row(from + r)[from..];
            for (var c = 0; c < v.Length; c++)
            {
                row[c] -= (v[r] * w[c]) + (w[r] * v[c]);
            }
        }
    }

    /// <summary>Implicit QL: the eigenvalues come to stand in d, and the rows of <paramref name="rotated"/> become the eigenvectors.</summary>
    private static void Iterate(double[] d, double[] e, DenseMatrix rotated)
    {
        // What is below the rounding of the whole matrix is nothing, even beside diagonal elements that are smaller still.
        var negligible = Rounding * d.Select((v, i) => Math.Abs(v) + Math.Abs(e[i])).DefaultIfEmpty().Max() / 1024;
        for (var l = 0; l < d.Length; l++)
        {
            for (var sweep = 0; ; sweep++)
            {
                var m = l;
                while (m < d.Length - 1 && Math.Abs(e[m]) > Math.Max(negligible, Rounding * (Math.Abs(d[m]) + Math.Abs(d[m + 1]))))
                {
                    m++;
                }

                if (m == l)
                {
                    break;
                }

                if (sweep == MostSweeps)
                {
                    throw new ArithmeticException($"The eigenvalues of a matrix of {d.Length} x {d.Length} did not settle in {MostSweeps} sweeps.");
                }

                Sweep(d, e, rotated, l, m);
            }
        }
    }

    private static void Sweep(double[] d, double[] e, DenseMatrix rotated, int l, int m)
    {
        var g = (d[l + 1] - d[l]) / (2 * e[l]);
        var r = double.Hypot(g, 1);
        g = d[m] - d[l] + (e[l] / (g + (g < 0 ? -r : r)));
        var (s, c, p) = (1.0, 1.0, 0.0);
        for (var i = m - 1; i >= l; i--)
        {
            var f = s * e[i];
            var b = c * e[i];
            r = double.Hypot(f, g);
            e[i + 1] = r;
            if (r == 0)
            {
                // The chase ended early: the block splits here.
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }

            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            Rotate(rotated.Row(i), rotated.Row(i + 1), s, c);
        }

        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    private static void Rotate(Span<double> lower, Span<double> upper, double s, double c)
    {
        for (var k = 0; k < lower.Length; k++)
        {
            var f = upper[k];
            upper[k] = (s * lower[k]) + (c * f);
            lower[k] = (c * lower[k]) - (s * f);
        }
    }

    private static int SignOf(ReadOnlySpan<double> vector)
    {
        var greatest = 0.0;
        foreach (var v in vector)
        {
            greatest = Math.Max(greatest, Math.Abs(v));
        }

        foreach (var v in vector)
        {
            if (Math.Abs(v) >= greatest * (1 - 1e-9))
            {
                return v < 0 ? -1 : 1;
            }
        }

        return 1;
    }

    private static double ResidualOf(DenseMatrix matrix, double[] values, DenseMatrix vectors)
    {
        var product = matrix.Times(vectors);
        var (worst, scale) = (0.0, 0.0);
        for (var k = 0; k < values.Length; k++)
        {
            scale = Math.Max(scale, Math.Abs(values[k]));
            for (var r = 0; r < values.Length; r++)
            {
                worst = Math.Max(worst, Math.Abs(product[r, k] - (values[k] * vectors[r, k])));
            }
        }

        return scale == 0 ? worst : worst / scale;
    }
}
