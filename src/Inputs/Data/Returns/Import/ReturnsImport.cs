using System.Buffers;
using System.Globalization;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>What is imported, into which folder, and when it was received.</summary>
/// <param name="Files">Source files; together they are one delivery.</param>
/// <param name="Into">The returns folder.</param>
/// <param name="Received">The day on which they were received.</param>
public sealed record ImportRequest(IReadOnlyList<string> Files, string Into, DateOnly Received)
{
    /// <summary>The name of the import; null for that of the first file.</summary>
    public string? Name { get; init; }

    /// <summary>The month of all rows, where no column says.</summary>
    public ReturnMonth? Month { get; init; }

    /// <summary>A profile that says which column is which, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>Where to write what was found about the columns, questions with it, or null.</summary>
    public string? SaveProfile { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Total">Bytes of all files.</param>
public readonly record struct ImportProgress(long Rows, long Bytes, long Total);

/// <summary>What an import did.</summary>
/// <param name="New">Returns that were not there.</param>
/// <param name="Corrected">Returns that were there with other numbers.</param>
/// <param name="Unchanged">Returns that were there.</param>
/// <param name="SetAside">Rows that could not be used.</param>
/// <param name="Delivery">The file that was written; null where nothing was new.</param>
/// <param name="SetAsideFile">The file of rows that could not be used, or null.</param>
public sealed record ImportOutcome(int New, int Corrected, int Unchanged, int SetAside, string? Delivery, string? SetAsideFile);

/// <summary>
/// Brings source files of any layout into a returns folder as one delivery. Only what is new or changed is written, under its name
/// once it is whole: an import that is stopped leaves nothing, one that is repeated changes nothing.
/// </summary>
public sealed class ReturnsImport
{
    public static readonly Rule NameBad = new(
        "SH5140", Severity.Error,
        new("'{0}' cannot be the name of an import", "“{0}”不能作为导入名称"),
        new("It becomes part of a file's name.", "它将成为文件名的一部分。"),
        new("Use letters, digits, - and _ (--name).", "请使用字母、数字、- 和 _（--name）。"));

    // What some file system refuses, and the space, which scripts stumble over.
    private static readonly SearchValues<char> NotInNames = SearchValues.Create([.. " /\\:*?\"<>|", .. Enumerable.Range(0, 32).Select(c => (char)c)]);

    private const int ReportedRows = 1 << 12;
    private const long LeastReportedBytes = 4 << 20;

    private readonly ImportRequest _request;
    private readonly DiagnosticBag _diagnostics;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly ImportedRows _imported = new();
    private readonly List<SetAsideRow> _setAside = [];
    private readonly List<SourceRecords> _sources = [];
    private readonly HashSet<ReturnItem> _mapped = [];
    private long _rows;
    private long _reported;

    private ReturnsImport(ImportRequest request, DiagnosticBag diagnostics, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        (_request, _diagnostics, _progress, _cancellation) = (request, diagnostics, progress, cancellation);

    /// <summary>Imports; null where nothing was, with the reasons. Rows that cannot be used are set aside and do not stop the others.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; nothing was changed.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static ImportOutcome? Run(ImportRequest request, DiagnosticBag diagnostics, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default) =>
        new ReturnsImport(request, diagnostics, progress, cancellation).Run();

    private ImportOutcome? Run()
    {
        var name = _request.Name ?? Path.GetFileNameWithoutExtension(_request.Files[0]);
        if (name.Length == 0 || name.AsSpan().ContainsAny(NotInNames))
        {
            _diagnostics.Report(NameBad, SourceSpan.WholeFile(_request.Into), name);
            return null;
        }

        var profile = _request.Profile is null ? null : ImportProfile.Read(_request.Profile, _request.Profile.Replace('\\', '/'), _diagnostics);
        if (_request.Profile is not null && profile is null)
        {
            return null;
        }

        using var folder = ReturnsFolder.Read(_request.Into, _diagnostics, new() { Cancellation = _cancellation });
        if (folder is null)
        {
            return null;
        }

        var codes = new CodeIndex(folder.Register.Codes);
        return ReadSources(profile, folder.Register, codes) ? Write(folder, codes, name) : null;
    }

    private bool ReadSources(ImportProfile? profile, EnterpriseRegister register, CodeIndex codes)
    {
        foreach (var file in _request.Files)
        {
            var source = new SourceRecords(file, file.Replace('\\', '/'));
            if (source.Open(_diagnostics, _cancellation))
            {
                _sources.Add(source);
            }
        }

        var found = new List<(SourceRecords Source, SourceColumns? Columns)>();
        var proposed = new List<(string Item, bool IsLikely, string Column, string Unit)>();
        foreach (var source in _sources)
        {
            var finder = new ColumnFinder(source, profile, _request.Month);
            found.Add((source, finder.Find([.. source.Read().Take(ColumnFinder.Searched)], _diagnostics)));
            proposed.AddRange(finder.Proposed.Where(p => !proposed.Exists(q => q.Column == p.Column)));
        }

        if (_request.SaveProfile is { } save)
        {
            NewFile.Write(save, [ImportProfile.Write(proposed)], _cancellation);
        }

        if (found.Count != _request.Files.Count || found.Exists(f => f.Columns is null))
        {
            return false;
        }

        for (var s = 0; s < found.Count; s++)
        {
            _mapped.UnionWith(found[s].Columns!.Columns.Keys.Select(k => Array.IndexOf(ReturnItems.Names, k)).Where(i => i >= 0).Select(i => (ReturnItem)i));
            ReadRows(s, found[s].Columns!, register, codes);
        }

        return true;
    }

    private void ReadRows(int index, SourceColumns columns, EnterpriseRegister register, CodeIndex codes)
    {
        var source = _sources[index];
        var tally = new RuleTally();
        var converter = new RowConverter(columns, codes);
        foreach (var record in source.Read().Skip(columns.FirstRecord))
        {
            if (record.IsBlank)
            {
                continue;
            }

            if (++_rows % ReportedRows == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
                Report(source);
            }

            if (converter.Convert(record, tally, out var reason) is var (enterprise, month, fields))
            {
                _imported.Add(enterprise, month, $"{register.Codes[enterprise]},{month},{string.Join(',', fields)}", index, record.Line);
            }
            else
            {
                _setAside.Add(new(source.Name, record.Line, reason!, record.Text));
            }
        }

        tally.ReportTo(_diagnostics, source.ShownAs);
    }

    // A hundred times in all, and not for every little file.
    private void Report(SourceRecords current)
    {
        var total = _sources.Sum(s => s.Length);
        var bytes = _sources.TakeWhile(s => s != current).Sum(s => s.Length) + current.Position;
        if (bytes - _reported >= Math.Max(LeastReportedBytes, total / 100))
        {
            _reported = bytes;
            _progress?.Report(new(_rows, bytes, total));
        }
    }

    private ImportOutcome? Write(ReturnsFolder folder, CodeIndex codes, string name)
    {
        _imported.Rows.Sort();
        var rows = WithoutRepeated(folder.Register);
        var delivery = Unused(folder.Panel.Vintages, name);
        var comparison = new ReturnsComparison(folder.Panel, codes, _mapped, delivery);
        var tally = new RuleTally();
        var lines = new List<string>();
        foreach (var row in rows)
        {
            if (comparison.Told(row, _imported.Line(row), Span(row), tally) is { } line)
            {
                lines.Add(line);
            }
        }

        tally.ReportTo(_diagnostics, _request.Into);
        if (!tally.IsEmpty)
        {
            return null;
        }

        _progress?.Report(new(_rows, _sources.Sum(s => s.Length), _sources.Sum(s => s.Length)));
        var setAside = Path.Combine(_request.Into, ReturnsFolder.SetAside, DeliveryFile.NameOf(delivery with { Import = name }));
        var path = Path.Combine(_request.Into, ReturnsFolder.Deliveries, DeliveryFile.NameOf(delivery));
        _setAside.Sort((a, b) => string.CompareOrdinal(a.File, b.File) is var byFile and not 0 ? byFile : a.Line.CompareTo(b.Line));
        SetAsideFile.Write(setAside, [.. _sources.Select(s => s.Name)], _setAside, _cancellation);
        if (lines.Count > 0)
        {
            NewFile.Write(path, lines.Prepend(ReturnItems.Header).Select(l => l + "\n"), _cancellation);
        }

        return new(comparison.New, comparison.Corrected, comparison.Unchanged, _setAside.Count, lines.Count > 0 ? path : null, _setAside.Count > 0 ? setAside : null);
    }

    // A name that no delivery of the day has; the second of a day gets -02.
    private ReturnVintage Unused(IReadOnlyList<ReturnVintage> there, string name)
    {
        var delivery = new ReturnVintage(name, _request.Received);
        for (var n = 2; there.Contains(delivery); n++)
        {
            delivery = delivery with { Import = string.Create(CultureInfo.InvariantCulture, $"{name}-{n:00}") };
        }

        return delivery;
    }

    private SourceSpan Span(in ImportedRow row) => new(_sources[row.Source].ShownAs, row.Line, 1, 1);

    // Of rows that say the same the first counts; of rows that differ none does.
    private List<ImportedRow> WithoutRepeated(EnterpriseRegister register)
    {
        var kept = new List<ImportedRow>();
        var repeated = new List<(ImportedRow Row, Diagnostic Reason)>();
        var blocks = _imported.Rows.Where(r => r.Covered == 2).Select(r => (r.Enterprise, r.Month)).ToHashSet();
        for (var i = 0; i < _imported.Rows.Count;)
        {
            var end = i + 1;
            var first = _imported.Rows[i];
            var isAlike = true;
            for (; end < _imported.Rows.Count && _imported.Rows[end].IsSameReturn(first); end++)
            {
                isAlike &= _imported.Line(_imported.Rows[end]).SequenceEqual(_imported.Line(first));
            }

            var month = new CalendarMonth(first.Month);
            var isBlock = blocks.Count > 0 && IsInBlock(first, end - i, blocks);
            if (isAlike && !isBlock)
            {
                kept.Add(first);
            }

            for (var r = isAlike && !isBlock ? i + 1 : i; r < end; r++)
            {
                var row = _imported.Rows[r];
                repeated.Add((row, isBlock
                    ? Repetitions.JanuaryTwice.At(Span(row), register.Codes[row.Enterprise], month.Year)
                    : Repetitions.ReturnTwice.At(Span(row), register.Codes[row.Enterprise], month)));
            }

            i = end;
        }

        SetAside(repeated);
        return kept;
    }

    // January or February apart, where the enterprise has a return for both as well.
    private bool IsInBlock(in ImportedRow row, int count, HashSet<(int Enterprise, int Month)> blocks)
    {
        var month = new CalendarMonth(row.Month);
        return month.Month switch
        {
            1 => blocks.Contains((row.Enterprise, row.Month + 1)),
            2 when blocks.Contains((row.Enterprise, row.Month)) => HasJanuary(row) || HasBothKinds(row, count),
            _ => false,
        };
    }

    private bool HasJanuary(ImportedRow row)
    {
        var at = _imported.Rows.BinarySearch(row with { Month = row.Month - 1, Source = -1 });
        return ~at < _imported.Rows.Count && _imported.Rows[~at].IsSameReturn(row with { Month = row.Month - 1 });
    }

    private bool HasBothKinds(ImportedRow row, int count)
    {
        var at = _imported.Rows.BinarySearch(row);
        return _imported.Rows.Skip(at).Take(count).Any(r => r.Covered != row.Covered);
    }

    // The text of a repeated row is read once more: nearly always there is none.
    private void SetAside(List<(ImportedRow Row, Diagnostic Reason)> repeated)
    {
        foreach (var file in repeated.GroupBy(r => r.Row.Source))
        {
            var source = _sources[file.Key];
            var wanted = file.ToDictionary(r => r.Row.Line, r => r.Reason);
            var tally = new RuleTally();
            foreach (var record in source.Read().Where(r => wanted.ContainsKey(r.Line)))
            {
                tally.Add(wanted[record.Line]);
                _setAside.Add(new(source.Name, record.Line, wanted[record.Line], record.Text));
            }

            tally.ReportTo(_diagnostics, source.ShownAs);
        }
    }
}
