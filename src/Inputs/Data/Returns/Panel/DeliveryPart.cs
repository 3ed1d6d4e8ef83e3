using System.Runtime.CompilerServices;
using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// A part of a delivery, read twice: once to count its rows by month, which tells where they go, and once to put them there.
/// </summary>
/// <param name="file">The delivery.</param>
/// <param name="header">Its header.</param>
/// <param name="vintage">Its index among the deliveries.</param>
/// <param name="part">Which part of the file.</param>
/// <param name="codes">The enterprises, which are waited for where they are first needed.</param>
internal sealed class DeliveryPart(DeliveryFile file, DeliveryHeader header, ushort vintage, int part, Lazy<CodeIndex> codes)
{
    private readonly List<(int Month, int Rows)> _months = [];

    /// <summary>The delivery.</summary>
    internal DeliveryFile File => file;

    /// <summary>Lines of the part, empty ones and comments with them.</summary>
    internal int Lines { get; private set; }

    /// <summary>The number of the first line in the file.</summary>
    internal int FirstLine { get; set; }

    /// <summary>The hash of the lines, once they were hashed or read.</summary>
    internal ulong ContentKey { get; private set; }

    /// <summary>The hash of the header.</summary>
    internal ulong HeaderKey => ContentHash.Of(Encoding.UTF8.GetBytes(header.Text));

    /// <summary>Whether a file begins with this part.</summary>
    internal bool IsFirst => part == 0;

    /// <summary>The line after the header.</summary>
    internal int LineAfterHeader => header.NextLine;

    /// <summary>Rows by month, each month once, in order of first occurrence.</summary>
    internal IReadOnlyList<(int Month, int Rows)> Months => _months;

    /// <summary>The index of the first row of each of <see cref="Months"/> in the panel.</summary>
    internal int[] Starts { get; set; } = [];

    /// <summary>What is wrong with the rows.</summary>
    internal RuleTally Tally { get; private set; } = new();

    /// <summary>Counts lines, and rows by month. Only months are looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Scan(FileChunk chunk)
    {
        var explainer = new RowExplainer(file.ShownAs, header.Text, header.Items, codes);
        var unheard = new RuleTally();
        var months = new MonthMemory();
        var lines = chunk.Lines(file.Path, header.End, file.Length, part);
        var at = 0;
        while (FileChunk.NextLine(lines, ref at, out var line))
        {
            Lines++;
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (months.TryRead(line, out var month, out _, out _))
            {
                Count(month);
            }
            else if (explainer.Explain(line, 0, unheard) is { } row)
            {
                Count(row.Month.Last.Number);
            }
        }
    }

    /// <summary>Hashes the lines.</summary>
    internal void Hash(FileChunk chunk) => ContentKey = ContentHash.Of(chunk.Lines(file.Path, header.End, file.Length, part));

    /// <summary>Reads the rows, puts them into the panel where every one is sound, and hashes the very bytes that were read.</summary>
    /// <exception cref="IOException">The file was changed since it was counted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Read(FileChunk chunk, RowBuffer rows, PanelColumns? target)
    {
        var lines = chunk.Lines(file.Path, header.End, file.Length, part);
        var index = codes.Value;
        var parser = new RowParser(index, header.Items);
        var explainer = new RowExplainer(file.ShownAs, header.Text, header.Items, codes);
        rows.Clear(header.Items);
        Tally = new();
        var at = 0;
        var number = FirstLine - 1;
        while (FileChunk.NextLine(lines, ref at, out var line))
        {
            number++;
            index.Prefetch(lines[at..]);
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            rows.Reserve();
            if (parser.TryParse(line, rows.Values, rows.Count, out var enterprise, out var month, out var covered))
            {
                rows.Add(enterprise, month, covered);
            }
            else if (explainer.Explain(line, number, Tally) is { } row)
            {
                rows.Add(row);
            }
        }

        if (Tally.IsEmpty)
        {
            rows.PutInto(target, this, vintage);
        }

        ContentKey = ContentHash.Of(lines);
    }

    private void Count(int month)
    {
        // Rows of one month stand together in most deliveries, so that the last month is nearly always the one.
        for (var i = _months.Count - 1; i >= 0; i--)
        {
            if (_months[i].Month == month)
            {
                _months[i] = (month, _months[i].Rows + 1);
                return;
            }
        }

        _months.Add((month, 1));
    }
}
