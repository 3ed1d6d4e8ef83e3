using Songhua.Core;
using Songhua.Growth;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>
/// Whoever collects publications learns no more than from one: every period, alone or in a bridge, withholds the same cells of the
/// usual tables, and what all of them show together still protects the cells withheld.
/// </summary>
public sealed class ConsistencyTests
{
    // Months, quarters that hold them, years; 2022 from restated bases; 2023-07, where paper protects tobacco worse than computers do.
    private static readonly string[] Periods =
        ["2022-01..2022-02", "2022-11", "2022", "2023-07", "2023-08", "2023-09", "2023-Q3", "2023", "2024-01..2024-02", "2024-03", "2024-Q1", "2024-H1", "2024-Q4", "2024"];

    private static readonly Lazy<IReadOnlyList<GrowthAnswer>> Answers = new(() => [.. Periods.Select(Answer)]);

    private static GrowthAnswer Answer(string period)
    {
        var diagnostics = new DiagnosticBag();
        var answer = GrowthStep.Run(JilinReturns.Book, new(JilinReturns.Period(period)) { Tables = GrowthReport.UsualTables }, diagnostics);
        Assert.True(answer is not null, string.Join('\n', diagnostics.Sorted().Select(d => d.Message)));
        return answer;
    }

    private static SortedSet<string> Withheld(params GrowthAnswer[] together)
    {
        var diagnostics = new DiagnosticBag();
        var publication = Publication.Of(diagnostics, together);
        Assert.False(diagnostics.HasErrors);
        return new(together.SelectMany(a => a.Tables).SelectMany(t => t.Cells).Where(publication!.IsWithheld).Select(c => c.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void Every_period_alone_and_in_a_bridge_withholds_the_same_cells()
    {
        var answers = Answers.Value;
        var first = Withheld(answers[0]);
        Assert.Contains("cluster=automotive", first);
        for (var i = 1; i < answers.Count; i++)
        {
            Assert.Equal(first, Withheld(answers[i]));
            Assert.Equal(first, Withheld(answers[i], answers[(i * 5) % answers.Count]));
        }
    }

    [Fact]
    public void What_all_publications_show_together_still_protects_the_cells_withheld()
    {
        var answers = Answers.Value;
        var withheld = Withheld(answers[0]);
        var cells = answers.SelectMany(a => a.Tables).SelectMany(t => t.Cells).DistinctBy(c => c.Key).ToList();
        var problem = new DisclosureProblem
        {
            Cells = [.. cells.Select(c => new PublishedCell(c.Key, c.Atoms) { IsKept = c.Members.Count == 0 })],
            Atoms = answers[0].Problem.Groups,
            AtomOf = answers[0].Problem.GroupOf,
            Periods = [.. answers.Select(a => (a.Query.Period, Figures: EnterpriseFigures.Of(a.Problem, a.Query.Spec)))
                .Select(p => new DisclosurePeriod { Name = $"{p.Period}", Magnitudes = [p.Figures.Base, p.Figures.Real] })],
        };
        Assert.True(DisclosureEngine.Audit(problem, new(), [.. cells.Select(c => !withheld.Contains(c.Key))]).IsSafe);
        Assert.False(DisclosureEngine.Audit(problem, new(), [.. cells.Select(c => !withheld.Contains(c.Key) || c.Key == withheld.Min)]).IsSafe);
    }
}
