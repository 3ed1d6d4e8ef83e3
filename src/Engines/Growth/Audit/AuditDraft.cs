using System.Globalization;
using Songhua.Core;

namespace Songhua.Growth;

/// <summary>A value of a month that would stand in place of the reported one; NaN leaves it as it is. Thousand CNY.</summary>
internal readonly record struct Replacement(int Month, double Output, double LastYear);

/// <summary>A finding whose effect has not been computed. Months are counted from the panel's first.</summary>
internal sealed record AuditDraft(int Enterprise, int First, int Last, EditKind Kind, double Suspicion, Message Question, IReadOnlyList<Evidence> Evidence)
{
    internal int? Other { get; init; }

    internal IReadOnlyList<Replacement> Replacements { get; init; } = [];
}

/// <summary>What the edits of one audit share.</summary>
internal sealed class AuditContext
{
    private readonly HashSet<(int Enterprise, int Month)> _outOfLine = [];

    internal AuditContext(AuditProblem problem)
    {
        (Problem, Spec) = (problem, problem.Spec);
        Grid = new ReturnGrid(problem.Panel, problem.Vintages);
        Course = new IndustryCourse(Grid, Spec);
        IsAudited = new bool[Grid.Months];
        foreach (var slot in problem.Slots)
        {
            for (var month = slot.First; month <= slot.Last; month += 1)
            {
                if (month.Number - problem.Panel.FirstMonth.Number is var m && m >= 0 && m < Grid.Months)
                {
                    IsAudited[m] = true;
                }
            }
        }
    }

    internal AuditProblem Problem { get; }

    internal AuditSpec Spec { get; }

    internal ReturnGrid Grid { get; }

    internal IndustryCourse Course { get; }

    /// <summary>Whether a month is among those audited.</summary>
    internal bool[] IsAudited { get; }

    internal List<AuditDraft> Drafts { get; } = [];

    internal List<GroupTest> GroupTests { get; } = [];

    /// <summary>Keeps a finding where it touches the audited months.</summary>
    internal void Add(AuditDraft draft)
    {
        for (var m = draft.First; m <= draft.Last; m++)
        {
            if (IsAudited[m])
            {
                Drafts.Add(draft);
                return;
            }
        }
    }

    /// <summary>Remembers that a month's output is not to be trusted as a base for others.</summary>
    internal void Distrust(int enterprise, int month) => _outOfLine.Add((enterprise, month));

    internal bool IsDistrusted(int enterprise, int month) => _outOfLine.Contains((enterprise, month));

    /// <summary>The months as a reader writes them; a return for two months begins with the earlier.</summary>
    internal ILocalised Words(int enterprise, int first, int last) => new PeriodWords(PeriodOf(enterprise, first, last));

    private Period PeriodOf(int enterprise, int first, int last)
    {
        var from = Grid.Month(Grid.Covers(enterprise, first) == 2 ? first - 1 : first);
        return Period.OfMonths(from.Year, from.Month, Grid.Month(last).Number - from.Number + 1);
    }

    /// <summary>Every return in a run with the output that the industry's course gives in its place.</summary>
    internal IReadOnlyList<Replacement> ByCourse(int enterprise, int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1).Where(m => Grid.Row(enterprise, m) >= 0).Select(m => new Replacement(m, Course.Expected(enterprise, m), double.NaN))];

    /// <summary>An amount as people read it.</summary>
    internal static string Amount(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
