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
        var (block, place) = (Count >> Shift, Count & (Size - 1));
        if (block == _blocks.Count)
        {
            _blocks.Add(new T[block == 0 ? 16 : Size]);
        }
        else if (place == _blocks[block].Length)
        {
            var grown = _blocks[block];
            Array.Resize(ref grown, Math.Min(Size, 4 * place));
            _blocks[block] = grown;
        }

        _blocks[block][place] = item;
        Count++;
    }

    /// <summary>Takes the last item away; its room stays.</summary>
    public void RemoveLast() => Count--;
}
