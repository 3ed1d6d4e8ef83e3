using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// A matrix packed for multiplication with a block of columns: panels of three rows, each with the columns in which one of them is not
/// zero, so that dense, banded and diagonal matrices cost what they hold. Each element of a product is one chain of fused multiply-adds
/// in the order of the columns: the same bits for any block, vector width and thread.
/// </summary>
public sealed class PanelMatrix
{
    /// <summary>Rows of a block are a multiple of this many columns.</summary>
    public const int Tile = 32;

    private const int Height = 3;
    private const int Lanes = 8;

    // Of panel p: columns _columns[_starts[p].._starts[p + 1]], three values to a column.
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;

    /// <summary>Packs a matrix.</summary>
    /// <param name="matrix">Rows x columns, finite.</param>
    public PanelMatrix(double[,] matrix)
    {
        (Rows, Columns) = (matrix.GetLength(0), matrix.GetLength(1));
        var (starts, columns, values) = (new List<int> { 0 }, new List<int>(), new List<double>());
        for (var top = 0; top < Rows; top += Height)
        {
            for (var c = 0; c < Columns; c++)
            {
                var rows = Enumerable.Range(top, Height).Select(r => r < Rows ? matrix[r, c] : 0).ToArray();
                if (rows.Any(v => v != 0))
                {
                    columns.Add(c);
                    values.AddRange(rows);
                }
            }

            starts.Add(columns.Count);
        }

        (_starts, _columns, _values) = ([.. starts], [.. columns], [.. values]);
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The multiplications and additions of one product with one column, zeros inside panels among them.</summary>
    public long Operations => 2L * _values.Length;

    /// <summary>target = target + M source, both blocks row by row.</summary>
    /// <param name="source">Columns of the matrix x width.</param>
    /// <param name="target">Rows of the matrix x width; must not overlap the source.</param>
    /// <param name="width">The number of columns of the blocks, a multiple of <see cref="Tile"/>.</param>
    /// <param name="stride">From the start of one row of a block to that of the next, at least the width.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public void MultiplyAdd(ReadOnlySpan<double> source, Span<double> target, int width, int stride)
    {
        if (width % Tile != 0 || stride < width || source.Length < ((Columns - 1) * stride) + width || target.Length < ((Rows - 1) * stride) + width)
        {
            throw new ArgumentException($"The blocks do not fit a matrix of {Rows} x {Columns} and a width of {width}.");
        }

        for (var left = 0; left < width; left += Tile)
        {
            for (var panel = 0; panel + 1 < _starts.Length; panel++)
            {
                var first = _starts[panel];
                var columns = _columns.AsSpan(first, _starts[panel + 1] - first);
                if (!columns.IsEmpty)
                {
                    var rows = Math.Min(Height, Rows - (panel * Height));
                    Panel(columns, ref _values[first * Height], ref Unsafe.Add(ref MemoryMarshal.GetReference(source), left), ref target[(panel * Height * stride) + left], stride, rows);
                }
            }
        }
    }

    // Twelve accumulators of eight lanes stay in registers over all columns of the panel.
    private static void Panel(ReadOnlySpan<int> columns, ref double values, ref double source, ref double target, int stride, int rows)
    {
        ref var second = ref Unsafe.Add(ref target, rows > 1 ? stride : 0);
        ref var third = ref Unsafe.Add(ref target, rows > 2 ? 2 * stride : 0);
        var (a0, a1, a2, a3) = Load(ref target);
        var (b0, b1, b2, b3) = Load(ref second);
        var (c0, c1, c2, c3) = Load(ref third);
        foreach (var column in columns)
        {
            ref var x = ref Unsafe.Add(ref source, column * stride);
            var x0 = Vector512.LoadUnsafe(ref x);
            var x1 = Vector512.LoadUnsafe(ref x, Lanes);
            var x2 = Vector512.LoadUnsafe(ref x, 2 * Lanes);
            var x3 = Vector512.LoadUnsafe(ref x, 3 * Lanes);
            var m = Vector512.Create(values);
            a0 = Vector512.FusedMultiplyAdd(m, x0, a0);
            a1 = Vector512.FusedMultiplyAdd(m, x1, a1);
            a2 = Vector512.FusedMultiplyAdd(m, x2, a2);
            a3 = Vector512.FusedMultiplyAdd(m, x3, a3);
            m = Vector512.Create(Unsafe.Add(ref values, 1));
            b0 = Vector512.FusedMultiplyAdd(m, x0, b0);
            b1 = Vector512.FusedMultiplyAdd(m, x1, b1);
            b2 = Vector512.FusedMultiplyAdd(m, x2, b2);
            b3 = Vector512.FusedMultiplyAdd(m, x3, b3);
            m = Vector512.Create(Unsafe.Add(ref values, 2));
            c0 = Vector512.FusedMultiplyAdd(m, x0, c0);
            c1 = Vector512.FusedMultiplyAdd(m, x1, c1);
            c2 = Vector512.FusedMultiplyAdd(m, x2, c2);
            c3 = Vector512.FusedMultiplyAdd(m, x3, c3);
            values = ref Unsafe.Add(ref values, Height);
        }

        // Rows that do not exist stand on the first row: from the last to the first, so that the first is what stays.
        Store(ref third, c0, c1, c2, c3);
        Store(ref second, b0, b1, b2, b3);
        Store(ref target, a0, a1, a2, a3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> X0, Vector512<double> X1, Vector512<double> X2, Vector512<double> X3) Load(ref double at) =>
        (Vector512.LoadUnsafe(ref at), Vector512.LoadUnsafe(ref at, Lanes), Vector512.LoadUnsafe(ref at, 2 * Lanes), Vector512.LoadUnsafe(ref at, 3 * Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double at, Vector512<double> x0, Vector512<double> x1, Vector512<double> x2, Vector512<double> x3)
    {
        x0.StoreUnsafe(ref at);
        x1.StoreUnsafe(ref at, Lanes);
        x2.StoreUnsafe(ref at, 2 * Lanes);
        x3.StoreUnsafe(ref at, 3 * Lanes);
    }
}
