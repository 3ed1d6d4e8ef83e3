using System.Numerics;
using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Sums and sketches do not depend on how the numbers were cut, and are as exact as they say.</summary>
public sealed class SumsTests
{
    private static readonly RandomStream Stream = RandomStream.Of(2, "sums");

    private static double Any(RandomReader reader) =>
        Math.ScaleB(reader.Uniform() - 0.5, (int)reader.Integer(2000) - 1070);

    private static double Exact(IEnumerable<double> numbers)
    {
        var whole = BigInteger.Zero;
        foreach (var number in numbers)
        {
            var bits = BitConverter.DoubleToInt64Bits(Math.Abs(number));
            var exponent = (int)(bits >> 52);
            var part = (new BigInteger(exponent == 0 ? bits : (bits & 0xFFFFFFFFFFFFF) | (1L << 52))) << Math.Max(0, exponent - 1);
            whole += number < 0 ? -part : part;
        }

        // Half a unit in the last place to either side decides the rounding: the nearest double is found among neighbours.
        var nearest = 0.0;
        var most = (BigInteger?)null;
        var guess = whole.IsZero ? 0 : Math.ScaleB((double)(whole >> (int)Math.Max(0, (long)BigInteger.Abs(whole).GetBitLength() - 60)), (int)Math.Max(0, (long)BigInteger.Abs(whole).GetBitLength() - 60) - 1074);
        foreach (var candidate in (double[])[Math.BitDecrement(guess), guess, Math.BitIncrement(guess)])
        {
            var bits = BitConverter.DoubleToInt64Bits(Math.Abs(candidate));
            var exponent = (int)(bits >> 52);
            var part = (new BigInteger(exponent == 0 ? bits : (bits & 0xFFFFFFFFFFFFF) | (1L << 52))) << Math.Max(0, exponent - 1);
            var distance = BigInteger.Abs(whole - (candidate < 0 ? -part : part));
            if (most is null || distance < most)
            {
                (nearest, most) = (candidate, distance);
            }
        }

        return nearest;
    }

    [Fact]
    public void Sums_are_exact_and_rounded_once()
    {
        for (var item = 0; item < 200; item++)
        {
            var reader = Stream.Item(item);
            double[] numbers = [.. Enumerable.Range(0, 50).Select(_ => Any(reader))];
            numbers[7] = -numbers[3];
            numbers[8] = double.Epsilon;
            var sums = new ExactSums(2);
            foreach (var number in numbers)
            {
                sums.Add(1, number);
            }

            Assert.Equal(Exact(numbers), sums.Value(1));
            Assert.Equal(0, sums.Value(0));
        }
    }

    [Fact]
    public void What_doubles_lose_is_kept()
    {
        var sums = new ExactSums(1);
        foreach (var number in (double[])[1e308, 1, 1e-300, -1e308, -1])
        {
            sums.Add(0, number);
        }

        Assert.Equal(1e-300, sums.Value(0));
        sums.Add(0, 1e308);
        sums.Add(0, 1e308);
        Assert.Equal(double.PositiveInfinity, sums.Value(0));
        sums.Add(0, double.NaN);
        Assert.Equal(double.NaN, sums.Value(0));
    }

    [Fact]
    public void Any_cut_and_order_gives_the_same_bytes()
    {
        for (var item = 0; item < 100; item++)
        {
            var reader = Stream.Item(1000 + item);
            double[] numbers = [.. Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? reader.Normal() : Any(reader))];
            var (whole, left, right) = (new ExactSums(1), new ExactSums(1), new ExactSums(1));
            foreach (var number in numbers)
            {
                whole.Add(0, number);
            }

            reader.Shuffle<double>(numbers);
            foreach (var (number, i) in numbers.Select((n, i) => (n, i)))
            {
                (i < 13 ? left : right).Add(0, number);
            }

            var read = new ExactSums(1);
            read.Read(new BinaryReader(new MemoryStream(Bytes(right.Write))));
            read.Add(left);
            Assert.Equal(Bytes(whole.Write), Bytes(read.Write));
        }

