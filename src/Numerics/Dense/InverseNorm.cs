namespace Songhua.Numerics;

/// <summary>
/// The 1-norm of an inverse from a few solutions with the factors. Source: N. J. Higham (1988), FORTRAN codes for estimating the one-norm of a
/// matrix, ACM Transactions on Mathematical Software 14(4): 381-396, algorithm 4.1 (Higham 2002, algorithm 15.4).
/// </summary>
internal static class InverseNorm
{
    private const int MostIterations = 5;

    /// <summary>A lower bound that is nearly always within a factor of three.</summary>
    /// <param name="factors">Not singular, at least one row.</param>
    /// <returns>NaN or infinity where the solutions overflow.</returns>
    public static double Estimate(LuFactorisation factors)
    {
        var n = factors.Size;
        var start = new double[n];
        Array.Fill(start, 1.0 / n);
        var x = factors.Solve(start);
        var estimate = x.Sum(Math.Abs);
        if (n == 1)
        {
            return estimate;
        }

        var signs = Signs(x);
        var z = factors.SolveTransposed(signs);
        var j = DenseVector.Largest(z);
        for (var iteration = 2; iteration <= MostIterations; iteration++)
        {
            var unit = new double[n];
            unit[j] = 1;
            x = factors.Solve(unit);
            var (before, next) = (estimate, Signs(x));
            estimate = Math.Max(before, x.Sum(Math.Abs));
            if (estimate <= before || next.AsSpan().SequenceEqual(signs))
            {
                break;
            }

            signs = next;
            z = factors.SolveTransposed(signs);
            var largest = DenseVector.Largest(z);
            if (Math.Abs(z[largest]) <= Math.Abs(z[j]))
            {
                break;
            }

            j = largest;
        }

        // A vector that finds what cancels in the others.
        double[] alternating = [.. Enumerable.Range(0, n).Select(i => (i % 2 == 0 ? 1 : -1) * (1 + (i / (n - 1.0))))];
        return Math.Max(estimate, 2 * factors.Solve(alternating).Sum(Math.Abs) / (3.0 * n));
    }

    private static double[] Signs(double[] x) => [.. x.Select(v => v >= 0 ? 1.0 : -1.0)];
}
