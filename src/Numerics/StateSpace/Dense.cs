using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// Arithmetic on rows whose length is a multiple of four, four numbers at a time. Lanes are added in one fixed order, so that every
/// machine gives the same bytes.
/// </summary>
internal static class Dense
{
    public const int Lanes = 4;

    /// <summary>The length of a row that holds so many numbers.</summary>
    public static int Stride(int length) => (length + Lanes - 1) / Lanes * Lanes;

    /// <summary>target += factor * source.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var to = MemoryMarshal.Cast<double, Vector256<double>>(target);
        var from = MemoryMarshal.Cast<double, Vector256<double>>(source);
        var by = Vector256.Create(factor);
        for (var i = 0; i < to.Length && i < from.Length; i++)
        {
            to[i] += by * from[i];
        }
    }

    /// <summary>target += factor * source + otherFactor * other.</summary>
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor, ReadOnlySpan<double> other, double otherFactor)
    {
        AddScaled(target, source, factor);
        AddScaled(target, other, otherFactor);
    }

    /// <summary>The inner product.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var x = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum[0] + sum[1] + (sum[2] + sum[3]);
    }

    /// <summary>The inner product with a sparse row.</summary>
    public static double Dot(ReadOnlySpan<int> columns, ReadOnlySpan<double> values, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var k = 0; k < columns.Length; k++)
        {
            sum += values[k] * x[columns[k]];
        }

        return sum;
    }

    /// <summary>The inner product with a sparse row.</summary>
    public static double Dot(SparseRow row, ReadOnlySpan<double> x) => Dot(row.Columns, row.Values, x);

    /// <summary>result = T x.</summary>
    public static void Times(SparseMatrix t, ReadOnlySpan<double> x, Span<double> result)
    {
        for (var i = 0; i < t.Rows; i++)
        {
            result[i] = Dot(t.Row(i), x);
        }
    }

    /// <summary>result = S z for a symmetric S and a sparse z.</summary>
    public static void Times(ReadOnlySpan<double> symmetric, int stride, ReadOnlySpan<int> columns, ReadOnlySpan<double> values, Span<double> result)
    {
        result.Clear();
        for (var k = 0; k < columns.Length; k++)
        {
            AddScaled(result, symmetric.Slice(columns[k] * stride, stride), values[k]);
        }
    }

    /// <summary>result = S x for a symmetric S.</summary>
    public static void Times(ReadOnlySpan<double> symmetric, int stride, int size, ReadOnlySpan<double> x, Span<double> result)
    {
        result.Clear();
        for (var i = 0; i < size; i++)
        {
            result[i] = Dot(symmetric.Slice(i * stride, stride), x);
        }
    }

    /// <summary>S becomes T S T' for a symmetric S, as T (T S)'; <paramref name="work"/> has the shape of S.</summary>
    public static void Sandwich(SparseMatrix t, Span<double> symmetric, int stride, Span<double> work)
    {
        Times(t, symmetric, stride, work);
        Transpose(work, symmetric, t.Rows, stride);
        Times(t, symmetric, stride, work);
        work.CopyTo(symmetric);
    }

    // result = T S, row by row.
    private static void Times(SparseMatrix t, ReadOnlySpan<double> s, int stride, Span<double> result)
    {
        for (var i = 0; i < t.Rows; i++)
        {
            var row = result.Slice(i * stride, stride);
            var (columns, values) = t.Row(i);
            if (columns.Length == 1 && values[0] == 1)
            {
                s.Slice(columns[0] * stride, stride).CopyTo(row);
            }
            else
            {
                Times(s, stride, columns, values, row);
            }
        }
    }

    private static void Transpose(ReadOnlySpan<double> from, Span<double> to, int size, int stride)
    {
        for (var i = 0; i < size; i++)
        {
            var row = to.Slice(i * stride, size);
            for (var (j, at) = (0, i); j < row.Length; j++, at += stride)
            {
                row[j] = from[at];
            }
        }
    }
}
