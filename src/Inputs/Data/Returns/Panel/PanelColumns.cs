using System.Runtime.InteropServices;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Room for the columns of a panel, in memory or in a file, that is filled and then read.</summary>
internal abstract class PanelColumns(IReadOnlyList<ReturnItem> items) : IDisposable
{
    internal const int Enterprise = 0;
    internal const int Covered = 1;
    internal const int Vintage = 2;

    /// <summary>The number of columns that there can be.</summary>
    internal const int Columns = 11;

    /// <summary>The items that have a column.</summary>
    internal IReadOnlyList<ReturnItem> Items { get; } = items;

    /// <summary>The column of an item.</summary>
    internal static int Of(ReturnItem item) => Vintage + 1 + (int)item;

    /// <summary>Bytes of one value of a column.</summary>
    internal static int Width(int column) => column switch { Enterprise => sizeof(int), Covered => sizeof(byte), Vintage => sizeof(ushort), _ => sizeof(double) };

    /// <summary>Writes values from a row on.</summary>
    internal void Write<T>(int column, int row, ReadOnlySpan<T> values)
        where T : struct => WriteBytes(column, (long)row * Width(column), MemoryMarshal.AsBytes(values));

    /// <summary>Writes values from a row on.</summary>
    internal void Write<T>(int column, int row, Span<T> values)
        where T : struct => Write(column, row, (ReadOnlySpan<T>)values);

    /// <summary>Reads values from a row on.</summary>
    internal void Read<T>(int column, int row, Span<T> values)
        where T : struct => ReadBytes(column, (long)row * Width(column), MemoryMarshal.AsBytes(values));

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected abstract void WriteBytes(int column, long offset, ReadOnlySpan<byte> bytes);

    protected abstract void ReadBytes(int column, long offset, Span<byte> bytes);
}

/// <summary>Columns in memory, where no file can be written.</summary>
internal sealed class MemoryColumns(int rows, IReadOnlyList<ReturnItem> items) : PanelColumns(items)
{
    private readonly int[] _enterprise = new int[rows];
    private readonly byte[] _covered = new byte[rows];
    private readonly ushort[] _vintage = new ushort[rows];
    private readonly double[][] _items = [.. Enum.GetValues<ReturnItem>().Select(i => items.Contains(i) ? new double[rows] : [])];

    /// <summary>The panel over the filled columns.</summary>
    internal ReturnsPanel Panel(EnterpriseRegister register, CalendarMonth first, int[] monthStart, IReadOnlyList<ReturnVintage> vintages) =>
        new(register, first, monthStart, _enterprise, _covered, _vintage, [.. _items.Select(i => (ReadOnlyMemory<double>)i)], vintages);

    protected override void WriteBytes(int column, long offset, ReadOnlySpan<byte> bytes) => bytes.CopyTo(At(column, offset));

    protected override void ReadBytes(int column, long offset, Span<byte> bytes) => At(column, offset)[..bytes.Length].CopyTo(bytes);

    // A column of doubles can have more bytes than a span can count; a part of it has not.
    private Span<byte> At(int column, long offset)
    {
        var row = (int)(offset / Width(column));
        return column switch
        {
            Enterprise => Bytes(_enterprise, row),
            Covered => Bytes(_covered, row),
            Vintage => Bytes(_vintage, row),
            _ => Bytes(_items[column - Vintage - 1], row),
        };
    }

    private static Span<byte> Bytes<T>(T[] values, int row)
        where T : struct => MemoryMarshal.AsBytes(values.AsSpan(row, Math.Min(values.Length - row, int.MaxValue / sizeof(double))));
}
