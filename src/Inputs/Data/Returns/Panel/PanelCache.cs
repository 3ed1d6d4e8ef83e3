using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// The columns of a panel kept beside the deliveries, so that they need not be read again. A cache is never trusted for its name,
/// size or date: it is used where the hash of all deliveries and of the register is the one it was made from and its own content
/// has the hash it says; else it is made anew. Deleting it loses nothing.
/// </summary>
/// <param name="folder">Where caches lie.</param>
/// <param name="parallel">Threads, and how to stop.</param>
internal sealed class PanelCache(string folder, ParallelOptions parallel)
{
    private const string Extension = ".columns";
    private const string TemporaryExtension = ".making";

    /// <summary>Whether there is anything to look at.</summary>
    internal bool HasAny => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + Extension).Any();

    /// <summary>The cache with a key; null where there is none that can be trusted.</summary>
    internal MappedColumns? Read(ulong key)
    {
        var path = PathOf(key);
        try
        {
            return File.Exists(path) && CacheHead.Read(path) is { } head && head.Key == key && IsWhole(path, head)
                ? new MappedColumns(path, head)
                : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A new file for columns; null where none can be written.</summary>
    internal FileColumns? Begin(CacheHead head)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Sweep();
            return new FileColumns(Path.Combine(folder, Path.GetRandomFileName() + TemporaryExtension), head);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Gives filled columns their hash and their name; null where that cannot be done.</summary>
    internal MappedColumns? Finish(FileColumns columns, ulong key)
    {
        try
        {
            var head = columns.Head with { Key = key };
            head = head with { Content = ContentOf(columns.File, head) };
            columns.Finish(head);
            var path = PathOf(key);
            foreach (var old in Directory.EnumerateFiles(folder, "*" + Extension).Where(f => f != path))
            {
                TryDelete(old);
            }

            File.Move(columns.Path, path, overwrite: true);
            return new MappedColumns(path, head);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string PathOf(ulong key) => Path.Combine(folder, key.ToString("x16", CultureInfo.InvariantCulture) + Extension);

    private bool IsWhole(string path, CacheHead head)
    {
        using var file = File.OpenHandle(path);
        return RandomAccess.GetLength(file) == head.FileLength && ContentOf(file, head) == head.Content;
    }

    // The hash of the parts' hashes, so that several threads can take part.
    private ulong ContentOf(SafeFileHandle handle, CacheHead head)
    {
        var length = RandomAccess.GetLength(handle);
        var parts = new ulong[FileChunk.Count(0, length) + 1];
        parts[^1] = head.OwnHash();
        Parallel.For(0, parts.Length - 1, parallel, () => new FileChunk(), (p, _, chunk) =>
        {
            var content = chunk.Content(handle, length, p);
            parts[p] = ContentHash.Of(p == 0 ? content[Math.Min(content.Length, CacheHead.Bytes)..] : content);
            return chunk;
        }, _ => { });
        return ContentHash.Of(parts);
    }

    // What a run that was killed left behind. A file that another run is writing is locked and stays.
    private void Sweep()
    {
        foreach (var left in Directory.EnumerateFiles(folder, "*" + TemporaryExtension))
        {
            try
            {
                using (File.Open(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }

                File.Delete(left);
            }
            catch (Exception used) when (used is IOException or UnauthorizedAccessException)
            {
                // Still in use.
            }
        }
    }

    internal static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception used) when (used is IOException or UnauthorizedAccessException)
        {
            // Another run reads it; it is deleted when it is next found old.
        }
    }
}

/// <summary>The first bytes of a cache: what it is, of what, and how much.</summary>
/// <param name="Key">The hash of the deliveries and the register.</param>
/// <param name="Rows">Rows of each column.</param>
/// <param name="First">The first month.</param>
/// <param name="MonthStart">For each month the index of its first row, and at the end the number of rows.</param>
/// <param name="Items">Items that have a column.</param>
internal sealed record CacheHead(ulong Key, int Rows, CalendarMonth First, int[] MonthStart, IReadOnlyList<ReturnItem> Items)
{
    /// <summary>The size of the head, before the starts of the months.</summary>
    internal const int Bytes = 64;

    // "SONGHUAR" read as a little-endian number: of another byte order it is another number.
    private const ulong Magic = 0x52415548474E4F53;

    // Raised whenever the layout of the file, or what is read from the same deliveries, changes.
    private const int Version = 1;

    /// <summary>The hash of all that follows the head, and of the head without this.</summary>
    internal ulong Content { get; init; }

    /// <summary>The length of the file.</summary>
    internal long FileLength => OffsetOf(PanelColumns.Columns);

    /// <summary>The offset of a column; that of the one after the last is the file's end.</summary>
    internal long OffsetOf(int column)
    {
        var offset = Aligned(Bytes + ((long)MonthStart.Length * sizeof(int)));
        for (var c = 0; c < column; c++)
        {
            offset += HasColumn(c) ? Aligned((long)Rows * PanelColumns.Width(c)) : 0;
        }

        return offset;
    }

    /// <summary>Whether a column is there.</summary>
    internal bool HasColumn(int column) => column <= PanelColumns.Vintage || Items.Contains((ReturnItem)(column - PanelColumns.Vintage - 1));

    /// <summary>The hash of the head's own words.</summary>
    internal ulong OwnHash() => ContentHash.Of(Words(0));

    /// <summary>Writes the head.</summary>
    internal void Write(SafeFileHandle file) => RandomAccess.Write(file, MemoryMarshal.AsBytes(Words(Content).AsSpan()), 0);

    /// <summary>Writes the starts of the months.</summary>
    internal void WriteMonths(SafeFileHandle file) => RandomAccess.Write(file, MemoryMarshal.AsBytes(MonthStart.AsSpan()), Bytes);

    /// <summary>Reads the head of a file; null where it is none of this version.</summary>
    internal static CacheHead? Read(string path)
    {
        using var file = File.OpenHandle(path);
        var words = new ulong[Bytes / sizeof(ulong)];
        if (RandomAccess.Read(file, MemoryMarshal.AsBytes(words.AsSpan()), 0) < Bytes || words[0] != Magic || words[1] != Version
            || words[3] > int.MaxValue || words[5] is 0 or > 1 << 20 || words[6] >> (PanelColumns.Columns - PanelColumns.Vintage - 1) != 0)
        {
            return null;
        }

        var monthStart = new int[words[5]];
        var months = MemoryMarshal.AsBytes(monthStart.AsSpan());
        if (RandomAccess.Read(file, months, Bytes) < months.Length || monthStart[^1] != (int)words[3])
        {
            return null;
        }

        var items = Enum.GetValues<ReturnItem>().Where(i => (words[6] & (1UL << (int)i)) != 0);
        return new(words[2], (int)words[3], new((int)words[4]), monthStart, [.. items]) { Content = words[7] };
    }

    private ulong[] Words(ulong content) =>
        [Magic, Version, Key, (ulong)Rows, (ulong)First.Number, (ulong)MonthStart.Length, Items.Aggregate(0UL, (bits, i) => bits | (1UL << (int)i)), content];

    private static long Aligned(long offset) => (offset + 63) & ~63L;
}
