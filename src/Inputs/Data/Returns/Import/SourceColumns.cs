using Songhua.Core;

namespace Songhua.Data;

/// <summary>Which column of a source holds an item, and by how many places its decimal point moves.</summary>
internal readonly record struct SourceColumn(int Index, int Shift);

/// <summary>The columns of a source that an import reads.</summary>
/// <param name="Columns">By item; without the month where the whole file is of one.</param>
/// <param name="Month">The month of the whole file, or null where a column says.</param>
/// <param name="FirstRecord">The index of the first record below the header.</param>
internal sealed record SourceColumns(IReadOnlyDictionary<string, SourceColumn> Columns, ReturnMonth? Month, int FirstRecord);

/// <summary>
/// Finds the header of a source, which may have titles above it and stand in two rows, and what its columns are: by a profile, or
/// by their names. What is only likely is asked and never taken.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="profile">The profile, or null.</param>
/// <param name="fixedMonth">The month of all rows, or null.</param>
internal sealed class ColumnFinder(SourceRecords source, ImportProfile? profile, ReturnMonth? fixedMonth)
{
    /// <summary>How many records are looked through for the header.</summary>
    internal const int Searched = 40;

    public static readonly Rule HeaderNotFound = new(
        "SH5133", Severity.Error,
        new("no row among the first {0} looks like a header", "前 {0} 行中没有像表头的行"),
        new("Columns are known by their names only.", "各列只能凭列名识别。"),
        new("Give the file a header, or state its column names in a profile (--profile).", "请为文件加上表头，或用映射文件（--profile）写明列名。"));

    public static readonly Rule ColumnLikely = new(
        "SH5134", Severity.Error,
        new("is '{0}' {1}?", "“{0}”是否为 {1}？"),
        new("The name is near to one that is known, which is not enough to read numbers from the column.", "列名与已知名称相近，但不足以据此读取数值。"),
        new("Let --save-profile write a profile, answer its questions, and import with --profile.", "请用 --save-profile 写出映射文件，回答其中的问号，再用 --profile 导入。"));

    public static readonly Rule ColumnNotThere = new(
        "SH5135", Severity.Error,
        new("there is no column for {0}", "没有 {0} 对应的列"),
        new("A return has at least a code, a month and an output.", "报表至少应有代码、月份和产值。"),
        new("State the column in a profile (--profile); a month for the whole file can be given with --month.", "请在映射文件（--profile）中写明该列；整个文件的月份可用 --month 给出。"));

    public static readonly Rule UnitNotStated = new(
        "SH5136", Severity.Error,
        new("the unit of '{0}' is not stated", "未注明“{0}”的单位"),
        new("Thousand or ten thousand yuan: nothing in the file says, and numbers alone cannot.", "千元还是万元，文件没有写明，也无法由数值判断。"),
        new("State the unit in the profile's third column, such as 千元.", "请在映射文件第三列写明单位，如 千元。"));

    public static readonly Rule ColumnsUnused = new(
        "SH5137", Severity.Note,
        new("not read: {0}", "未读取：{0}"),
        new("These columns are no items of a return.", "这些列不是报表项目。"),
        new("Nothing need be done; name them in a profile if they should be read.", "无需处理；如需读取，请在映射文件中写明。"));

    public static readonly Rule MonthUnclear = new(
        "SH5138", Severity.Error,
        new("{0} names {1} months that a return can have", "{0}中有 {1} 个可作为报表期的月份"),
        new("The month of the whole file must be stated once, and cover one month or January and February.", "整个文件的月份应恰好写明一次，且为单月或 1—2 月。"),
        new("Give the month with --month 2024-03.", "请用 --month 2024-03 给出月份。"));

    private static readonly Phrase TitleWord = new("the title", "标题");
    private static readonly Phrase FileWord = new("the file's name", "文件名");

    private const string FromTitle = "@title";
    private const string FromFile = "@file";

