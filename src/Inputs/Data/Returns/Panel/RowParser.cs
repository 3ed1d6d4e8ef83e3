using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Reads the rows of a delivery from their bytes, without a string for any field. It takes rows as they are written by an import
/// and no others: whatever is unusual it leaves to <see cref="RowExplainer"/>, which reads the same rows to the same values and
/// says what is wrong with the rest.
/// </summary>
/// <param name="codes">The enterprises.</param>
/// <param name="items">The items of the columns after code and month.</param>
internal sealed class RowParser(CodeIndex codes, ReturnItem[] items)
{
    private const int MonthStart = CodeIndex.CodeBytes + 1;
    private const int MonthLength = 7;

    // A mantissa of 15 digits and a power of ten up to 22 are both exact in binary, so that their quotient is rounded once, as
    // double.Parse rounds (W. D. Clinger 1990, "How to read floating point numbers accurately").
    private const int ExactDigits = 15;

    // Bytes of a vector.
    private const int Half = 32;

    private const ulong Zeros = 0x3030303030303030;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private static readonly ulong[] WholePowers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    private readonly MonthMemory _months = new();
    private readonly bool[] _mayBeNegative = [.. items.Select(ReturnItems.MayBeNegative)];

    /// <summary>Whether a line has the code and month of a plain row at its beginning, and which month. Nothing else is looked at.</summary>
    internal static bool HasPlainMonth(ReadOnlySpan<byte> line, out int month, out byte covered, out int next)
    {
        (month, covered, next) = (0, 1, 0);
        if (line.Length <= MonthStart + MonthLength || line[CodeIndex.CodeBytes] != ',' || !Month(line.Slice(MonthStart, MonthLength), out month))
        {
            return false;
        }

        next = MonthStart + MonthLength;
        if (line[next] == ',')
        {
            next++;
            return true;
        }

        // 2024-01..2024-02
        if (line.Length <= next + 2 + MonthLength || line[next] != '.' || line[next + 1] != '.' || line[next + 2 + MonthLength] != ','
            || !Month(line.Slice(next + 2, MonthLength), out var second) || month % 12 != 0 || second != month + 1)
        {
            return false;
        }

        (month, covered) = (second, 2);
        next += 3 + MonthLength;
        return true;
    }

    /// <summary>Reads a row; false where it is not plain. Values go to <paramref name="columns"/>, one an item, at <paramref name="row"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool TryParse(ReadOnlySpan<byte> line, double[][] columns, int row, out int enterprise, out int month, out byte covered)
    {
        enterprise = -1;
        if (!_months.TryRead(line, out month, out covered, out var at))
        {
            return false;
        }

        enterprise = codes.Find(line);
        if (enterprise < 0)
        {
            return false;
        }

        // Without an output the row is explained: output is the first item of every delivery.
        return (BitConverter.IsLittleEndian && line.Length >= Half && line.Length - at < 2 * Half ? Marked(line, at, columns, row) : OneByOne(line, at, columns, row))
            && !double.IsNaN(columns[(int)ReturnItem.Output][row]);
    }

    // Finds all commas of the fields at once. Where the next field lies is then known without reading the one before, and the processor
    // reads several at a time; this halves the time of a row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Marked(ReadOnlySpan<byte> line, int start, double[][] columns, int row)
    {
        var commas = Commas(line, start) | (1UL << (line.Length - start));
        if (BitOperations.PopCount(commas) != items.Length)
        {
            return false;
        }

        ref var bytes = ref MemoryMarshal.GetReference(line);
        var at = start;
        for (var c = 0; c < items.Length; c++)
        {
            var end = start + BitOperations.TrailingZeroCount(commas);
            commas &= commas - 1;
            ref var value = ref columns[(int)items[c]][row];

            // Code and month stand before the first field, so that the eight bytes that end with a field are bytes of the line.
            var unused = (sizeof(ulong) - (end - at)) * 8;
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, end - sizeof(ulong))) ^ Zeros;
            word = (word >> unused) << unused;
            if ((uint)unused < 64 && AreDigits(word))
            {
                value = Whole(word);
            }
            else if (unused == 64)
            {
                value = double.NaN;
            }
            else if (Number(ref bytes, at, line.Length, _mayBeNegative[c], out value) != end)
            {
                return false;
            }

