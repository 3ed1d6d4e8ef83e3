using System.Numerics;

namespace Songhua.Numerics;

/// <summary>
/// Many sums of doubles, each exact: a fixed-point number in chunks of 32 bits, held in words of 64 so that carries wait (R. M. Neal 2015,
/// Fast exact summation using small and large superaccumulators, arXiv:1505.05571). Addition of exact numbers has no order: any order,
/// cut or merging gives the same sum, and the same bytes. Each sum holds only the chunks that its numbers reach.
/// </summary>
public sealed class ExactSums
{
    private const int Bits = 32;
    private const long ChunkMask = uint.MaxValue;
    private const int LeastExponent = -1074;
    private const int CarryEvery = 1 << 29;
    private const byte Zero = 0;
    private const byte Finite = 1;
    private const byte NotFinite = 2;

    // Chunk k of sum i is _chunks[(i * _window) + k], of weight 2^(32 (k + _lowest[i]) - 1074); _lowest is -1 where nothing was added.
    private long[] _chunks;
    private int _window = 5;
    private readonly short[] _lowest;
    private readonly bool[] _isNotFinite;
    private int _waiting;

    /// <summary>So many sums, all zero.</summary>
    public ExactSums(int count)
    {
        (_chunks, _lowest, _isNotFinite) = (new long[(long)count * _window], new short[count], new bool[count]);
        Array.Fill(_lowest, (short)-1);
    }

    /// <summary>The number of sums.</summary>
    public int Count => _lowest.Length;

    /// <summary>The memory of the chunks, bytes.</summary>
    public long Bytes => _chunks.LongLength * sizeof(long);

