using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>A contiguous range of draws: one of several that together are the run. Draws are cut between blocks of 1,024.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Count">Of how many.</param>
public sealed record EnsembleShard(int Index, int Count)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1, nameof(Count));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)Index, (uint)Count, nameof(Index));
    }

    /// <summary>The first block and the one after the last; a shard may be empty.</summary>
    internal (long First, long End) BlocksOf(long draws)
    {
        var blocks = (draws + PathTile.Draws - 1) / PathTile.Draws;
        return (blocks * Index / Count, blocks * (Index + 1) / Count);
    }

    /// <summary>"3/16", counted from 1.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index + 1}/{Count}");
}

/// <summary>
/// What a shard leaves. As a file: the magic "SONGHUA-ENSEMBLE" and a newline, the version of the format, SHA-256 of the problems, seed,
/// draws, index and count of the shard, the length of what follows, the counts, sketches and sums of each problem, and SHA-256 of all before it;
/// numbers are little-endian.
/// </summary>
public sealed class EnsemblePart
{
    // Goes up with every change of the format or of the arithmetic, so that parts that would not add up are not added.
    private const int Version = 1;

    private static readonly Phrase NoPart = new("{0} is not a part of an ensemble.", "{0}不是集合推演的分片文件。");
    private static readonly Phrase OtherVersion = new("{0} was written by another version of the program (format {1}, here {2}).", "{0}由其他版本的程序写成（格式{1}，当前为{2}）。");
    private static readonly Phrase Truncated = new("{0} is cut off: {1} bytes are missing. Copy it again or draw its shard again.", "{0}不完整：缺少{1}字节。请重新复制，或重新计算该分片。");
    private static readonly Phrase Corrupt = new("{0} is damaged: its checksum does not fit. Copy it again or draw its shard again.", "{0}已损坏：校验和不符。请重新复制，或重新计算该分片。");

    private readonly byte[] _hash;
    private readonly byte[] _body;

    internal EnsemblePart(byte[] hash, ulong seed, long draws, EnsembleShard shard, EnsembleTally[] tallies)
        : this(hash, seed, draws, shard, Body(tallies))
    {
    }

    private EnsemblePart(byte[] hash, ulong seed, long draws, EnsembleShard shard, byte[] body)
    {
        (_hash, Seed, Draws, Shard, _body) = (hash, seed, draws, shard, body);
        Name = shard.ToString();
    }

    private static ReadOnlySpan<byte> Magic => "SONGHUA-ENSEMBLE\n"u8;

    /// <summary>What messages call it: the name of its file, or its shard.</summary>
    public string Name { get; private init; }

    /// <summary>The seed of the run.</summary>
    public ulong Seed { get; }

    /// <summary>The draws of the whole run.</summary>
    public long Draws { get; }

    /// <summary>Which part it is.</summary>
    public EnsembleShard Shard { get; }

    internal ReadOnlySpan<byte> Hash => _hash;

    /// <summary>Writes the part; the same bytes for the same problems, spec and shard.</summary>
    public void Write(Stream stream)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(_hash);
            writer.Write(Seed);
            writer.Write(Draws);
            writer.Write(Shard.Index);
            writer.Write(Shard.Count);
            writer.Write(_body.LongLength);
            writer.Write(_body);
        }

        var whole = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        stream.Write(whole);
        stream.Write(SHA256.HashData(whole));
    }

    /// <summary>Reads a part. A file that is none, is cut off or damaged, or comes from another version, is refused with a reason.</summary>
    /// <param name="stream">What <see cref="Write"/> wrote.</param>
    /// <param name="name">What to call it, such as the name of the file.</param>
    public static (EnsemblePart? Part, Message? Refusal) Read(Stream stream, string name)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray();
        if (bytes.Length < Magic.Length || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            return (null, NoPart.With(name));
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        reader.BaseStream.Position = Magic.Length;
        var header = Magic.Length + sizeof(int) + SHA256.HashSizeInBytes + sizeof(ulong) + (2 * sizeof(long)) + (2 * sizeof(int));
        if (bytes.Length >= Magic.Length + sizeof(int) && reader.ReadInt32() is var version && version != Version)
        {
            return (null, OtherVersion.With(name, version, Version));
        }

        if (bytes.Length < header)
        {
            return (null, Truncated.With(name, header - bytes.Length));
        }

        var hash = reader.ReadBytes(SHA256.HashSizeInBytes);
        var (seed, draws, shard, length) = (reader.ReadUInt64(), reader.ReadInt64(), new EnsembleShard(reader.ReadInt32(), reader.ReadInt32()), reader.ReadInt64());
        var missing = header + length + SHA256.HashSizeInBytes - bytes.LongLength;
        if (length >= 0 && missing > 0)
        {
            return (null, Truncated.With(name, missing));
        }

        var content = bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes);
        return missing != 0 || length < 0 || !SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length))
            ? (null, Corrupt.With(name))
            : (new(hash, seed, draws, shard, content[header..].ToArray()) { Name = name }, null);
    }

    /// <summary>Adds what was drawn to tallies of the same problems.</summary>
    internal void AddTo(IEnumerable<EnsembleTally> tallies)
    {
        using var reader = new BinaryReader(new MemoryStream(_body));
        foreach (var tally in tallies)
        {
            tally.Read(reader);
        }
    }

    private static byte[] Body(EnsembleTally[] tallies)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var tally in tallies)
        {
            tally.Write(writer);
        }

        writer.Flush();
        return bytes.ToArray();
    }
}
