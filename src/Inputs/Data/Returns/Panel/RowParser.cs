using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

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
    internal bool TryParse(ReadOnlySpan<byte> line, double[][] columns, int row, out int enterprise, out int month, out byte covered)
    {
        enterprise = -1;
        if (!HasPlainMonth(line, out month, out covered, out var at))
        {
            return false;
        }

        enterprise = codes.Find(line);
        if (enterprise < 0)
        {
            return false;
        }

        for (var c = 0; c < items.Length; c++)
        {
            if (!Number(line, ref at, _mayBeNegative[c], out var value))
            {
                return false;
            }

            columns[(int)items[c]][row] = value;
            if (c + 1 < items.Length && at++ >= line.Length)
            {
                return false;
            }
        }

        // Without an output the row is explained: output is the first item of every delivery.
        return at == line.Length && !double.IsNaN(columns[(int)ReturnItem.Output][row]);
    }

    private static bool Month(ReadOnlySpan<byte> text, out int month)
    {
        var (a, b, c, d) = (text[0] - '0', text[1] - '0', text[2] - '0', text[3] - '0');
        var (e, f) = (text[5] - '0', text[6] - '0');
        var number = (e * 10) + f;
        month = (((((((a * 10) + b) * 10) + c) * 10) + d) * 12) + number - 1;
        return (uint)(a - 1) <= 1 && (uint)b <= 9 && (uint)c <= 9 && (uint)d <= 9 && (uint)e <= 9 && (uint)f <= 9 && text[4] == '-' && (uint)(number - 1) < 12;
    }

    // Reads to a comma or the end of the line; an empty field is NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Number(ReadOnlySpan<byte> line, ref int at, bool mayBeNegative, out double value)
    {
        ref var bytes = ref MemoryMarshal.GetReference(line);
        var length = line.Length;
        var p = at;
        value = double.NaN;
        if (p >= length || Unsafe.Add(ref bytes, p) == ',')
        {
            return true;
        }

        var isNegative = Unsafe.Add(ref bytes, p) == '-';
        if (isNegative && !mayBeNegative)
        {
            return false;
        }

        p += isNegative ? 1 : 0;
        var start = p;
        var mantissa = 0L;
        uint digit;
        while (p < length && (digit = (uint)(Unsafe.Add(ref bytes, p) - '0')) <= 9)
        {
            mantissa = (mantissa * 10) + digit;
            p++;
        }

        var digits = p - start;
        if (digits == 0)
        {
            return false;
        }

        var fraction = 0;
        if (p < length && Unsafe.Add(ref bytes, p) == '.')
        {
            var point = ++p;
            while (p < length && (digit = (uint)(Unsafe.Add(ref bytes, p) - '0')) <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                p++;
            }

            fraction = p - point;
            if (fraction == 0)
            {
                return false;
            }
        }

        if (p < length && Unsafe.Add(ref bytes, p) != ',')
        {
            return false;
        }

        if (digits + fraction > ExactDigits)
        {
            at = p;
            return Long(line[(start - (isNegative ? 1 : 0))..p], out value);
        }

        value = fraction == 0 ? mantissa : mantissa / Powers[fraction];
        value = isNegative ? -value : value;
        at = p;
        return true;
    }

    private static bool Long(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