    /// <summary>Adds a number to a sum. One that is not finite makes the sum NaN for good.</summary>
    public void Add(int sum, double value)
    {
        if (!double.IsFinite(value))
        {
            _isNotFinite[sum] = true;
            return;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        if (mantissa == 0)
        {
            return;
        }

        var position = Math.Max(0, exponent - 1);
        var chunk = position >> 5;
        var wide = (UInt128)(ulong)mantissa << (position & (Bits - 1));
        var at = Reach(sum, chunk, chunk + 2);
        var sign = bits < 0 ? -1L : 1L;
        _chunks[at] += sign * (long)(wide & (UInt128)ChunkMask);
        _chunks[at + 1] += sign * (long)((wide >> Bits) & (UInt128)ChunkMask);
        _chunks[at + 2] += sign * (long)(wide >> (2 * Bits));
        if (++_waiting == CarryEvery)
        {
            Carry();
        }
    }

    /// <summary>Adds the sums of another, one by one.</summary>
    /// <exception cref="ArgumentException">Another number of sums.</exception>
    public void Add(ExactSums other)
    {
        if (other.Count != Count)
        {
            throw new ArgumentException($"{other.Count} sums cannot be added to {Count}.", nameof(other));
        }

        Carry();
        other.Carry();
        for (var i = 0; i < Count; i++)
        {
            _isNotFinite[i] |= other._isNotFinite[i];
            if (other._lowest[i] >= 0)
            {
                var at = Reach(i, other._lowest[i], other._lowest[i] + other._window - 1);
                for (var k = 0; k < other._window; k++)
                {
                    _chunks[at + k] += other._chunks[(i * other._window) + k];
                }
            }
        }

        _waiting = 2;
    }

    /// <summary>The sum, rounded once to the nearest double; NaN where a number was not finite.</summary>
    public double Value(int sum)
    {
        if (_isNotFinite[sum])
        {
            return double.NaN;
        }

        var (whole, position) = Whole(sum);
        var magnitude = BigInteger.Abs(whole);
        var excess = (int)Math.Max(0, magnitude.GetBitLength() - 63);
        var top = (ulong)(magnitude >> excess);

        // What is cut off decides a tie: one bit stands for it below the 63 that are kept.
        top = (top << 1) | (excess > 0 && !(magnitude & ((BigInteger.One << excess) - 1)).IsZero ? 1UL : 0);
        var value = Math.ScaleB((double)top, position + excess - 1 + LeastExponent);
        return whole.Sign < 0 ? -value : value;
    }

    /// <summary>Writes the sums in a form that depends on nothing but their values.</summary>
    public void Write(BinaryWriter writer)
    {
        for (var i = 0; i < Count; i++)
        {
            var (whole, position) = Whole(i);
            writer.Write(_isNotFinite[i] ? NotFinite : whole.IsZero ? Zero : Finite);
            if (!_isNotFinite[i] && !whole.IsZero)
            {
                var bytes = whole.ToByteArray();
                writer.Write((ushort)position);
                writer.Write((ushort)bytes.Length);
                writer.Write(bytes);
            }
        }
    }

    /// <summary>Adds sums as <see cref="Write"/> wrote them.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public void Read(BinaryReader reader)
    {
        for (var i = 0; i < Count; i++)
        {
            switch (reader.ReadByte())
            {
                case Zero:
                    break;
                case Finite:
                    var position = reader.ReadUInt16();
                    var bytes = reader.ReadBytes(reader.ReadUInt16());
                    AddWhole(i, new BigInteger(bytes) << (position & (Bits - 1)), position >> 5);
                    break;
                case NotFinite:
                    _isNotFinite[i] = true;
                    break;
                default:
                    throw new InvalidDataException("A sum is neither zero, finite nor not finite.");
            }
        }
    }

    private void AddWhole(int sum, BigInteger whole, int chunk)
    {
        var length = (int)((whole.GetBitLength() + Bits - 1) / Bits) + 1;
        if (chunk + length > 128)
        {
            throw new InvalidDataException("A sum is larger than any sum of doubles.");
        }

        var at = Reach(sum, chunk, chunk + length - 1);
        var rest = BigInteger.Abs(whole);
        for (var k = 0; k < length; k++, rest >>= Bits)
        {
            _chunks[at + k] += whole.Sign * (long)(rest & ChunkMask);
        }
    }

    // The sum without its powers of two: an odd whole number and the position of its last bit.
    private (BigInteger Whole, int Position) Whole(int sum)
    {
        if (_lowest[sum] < 0)
        {
            return (BigInteger.Zero, 0);
        }

        var whole = BigInteger.Zero;
        for (var k = _window - 1; k >= 0; k--)
        {
            whole = (whole << Bits) + _chunks[(sum * _window) + k];
        }

        var even = whole.IsZero ? 0 : (int)BigInteger.TrailingZeroCount(whole);
        return (whole >> even, (_lowest[sum] * Bits) + even);
    }

    // Where the chunk stands; the window of the sum reaches from it to the last one, all windows growing where one must.
    private int Reach(int sum, int first, int last)
    {
        if (_lowest[sum] < 0)
        {
            // One chunk in reserve on either side.
            _lowest[sum] = (short)Math.Max(0, first - 1);
        }

        if (first < _lowest[sum] || last >= _lowest[sum] + _window)
        {
            var lowest = Math.Min(first, (int)_lowest[sum]);
            var needed = Math.Max(last, _lowest[sum] + Used(sum) - 1) - lowest + 1;
            if (needed > _window)
            {
                Widen(needed + 2);
            }

            var shift = _lowest[sum] - lowest;
            var chunks = _chunks.AsSpan(sum * _window, _window);
            chunks[..(_window - shift)].CopyTo(chunks[shift..]);
            chunks[..shift].Clear();
            _lowest[sum] = (short)lowest;
        }

        return (sum * _window) + first - _lowest[sum];
    }

    private int Used(int sum)
    {
        var used = _window;
        while (used > 0 && _chunks[(sum * _window) + used - 1] == 0)
        {
            used--;
        }

        return used;
    }

    private void Widen(int window)
    {
        var wider = new long[(long)Count * window];
        for (var i = 0; i < Count; i++)
        {
            _chunks.AsSpan(i * _window, _window).CopyTo(wider.AsSpan(i * window));
        }

        (_chunks, _window) = (wider, window);
    }

    private void Carry()
    {
        for (var i = 0; i < Count; i++)
        {
            for (var k = 0; k < _window; k++)
            {
                var carry = _chunks[(i * _window) + k] >> Bits;
                if (carry != 0 && k == _window - 1 && carry is < -1 or > 1)
                {
                    Widen(_window + 1);
                }

                if (carry != 0 && k < _window - 1)
                {
                    _chunks[(i * _window) + k] &= ChunkMask;
                    _chunks[(i * _window) + k + 1] += carry;
                }
            }
        }

        _waiting = 0;
    }
}
