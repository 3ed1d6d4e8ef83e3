namespace Songhua.Numerics;

/// <summary>A smooth function: writes its gradient at a point and returns its value; not finite where it is not defined.</summary>
/// <param name="point">Where.</param>
/// <param name="gradient">Is overwritten; need not be where the value is not finite.</param>
public delegate double SmoothFunction(ReadOnlySpan<double> point, Span<double> gradient);

/// <summary>
/// Minimisation by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a line search for the strong Wolfe conditions
/// (Nocedal &amp; Wright 2006, Numerical Optimization, 2nd edition, algorithms 6.1, 3.5 and 3.6). For few variables. Deterministic.
/// </summary>
public static class Bfgs
{
    // Relative: what of a decrease is not rounding.
    private const double Rounding = 1e-14;

    // The cube root of 2^-52.
    private const double DifferenceStep = 6.055454452393343e-6;

    /// <summary>Searches from a point.</summary>
    /// <param name="function">What is made small.</param>
    /// <param name="start">The point to start from.</param>
    /// <param name="tolerance">Ends where the largest component of the gradient, in absolute terms, is at most this.</param>
    /// <param name="mostSteps">The most steps.</param>
    /// <exception cref="ArgumentException">An empty start, or a tolerance that is not positive.</exception>
    public static Minimum Minimise(SmoothFunction function, ReadOnlySpan<double> start, double tolerance = 1e-6, int mostSteps = 200)
    {
        if (start.Length == 0 || !(tolerance > 0))
        {
            throw new ArgumentException("There must be a variable, and a positive tolerance.", nameof(start));
        }

        var search = new WolfeSearch(function, start);
        if (!double.IsFinite(search.Value))
        {
            return search.Found(SearchOutcome.NoStart, 0);
        }

        var size = start.Length;
        var inverse = new double[size * size];
        var (direction, product) = (new double[size], new double[size]);
        var isFresh = true;
        Reset(inverse, size, 1 / Math.Max(1, Largest(search.Gradient)));
        for (var step = 0; step < mostSteps; step++)
        {
            if (Largest(search.Gradient) <= tolerance)
            {
                return search.Found(SearchOutcome.Converged, step);
            }

            Times(inverse, search.Gradient, direction, -1);
            var before = search.Value;
            var found = search.Along(direction);
            if (!found || before - search.Value <= Rounding * Math.Max(1, Math.Abs(before)))
            {
                // Once more straight down, in case the curvature misled.
                if (isFresh)
                {
                    return search.Found(Largest(search.Gradient) <= tolerance ? SearchOutcome.Converged : SearchOutcome.NoFurtherDescent, step);
                }

                Reset(inverse, size, 1 / Math.Max(1, Largest(search.Gradient)));
                isFresh = true;
                continue;
            }

            Update(inverse, search.LastStep, search.LastChange, product, isFresh);
            isFresh = false;
        }

        return search.Found(SearchOutcome.TooManySteps, mostSteps);
    }

    /// <summary>A function whose gradient is taken from central differences, with steps of the cube root of the precision of numbers.</summary>
    /// <param name="value">The function; not finite where it is not defined.</param>
    public static SmoothFunction WithDifferences(Func<double[], double> value) => (point, gradient) =>
    {
        var at = point.ToArray();
        var middle = value(at);
        for (var i = 0; i < at.Length && double.IsFinite(middle); i++)
        {
            var step = DifferenceStep * Math.Max(1, Math.Abs(point[i]));
            at[i] = point[i] + step;
            var above = value(at);
            at[i] = point[i] - step;
            var below = value(at);
            at[i] = point[i];
            gradient[i] = (above - below) / (2 * step);
        }

        return middle;
    };

    // Nocedal & Wright (6.17), and (6.20) for the first scale.
    private static void Update(double[] inverse, ReadOnlySpan<double> step, ReadOnlySpan<double> change, Span<double> product, bool isFirst)
    {
        var size = step.Length;
        var (curvature, length) = (Dot(step, change), Dot(change, change));
        if (!(curvature > 1e-12 * Math.Sqrt(length * Dot(step, step))))
        {
            return;
        }

        if (isFirst)
        {
            Reset(inverse, size, curvature / length);
        }

        Times(inverse, change, product, 1);
        var factor = (1 + (Dot(change, product) / curvature)) / curvature;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                inverse[(i * size) + j] += (factor * step[i] * step[j]) - (((product[i] * step[j]) + (step[i] * product[j])) / curvature);
            }
        }
    }

    private static void Reset(double[] inverse, int size, double scale)
    {
        Array.Clear(inverse);
        for (var i = 0; i < size; i++)
        {
            inverse[(i * size) + i] = scale;
        }
    }

    private static void Times(ReadOnlySpan<double> matrix, ReadOnlySpan<double> x, Span<double> result, double factor)
    {
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = factor * Dot(matrix.Slice(i * x.Length, x.Length), x);
        }
    }

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    internal static double Largest(ReadOnlySpan<double> x)
    {
        var largest = 0.0;
        foreach (var one in x)
        {
            largest = Math.Max(largest, Math.Abs(one));
        }

        return largest;
    }
}
