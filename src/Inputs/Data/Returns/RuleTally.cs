using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Counts what is wrong in a file of many rows: every case is counted, the first of each rule are kept to be printed, so that a
/// million bad rows take no more memory than twenty.
/// </summary>
internal sealed class RuleTally
{
    /// <summary>How many cases of one rule are printed for one file.</summary>
    internal const int Printed = 20;

    public static readonly Rule MoreAlike = new(
        "SH5199", Severity.Note,
        new("and {0:N0} more of {1} in this file", "本文件中另有 {0:N0} 处 {1}"),
        new("Only the first are printed; all are counted.", "仅列出前若干处，全部计入总数。"),
        new("Mend the first ones; the others are often of one kind.", "请先改正已列出的；其余多属同类。"));

    private readonly SortedDictionary<string, Cases> _byCode = new(StringComparer.Ordinal);

    /// <summary>Whether nothing was counted.</summary>
    internal bool IsEmpty => _byCode.Count == 0;

    /// <summary>Counts a case.</summary>
    internal void Add(Rule rule, SourceSpan span, params object?[] values)
    {
        var cases = Of(rule.Code);
        cases.Count++;
        if (cases.First.Count < Printed)
        {
            cases.First.Add(rule.At(span, values));
        }
    }

    /// <summary>Counts a case that was made elsewhere.</summary>
    internal void Add(Diagnostic diagnostic)
    {
        var cases = Of(diagnostic.Rule.Code);
        cases.Count++;
        if (cases.First.Count < Printed)
        {
            cases.First.Add(diagnostic);
        }
    }

    /// <summary>Adds what was counted further down in the same file.</summary>
    internal void Append(RuleTally later)
    {
        foreach (var (code, cases) in later._byCode)
        {
            var mine = Of(code);
            mine.Count += cases.Count;
            mine.First.AddRange(cases.First.Take(Printed - mine.First.Count));
        }
    }

    /// <summary>Gives out the first cases of each rule, and how many more there are.</summary>
    internal void ReportTo(DiagnosticBag diagnostics, string file)
    {
        foreach (var (code, cases) in _byCode)
        {
            diagnostics.AddRange(cases.First);
            if (cases.Count > cases.First.Count)
            {
                diagnostics.Report(MoreAlike, SourceSpan.WholeFile(file), cases.Count - cases.First.Count, code);
            }
        }
    }

    private Cases Of(string code)
    {
        if (!_byCode.TryGetValue(code, out var cases))
        {
            _byCode[code] = cases = new();
        }

        return cases;
    }

    private sealed class Cases
    {
        public long Count { get; set; }

        public List<Diagnostic> First { get; } = [];
    }
}
