using Songhua.Core;
using Songhua.Data;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Returns found behind a path: those that a plan declares, or a returns folder itself.</summary>
/// <param name="Book">The returns.</param>
/// <param name="Plan">The plan; null for a folder.</param>
/// <param name="Texts">The texts read, for showing lines.</param>
public sealed record OpenedReturns(ReturnsBook Book, Plan? Plan, IReadOnlyList<SourceText> Texts)
{
    public static readonly Rule NoReturns = new(
        "SH4109", Severity.Error,
        new("the plan declares no returns{0}", "规划未声明报表{0}"),
        new("There is nothing to compute growth from.", "没有可供计算增速的数据。"),
        new("Add a `returns:` section (docs/plan-format.md), or name a returns folder (docs/returns.md).", "请添加 `returns:` 部分（见 docs/plan-format.md），或直接指定报表文件夹（见 docs/returns.md）。"));

    private static readonly Phrase Named = new(" '{0}'", "“{0}”");

    /// <summary>Says that a plan has no returns of an id, or none at all.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="id">The id asked for; null for any.</param>
    /// <param name="among">Those that would have done.</param>
    public static Diagnostic Missing(Plan plan, string? id, IEnumerable<ReturnsDeclaration> among) =>
        NoReturns.At(plan.Head.Span, id is null ? LocalText.Same("") : Named.With(id)) with { Suggestion = id is null ? null : Suggestion.Nearest(id, among.Select(r => r.Id)) };

    /// <summary>Whether a path is a returns folder and not a plan.</summary>
    public static bool IsReturnsFolder(string path) => File.Exists(Path.Combine(path, ReturnsFolder.RegisterFile));

    /// <summary>Opens the returns behind a path; null where they cannot be read.</summary>
    /// <param name="path">A plan's folder, or a returns folder.</param>
    /// <param name="id">Which of a plan's returns; null for the first.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="texts">Receives the texts read.</param>
    public static OpenedReturns? Open(string path, string? id, DiagnosticBag diagnostics, List<SourceText> texts)
    {
        if (IsReturnsFolder(path))
        {
            return ReturnsStep.OfFolder(path, diagnostics) is { } folder ? new(folder, null, texts) : null;
        }

        var reading = PlanReader.Read(path);
        diagnostics.AddRange(reading.Diagnostics);
        texts.AddRange(reading.Texts);
        if (reading.Plan is not { } plan)
        {
            return null;
        }

        if (plan.Returns.FirstOrDefault(r => id is null || r.Id == id) is not { } declaration)
        {
            diagnostics.Add(Missing(plan, id, plan.Returns));
            return null;
        }

        return ReturnsStep.Run(plan, declaration, diagnostics) is { } book ? new(book, plan, texts) : null;
    }
}
