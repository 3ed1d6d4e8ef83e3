using System.Globalization;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>What a concordance file maps, and what both sides may hold.</summary>
/// <param name="Path">Where it lies on disk.</param>
/// <param name="ShownAs">The path that messages name.</param>
/// <param name="Name">What is mapped to what.</param>
/// <param name="From">Every code that must be mapped.</param>
/// <param name="To">Every code of the other classification, in order.</param>
/// <param name="IsByPrefix">Whether a code that is not named takes the longest prefix that is: 26 covers 2614.</param>
public sealed record ConcordanceSpec(string Path, string ShownAs, LocalText Name, IReadOnlyList<string> From, IReadOnlyList<string> To, bool IsByPrefix = false);

/// <summary>Reads a concordance from CSV: <c>from,to,weight,note</c>. It must be complete, and the weights of each code add to 1.</summary>
public static class ConcordanceReader
{
    public static readonly Rule FromUnknown = new(
        "SH5231", Severity.Error,
        new("'{0}' is no code of the classification that is mapped", "“{0}”不是源分类的代码"),
        new("The line maps nothing; more often it is a slip, and another code stays without a line.", "该行不对应任何内容；多半是笔误，导致另一代码没有对应行。"),
        new("Correct the code, or take the line out.", "请更正代码，或删除该行。"));

    public static readonly Rule ToUnknown = new(
        "SH5232", Severity.Error,
        new("'{0}' is no code of the classification that is mapped to", "“{0}”不是目标分类的代码"),
        new("What it is to hold would be lost.", "应归入其中的数值会丢失。"),
        new("Correct the code.", "请更正代码。"));

    public static readonly Rule WeightOutside = new(
        "SH5233", Severity.Error,
        new("'{0}' is no weight above 0 and at most 1", "“{0}”不是大于 0 且不超过 1 的权重"),
        new("A weight is the share of a code that belongs to another.", "权重是一个代码归入另一代码的份额。"),
        new("Write 1 where the whole code belongs there, else a share such as 0.4.", "整体归入时写 1，否则写 0.4 之类的份额。"));

    public static readonly Rule WeightsNotOne = new(
        "SH5234", Severity.Error,
        new("the weights of '{0}' add to {1:0.######}, not to 1", "“{0}”的权重合计为 {1:0.######}，不等于 1"),
        new("Something would be counted twice, or lost.", "会有部分被重复计算或丢失。"),
        new("Correct the weights; those that are a judgement say 'estimate' in the note.", "请更正权重；属于判断的，请在 note 中注明 estimate。"));

    public static readonly Rule PairTwice = new(
        "SH5235", Severity.Error,
        new("'{0}' is mapped to '{1}' twice", "“{0}”两次对应到“{1}”"),
        new("Only one of the two weights could count, and it is not clear which.", "两个权重只能有一个生效，但无法确定是哪一个。"),
        new("Remove one of the lines, or add the weights up.", "请删除其中一行，或将权重相加。"));

    public static readonly Rule Unmapped = new(
        "SH5236", Severity.Error,
        new("'{0}' is not mapped", "“{0}”没有对应"),
        new("What it holds would be lost, and totals would be too small without looking so.", "其数值会丢失，合计会偏小而不易察觉。"),
        new("Add a line for it.", "请为其增加一行。"));

    /// <summary>The concordance; null where it is not sound, with the reasons.</summary>
    public static CodeConcordance? Read(ConcordanceSpec spec, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var links = HeadedTable.Read(spec.Path, spec.ShownAs, ["from", "to", "weight"], ["note"], own) is { } table ? Links(table, spec, own) : null;
        diagnostics.AddRange(own.Sorted());
        return links is null || own.HasErrors ? null : new(spec.Name, links, spec.To, spec.IsByPrefix);
    }

    /// <summary>A concordance through a third classification (GB/T 4754 to ISIC to a table's sectors); null where one of the two is not sound.</summary>
    /// <param name="path">The file from the classification that is left to the third.</param>
    /// <param name="shownAs">The path that messages name.</param>
    /// <param name="onward">From the third on; its <see cref="ConcordanceSpec.From"/> are the codes that are left at first.</param>
    /// <param name="diagnostics">What is wrong.</param>
    public static CodeConcordance? Through(string path, string shownAs, ConcordanceSpec onward, DiagnosticBag diagnostics)
    {
        // What the first file leads to is what the second must map, which may map more; a slip in either is a code of the first that the second has not.
        string[] between = Codes(path, shownAs, "to");
        var first = Read(onward with { Path = path, ShownAs = shownAs, To = between }, diagnostics);
        var second = first is null ? null : Read(onward with { From = [.. between.Union(Codes(onward.Path, onward.ShownAs, "from"), StringComparer.Ordinal)], IsByPrefix = false }, diagnostics);
        return second is null ? null : first!.Then(second);
    }

    // What stands in a column; what is wrong with the file is told where it is read as a whole.
    private static string[] Codes(string path, string shownAs, string column) =>
        [.. HeadedTable.Read(path, shownAs, ["from", "to", "weight"], ["note"], new DiagnosticBag())?.Rows.Select(r => r[column].Value).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal) ?? []];

    private static List<CodeLink> Links(HeadedTable table, ConcordanceSpec spec, DiagnosticBag diagnostics)
    {
        var (sources, targets) = (spec.From.ToHashSet(StringComparer.Ordinal), spec.To.ToHashSet(StringComparer.Ordinal));
        var links = new List<CodeLink>();
        var sums = new Dictionary<string, (double Sum, SourceSpan First)>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var (from, to, weight) = (row["from"], row["to"], row["weight"]);
            if (!sources.Contains(from.Value) && !(spec.IsByPrefix && spec.From.Any(f => f.StartsWith(from.Value, StringComparison.Ordinal))))
            {
                diagnostics.Add(FromUnknown.At(from.Span, from.Value) with { Suggestion = Suggestion.Nearest(from.Value, spec.From) });
            }

            if (!targets.Contains(to.Value))
            {
                diagnostics.Add(ToUnknown.At(to.Span, to.Value) with { Suggestion = Suggestion.Nearest(to.Value, spec.To) });
            }

            if (!double.TryParse(weight.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || !(share > 0 && share <= 1))
            {
                diagnostics.Report(WeightOutside, weight.Span, weight.Value);
                share = double.NaN;
            }

            if (links.Exists(l => l.From == from.Value && l.To == to.Value))
            {
                diagnostics.Report(PairTwice, to.Span, from.Value, to.Value);
            }

            links.Add(new(from.Value, to.Value, share, row["note"].Value));
            sums[from.Value] = sums.TryGetValue(from.Value, out var sum) ? (sum.Sum + share, sum.First) : (share, from.Span);
        }

        foreach (var (from, (sum, first)) in sums)
        {
            if (Math.Abs(sum - 1) > CodeConcordance.WeightTolerance)
            {
                diagnostics.Report(WeightsNotOne, first, from, sum);
            }
        }

        // Of codes below one that is not mapped nothing is said: a line for the upper one maps them too.
        var unmapped = spec.From.Where(c => !sums.Keys.Any(k => k == c || (spec.IsByPrefix && c.StartsWith(k, StringComparison.Ordinal)))).ToHashSet(StringComparer.Ordinal);
        foreach (var code in unmapped.Where(c => !spec.IsByPrefix || !Enumerable.Range(1, c.Length - 1).Any(length => unmapped.Contains(c[..length]))))
        {
            diagnostics.Report(Unmapped, SourceSpan.WholeFile(spec.ShownAs), code);
        }

        return links;
    }
}
