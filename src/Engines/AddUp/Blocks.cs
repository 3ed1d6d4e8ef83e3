namespace Songhua.AddUp;

/// <summary>
/// A list that grows by blocks and never copies. Doubled arrays of some hundred thousand items would be large objects, each of which can
/// make the collector walk the whole heap.
/// </summary>
internal sealed class Blocks<T>
    where T : struct
{
    // 1,024 items of at most 40 bytes stay below the 85,000 bytes of a large object.
    private const int Shift = 10;
    private const int Size = 1 << Shift;

    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    public ref T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            return ref _blocks[index >> Shift][index & (Size - 1)];
        }
    }

    public void Add(T item)
    {
        if (Count >> Shift == _blocks.Count)
        {
            _blocks.Add(new T[_blocks.Count == 0 ? 16 : Size]);
        }

        var last = _blocks[^1];
        if ((Count & (Size - 1)) == last.Length)
        {
            Array.Resize(ref last, Math.Min(Size, 4 * last.Length));
            _blocks[^1] = last;
        }

        last[Count++ & (Size - 1)] = item;
    }
}
