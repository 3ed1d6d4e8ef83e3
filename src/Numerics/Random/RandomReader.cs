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
