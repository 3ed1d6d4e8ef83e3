using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Reads the deliveries of a folder into a panel. Parts of files are read by several threads, and every row has its place before
/// it is read, so that the panel is the same for any number of them: in order of month, enterprise and vintage.
/// </summary>
internal sealed class PanelBuilder
{
    private readonly IReadOnlyList<DeliveryFile> _files;
    private readonly Lazy<EnterpriseRegister?> _register;
    private readonly Lazy<CodeIndex> _codes;
    private readonly ParallelOptions _parallel;
    private readonly ConcurrentBag<(FileChunk Chunk, RowBuffer Rows)> _buffers = [];
    private readonly List<DeliveryPart> _parts = [];
    private readonly HashSet<ReturnItem> _items = [];
    private int[] _monthStart = [0];
    private CalendarMonth _first = CalendarMonth.Of(2000, 1);

    internal PanelBuilder(IReadOnlyList<DeliveryFile> files, Lazy<EnterpriseRegister?> register, ParallelOptions parallel)
    {
        (_files, _register, _parallel) = (files, register, parallel);
        _codes = new(() => new(register.Value?.Codes ?? []));
    }

    /// <summary>The number of rows, once they are counted.</summary>
    internal int Rows => _monthStart[^1];

    /// <summary>The items that any delivery has, in order.</summary>
    internal IReadOnlyList<ReturnItem> Items => [.. _items.Order()];

    /// <summary>For each month the index of its first row, and at the end the number of rows.</summary>
    internal int[] MonthStart => _monthStart;

    /// <summary>The first month.</summary>
    internal CalendarMonth First => _first;

    /// <summary>Reads headers and cuts the files into parts; false where a header is wrong, which is reported.</summary>
    internal bool Open(DiagnosticBag diagnostics)
    {
        var isSound = true;
        for (var f = 0; f < _files.Count; f++)
        {
            if (_files[f].ReadHeader(diagnostics) is not { } header)
            {
                isSound = false;
                continue;
            }

            _items.UnionWith(header.Items);
            for (var p = 0; p < FileChunk.Count(header.End, _files[f].Length); p++)
            {
                _parts.Add(new(_files[f], header, (ushort)f, p, _codes));
            }
        }

        return isSound;
    }

    /// <summary>Hashes the files without reading their rows.</summary>
    internal void Hash() => EachPart((part, buffers) => part.Hash(buffers.Chunk));

    /// <summary>Counts the rows, by which each has its place.</summary>
    internal void Count()
    {
        EachPart((part, buffers) => part.Scan(buffers.Chunk));
        NumberLines();
        Place();
    }

    /// <summary>Reads every row into the columns; false where something is wrong, which is reported.</summary>
    internal bool Fill(PanelColumns columns, DiagnosticBag diagnostics)
    {
        var register = _register.Value ?? throw new InvalidOperationException("Without a register no row can be read.");
        var isStopped = 0;
        EachPart((part, buffers) =>
        {
            // Once a row is wrong there will be no panel; the rest is read to be told of.
            part.Read(buffers.Chunk, buffers.Rows, Volatile.Read(ref isStopped) == 0 ? columns : null);
            if (!part.Tally.IsEmpty)
            {
                Volatile.Write(ref isStopped, 1);
            }
        });
        if (isStopped != 0)
        {
            Report(diagnostics);
            return false;
        }

        var months = new MonthOrder[_monthStart.Length - 1];
        Each(months.Length, m =>
        {
            months[m] = new(_monthStart[m], _monthStart[m + 1]);
            months[m].Sort(columns, register.Count);
        });
        var repetitions = new Repetitions(_files, register, _codes);
        repetitions.Find(columns, months, _first);
        repetitions.ReportTo(diagnostics);
        return repetitions.Count == 0;
    }

    /// <summary>The hash of the content of every delivery, part by part; after <see cref="Fill"/>, of what was read then.</summary>
    internal ulong ContentKey(ulong registerKey)
    {
        // A delivery without rows has no part, and yet moves the vintages of those after it.
        List<ulong> words = [registerKey, FileChunk.Bytes, .. _files.Select(f => f.NameKey), .. _parts.SelectMany(p => (ulong[])[p.HeaderKey, p.ContentKey])];
        return ContentHash.Of([.. words]);
    }

    private void Each(int count, Action<int> action)
    {
        try
        {
            Parallel.For(0, count, _parallel, action);
        }
        catch (AggregateException refused) when (refused.InnerExceptions.FirstOrDefault(e => e is IOException or UnauthorizedAccessException) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private void EachPart(Action<DeliveryPart, (FileChunk Chunk, RowBuffer Rows)> action) => Each(_parts.Count, i =>
    {
        var buffers = _buffers.TryTake(out var free) ? free : (new FileChunk(), new RowBuffer());
        action(_parts[i], buffers);
        _buffers.Add(buffers);
    });

    private void NumberLines()
    {
        for (var i = 0; i < _parts.Count; i++)
        {
            _parts[i].FirstLine = _parts[i].IsFirst ? _parts[i].LineAfterHeader : _parts[i - 1].FirstLine + _parts[i - 1].Lines;
        }
    }

    private void Place()
    {
        var months = _parts.SelectMany(p => p.Months.Select(m => m.Month)).ToHashSet();
        if (months.Count == 0)
        {
            return;
        }

        var first = months.Min();
        var next = new int[months.Max() - first + 1];
        var start = new int[next.Length + 1];
        foreach (var (month, rows) in _parts.SelectMany(p => p.Months))
        {
            start[month - first + 1] += rows;
        }

        for (var m = 0; m < next.Length; m++)
        {
            start[m + 1] += start[m];
            next[m] = start[m];
        }

        foreach (var part in _parts)
        {
            part.Starts = [.. part.Months.Select(m => next[m.Month - first])];
            foreach (var (month, rows) in part.Months)
            {
                next[month - first] += rows;
            }
        }

        (_first, _monthStart) = (new(first), start);
    }

    private void Report(DiagnosticBag diagnostics)
    {
        foreach (var file in _parts.GroupBy(p => p.File))
        {
            var tally = new RuleTally();
            foreach (var part in file)
            {
                tally.Append(part.Tally);
            }

            tally.ReportTo(diagnostics, file.Key.ShownAs);
        }
    }
}
