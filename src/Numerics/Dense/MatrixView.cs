namespace Songhua.Numerics;

/// <summary>
/// Part of a matrix in an array, perhaps transposed or with its order reversed: element (i, j) is at Start + i RowStride + j ColumnStride. An
/// upper triangle with both orders reversed is a lower one, so that one substitution serves both.
/// </summary>
internal readonly record struct MatrixView(double[] Values, int Start, int Rows, int Columns, int RowStride, int ColumnStride)
{
    /// <summary>All of an array that holds a matrix row by row.</summary>
    public MatrixView(double[] values, int rows, int columns)
        : this(values, 0, rows, columns, columns, 1)
    {
    }

    public ref double this[int row, int column] => ref Values[At(row, column)];

    public MatrixView Transposed => new(Values, Start, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The last row first.</summary>
    public MatrixView RowsReversed => Rows == 0 ? this : this with { Start = At(Rows - 1, 0), RowStride = -RowStride };

    /// <summary>The last row and the last column first.</summary>
    public MatrixView Reversed => RowsReversed.Transposed.RowsReversed.Transposed;

    public MatrixView Part(int row, int column, int rows, int columns) => this with { Start = At(row, column), Rows = rows, Columns = columns };

    /// <summary>So many elements of a row that lie side by side.</summary>
    public Span<double> Row(int row, int column, int count) => Values.AsSpan(At(row, column), count);

    private int At(int row, int column) => Start + (row * RowStride) + (column * ColumnStride);
}