        Assert.Throws<ArgumentException>(() => new ExactSums(1).Add(new ExactSums(2)));
        Assert.Throws<InvalidDataException>(() => new ExactSums(1).Read(new BinaryReader(new MemoryStream([9]))));
    }

    public static TheoryData<string> Distributions => ["normal", "lognormal", "cauchy", "ties", "negative", "integers", "near a power of two", "subnormal", "wide"];

    private static double Draw(string distribution, RandomReader reader) => distribution switch
    {
        "normal" => reader.Normal(),
        "lognormal" => Math.Exp(30 + reader.Normal()),
        "cauchy" => Math.Tan(Math.PI * (reader.Uniform() - 0.5)),
        "ties" => reader.Integer(3) * 0.1,
        "negative" => -Math.Exp(3 * reader.Normal()),
        "integers" => reader.Integer(21) - 10,
        "near a power of two" => 1024 + (0.01 * reader.Normal()),
        "subnormal" => double.Epsilon * reader.Integer(1L << 50),
        _ => Any(reader),
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void A_quantile_is_within_its_bound_of_that_of_the_numbers(string distribution)
    {
        foreach (var n in (int[])[1, 2, 10, 4999])
        {
            var reader = Stream.Item(5000 + n);
            double[] numbers = [.. Enumerable.Range(0, n).Select(_ => Draw(distribution, reader))];
            var sketch = new QuantileSketch();
            sketch.Add(numbers);
            Array.Sort(numbers);
            double[] probabilities = [0, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 1];
            foreach (var (p, quantile) in probabilities.Zip(sketch.Quantiles(probabilities)))
            {
                var rank = (n - 1) * p;
                var (low, high) = (numbers[(int)Math.Floor(rank)], numbers[(int)Math.Ceiling(rank)]);
                var share = rank - Math.Floor(rank);
                var slack = ((1 - share) * Math.Abs(low)) + (share * Math.Abs(high));
                Assert.InRange(Math.Abs(quantile - (low + (share * (high - low)))), 0, (slack / 1024) + Math.ScaleB(1, -1031));
            }

            Assert.Equal((numbers[0], numbers[^1], (long)n), (sketch.Least, sketch.Greatest, sketch.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Any_cut_of_the_numbers_gives_the_same_sketch(string distribution)
    {
        var reader = Stream.Item(77);
        double[] numbers = [.. Enumerable.Range(0, 3000).Select(_ => Draw(distribution, reader))];
        var (whole, left, right, read) = (new QuantileSketch(), new QuantileSketch(), new QuantileSketch(), new QuantileSketch());
        whole.Add(numbers);
        reader.Shuffle<double>(numbers);
        left.Add(numbers.AsSpan(0, 700));
        right.Add(numbers.AsSpan(700));
        read.Read(new BinaryReader(new MemoryStream(Bytes(right.Write))));
        read.Add(left);
        Assert.Equal(Bytes(whole.Write), Bytes(read.Write));
        Assert.Equal(whole.Quantiles(0.1, 0.5), read.Quantiles(0.1, 0.5));
    }

    [Fact]
    public void A_sketch_holds_its_memory_whatever_the_count()
    {
        var sketch = new QuantileSketch();
        var reader = Stream.Item(8);
        double[] numbers = [.. Enumerable.Range(0, 10_000).Select(_ => Draw("lognormal", reader))];
        sketch.Add(numbers);
        var bytes = sketch.Bytes;
        for (var i = 0; i < 50; i++)
        {
            sketch.Add(numbers);
        }

        Assert.Equal(bytes, sketch.Bytes);
        Assert.Equal(510_000, sketch.Count);
    }

    [Fact]
    public void Zero_has_no_sign_and_what_is_not_finite_is_refused()
    {
        var sketch = new QuantileSketch();
        sketch.Add([-0.0, 0.0, 5]);
        Assert.Equal(0, BitConverter.DoubleToInt64Bits(sketch.Least));
        Assert.Equal([0, 0, 5], sketch.Quantiles(0, 0.5, 1));
        Assert.Throws<ArgumentException>(() => sketch.Add([double.NaN]));
        Assert.Throws<ArgumentException>(() => sketch.Add([double.NegativeInfinity]));
        Assert.Throws<ArgumentException>(() => sketch.Quantiles(1.1));
        Assert.Equal(double.NaN, new QuantileSketch().Quantiles(0.5)[0]);
        Assert.Throws<InvalidDataException>(() => new QuantileSketch().Read(new BinaryReader(new MemoryStream([.. new byte[16], 1, 0, 0]))));
    }

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        write(writer);
        writer.Flush();
        return bytes.ToArray();
    }
}
