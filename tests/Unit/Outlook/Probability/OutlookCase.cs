using Songhua.Core;
using Songhua.Outlook;
using Songhua.Tests.Unit.Outlook.Projection;

namespace Songhua.Tests.Unit.Outlook.Probability;

/// <summary>Short ways to write problems of the outlook; the pace method judges first, as in a run.</summary>
internal static class OutlookCase
{
    public static readonly ComparisonPanel Panel = new MadePanel(12, 15) { FirstYear = 2009 }.Draw(20);

    public static readonly ReferencePanel Reference = new(Panel, -1, LocalText.Same("Made-up regions"), IsSameIndicator: true);

    public static OutlookProblem Problem(PaceProblem pace, ReferencePanel? reference = null, bool links = true) =>
        new(pace, Pace.Assess(pace)) { Reference = reference, GrowthLinksLevels = links };

    public static OutlookSolution Assess(PaceProblem pace, ReferencePanel? reference = null, bool links = true) => OutlookEngine.Assess(Problem(pace, reference, links));

    public static OutlookSolution Level(PaceTarget target, string asOf, params PacePoint[] levels) => Assess(PaceCase.Of(target, asOf, levels), Reference);

    public static PaceTarget GrowthOf(double atLeast, string due = "2024") => PaceCase.AtLeast(atLeast, due) with { Facet = Facet.Growth };

    public static PaceProblem Growths(PaceTarget target, string asOf, params PacePoint[] growths) => PaceCase.Of(target, asOf) with { Growths = growths };

    /// <summary>A chain of levels from 2015 on that grows by these rates.</summary>
    public static PacePoint[] Chain(params double[] growth)
    {
        var level = 100.0;
        List<PacePoint> points = [PaceCase.At("2015", level)];
        for (var i = 0; i < growth.Length; i++)
        {
            level *= 1 + growth[i];
            points.Add(PaceCase.At($"{2016 + i}", level));
        }

        return [.. points];
    }

    public static string All(OutlookSolution solution, Language language) => string.Join(" | ", [solution.Reason.In(language), .. solution.Remarks.Select(r => r.In(language))]);
}
