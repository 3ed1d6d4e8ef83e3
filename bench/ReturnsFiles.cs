using System.Globalization;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Bench;

/// <summary>
/// Writes synthetic returns as a returns folder: one delivery a month, in order of code; all eight items in about 74 bytes a row, or only the
/// two that growth needs in about 38.
/// </summary>
internal static class ReturnsFiles
{
    private const int LongestRow = 200;

    /// <summary>Writes the folder and gives the size of its deliveries in bytes.</summary>
    internal static long Write(string folder, int enterprises, bool isNarrow = false)
    {
        var returns = new SyntheticReturns(enterprises);
        var empty = new ReturnsPanel(returns.Register, SyntheticReturns.FirstMonth, [0], default, default, default, [.. Enum.GetValues<ReturnItem>().Select(_ => default(ReadOnlyMemory<double>))], []);
        ReturnsFolderWriter.Write(folder, new(ValueStatus.Synthetic, "made for timing"), empty, SyntheticReturns.Rates(), SyntheticReturns.Prices());
        var codes = returns.Register.Codes;
        var inOrder = Enumerable.Range(0, enterprises).OrderBy(e => codes[e], StringComparer.Ordinal).ToArray();
        Directory.CreateDirectory(Path.Combine(folder, ReturnsFolder.Deliveries));
        var delivery = new Delivery(codes, inOrder, isNarrow);
        var bytes = 0L;
        for (var m = 0; m < SyntheticReturns.Months; m++)
        {
            var month = SyntheticReturns.FirstMonth + m;
            returns.NextMonth(delivery.Output, delivery.LastYear);
            bytes += delivery.Write(Path.Combine(folder, ReturnsFolder.Deliveries, $"{month + 1}-12_{month}.csv"), month);
        }

        return bytes;
    }

    private sealed class Delivery(IReadOnlyList<string> codes, int[] inOrder, bool isNarrow)
    {
        private readonly double[] _toDate = new double[codes.Count];
        private readonly double[] _toDateLastYear = new double[codes.Count];
        private readonly byte[] _buffer = new byte[1 << 20];
        private int _at;

        internal double[] Output { get; } = new double[codes.Count];

        internal double[] LastYear { get; } = new double[codes.Count];

        internal long Write(string path, CalendarMonth month)
        {
            using var file = File.Create(path, 1);
            file.Write(isNarrow ? "code,month,output,output_last_year\n"u8 : "code,month,output,output_to_date,output_last_year,output_to_date_last_year,revenue,employees,electricity,taxes\n"u8);
            if (month.Month == 1)
            {
                Array.Clear(_toDate);
                Array.Clear(_toDateLastYear);
            }

            foreach (var e in inOrder)
            {
                _toDate[e] += Output[e];
                _toDateLastYear[e] += double.IsNaN(LastYear[e]) ? 0 : LastYear[e];
                Row(e, month);
                if (_at + LongestRow > _buffer.Length)
                {
                    file.Write(_buffer, 0, _at);
                    _at = 0;
                }
            }

            file.Write(_buffer, 0, _at);
            _at = 0;
            return file.Length;
        }

        private void Row(int e, CalendarMonth month)
        {
            _at += System.Text.Encoding.ASCII.GetBytes(codes[e], _buffer.AsSpan(_at));
            _buffer[_at++] = (byte)',';
            Number(month.Year);
            _buffer[_at++] = (byte)'-';
            _buffer[_at++] = (byte)('0' + (month.Month / 10));
            _buffer[_at++] = (byte)('0' + (month.Month % 10));
            var output = (long)Output[e];
            var lastYear = double.IsNaN(LastYear[e]) ? -1 : (long)LastYear[e];
            Item(output);
            if (isNarrow)
            {
                Item(lastYear);
            }
            else
            {
                Item((long)_toDate[e]);
                Item(lastYear);
                Item((long)_toDateLastYear[e]);
                OtherItems(output);
            }

            _buffer[_at++] = (byte)'\n';
        }

        private void OtherItems(long output)
        {
            Item(output * 96 / 100);
            Item(20 + (output / 400));
            Item(output * 13 / 1000);
            _buffer[_at++] = (byte)'.';
            Number(output % 10);
            Item(output * 7 / 100);
        }

        private void Item(long value)
        {
            _buffer[_at++] = (byte)',';
            if (value >= 0)
            {
                Number(value);
            }
        }

        private void Number(long value)
        {
            value.TryFormat(_buffer.AsSpan(_at), out var written, default, CultureInfo.InvariantCulture);
            _at += written;
        }
    }
}
