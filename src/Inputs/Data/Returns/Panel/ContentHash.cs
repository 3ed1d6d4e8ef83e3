using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Songhua.Data;

/// <summary>
/// XXH64 (Y. Collet, xxHash specification 0.1.1): a 64-bit hash at the speed of memory. It tells changed content from unchanged;
/// it is no defence against somebody who makes two contents with one hash on purpose.
/// </summary>
internal static class ContentHash
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;

    /// <summary>The hash of some bytes.</summary>
    internal static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        ulong hash;
        var rest = bytes;
        if (bytes.Length >= 32)
        {
            var (a, b, c, d) = (seed + Prime1 + Prime2, seed + Prime2, seed, seed - Prime1);
            var words = MemoryMarshal.Cast<byte, ulong>(bytes[..(bytes.Length & ~31)]);
            for (var i = 0; i + 3 < words.Length; i += 4)
            {
                a = Round(a, Little(words[i]));
                b = Round(b, Little(words[i + 1]));
                c = Round(c, Little(words[i + 2]));
                d = Round(d, Little(words[i + 3]));
            }

            hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            hash = Merge(Merge(Merge(Merge(hash, a), b), c), d);
            rest = bytes[(bytes.Length & ~31)..];
        }
        else
        {
            hash = seed + Prime5;
        }

        return Finish(hash + (ulong)bytes.Length, rest);
    }

    /// <summary>The hash of some numbers in order.</summary>
    internal static ulong Of(ReadOnlySpan<ulong> words) => Of(MemoryMarshal.AsBytes(words));

    private static ulong Finish(ulong hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= 8; rest = rest[8..])
        {
            hash = (BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) * Prime1) + Prime4;
        }

        if (rest.Length >= 4)
        {
            hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1), 23) * Prime2) + Prime3;
            rest = rest[4..];
        }

        foreach (var one in rest)
        {
            hash = BitOperations.RotateLeft(hash ^ (one * Prime5), 11) * Prime1;
        }

        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + (word * Prime2), 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * Prime1) + Prime4;

    private static ulong Little(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
}
