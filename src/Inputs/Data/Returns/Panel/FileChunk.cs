using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Songhua.Data;

/// <summary>Whole lines of a part of a file. A line belongs to the part in which its first byte lies.</summary>
internal sealed class FileChunk
{
    /// <summary>Bytes of a part, more or less: large enough that starting one costs nothing, small enough to stay in the cache of a processor.</summary>
    internal const int Bytes = 2 << 20;

    private const int LineReserve = 64 << 10;

    private byte[] _buffer = new byte[Bytes + LineReserve];

    /// <summary>How many parts the bytes from <paramref name="start"/> make.</summary>
    internal static int Count(long start, long length) => (int)((Math.Max(0, length - start) + Bytes - 1) / Bytes);

    /// <summary>Reads the lines of a part; they stand in a buffer that the next reading overwrites.</summary>
    internal ReadOnlySpan<byte> Lines(string path, long start, long length, int part)
    {
        using var handle = File.OpenHandle(path);
        var from = start + ((long)part * Bytes);
        var to = Math.Min(length, from + Bytes);

        // The byte before tells whether a line begins here.
        var before = part == 0 ? 0 : 1;
        var filled = Fill(handle, from - before, (int)(to - from) + before, 0);
        var begin = part == 0 ? 0 : After(_buffer.AsSpan(0, filled), 0);
        if (to == length)
        {
            return begin < 0 ? [] : _buffer.AsSpan(begin, filled - begin);
        }

        var wanted = (int)(to - from) + before - 1;
        while (true)
        {
            var end = wanted < filled ? After(_buffer.AsSpan(0, filled), wanted) : -1;
            if (end >= 0)
            {
                return begin < 0 || begin >= end ? [] : _buffer.AsSpan(begin, end - begin);
            }

            var more = Fill(handle, from - before + filled, LineReserve, filled);
            if (more == filled)
            {
                return begin < 0 ? [] : _buffer.AsSpan(begin, filled - begin);
            }

            filled = more;
            begin = begin < 0 ? After(_buffer.AsSpan(0, filled), 0) : begin;
        }
    }

    /// <summary>Reads exactly the bytes of a part.</summary>
    internal ReadOnlySpan<byte> Content(SafeFileHandle handle, long length, int part)
    {
        var from = (long)part * Bytes;
        return _buffer.AsSpan(0, Fill(handle, from, (int)(Math.Min(length, from + Bytes) - from), 0));
    }

    /// <summary>The next line, without its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool NextLine(ReadOnlySpan<byte> lines, ref int at, out ReadOnlySpan<byte> line)
    {
        if (at >= lines.Length)
        {
            line = [];
            return false;
        }

        var rest = lines[at..];
        var end = rest.IndexOf((byte)'\n');
        line = end < 0 ? rest : rest[..end];
        at += end < 0 ? rest.Length : end + 1;
        line = !line.IsEmpty && line[^1] == '\r' ? line[..^1] : line;
        return true;
    }

    private static int After(ReadOnlySpan<byte> bytes, int from)
    {
        var end = bytes[from..].IndexOf((byte)'\n');
        return end < 0 ? -1 : from + end + 1;
    }

    private int Fill(SafeFileHandle handle, long offset, int count, int at)
    {
        if (at + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(at + count, _buffer.Length * 2));
        }

        var end = at + count;
        while (at < end)
        {
            var read = RandomAccess.Read(handle, _buffer.AsSpan(at, end - at), offset);
            if (read == 0)
            {
                break;
            }

            at += read;
            offset += read;
        }

        return at;
    }
}
