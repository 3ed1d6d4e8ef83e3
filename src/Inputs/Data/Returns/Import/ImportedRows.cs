using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>A row of an import: where it belongs and where it came from. Its text lies in <see cref="ImportedRows"/>.</summary>
internal readonly record struct ImportedRow(int Month, int Enterprise, byte Covered, int Source, int Line, int Block, int Offset, int Length) : IComparable<ImportedRow>
{
    /// <summary>Whether another row is of the same enterprise and month.</summary>
    internal bool IsSameReturn(in ImportedRow other) => Month == other.Month && Enterprise == other.Enterprise;

    /// <summary>Orders by month and enterprise, then as they came.</summary>
    public int CompareTo(ImportedRow other) =>
        (Month, Enterprise, Source, Line).CompareTo((other.Month, other.Enterprise, other.Source, other.Line));
}

/// <summary>The rows of an import as the lines of a delivery, in blocks of bytes: a row takes little more memory than its text.</summary>
internal sealed class ImportedRows
{
    private const int BlockBytes = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockBytes;

    /// <summary>The rows.</summary>
    internal List<ImportedRow> Rows { get; } = [];

    /// <summary>Adds a row.</summary>
    internal void Add(int enterprise, ReturnMonth month, string line, int source, int sourceLine)
    {
        if (_used + line.Length > BlockBytes)
        {
            _blocks.Add(new byte[Math.Max(BlockBytes, line.Length)]);
            _used = 0;
        }

        Encoding.ASCII.GetBytes(line, _blocks[^1].AsSpan(_used));
        Rows.Add(new(month.Last.Number, enterprise, month.Covered, source, sourceLine, _blocks.Count - 1, _used, line.Length));
        _used += line.Length;
    }

    /// <summary>The line of a row.</summary>
    internal ReadOnlySpan<byte> Line(in ImportedRow row) => _blocks[row.Block].AsSpan(row.Offset, row.Length);
}
