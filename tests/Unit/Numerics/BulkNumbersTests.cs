using System.Runtime.Intrinsics;
using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Numbers made eight at a time are those made one at a time.</summary>
public sealed class BulkNumbersTests
{
    [Theory]
    [InlineData(0, 41)]
    [InlineData(12_345_678, 2)]
    [InlineData((1L << 32) - 256, 1)]
    public void Bulk_normals_are_bit_for_bit_those_of_the_stream(long firstItem, int positions)
    {
        const int items = 256;
        const int stride = 264;
        foreach (var seed in (ulong[])[0, 7, ulong.MaxValue])
        {
            var stream = RandomStream.Of(seed, "bulk");
            var numbers = new double[positions * stride];
            Array.Fill(numbers, -99);
            NormalFill.Fill(stream, firstItem, items, positions, numbers, stride);
            for (var p = 0; p < positions; p++)
            {
                for (var i = 0; i < items; i++)
                {
                    var expected = stream.Normal(((ulong)(firstItem + i) * RandomStream.PositionsPerItem) + (ulong)p);
                    Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(numbers[(p * stride) + i]));
                }

                Assert.All(numbers.AsSpan((p * stride) + items, stride - items).ToArray(), gap => Assert.Equal(-99, gap));
            }
        }
    }

    [Fact]
    public void A_fill_that_does_not_fit_is_refused()
    {
        var stream = RandomStream.Of(1, "a");
        Assert.Throws<ArgumentException>(() => NormalFill.Fill(stream, 0, 12, 1, new double[12], 12));
        Assert.Throws<ArgumentException>(() => NormalFill.Fill(stream, 0, 16, 2, new double[31], 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalFill.Fill(stream, (1L << 32) - 8, 16, 1, new double[16], 16));
    }

    /// <summary>Kolmogorov's distance of 20,000 numbers from the distribution stays below its 0.1 % point, 1.95 / sqrt(n).</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(120)]
    public void Chi_square_numbers_follow_their_distribution(int degrees)
    {
        const int n = 20_000;
        var stream = RandomStream.Of(3, "chi");
        double[] sorted = [.. Enumerable.Range(0, n).Select(i => stream.Item(i).ChiSquare(degrees)).Order()];
        var distance = sorted.Select((x, i) => Math.Abs(1 - ChiSquareDistribution.UpperTail(x, degrees) - ((i + 0.5) / n))).Max();
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(n));
    }

    [Fact]
    public void The_exponential_is_that_of_the_library_to_two_units_in_the_last_place()
    {
        var reader = RandomStream.Of(5, "exp").Item(0);
        for (var i = 0; i < 100_000; i++)
        {
            var x = reader.Uniform(-700, 709);
            var (mine, theirs) = (Exponential.Of(x), Math.Exp(x));
            Assert.InRange(Math.Abs(mine - theirs), 0, 2 * (Math.BitIncrement(theirs) - theirs));
        }

        Assert.Equal(1, Exponential.Of(0.0));
        Assert.Equal(double.PositiveInfinity, Exponential.Of(710.0));
        Assert.Equal(double.PositiveInfinity, Exponential.Of(double.PositiveInfinity));
        Assert.Equal(0, Exponential.Of(-746.0));
        Assert.Equal(0, Exponential.Of(double.NegativeInfinity));
        Assert.Equal(double.NaN, Exponential.Of(double.NaN));
        Assert.Equal(Math.Exp(-740), Exponential.Of(-740.0), double.Epsilon * 2);
    }

    [Fact]
    public void A_product_with_a_block_is_one_chain_of_fused_multiply_adds_in_the_order_of_the_columns()
    {
        var reader = RandomStream.Of(9, "panel").Item(0);
        foreach (var (rows, columns, filled) in ((int, int, double)[])[(1, 1, 1), (2, 5, 1), (42, 42, 1), (7, 9, 0.2), (4, 3, 0)])
        {
            const int width = 64;
            const int stride = 72;
            var matrix = new double[rows, columns];
            foreach (var i in Enumerable.Range(0, rows * columns))
            {
                matrix[i / columns, i % columns] = reader.Chance(filled) ? reader.Normal() : 0;
            }

            double[] source = [.. Enumerable.Range(0, columns * stride).Select(_ => reader.Normal())];
            double[] target = [.. Enumerable.Range(0, rows * stride).Select(_ => reader.Normal())];
            var product = (double[])target.Clone();
            new PanelMatrix(matrix).MultiplyAdd(source, product, width, stride);
            for (var i = 0; i < rows; i++)
            {
                for (var d = 0; d < stride; d++)
                {
                    var expected = target[(i * stride) + d];
                    for (var k = 0; k < columns && d < width; k++)
                    {
                        expected = Math.FusedMultiplyAdd(matrix[i, k], source[(k * stride) + d], expected);
                    }

                    Assert.Equal(expected, product[(i * stride) + d]);
                }
            }
        }

        Assert.Throws<ArgumentException>(() => new PanelMatrix(new double[2, 2]).MultiplyAdd(new double[64], new double[64], 33, 33));
    }

    [Fact]
    public void Inner_products_of_rows_do_not_depend_on_the_rows_beside_them()
    {
        const int width = 24;
        const int stride = 32;
        var reader = RandomStream.Of(11, "rows").Item(0);
        double[] left = [.. Enumerable.Range(0, 7 * stride).Select(_ => reader.Normal())];
        double[] right = [.. Enumerable.Range(0, 5 * stride).Select(_ => reader.Normal())];
        var products = new double[7 * 6];
        RowProducts.Add(left, 7, right, 5, width, stride, products, 6);
        for (var a = 0; a < 7; a++)
        {
            for (var b = 0; b < 5; b++)
            {
                var one = new double[1];
                RowProducts.Add(left.AsSpan(a * stride), 1, right.AsSpan(b * stride), 1, width, stride, one, 1);
                Assert.Equal(one[0], products[(a * 6) + b]);
                Assert.Equal(Enumerable.Range(0, width).Sum(i => left[(a * stride) + i] * right[(b * stride) + i]), one[0], 1e-13);
            }

            Assert.Equal(0, products[(a * 6) + 5]);
        }

        Assert.Equal(36, RowProducts.SumOfLanes(Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8)));
    }

    /// <summary>R. G. Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Score_intervals_are_those_published(long successes, long trials, double low, double high)
    {
        var interval = BinomialDistribution.ScoreInterval(successes, trials, 1.959964);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }
}
