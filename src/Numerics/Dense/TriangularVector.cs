namespace Songhua.Numerics;

/// <summary>
/// Substitution with the factors of a matrix and one right-hand side, in place: the factors are read once, by rows, in blocks of which all but the
/// triangle is shared among the threads. Source: Golub &amp; Van Loan (2013), 3.1.
/// </summary>
internal static class TriangularVector
{
    // The order of the additions depends on these, the threads do not come into it.
    private const int Block = 128;
    private const int Chunk = 1024;

    // Below this many elements beside a triangle threads cost more than they bring.
    private const int LeastToShare = 200_000;

    /// <summary>x = L^-1 x, L unit.</summary>
    public static void SolveLower(DenseMatrix factors, double[] x, int threads)
    {
        for (var start = 0; start < x.Length; start += Block)
        {
            var (from, end) = (start, Math.Min(start + Block, x.Length));
            Share(end - from, (long)(end - from) * from, threads, i => x[from + i] -= DenseVector.Inner(factors.Row(from + i)[..from], x));
            for (var r = from; r < end; r++)
            {
                x[r] -= DenseVector.Inner(factors.Row(r)[from..r], x.AsSpan(from));
            }
        }
    }

    /// <summary>x = U^-1 x.</summary>
    public static void SolveUpper(DenseMatrix factors, double[] x, int threads)
    {
        for (var last = x.Length; last > 0; last -= Block)
        {
            var (from, end) = (Math.Max(0, last - Block), last);
            Share(end - from, (long)(end - from) * (x.Length - end), threads, i => x[from + i] -= DenseVector.Inner(factors.Row(from + i)[end..], x.AsSpan(end)));
            for (var r = end - 1; r >= from; r--)
            {
                var row = factors.Row(r);
                x[r] = (x[r] - DenseVector.Inner(row[(r + 1)..end], x.AsSpan(r + 1))) / row[r];
            }
        }
    }

    /// <summary>x = U'^-1 x.</summary>
    public static void SolveUpperTransposed(DenseMatrix factors, double[] x, int threads)
    {
        for (var start = 0; start < x.Length; start += Block)
        {
            var (from, end) = (start, Math.Min(start + Block, x.Length));
            for (var r = from; r < end; r++)
            {
                var row = factors.Row(r);
                x[r] /= row[r];
                DenseVector.AddScaled(x.AsSpan((r + 1)..end), -x[r], row[(r + 1)..end]);
            }

            SubtractRows(factors, from, end, x, end, x.Length, threads);
        }
    }

    /// <summary>x = L'^-1 x, L unit.</summary>
    public static void SolveLowerTransposed(DenseMatrix factors, double[] x, int threads)
    {
        for (var last = x.Length; last > 0; last -= Block)
        {
            var (from, end) = (Math.Max(0, last - Block), last);
            for (var r = end - 1; r >= from; r--)
            {
                DenseVector.AddScaled(x.AsSpan(from..r), -x[r], factors.Row(r)[from..r]);
            }

            SubtractRows(factors, from, end, x, 0, from, threads);
        }
    }

    // Rows from..end of the factors times their unknowns, from the unknowns first..stop.
    private static void SubtractRows(DenseMatrix factors, int from, int end, double[] x, int first, int stop, int threads) =>
        Share((stop - first + Chunk - 1) / Chunk, (long)(end - from) * (stop - first), threads, chunk =>
        {
            var left = first + (chunk * Chunk);
            var count = Math.Min(Chunk, stop - left);
            for (var r = from; r < end; r++)
            {
                DenseVector.AddScaled(x.AsSpan(left, count), -x[r], factors.Row(r).Slice(left, count));
            }
        });

    private static void Share(int jobs, long elements, int threads, Action<int> job) => Workers.Run(jobs, elements < LeastToShare ? 1 : threads, job);
}
