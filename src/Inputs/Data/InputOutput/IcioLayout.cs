using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// OECD Inter-Country Input-Output tables as CSV: rows and columns like <c>CHN_A01_02</c>, final demand like <c>CHN_HFCE</c> (in the edition of 2016
/// <c>HFCE_CHN</c>), rows of taxes for all or one a country, value added and output. Where firms of China and Mexico stand apart (CN1, CN2, MX1,
/// MX2 and so on) they are added up to CHN and MEX, whose own rows are then empty but for final demand.
/// </summary>
internal static class IcioLayout
{
    public static readonly Rule EndMissing = new(
        "SH5222", Severity.Error,
        new("the table ends with row '{0}', without a row of output", "该表止于“{0}”行，没有总产出行"),
        new("Every edition of these tables ends with output: the file was cut off, by a download or a spreadsheet.", "这些表的各个版本都以总产出行结尾：文件可能在下载或电子表格处理时被截断。"),
        new("Download and unpack it again, and compare its size with that in the archive.", "请重新下载并解压，并与压缩包中的文件大小核对。"));

    public static readonly Rule TaxesInValueAdded = new(
        "SH5223", Severity.Note,
        new("row '{0}' holds value added together with taxes less subsidies on products", "“{0}”行同时包含增加值与产品税净额"),
        new("Value added of the sectors is shown with these taxes: it is more than at basic prices.", "各部门增加值含有该税额，高于按基本价格计算的数值。"),
        new("Nothing need be done; later editions keep them apart.", "无需处理；较新的版本将两者分列。"));

    private static readonly Phrase WithTaxes = new("value added with taxes less subsidies on products", "增加值（含产品税净额）");

    /// <summary>Whether a sheet is of this layout: the same region and industry first in row and column, and a final use of a region.</summary>
    internal static bool Fits(TableSheet sheet) =>
        sheet.Rows.Count > 1 && sheet.Width > 2 && IsRegional(sheet.Rows[0][1].Value) && sheet.Rows[0][1].Value == sheet.Rows[1][0].Value
        && new IcioCodes(sheet) is var codes && sheet.Rows[0].Any(c => c.Value.Contains('_', StringComparison.Ordinal) && TableWords.Column(codes.Split(c.Value).Item)?.Role == ColumnRole.FinalUse);

    /// <summary>Says which row and column is which.</summary>
    internal static TableDraft Read(TableSheet sheet, DiagnosticBag diagnostics)
    {
        var draft = new TableDraft(sheet)
        {
            UsualUnit = "million USD",
            UsualValuation = Valuation.Basic,
            UsualGap = new(1e-4, 0.1),
            Period = sheet.Year(0),
            Unit = sheet.UnitWord(0),
        };
        var codes = new IcioCodes(sheet);
        var inputs = new List<FoundInput>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cells in sheet.Rows.Skip(1))
        {
            var head = cells[0];
            if (!written.Add(head.Value))
            {
                diagnostics.Report(TableDraft.SectorTwice, head.Span, head.Value);
            }
            else if (IcioCodes.Input(head.Value) is { } word)
            {
                inputs.Add(new(word, head.Value, Name(head.Value, word), head, cells));
            }
            else if (!IsRegional(head.Value))
            {
                diagnostics.Report(TableDraft.RowUnknown, head.Span, head.Value);
            }
            else if (index.TryGetValue(codes.Key(head.Value), out var sector))
            {
                draft.Rows.Add(new(RowRole.Sector, sector, head, cells));
            }
            else
            {
                var (region, industry) = codes.Split(head.Value);
                index[codes.Key(head.Value)] = draft.Sectors.Count;
                draft.AddSector(new(industry, LocalText.Same(industry), region), head, cells, diagnostics);
            }
        }

        if (!inputs.Exists(i => i.Word.Role == RowRole.Output))
        {
            diagnostics.Report(EndMissing, sheet.Rows[^1][0].Span, sheet.Rows[^1][0].Value);
            return draft;
        }

        if (inputs.Find(i => IcioCodes.IsWithTaxes(i.Code)) is { } mixed)
        {
            diagnostics.Report(TaxesInValueAdded, mixed.Head.Span, mixed.Code);
        }

