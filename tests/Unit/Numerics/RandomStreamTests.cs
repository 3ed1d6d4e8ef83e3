using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>A number is a function of seed, name and position; numbers are spread as they should be.</summary>
public sealed class RandomStreamTests
{
    private const int Draws = 200_000;
    private static readonly RandomStream Stream = RandomStream.Of(42, "draws");

    [Fact]
    public void The_same_place_gives_the_same_number_and_another_place_another()
    {
        Assert.Equal(Stream.Bits(7), RandomStream.Of(42, "draws").Bits(7));
        ulong[] others = [Stream.Bits(6), Stream.Bits(8), RandomStream.Of(43, "draws").Bits(7), RandomStream.Of(42, "drawn").Bits(7), RandomStream.Of(42, "").Bits(7)];
        Assert.Equal(6, others.Append(Stream.Bits(7)).Distinct().Count());
    }

    // Written down once, so that no change of the hash or the layout goes unnoticed: seeds in plans must mean the same for ever.
    [Fact]
    public void Seeds_mean_the_same_for_ever() =>
        Assert.Equal((0x74958588CC754FF6UL, 0xC679B9C18E83A2B8UL), (Stream.Key, Stream.Bits(0)));

    [Fact]
    public void A_reader_reads_the_stream_in_order_and_items_do_not_overlap()
    {
        var reader = Stream.Item(3);
        var start = 3 * RandomStream.PositionsPerItem;
        Assert.Equal(Stream.Uniform(start), reader.Uniform());
        Assert.Equal(Stream.Normal(start + 1), reader.Normal());
        Assert.Equal(Stream.Integer(start + 2, 10), reader.Integer(10));
        Assert.Equal(start + 3, reader.Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => Stream.Item(-1));
    }

    [Fact]
    public void Uniform_numbers_fill_the_interval_evenly()
    {
        var bins = new int[100];
        for (var i = 0; i < Draws; i++)
        {
            bins[(int)(100 * Stream.Uniform((ulong)i))]++;
        }

        var expected = Draws / 100.0;
        var statistic = bins.Sum(b => (b - expected) * (b - expected) / expected);
        Assert.InRange(ChiSquareDistribution.UpperTail(statistic, 99), 1e-4, 1 - 1e-4);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        double[] x = [.. Enumerable.Range(0, Draws).Select(i => Stream.Normal((ulong)i))];
        Assert.Equal(0, x.Average(), 0.01);
        Assert.Equal(1, x.Average(v => v * v), 0.015);
        Assert.Equal(3, x.Average(v => v * v * v * v), 0.1);
        Assert.All(x, v => Assert.True(double.IsFinite(v)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(long.MaxValue)]
    public void Whole_numbers_stay_below_their_bound(long bound) =>
        Assert.All(Enumerable.Range(0, 1000), i => Assert.InRange(Stream.Integer((ulong)i, bound), 0, bound - 1));

    [Fact]
    public void Whole_numbers_are_equally_likely_even_where_many_tries_are_rejected()
    {
        // Of 2^64 words a bound of 3 x 2^61 leaves a quarter over: without rejection the lower halves would be more likely.
        const long bound = 3L << 61;
        var low = Enumerable.Range(0, Draws).Count(i => Stream.Integer((ulong)i, bound) < bound / 2);
        Assert.Equal(0.5, low / (double)Draws, 0.005);
        Assert.Throws<ArgumentOutOfRangeException>(() => Stream.Integer(0, 0));
    }

    [Fact]
    public void Weights_decide_how_often_an_index_is_drawn()
    {
        double[] cumulative = [1, 1, 4];
        var reader = Stream.Item(9);
        var counts = new int[3];
        for (var i = 0; i < 40_000; i++)
        {
            counts[reader.Weighted(cumulative)]++;
        }

        Assert.Equal(0, counts[1]);
        Assert.Equal(0.25, counts[0] / 40_000.0, 0.01);
    }

    [Fact]
    public void Shuffling_keeps_every_element()
    {
        int[] items = [.. Enumerable.Range(0, 50)];
        Stream.Item(1).Shuffle<int>(items);
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }
}
