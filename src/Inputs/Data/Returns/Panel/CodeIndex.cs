using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Songhua.Data;

/// <summary>
/// From the 18 bytes of a unified social credit code to the enterprise: open addressing with linear steps, at most half full.
/// </summary>
internal sealed class CodeIndex
{
    internal const int CodeBytes = 18;

    private readonly Slot[] _slots;
    private readonly int _mask;

    internal CodeIndex(IReadOnlyList<string> codes)
    {
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, codes.Count * 2))];
        _mask = _slots.Length - 1;
        Span<byte> bytes = stackalloc byte[CodeBytes];
        for (var i = 0; i < codes.Count; i++)
        {
            // A code that cannot stand in a return is of no enterprise that reports.
            if (codes[i].Length == CodeBytes && Encoding.UTF8.TryGetBytes(codes[i], bytes, out var written) && written == CodeBytes)
            {
                Add(Slot.Of(bytes, i + 1));
            }
        }
    }

    /// <summary>The enterprise with a code of 18 bytes; -1 where there is none.</summary>
    internal int Find(ReadOnlySpan<byte> code)
    {
        var wanted = Slot.Of(code, 0);
        for (var at = wanted.Hash & _mask; ; at = (at + 1) & _mask)
        {
            ref readonly var slot = ref _slots[at];
            if (slot.IndexPlusOne == 0)
            {
                return -1;
            }

            if (slot.IsSameCode(wanted))
            {
                return slot.IndexPlusOne - 1;
            }
        }
    }

    /// <summary>
    /// Asks the processor to fetch what <see cref="Find"/> will look at. The index of a country does not fit into its caches, and waiting for
    /// it would take as long as reading the rest of the row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe void Prefetch(ReadOnlySpan<byte> code)
    {
        if (Sse.IsSupported && code.Length >= CodeBytes)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref _slots[Slot.Of(code, 0).Hash & _mask]));
        }
    }

    private void Add(Slot slot)
    {
        var at = slot.Hash & _mask;
        while (_slots[at].IndexPlusOne != 0)
        {
            at = (at + 1) & _mask;
        }

        _slots[at] = slot;
    }

    private readonly struct Slot
    {
        private readonly ulong _first;
        private readonly ulong _second;
        private readonly ushort _third;

        private Slot(ulong first, ulong second, ushort third, int indexPlusOne) =>
            (_first, _second, _third, IndexPlusOne) = (first, second, third, indexPlusOne);

        internal int IndexPlusOne { get; }

        internal int Hash => (int)((((_first * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(_second, 29) ^ ((ulong)_third << 17)) * 0xC2B2AE3D27D4EB4F) >> 33);

        internal static Slot Of(ReadOnlySpan<byte> code, int indexPlusOne) => new(
            BinaryPrimitives.ReadUInt64LittleEndian(code), BinaryPrimitives.ReadUInt64LittleEndian(code[8..]), BinaryPrimitives.ReadUInt16LittleEndian(code[16..]), indexPlusOne);

        internal bool IsSameCode(in Slot other) => _first == other._first && _second == other._second && _third == other._third;
    }
}
