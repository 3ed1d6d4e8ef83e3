using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>Four random words of 32 bits.</summary>
public readonly record struct PhiloxBlock(uint A, uint B, uint C, uint D)
{
    /// <summary>The first two words, the first as the lower half.</summary>
    public ulong Low => A | ((ulong)B << 32);

    /// <summary>The last two words, the third as the lower half.</summary>
    public ulong High => C | ((ulong)D << 32);
}

/// <summary>
/// Philox4x32-10, a random number generator without state: a keyed bijection of 128-bit counters. J. K. Salmon, M. A. Moraes,
/// R. O. Dror and D. E. Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC '11, section 3.3. It passes TestU01's BigCrush.
/// </summary>
public static class Philox
{
    private const int Rounds = 10;
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierC = 0xCD9E8D57;

    // The golden ratio and the square root of 3 less 1, as fractions of 2^32 (Weyl sequences of the key).
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;

    /// <summary>The block of a counter under a key; words in the order of the paper.</summary>
    public static PhiloxBlock Block(PhiloxBlock counter, uint keyA, uint keyB)
    {
        var (a, b, c, d) = (counter.A, counter.B, counter.C, counter.D);
        for (var round = 0; round < Rounds; round++)
        {
            var left = (ulong)MultiplierA * a;
            var right = (ulong)MultiplierC * c;
            (a, b, c, d) = ((uint)(right >> 32) ^ b ^ keyA, (uint)right, (uint)(left >> 32) ^ d ^ keyB, (uint)left);
            keyA += WeylA;
            keyB += WeylB;
        }

        return new(a, b, c, d);
    }

    /// <summary>Eight blocks at once: a counter to a lane, each word in the lower half of its 64 bits, the upper half zero.</summary>
    internal static (Vector512<ulong> A, Vector512<ulong> B, Vector512<ulong> C, Vector512<ulong> D) Blocks(
        Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c, Vector512<ulong> d, uint keyA, uint keyB)
    {
        var lowerHalf = Vector512.Create((ulong)uint.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var left = Vector512.Create((ulong)MultiplierA) * a;
            var right = Vector512.Create((ulong)MultiplierC) * c;
            a = (right >>> 32) ^ b ^ Vector512.Create((ulong)keyA);
            b = right & lowerHalf;
            c = (left >>> 32) ^ d ^ Vector512.Create((ulong)keyB);
            d = left & lowerHalf;
            keyA += WeylA;
            keyB += WeylB;
        }

        return (a, b, c, d);
    }
}
