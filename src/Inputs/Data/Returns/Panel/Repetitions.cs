using Songhua.Core;

namespace Songhua.Data;

/// <summary>Finds returns that stand twice in one delivery, once the rows are in order, and says on which lines.</summary>
internal sealed class Repetitions(IReadOnlyList<DeliveryFile> files, EnterpriseRegister register, Lazy<CodeIndex> codes)
{
    public static readonly Rule ReturnTwice = new(
        "SH5125", Severity.Error,
        new("{0} has two returns for {1} in this delivery", "{0} 在本次交付中有两份 {1} 的报表"),
        new("Only one of the two could count, and it is not clear which.", "只能有一份生效，但无法确定是哪一份。"),
        new("Remove one of them.", "请删除其中一份。"));

    public static readonly Rule JanuaryTwice = new(
        "SH5126", Severity.Error,
        new("{0} reports January and February of {1} both apart and together in this delivery", "{0} 在本次交付中对 {1} 年 1、2 月既分开又合并上报"),
        new("Added up, January would count twice.", "若相加，1 月将重复计入。"),
        new("Keep the two months or the return for both, not all.", "请只保留分月报表或合并报表之一。"));

    private readonly List<Repeated> _found = [];

    /// <summary>How many there are.</summary>
    internal int Count => _found.Count;

    /// <summary>Looks through months that are in order.</summary>
    internal void Find(PanelColumns columns, MonthOrder[] months, CalendarMonth first)
    {
        for (var m = 0; m < months.Length; m++)
        {
            var month = first + m;
            _found.AddRange(months[m].Repeated.Select(r => new Repeated(r.Vintage, r.Enterprise, month.Number, month.Number, r.IsBlock)));
            if (m > 0 && months[m].HasBlocks && months[m - 1].Rows > 0)
            {
                FindBlocks(columns, months[m - 1], months[m], month);
            }
        }
    }

    /// <summary>Says where they stand.</summary>
    internal void ReportTo(DiagnosticBag diagnostics)
    {
        foreach (var file in _found.GroupBy(r => r.Vintage).OrderBy(g => g.Key))
        {
            var tally = new RuleTally();
            var lines = Lines(files[file.Key], [.. file.SelectMany(r => ((int, int)[])[(r.Enterprise, r.Month), (r.Enterprise, r.OtherMonth)])]);
            foreach (var (line, repeated) in file.Select(r => (Places(lines, r), r)).OrderBy(p => p.Item1[^1]))
            {
                var span = new SourceSpan(files[file.Key].ShownAs, line[^1], 1, CodeIndex.CodeBytes);
                var month = new CalendarMonth(repeated.Month);
                var diagnostic = repeated.IsBlock
                    ? JanuaryTwice.At(span, register.Codes[repeated.Enterprise], month.Year)
                    : ReturnTwice.At(span, register.Codes[repeated.Enterprise], month);
                tally.Add(diagnostic with { Related = [.. line[..^1].Select(l => (span with { Line = l }, (ILocalised)Other))] });
            }

            tally.ReportTo(diagnostics, files[file.Key].ShownAs);
        }
    }

    private static readonly Phrase Other = new("the other stands here", "另一份在此");

    private void FindBlocks(PanelColumns columns, MonthOrder january, MonthOrder february, CalendarMonth month)
    {
        var (a, b) = (january.Keys(columns), february.Keys(columns));
        var covered = new byte[february.Rows];
        columns.Read(PanelColumns.Covered, february.First, covered.AsSpan());
        var i = 0;
        for (var j = 0; j < b.Length; j++)
        {
            while (i < a.Length && a[i] < b[j])
            {
                i++;
            }

            if (i < a.Length && a[i] == b[j] && covered[j] == 2)
            {
                _found.Add(new((int)(b[j] & ushort.MaxValue), (int)(b[j] >> 16), month.Number, month.Number - 1, true));
            }
        }
    }

    private static int[] Places(Dictionary<(int, int), List<int>> lines, Repeated repeated)
    {
        IEnumerable<int> places = lines[(repeated.Enterprise, repeated.Month)];
        if (repeated.OtherMonth != repeated.Month)
        {
            places = places.Concat(lines[(repeated.Enterprise, repeated.OtherMonth)]);
        }

        return [.. places.Order()];
    }

    // Goes through the file once more: lines are not kept with the rows, because nearly always nobody asks for them.
    private Dictionary<(int Enterprise, int Month), List<int>> Lines(DeliveryFile file, HashSet<(int Enterprise, int Month)> wanted)
    {
        var found = new Dictionary<(int, int), List<int>>();
        var header = file.ReadHeader(new DiagnosticBag())!;
        var explainer = new RowExplainer(file.ShownAs, header.Text, header.Items, codes);
        var chunk = new FileChunk();
        var number = header.NextLine - 1;
        for (var p = 0; p < FileChunk.Count(header.End, file.Length); p++)
        {
            var lines = chunk.Lines(file.Path, header.End, file.Length, p);
            var at = 0;
            while (FileChunk.NextLine(lines, ref at, out var line))
            {
                number++;
                if (line.IsEmpty || line[0] == '#')
                {
                    continue;
                }

                var key = RowParser.HasPlainMonth(line, out var month, out _, out _) && codes.Value.Find(line) is var plain and >= 0 ? (plain, month)
                    : explainer.Explain(line, number, new RuleTally()) is { } row ? (row.Enterprise, row.Month.Last.Number)
                    : (-1, 0);
                if (wanted.Contains(key))
                {
                    (found.TryGetValue(key, out var list) ? list : found[key] = []).Add(number);
                }
            }
        }

        return found;
    }

    private readonly record struct Repeated(int Vintage, int Enterprise, int Month, int OtherMonth, bool IsBlock);
}
