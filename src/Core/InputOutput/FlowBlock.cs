using System.Runtime.InteropServices;

namespace Songhua.Core;

/// <summary>A rectangle of numbers of an input-output table, rows x columns, row-major. Immutable; a missing number is NaN.</summary>
public sealed class FlowBlock
{
    private readonly double[] _values;

    /// <summary>A copy of an array.</summary>
    /// <param name="values">Rows x columns.</param>
    public FlowBlock(double[,] values)
    {
        (Rows, Columns) = (values.GetLength(0), values.GetLength(1));
        _values = new double[values.Length];
        if (values.Length > 0)
        {
            MemoryMarshal.CreateReadOnlySpan(ref values[0, 0], values.Length).CopyTo(_values);
        }
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The number in a cell, 0-based.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return _values[(row * Columns) + column];
        }
    }

    /// <summary>Every number, row after row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>A copy, rows x columns.</summary>
    public double[,] ToArray()
    {
        var copy = new double[Rows, Columns];
        if (_values.Length > 0)
        {
            _values.CopyTo(MemoryMarshal.CreateSpan(ref copy[0, 0], _values.Length));
        }

        return copy;
    }

    /// <summary>The sum of each row; NaN where a number of it is missing. Added from left to right.</summary>
    public double[] RowSums()
    {
        var sums = new double[Rows];
        for (var i = 0; i < Rows; i++)
        {
            foreach (var value in Row(i))
            {
                sums[i] += value;
            }
        }

        return sums;
    }

    /// <summary>The sum of each column; NaN where a number of it is missing. Added from top to bottom.</summary>
    public double[] ColumnSums()
    {
        var sums = new double[Columns];
        for (var i = 0; i < Rows; i++)
        {
            var row = Row(i);
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += row[j];
            }
        }

        return sums;
    }
}
