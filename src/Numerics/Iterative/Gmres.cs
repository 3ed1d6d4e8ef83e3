namespace Songhua.Numerics;

/// <summary>
/// M x = b by products with M alone: the generalised minimal residual method, restarted. Source: Y. Saad (2003), Iterative Methods for
/// Sparse Linear Systems, 2nd ed., algorithms 6.9 and 6.11 (modified Gram-Schmidt, Givens rotations).
/// </summary>
public static class Gmres
{
    private const int Directions = 60;

    // A round that does not halve the residual has met the precision of the numbers, or a matrix that needs another method.
    private const double LeastGain = 0.5;

    /// <summary>Solves.</summary>
    /// <param name="product">M v, for a vector of the length of b.</param>
    /// <param name="right">b, finite.</param>
    /// <param name="tolerance">The largest |b - M x| / |b| that is accepted, above 0.</param>
    /// <param name="mostProducts">After so many products it gives up.</param>
    /// <returns>The solution with its true residual; "not converged" is an answer.</returns>
    /// <exception cref="ArgumentException">A right-hand side that is not finite, a product of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance that is not above zero, fewer than one product.</exception>
    public static IterativeSolution Solve(Func<double[], double[]> product, ReadOnlySpan<double> right, double tolerance = 1e-14, int mostProducts = 1_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostProducts, 1);
        var (b, x, residual) = (right.ToArray(), new double[right.Length], right.ToArray());
        var size = Norm(b);
        if (!double.IsFinite(size))
        {
            throw new ArgumentException("The right-hand side has an element that is not finite, or is too large.", nameof(right));
        }

        if (size == 0)
        {
            return new(x, 0, 0, isConverged: true);
        }

        var (products, left) = (0, size);
        while (true)
        {
            var step = Round(product, residual, left, tolerance * size, Math.Min(Directions, mostProducts - products - 1), ref products);
            var next = (double[])x.Clone();
            DenseVector.AddScaled(next, 1, step);
            var image = Product(product, next, ref products);
            for (var i = 0; i < b.Length; i++)
            {
                residual[i] = b[i] - image[i];
            }

            var remains = Norm(residual);
            var isBetter = remains < left;
            (x, var before, left) = (isBetter ? next : x, left, isBetter ? remains : left);
            if (left <= tolerance * size || !(remains <= LeastGain * before) || products >= mostProducts - 1)
            {
                return new(x, left / size, products, left <= tolerance * size);
            }
        }
    }

    // The combination of powers of M times the residual that leaves least of it.
    private static double[] Round(Func<double[], double[]> product, double[] residual, double norm, double enough, int most, ref int products)
    {
        var basis = new List<double[]> { Scaled(residual, 1 / norm) };
        var (columns, rotations, remains) = (new List<double[]>(), new List<(double Cosine, double Sine)>(), new List<double> { norm });
        while (columns.Count < most && Math.Abs(remains[^1]) > enough)
        {
            var k = columns.Count;
            var w = Product(product, basis[k], ref products);
            var column = new double[k + 1];
            for (var i = 0; i <= k; i++)
            {
                column[i] = DenseVector.Inner(basis[i], w);
                DenseVector.AddScaled(w, -column[i], basis[i]);
            }

            var beyond = Norm(w);
            for (var i = 0; i < k; i++)
            {
                var (cosine, sine) = rotations[i];
                (column[i], column[i + 1]) = ((cosine * column[i]) + (sine * column[i + 1]), (cosine * column[i + 1]) - (sine * column[i]));
            }

            var length = double.Hypot(column[k], beyond);
            if (!(length > 0) || !double.IsFinite(length))
            {
                break;
            }

            var rotation = (Cosine: column[k] / length, Sine: beyond / length);
            column[k] = length;
            columns.Add(column);
            rotations.Add(rotation);
            remains.Add(-rotation.Sine * remains[k]);
            remains[k] *= rotation.Cosine;
            if (beyond == 0)
            {
                break;
            }

            basis.Add(Scaled(w, 1 / beyond));
        }

        return Combination(basis, columns, remains, residual.Length);
    }

    private static double[] Combination(List<double[]> basis, List<double[]> columns, List<double> remains, int length)
    {
        var step = new double[length];
        var weights = new double[columns.Count];
        for (var i = columns.Count - 1; i >= 0; i--)
        {
            weights[i] = remains[i];
            for (var j = i + 1; j < columns.Count; j++)
            {
                weights[i] -= columns[j][i] * weights[j];
            }

            weights[i] /= columns[i][i];
            DenseVector.AddScaled(step, weights[i], basis[i]);
        }

        return step;
    }

    private static double[] Product(Func<double[], double[]> product, double[] vector, ref int products)
    {
        products++;
        var image = product(vector);
        return image.Length == vector.Length ? image : throw new ArgumentException($"The product of a vector of {vector.Length} has {image.Length} elements.", nameof(product));
    }

    private static double Norm(double[] vector) => Math.Sqrt(DenseVector.Inner(vector, vector));

    private static double[] Scaled(double[] vector, double factor) => [.. vector.Select(v => v * factor)];
}