        draft.AddInputs(inputs, diagnostics);
        AddColumns(draft, codes, index, diagnostics);
        return draft;
    }

    private static void AddColumns(TableDraft draft, IcioCodes codes, Dictionary<string, int> index, DiagnosticBag diagnostics)
    {
        var header = draft.Sheet.Rows[0];
        var columns = new List<(string, int, CsvField)>();
        var uses = new List<FoundUse>();
        var written = new HashSet<string>(StringComparer.Ordinal);
        var tally = new RuleTally();
        for (var c = 1; c < header.Length; c++)
        {
            var head = header[c];
            var isRegional = head.Value.Contains('_', StringComparison.Ordinal);
            var (region, rest) = codes.Split(head.Value);
            if (!written.Add(head.Value))
            {
                tally.Add(TableDraft.SectorTwice, head.Span, head.Value);
            }
            else if (index.ContainsKey(codes.Key(head.Value)))
            {
                columns.Add((codes.Key(head.Value), c, head));
            }
            else if (TableWords.Column(rest) is { } word)
            {
                var name = word.Kind.Word();
                uses.Add(new(word, rest, new(name.En, name.Zh), isRegional ? region : null, c, head));
            }
            else
            {
                tally.Add(TableDraft.ColumnUnknown.At(head.Span, head.Value) with { Suggestion = Suggestion.Nearest(head.Value, index.Keys) });
            }
        }

        tally.ReportTo(diagnostics, draft.Sheet.File);
        draft.AddSectorColumns(columns, true, diagnostics);
        draft.AddUses(uses, diagnostics);
    }

    private static LocalText Name(string code, RowWord word)
    {
        var name = IcioCodes.IsWithTaxes(code) ? WithTaxes : word.Kind.Word();
        return IsRegional(code) ? new($"{name.En}, {code[..3]}", $"{name.Zh}，{code[..3]}") : new(name.En, name.Zh);
    }

    private static bool IsRegional(string code) => code.Length > 4 && code.IndexOf('_', StringComparison.Ordinal) == 3;
}

/// <summary>The codes of one table: a region and an industry, a final use or taxes, joined by the first underscore.</summary>
internal sealed class IcioCodes(TableSheet sheet)
{
    private readonly HashSet<string> _regions = [.. sheet.Rows.Skip(1).Select(r => r[0].Value).Where(c => Input(c) is null && c.Contains('_', StringComparison.Ordinal)).Select(c => c[..c.IndexOf('_', StringComparison.Ordinal)])];

    /// <summary>What a row holds that is no industry's; null for others.</summary>
    internal static RowWord? Input(string code) =>
        TableWords.Row(code) ?? (code[(code.IndexOf('_', StringComparison.Ordinal) + 1)..] is "TAXSUB" or "TLS" ? TableWords.Row("TLS") : null);

    /// <summary>Whether a row holds value added and taxes on products in one.</summary>
    internal static bool IsWithTaxes(string code) => code.StartsWith("VA", StringComparison.Ordinal) && code.EndsWith("TAXSUB", StringComparison.Ordinal);

    /// <summary>The region, with parts of China and Mexico as the whole, and the rest; the other way round where a final use comes first.</summary>
    internal (string Region, string Item) Split(string code)
    {
        var at = code.IndexOf('_', StringComparison.Ordinal);
        if (at < 0)
        {
            return ("", code);
        }

        var (first, rest) = (code[..at], code[(at + 1)..]);
        return _regions.Contains(rest) && TableWords.Column(first)?.Role == ColumnRole.FinalUse ? (Whole(rest), first) : (Whole(first), rest);
    }

    /// <summary>The key of the sector that a row or column is of, or is a part of.</summary>
    internal string Key(string code) => Split(code) is var (region, rest) && region.Length > 0 ? $"{region}:{rest}" : rest;

    private static string Whole(string region) => region switch
    {
        ['C', 'N', >= '1' and <= '9'] => "CHN",
        ['M', 'X', >= '1' and <= '9'] => "MEX",
        _ => region,
    };
}