    private readonly List<(string Item, bool IsLikely, string Column, string Unit)> _proposed = [];
    private readonly Dictionary<string, SourceColumn> _columns = new(StringComparer.Ordinal);

    /// <summary>What was found, and what is likely, as lines of a profile.</summary>
    internal IReadOnlyList<(string Item, bool IsLikely, string Column, string Unit)> Proposed => _proposed;

    /// <summary>The columns; null where they are not all known, with what is missing.</summary>
    internal SourceColumns? Find(IReadOnlyList<SourceRecord> head, DiagnosticBag diagnostics)
    {
        var mine = new DiagnosticBag();
        if (Header(head) is not var (first, last, names))
        {
            diagnostics.Report(HeaderNotFound, SourceSpan.WholeFile(source.ShownAs), Searched);
            return null;
        }

        string[] titles = [.. head.Take(first).SelectMany(r => r.Fields.Select(f => f.Value))];
        var unit = titles.Select(HeaderName.UnitIn).FirstOrDefault(u => u is not null);
        var spans = head[last].Fields.Select(f => f.Span).ToArray();
        Match(names, spans, unit, mine);
        var month = Month(titles, mine);
        foreach (var item in (string[])[ReturnItems.Code, ReturnItems.Month, "output"])
        {
            if (!_columns.ContainsKey(item) && !_proposed.Exists(p => p.IsLikely && p.Item == item) && !(item == ReturnItems.Month && (month is not null || mine.HasErrors)))
            {
                mine.Report(ColumnNotThere, spans[0] with { Length = 1 }, item);
            }
        }

        diagnostics.AddRange(mine.Sorted());
        return mine.HasErrors ? null : new(_columns, month, last + 1);
    }

    // The row, or two rows, with the most names that are known.
    private (int First, int Last, HeaderName[] Names)? Header(IReadOnlyList<SourceRecord> head)
    {
        (int Score, int First, int Last, HeaderName[] Names) best = (1, 0, 0, []);
        for (var r = 0; r < head.Count; r++)
        {
            HeaderName[] single = [.. head[r].Fields.Select(f => HeaderName.Of(f.Value))];
            best = Better(best, (Score(single), r, r, single));
            if (r + 1 < head.Count)
            {
                var two = Joined(head[r].Fields, head[r + 1].Fields);
                best = Better(best, (Score(two), r, r + 1, two));
            }
        }

        return best.Score > 1 ? (best.First, best.Last, best.Names) : null;
    }

    private static (int Score, int First, int Last, HeaderName[] Names) Better(
        (int Score, int First, int Last, HeaderName[] Names) a, (int Score, int First, int Last, HeaderName[] Names) b) => b.Score > a.Score ? b : a;

    private int Score(HeaderName[] names) =>
        profile is not null
            ? names.Count(n => InProfile(n) is not null)
            : (10 * names.Select(ItemNames.Certain).OfType<string>().Distinct().Count()) + names.Count(n => ItemNames.Certain(n) is null && n.Plain.Length <= 30 && ItemNames.Likely(n) is not null);

    // A cell that was merged over several columns stands over the first of them, the others being empty.
    private static HeaderName[] Joined(CsvField[] upper, CsvField[] lower)
    {
        var names = new HeaderName[Math.Max(upper.Length, lower.Length)];
        var over = "";
        for (var c = 0; c < names.Length; c++)
        {
            var (above, below) = (c < upper.Length ? upper[c].Value : "", c < lower.Length ? lower[c].Value : "");
            over = above.Length > 0 ? above : over;
            names[c] = HeaderName.Of(below.Length == 0 ? above : over.Length == 0 ? below : $"{over} {below}");
        }

        return names;
    }

    private ProfileColumn? InProfile(HeaderName name) =>
        name.Plain.Length == 0 ? null : profile!.Columns.FirstOrDefault(c => c.Column == name.Written || HeaderName.Of(c.Column).Plain == name.Plain);

