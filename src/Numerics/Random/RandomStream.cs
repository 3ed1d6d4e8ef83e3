using System.Text;

namespace Songhua.Numerics;

/// <summary>
/// A named stream of random numbers of a seed. Every number is a function of seed, name and position: it does not matter who asks
/// for it, in what order, or on how many threads. The name is hashed into Philox's key; seed and position are its counter, so that
/// two seeds never share a block within a stream.
/// </summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Key">The key that stands for the name.</param>
public readonly record struct RandomStream(ulong Seed, ulong Key)
{
    /// <summary>How many positions one item has, see <see cref="Item"/>.</summary>
    public const ulong PositionsPerItem = 1UL << 32;

    // For the next try of a whole number that was rejected: the golden ratio as a fraction of 2^64.
    private const ulong NextTry = 0x9E3779B97F4A7C15;

    /// <summary>The stream of a name; names are compared as UTF-8, case counts.</summary>
    public static RandomStream Of(ulong seed, string name)
    {
        // FNV-1a, and the finaliser of SplitMix64 so that names which differ in their last letter have unlike keys.
        var hash = 0xCBF29CE484222325UL;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 0x100000001B3UL;
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return new(seed, hash ^ (hash >> 31));
    }

    /// <summary>Reads the numbers of one item (a draw, an enterprise) one after the other; items do not overlap.</summary>
    /// <param name="item">Which, below 2^32.</param>
    public RandomReader Item(long item)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(item, 1L << 32);
        return new(this, (ulong)item * PositionsPerItem);
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits(ulong position) => BitsUnder(Key, position);

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform(ulong position) => (Bits(position) >> 11) * (1.0 / (1L << 53));

    /// <summary>A number of the standard normal distribution, by its inverse distribution function at the middle of one of 2^52 equal steps.</summary>
    public double Normal(ulong position) => NormalDistribution.Quantile(((Bits(position) >> 12) + 0.5) * (1.0 / (1L << 52)));

    /// <summary>
    /// A whole number from 0 to one less than the bound, each as likely as any other: D. Lemire (2019), Fast random integer generation
    /// in an interval, ACM TOMACS 29(1), with rejection. A rejected try draws again under another key, at the same position.
    /// </summary>
    public long Integer(ulong position, long bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var rejectBelow = unchecked((ulong)-bound) % (ulong)bound;
        for (var key = Key; ; key += NextTry)
        {
            var whole = Math.BigMul(BitsUnder(key, position), (ulong)bound, out var rest);
            if (rest >= rejectBelow)
            {
                return (long)whole;
            }
        }
    }

    private ulong BitsUnder(ulong key, ulong position)
    {
        var counter = position >> 1;
        var block = Philox.Block(new((uint)counter, (uint)(counter >> 32), (uint)Seed, (uint)(Seed >> 32)), (uint)key, (uint)(key >> 32));
        return (position & 1) == 0 ? block.Low : block.High;
    }
}
