using System.Buffers;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>Columns in a file that has no name of its own yet; it is deleted where it is not finished.</summary>
internal sealed class FileColumns : PanelColumns
{
    private readonly SafeFileHandle _file;
    private readonly long[] _offsets;

    internal FileColumns(string path, CacheHead head)
        : base(head.Items)
    {
        (Path, Head) = (path, head);
        _offsets = [.. Enumerable.Range(0, Columns).Select(head.OffsetOf)];
        _file = System.IO.File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        RandomAccess.SetLength(_file, head.FileLength);
        head.WriteMonths(_file);
    }

    /// <summary>Where the file lies.</summary>
    internal string Path { get; }

    /// <summary>What it holds.</summary>
    internal CacheHead Head { get; }

    /// <summary>The open file.</summary>
    internal SafeFileHandle File => _file;

    /// <summary>Writes the head, which makes the file a cache, and closes it.</summary>
    internal void Finish(CacheHead head)
    {
        head.Write(_file);
        _file.Dispose();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _file.Dispose();
        PanelCache.TryDelete(Path);
        base.Dispose();
    }

    protected override void WriteBytes(int column, long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_file, bytes, _offsets[column] + offset);

    protected override void ReadBytes(int column, long offset, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_file, bytes, _offsets[column] + offset);
            if (read == 0)
            {
                throw new IOException($"'{Path}' ends too early.");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }
}

/// <summary>
/// A finished cache, mapped for reading. The system loads the pages that are looked at and may drop them again. The mapping stays
/// until it is disposed and not until nothing refers to it, because a span over a column does not keep it alive.
/// </summary>
internal sealed class MappedColumns : IDisposable
{
    private readonly CacheHead _head;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly unsafe byte* _start;

    internal unsafe MappedColumns(string path, CacheHead head)
    {
        _head = head;
        // Others may read the file, and may delete it: its content stays for those who have it mapped.
        _file = MemoryMappedFile.CreateFromFile(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, head.FileLength, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>The panel over the mapped columns.</summary>
    internal ReturnsPanel Panel(EnterpriseRegister register, IReadOnlyList<ReturnVintage> vintages) => new(
        register, _head.First, _head.MonthStart, Column<int>(PanelColumns.Enterprise), Column<byte>(PanelColumns.Covered), Column<ushort>(PanelColumns.Vintage),
        [.. Enum.GetValues<ReturnItem>().Select(i => _head.HasColumn(PanelColumns.Of(i)) ? Column<double>(PanelColumns.Of(i)) : ReadOnlyMemory<double>.Empty)], vintages);

    private unsafe ReadOnlyMemory<T> Column<T>(int column)
        where T : unmanaged => new MappedColumn<T>(_start + _view.PointerOffset + _head.OffsetOf(column), _head.Rows).Memory;

    private sealed unsafe class MappedColumn<T>(byte* start, int length) : MemoryManager<T>
        where T : unmanaged
    {
        public override Span<T> GetSpan() => new(start, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new((T*)start + elementIndex, default, this);

        public override void Unpin()
        {
            // Mapped memory does not move.
        }

        protected override void Dispose(bool disposing)
        {
            // The mapping is the owner's.
        }
    }
}
