using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>What every method of the engine asks of its arguments.</summary>
internal static class FlowCheck
{
    public static int Square(DenseMatrix matrix, string name) => matrix.Rows == matrix.Columns
        ? matrix.Rows
        : throw new ArgumentException($"A matrix of {matrix.Rows} x {matrix.Columns} is not square.", name);

    public static void Size(DenseMatrix matrix, int rows, int columns, string name)
    {
        if (matrix.Rows != rows || matrix.Columns != columns)
        {
            throw new ArgumentException($"A matrix of {matrix.Rows} x {matrix.Columns} stands where {rows} x {columns} are needed.", name);
        }
    }

    public static void Length(ReadOnlySpan<double> vector, int length, string name)
    {
        if (vector.Length != length)
        {
            throw new ArgumentException($"A vector of {vector.Length} stands where {length} are needed.", name);
        }
    }

    public static void SameLength(ReadOnlySpan<double> first, ReadOnlySpan<double> second, string name) => Length(first, second.Length, name);

    public static void Finite(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("A number is missing or not finite.", name);
            }
        }
    }

    public static void NotNegative(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
        {
            if (!(value >= 0) || double.IsPositiveInfinity(value))
            {
                throw new ArgumentException($"{value} is missing, negative or not finite.", name);
            }
        }
    }

    public static void Share(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A share lies between 0 and 1.");
        }
    }

    /// <summary>Sectors of a group: each there, none twice, at least one.</summary>
    public static void Group(IReadOnlyList<int> group, int sectors, string name)
    {
        if (group.Count == 0 || group.Distinct().Count() != group.Count || group.Any(s => s < 0 || s >= sectors))
        {
            throw new ArgumentException($"A group names at least one sector, none twice, from 0 to {sectors - 1}.", name);
        }
    }
}