    private void Match(HeaderName[] names, SourceSpan[] spans, Unit? titleUnit, DiagnosticBag diagnostics)
    {
        var unused = new List<ILocalised>();
        for (var c = 0; c < names.Length; c++)
        {
            var (name, span) = (names[c], c < spans.Length ? spans[c] : spans[^1]);
            var stated = profile is null ? null : InProfile(name);
            var item = profile is null ? ItemNames.Certain(name) : stated?.Item;
            if (name.Plain.Length == 0 || item == ItemNames.Unused)
            {
                continue;
            }

            if (item is not null && _columns.ContainsKey(item))
            {
                Ask(item, name, span, diagnostics);
            }
            else if (item is not null)
            {
                Take(item, c, name, stated, titleUnit, span, diagnostics);
            }
            else if (profile is null && ItemNames.Likely(name) is { } likely && names.All(n => ItemNames.Certain(n) != likely))
            {
                Ask(likely, name, span, diagnostics);
            }
            else
            {
                _proposed.Add((ItemNames.Unused, false, name.Written, ""));
                unused.Add(LocalText.Same(name.Written));
            }
        }

        if (unused.Count > 0)
        {
            diagnostics.Report(ColumnsUnused, SourceSpan.WholeFile(source.ShownAs), new MessageList(unused));
        }
    }

    private void Ask(string item, HeaderName name, SourceSpan span, DiagnosticBag diagnostics)
    {
        _proposed.Add((item, true, name.Written, ""));
        diagnostics.Report(ColumnLikely, span, name.Written, item);
    }

    private void Take(string item, int index, HeaderName name, ProfileColumn? stated, Unit? titleUnit, SourceSpan span, DiagnosticBag diagnostics)
    {
        var unit = stated is { Unit.Length: > 0 } ? HeaderName.UnitIn(stated.Unit) : name.Unit;
        var kept = ItemNames.UnitOf(item);
        if (unit is null && kept is not null)
        {
            // A unit over the whole table is that of the columns it fits; persons go without saying.
            unit = ImportProfile.Shift(item, titleUnit) is not null ? titleUnit : item == "employees" ? kept : null;
        }

        _columns[item] = new(index, kept is null ? 0 : ImportProfile.Shift(item, unit) ?? 0);
        _proposed.Add((item, false, name.Written, kept is null ? "" : unit?.SymbolIn(Language.Chinese) ?? ""));
        if (kept is not null && unit is null)
        {
            diagnostics.Report(UnitNotStated, span, name.Written);
        }
        else if (kept is not null && ImportProfile.Shift(item, unit) is null)
        {
            diagnostics.Report(ImportProfile.UnitUnknown, span, unit!.SymbolIn(Language.Chinese), item, kept.Symbol);
        }
    }

    private ReturnMonth? Month(string[] titles, DiagnosticBag diagnostics)
    {
        if (fixedMonth is not null)
        {
            return fixedMonth;
        }

        if (_columns.ContainsKey(ReturnItems.Month))
        {
            return null;
        }

        var stated = profile?.Columns.FirstOrDefault(c => c.Item == ReturnItems.Month)?.Column;
        if (stated is ['=', .. var text] && SourceMonth.Of(text) is { } month)
        {
            return month;
        }

        // Without a profile a title may say it; a file's name is taken only where the profile says so.
        var found = stated == FromFile ? SourceMonth.In(source.Name) : SourceMonth.In(string.Join('\n', titles));
        if (found.Count == 1)
        {
            _proposed.Add((ReturnItems.Month, false, stated ?? FromTitle, ""));
            return found[0];
        }

        if (found.Count > 1 || stated is FromTitle or FromFile)
        {
            diagnostics.Report(MonthUnclear, SourceSpan.WholeFile(source.ShownAs), stated == FromFile ? FileWord : TitleWord, found.Count);
        }

        return null;
    }
}