            at = end + 1;
        }

        return true;
    }

    // A bit for each byte from a place on, fewer than 64; the two halves overlap.
    private static ulong Commas(ReadOnlySpan<byte> line, int start)
    {
        var comma = Vector256.Create((byte)',');
        var lastStart = line.Length - Half;
        var last = (ulong)Vector256.Equals(Vector256.Create(line[lastStart..]), comma).ExtractMostSignificantBits();
        return start >= lastStart
            ? last >> (start - lastStart)
            : (last << (lastStart - start)) | Vector256.Equals(Vector256.Create(line[start..]), comma).ExtractMostSignificantBits();
    }

    private bool OneByOne(ReadOnlySpan<byte> line, int at, double[][] columns, int row)
    {
        ref var bytes = ref MemoryMarshal.GetReference(line);
        for (var c = 0; c < items.Length; c++)
        {
            var end = Number(ref bytes, at, line.Length, _mayBeNegative[c], out columns[(int)items[c]][row]);
            if (end < 0 || (end == line.Length) != (c + 1 == items.Length))
            {
                return false;
            }

            at = end + 1;
        }

        return true;
    }

    private static bool Month(ReadOnlySpan<byte> text, out int month)
    {
        var (a, b, c, d) = (text[0] - '0', text[1] - '0', text[2] - '0', text[3] - '0');
        var (e, f) = (text[5] - '0', text[6] - '0');
        var number = (e * 10) + f;
        month = (((((((a * 10) + b) * 10) + c) * 10) + d) * 12) + number - 1;
        return (uint)(a - 1) <= 1 && (uint)b <= 9 && (uint)c <= 9 && (uint)d <= 9 && (uint)e <= 9 && (uint)f <= 9 && text[4] == '-' && (uint)(number - 1) < 12;
    }

    // Reads a field, gives the place of the comma or the line's end behind it, -1 where it is not plain; an empty field is NaN.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Number(ref byte bytes, int at, int length, bool mayBeNegative, out double value)
    {
        value = double.NaN;
        if (at >= length || Unsafe.Add(ref bytes, at) == ',')
        {
            return at;
        }

        var isNegative = Unsafe.Add(ref bytes, at) == '-';
        if (isNegative && !mayBeNegative)
        {
            return -1;
        }

        var start = at + (isNegative ? 1 : 0);
        var mantissa = 0UL;
        var p = Digits(ref bytes, start, length, ref mantissa);
        var digits = p - start;
        var fraction = 0;
        if (p < length && Unsafe.Add(ref bytes, p) == '.')
        {
            var point = p + 1;
            p = Digits(ref bytes, point, length, ref mantissa);
            fraction = p - point;
            digits += fraction == 0 ? int.MinValue : fraction;
        }

        if (digits <= 0 || digits == fraction || (p < length && Unsafe.Add(ref bytes, p) != ','))
        {
            return -1;
        }

        if (digits > ExactDigits)
        {
            return Long(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, at), p - at), out value) ? p : -1;
        }

        value = fraction == 0 ? mantissa : mantissa / Powers[fraction];
        value = isNegative ? -value : value;
        return p;
    }

    // The high bit of each byte that is no digit, the digit zero being 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Others(ulong word) => ((word + 0x7676767676767676) | word) & 0x8080808080808080;

    private static bool AreDigits(ulong word) => Others(word) == 0;

    // The number that eight digits make, the first in the lowest byte, by three multiplications (D. Lemire 2018, "Quickly parsing eight
    // digits").
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Whole(ulong word)
    {
        word = (word * 10) + (word >> 8);
        return (uint)((((word & 0x000000FF000000FF) * 0x000F424000000064) + (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
    }

    // Appends the digits from a place on to a number and gives the place behind them. Eight at a time: the byte of the first that is no
    // digit tells how many there are. Branching on each would cost more than reading it, because nothing foretells how long a number is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ref byte bytes, int p, int length, ref ulong number)
    {
        while (BitConverter.IsLittleEndian && p + 8 <= length)
        {
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, p)) ^ Zeros;
            var count = BitOperations.TrailingZeroCount(Others(word)) >> 3;
            if (count == 0)
            {
                return p;
            }

            number = (number * WholePowers[count]) + Whole(word << ((8 - count) << 3));
            p += count;
            if (count < 8)
            {
                return p;
            }
        }

        uint digit;
        while (p < length && (digit = (uint)(Unsafe.Add(ref bytes, p) - '0')) <= 9)
        {
            number = (number * 10) + digit;
            p++;
        }

        return p;
    }

    private static bool Long(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
