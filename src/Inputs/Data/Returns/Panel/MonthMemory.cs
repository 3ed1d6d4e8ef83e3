using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Songhua.Data;

/// <summary>Reads the months of plain rows and remembers the last: most rows have the month of the row before.</summary>
internal sealed class MonthMemory
{
    // The bytes of a month and the comma behind it.
    private const int Bytes = 8;

    private ulong _known;
    private int _month;

    /// <summary>As <see cref="RowParser.HasPlainMonth"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryRead(ReadOnlySpan<byte> line, out int month, out byte covered, out int next)
    {
        if (line.Length > CodeIndex.CodeBytes + Bytes && line[CodeIndex.CodeBytes] == ',' && Text(line) == _known)
        {
            (month, covered, next) = (_month, 1, CodeIndex.CodeBytes + 1 + Bytes);
            return true;
        }

        return ReadAnew(line, out month, out covered, out next);
    }

    private static ulong Text(ReadOnlySpan<byte> line) => BinaryPrimitives.ReadUInt64LittleEndian(line[(CodeIndex.CodeBytes + 1)..]);

    private bool ReadAnew(ReadOnlySpan<byte> line, out int month, out byte covered, out int next)
    {
        var isPlain = RowParser.HasPlainMonth(line, out month, out covered, out next);
        if (isPlain && covered == 1)
        {
            (_known, _month) = (Text(line), month);
        }

        return isPlain;
    }
}
