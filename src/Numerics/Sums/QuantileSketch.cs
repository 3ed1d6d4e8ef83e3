namespace Songhua.Numerics;

/// <summary>
/// Counts of numbers in buckets of the leading bits of the double: sign, exponent and ten bits of the mantissa. Its memory grows with
/// the powers of two that the numbers reach, never with how many they are; counts add, so that any cut of the numbers gives the same
/// sketch. A quantile differs from that of the numbers by less than 2^-10 of it (0.1 %), below the least normal double by less than 2^-1031;
/// it lies between the least and the greatest number, which are exact. The idea is that of C. Masson, J. E. Rim and H. K. Lee (2019),
/// DDSketch, PVLDB 12(12): 2195-2205, with the format's own logarithm.
/// </summary>
public sealed class QuantileSketch
{
    private const int PageSize = 1024;
    private const int PageBits = 52;
    private const int BucketBits = 42;
    private const int Negative = 2048;
    private const int NoPage = -1;
    private const int LastExponent = 0x7FF;

    // Pages by the upper twelve bits, sign and exponent; of each sign a range of exponents.
    private uint[] _counts = [];
    private int _pages;
    private PageRange _positive = new();
    private PageRange _negative = new();

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>The least number; infinite where there is none.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest number; minus infinite where there is none.</summary>
    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>The memory of the counts, bytes.</summary>
    public long Bytes => _counts.LongLength * sizeof(uint);

    /// <summary>Adds numbers, all finite; at most 2^32 - 1 in all.</summary>
    /// <exception cref="ArgumentException">A number that is not finite, or too many.</exception>
    public void Add(ReadOnlySpan<double> numbers)
    {
        var (least, greatest) = (Least, Greatest);
        foreach (var signed in numbers)
        {
            // Adding zero makes minus zero plain zero.
            var number = signed + 0.0;
            least = number < least ? number : least;
            greatest = number > greatest ? number : greatest;
            var bits = (ulong)BitConverter.DoubleToInt64Bits(number);
            var at = Page((int)(bits >> PageBits)) + (int)((bits >> BucketBits) & (PageSize - 1));
            _counts[at]++;
        }

        (Least, Greatest) = (least, greatest);
        Tally(numbers.Length);
    }

    /// <summary>Adds the numbers of another sketch.</summary>
    /// <exception cref="ArgumentException">Too many in all.</exception>
    public void Add(QuantileSketch other)
    {
        foreach (var (key, from) in other.Pages())
        {
            var page = Page(key);
            for (var i = 0; i < PageSize; i++)
            {
                _counts[page + i] = checked(_counts[page + i] + other._counts[from + i]);
            }
        }

        Least = Math.Min(Least, other.Least);
        Greatest = Math.Max(Greatest, other.Greatest);
        Tally(other.Count);
    }

    /// <summary>
    /// Quantiles by linear interpolation between the neighbouring order statistics (definition 7 of R. J. Hyndman and Y. Fan 1996, The
    /// American Statistician 50: 361-365), each order statistic at its share of its bucket. NaN where there is no number.
    /// </summary>
    /// <param name="probabilities">From 0 to 1.</param>
    public double[] Quantiles(params ReadOnlySpan<double> probabilities)
    {
        var quantiles = new double[probabilities.Length];
        if (Count == 0)
        {
            Array.Fill(quantiles, double.NaN);
            return quantiles;
        }

        var buckets = Buckets();
        for (var i = 0; i < quantiles.Length; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
            {
                throw new ArgumentException("A probability lies between 0 and 1.", nameof(probabilities));
            }

            var rank = (Count - 1) * probabilities[i];
            var below = (long)Math.Floor(rank);
            var low = OrderStatistic(buckets, below);
            quantiles[i] = below == rank ? low : low + ((rank - below) * (OrderStatistic(buckets, below + 1) - low));
        }

        return quantiles;
    }

