using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>
/// Standard normal numbers of many items of a stream at once, eight to a vector: bit for bit those of
/// <see cref="RandomStream.Normal"/> at position item x <see cref="RandomStream.PositionsPerItem"/> + p. Two positions share a block of Philox.
/// </summary>
public static class NormalFill
{
    private const int Lanes = 8;
    private const ulong LowerHalf = uint.MaxValue;

    /// <summary>Fills rows, one a position: row p, column i is the number of item first + i at position p.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="firstItem">The first item, such as a draw.</param>
    /// <param name="items">How many items: columns, a multiple of 8; all below 2^32.</param>
    /// <param name="positions">How many positions from 0 on: rows, at least 1.</param>
    /// <param name="destination">Where to; what lies between the rows is left alone.</param>
    /// <param name="rowStride">From the start of one row to that of the next.</param>
    /// <exception cref="ArgumentException">The number of items, or a destination that is too short.</exception>
    public static void Fill(RandomStream stream, long firstItem, int items, int positions, Span<double> destination, int rowStride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstItem);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstItem + items, 1L << 32);
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowStride, items);
        if (items < 0 || items % Lanes != 0 || destination.Length < (((long)positions - 1) * rowStride) + items)
        {
            throw new ArgumentException("The items must be a multiple of 8 and the destination must hold every row.");
        }

        for (var position = 0; position < positions; position += 2)
        {
            var even = destination.Slice(position * rowStride, items);
            var odd = position + 1 < positions ? destination.Slice((position + 1) * rowStride, items) : default;
            Uniforms(stream, (ulong)firstItem, (ulong)position >> 1, even, odd);
            NormalDistribution.Quantiles(even);
            NormalDistribution.Quantiles(odd);
        }
    }

    // The middles of 2^52 equal steps. Half a position per item is 2^31 blocks: the lowest bit of the item is the highest of word A.
    private static void Uniforms(RandomStream stream, ulong firstItem, ulong pair, Span<double> even, Span<double> odd)
    {
        ref var low = ref MemoryMarshal.GetReference(even);
        ref var high = ref MemoryMarshal.GetReference(odd);
        var item = Vector512.Create(firstItem) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
        for (var i = 0; i < even.Length; i += Lanes, item += Vector512.Create((ulong)Lanes))
        {
            var a = ((item << 31) & Vector512.Create(LowerHalf)) | Vector512.Create(pair);
            var (wordA, wordB, wordC, wordD) = Philox.Blocks(
                a, item >>> 1, Vector512.Create(stream.Seed & LowerHalf), Vector512.Create(stream.Seed >> 32), (uint)stream.Key, (uint)(stream.Key >> 32));
            Middle(wordA | (wordB << 32)).StoreUnsafe(ref low, (nuint)i);
            if (!odd.IsEmpty)
            {
                Middle(wordC | (wordD << 32)).StoreUnsafe(ref high, (nuint)i);
            }
        }
    }

    // (k + 1/2) / 2^52 of the highest 52 bits k: both steps are exact, as they are in RandomStream.Normal.
    private static Vector512<double> Middle(Vector512<ulong> bits)
    {
        var oneAndMore = ((bits >>> 12) | Vector512.Create(0x3FF0000000000000UL)).AsDouble();
        return oneAndMore - Vector512.Create(1.0) + Vector512.Create(1.0 / (1L << 53));
    }
}
