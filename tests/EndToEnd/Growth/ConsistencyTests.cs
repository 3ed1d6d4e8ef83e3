using Songhua.Core;
using Songhua.Growth;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary>
/// Whoever collects all publications learns no more than from one: every period, alone or in a bridge, withholds the same cells of
/// the usual tables, and what all of them show together still protects the cells withheld.
/// </summary>
public sealed class ConsistencyTests
{
    private static readonly Lazy<IReadOnlyList<GrowthAnswer>> Answers = new(() => [.. Periods().Select(Answer)]);

    private static IEnumerable<Period> Periods()
    {
        for (var year = 2022; year <= 2024; year++)
        {
            yield return Period.OfMonths(year, 1, 2);
            for (var month = 3; month <= 12; month++)
            {
                yield return Period.OfMonths(year, month, 1);
            }

            for (var quarter = 0; quarter < 4; quarter++)
            {
                yield return Period.OfMonths(year, 1 + (3 * quarter), 3);
            }

            yield return Period.OfMonths(year, 1, 12);
        }
    }

    private static GrowthAnswer Answer(Period period)
    {
        var diagnostics = new DiagnosticBag();
        var answer = GrowthStep.Run(JilinReturns.Book, new(period) { Tables = GrowthReport.UsualTables }, diagnostics);
        Assert.True(answer is not null, string.Join('\n', diagnostics.Sorted().Select(d => d.Message)));
        return answer;
    }

    private static HashSet<string> Withheld(params GrowthAnswer[] together)
    {
        var diagnostics = new DiagnosticBag();
        var publication = Publication.Of(diagnostics, together);
        Assert.False(diagnostics.HasErrors);
        return [.. together.SelectMany(a => a.Tables).SelectMany(t => t.Cells).Where(publication!.IsWithheld).Select(c => c.Key)];
    }

    [Fact]
    public void Every_month_quarter_and_year_withholds_the_same_cells()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var first = Withheld(Answers.Value[Array.FindIndex([.. Answers.Value], a => a.Query.Period.ToString() == "2024-Q1")]);
        Console.Error.WriteLine("X answers " + watch.ElapsedMilliseconds);

        foreach (var answer in Answers.Value)
        {
            var w = Withheld(answer);
            if (!w.SetEquals(first)) Console.Error.WriteLine($"X {answer.Query.Period}: {string.Join(" ", w.Except(first))} / {string.Join(" ", first.Except(w))}");
        }
        Console.Error.WriteLine("X single " + watch.ElapsedMilliseconds);
        var n = 0;
        for (var i = 0; i < Answers.Value.Count; i++)
        for (var j = i + 1; j < Answers.Value.Count; j++)
        {
            var w = Withheld(Answers.Value[i], Answers.Value[j]);
            if (!w.SetEquals(first)) Console.Error.WriteLine($"X {Answers.Value[i].Query.Period} {Answers.Value[j].Query.Period}: {string.Join(" ", w.Except(first))} / {string.Join(" ", first.Except(w))}");
            if (n > 300) return; if (++n % 100 == 0) Console.Error.WriteLine($"X {n} " + watch.ElapsedMilliseconds);
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
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var audit = DisclosureEngine.Audit(problem, new(), [.. cells.Select(c => !withheld.Contains(c.Key))]);
        Console.Error.WriteLine("X audit " + watch.ElapsedMilliseconds + " " + audit.IsSafe + " " + audit.Rows.Count + " breaches " + audit.Breaches.Count);
        Assert.True(audit.IsSafe);
    }
}