    /// <summary>Writes the sketch in a form that depends on nothing but the numbers.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Least);
        writer.Write(Greatest);
        var filled = Pages().SelectMany(p => Enumerable.Range(0, PageSize).Select(b => (Bucket: (p.Key * PageSize) + b, Count: _counts[p.At + b]))).Where(b => b.Count > 0).ToList();
        writer.Write7BitEncodedInt(filled.Count);
        var last = 0;
        foreach (var (bucket, count) in filled)
        {
            writer.Write7BitEncodedInt(bucket - last);
            writer.Write7BitEncodedInt64(count);
            last = bucket;
        }
    }

    /// <summary>Adds the numbers of a sketch as <see cref="Write"/> wrote it.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public void Read(BinaryReader reader)
    {
        Least = Math.Min(Least, reader.ReadDouble());
        Greatest = Math.Max(Greatest, reader.ReadDouble());
        var bucket = 0;
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            bucket += reader.Read7BitEncodedInt();
            var count = reader.Read7BitEncodedInt64();
            if (bucket is < 0 or >= 2 * Negative * PageSize || ((bucket / PageSize) & LastExponent) == LastExponent || count is <= 0 or > uint.MaxValue)
            {
                throw new InvalidDataException("A bucket does not exist or its count is none.");
            }

            var at = Page(bucket / PageSize) + (bucket % PageSize);
            _counts[at] = checked(_counts[at] + (uint)count);
            Tally(count);
        }
    }

    private void Tally(long more)
    {
        Count += more;
        if (Count > uint.MaxValue)
        {
            throw new ArgumentException("A sketch counts at most 2^32 - 1 numbers.");
        }
    }

    // Filled buckets in the order of their numbers, with how many numbers lie before each.
    private List<Bucket> Buckets()
    {
        var buckets = new List<Bucket>();
        var before = 0L;
        var pages = Pages().ToList();
        foreach (var (key, at) in pages.Where(p => p.Key >= Negative).Reverse())
        {
            for (var b = PageSize - 1; b >= 0; b--)
            {
                Add(key, b, _counts[at + b], -Edge(key & LastExponent, b + 1), -Edge(key & LastExponent, b));
            }
        }

        foreach (var (key, at) in pages.Where(p => p.Key < Negative))
        {
            for (var b = 0; b < PageSize; b++)
            {
                Add(key, b, _counts[at + b], Edge(key, b), Edge(key, b + 1));
            }
        }

        return buckets;

        void Add(int key, int bucket, uint count, double low, double high)
        {
            if (count > 0)
            {
                // The bucket of zero holds zero itself and the least subnormal numbers: its edge is the better answer.
                var isZero = (key & LastExponent) == 0 && bucket == 0;
                buckets.Add(new(before, count, isZero ? 0 : low, isZero ? 0 : high));
                before += count;
            }
        }
    }

    private double OrderStatistic(List<Bucket> buckets, long rank)
    {
        var (first, last) = (0, buckets.Count - 1);
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            (first, last) = buckets[middle].Before <= rank ? (middle, last) : (first, middle - 1);
        }

        var bucket = buckets[first];
        var share = (rank - bucket.Before + 0.5) / bucket.Count;
        return Math.Clamp(bucket.Low + (share * (bucket.High - bucket.Low)), Least, Greatest);
    }

    private static double Edge(int exponent, int bucket) =>
        BitConverter.Int64BitsToDouble(((long)exponent << PageBits) + ((long)bucket << BucketBits));

    private IEnumerable<(int Key, int At)> Pages()
    {
        foreach (var range in (PageRange[])[_positive, _negative])
        {
            for (var i = 0; i < range.At.Length; i++)
            {
                if (range.At[i] != NoPage)
                {
                    yield return (range.First + i, range.At[i]);
                }
            }
        }
    }

    private int Page(int key)
    {
        ref var range = ref (key < Negative ? ref _positive : ref _negative);
        var index = key - range.First;
        return (uint)index < (uint)range.At.Length && range.At[index] != NoPage ? range.At[index] : NewPage(ref range, key);
    }

    private int NewPage(ref PageRange range, int key)
    {
        if ((key & LastExponent) == LastExponent)
        {
            throw new ArgumentException("Only finite numbers have quantiles.");
        }

        if (range.At.Length == 0)
        {
            range = new() { First = key, At = [NoPage] };
        }
        else if (key < range.First || key >= range.First + range.At.Length)
        {
            var (first, last) = (Math.Min(key, range.First), Math.Max(key, range.First + range.At.Length - 1));
            var wider = Enumerable.Repeat(NoPage, last - first + 1).ToArray();
            range.At.CopyTo(wider, range.First - first);
            range = new() { First = first, At = wider };
        }

        Array.Resize(ref _counts, (_pages + 1) * PageSize);
        return range.At[key - range.First] = _pages++ * PageSize;
    }

    private readonly record struct Bucket(long Before, uint Count, double Low, double High);

    private readonly struct PageRange()
    {
        public int First { get; init; }

        public int[] At { get; init; } = [];
    }
}
