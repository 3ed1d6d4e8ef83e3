namespace Songhua.Numerics;

/// <summary>Reads a stream from a position on, one number after the other. Not for several threads: give each its own.</summary>
public sealed class RandomReader(RandomStream stream, ulong position)
{
    private readonly RandomStream _stream = stream;

    /// <summary>The position that is read next.</summary>
    public ulong Position { get; private set; } = position;

    /// <inheritdoc cref="RandomStream.Uniform"/>
    public double Uniform() => _stream.Uniform(Position++);

    /// <summary>A number between two bounds, the first included.</summary>
    public double Uniform(double from, double to) => from + ((to - from) * Uniform());

    /// <inheritdoc cref="RandomStream.Normal"/>
    public double Normal() => _stream.Normal(Position++);

    /// <inheritdoc cref="RandomStream.Integer"/>
    public long Integer(long bound) => _stream.Integer(Position++, bound);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>
    /// A number of the chi-square distribution: twice a gamma variable of half the degrees, by G. Marsaglia and W. W. Tsang (2000), A simple
    /// method for generating gamma variables, ACM TOMS 26(3): 363-372. It takes as many positions as its rejections ask for.
    /// </summary>
    /// <param name="degrees">Degrees of freedom, from 2; need not be whole.</param>
    public double ChiSquare(double degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 2);
        var d = (degrees / 2) - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var u = 1 - Uniform();
            var v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(u) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return 2 * d * v;
            }
        }
    }

    /// <summary>An index drawn by weights that need not add to one.</summary>
    /// <param name="cumulative">Running sums of the weights; the last is positive.</param>
    public int Weighted(ReadOnlySpan<double> cumulative)
    {
        var at = cumulative.BinarySearch(Uniform() * cumulative[^1]);
        at = at < 0 ? ~at : at + 1;
        return Math.Min(at, cumulative.Length - 1);
    }

    /// <summary>Puts elements into a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)Integer(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
