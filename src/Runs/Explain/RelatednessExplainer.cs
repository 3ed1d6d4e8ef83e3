using Songhua.Core;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What stands behind rows of activities and regions: the matrix, its amounts, and the formula.</summary>
internal sealed class RelatednessExplainer(Results results)
{
    private static readonly Phrase MatrixWord = new("matrix of activities", "活动矩阵");
    private static readonly Phrase EarlierWord = new("earlier matrix of activities", "前一活动矩阵");
    private static readonly Phrase LaterWord = new("later matrix of activities", "后一活动矩阵");
    private static readonly Phrase Amounts = new("amounts behind the location quotient", "区位商所依据的数额");
    private static readonly Phrase InRegion = new("in the region", "本地区");
    private static readonly Phrase InAll = new("in all regions", "全部地区");
    private static readonly Phrase NearestWord = new("nearest activities that the region has", "本地区已有的最相近活动");
    private static readonly Phrase MissingWord = new("nearest activities that the region has not", "本地区没有的最相近活动");
    private static readonly Phrase WithProximity = new("{0}: proximity {1:0.00}", "{0}：邻近度 {1:0.00}");
    private static readonly Phrase ComplexityWord = new("how ECI is computed", "ECI 的算法");
    private static readonly Phrase FitnessWord = new("how fitness is computed", "适合度的算法");
    private static readonly Phrase FitnessRule = new(
        "A region's fitness is the sum of the complexities (in its own sense) of what it has; that of an activity is one over the sum of 1 / fitness of the regions that have it; both divided by their mean, {0} steps from ones on.",
        "地区适合度为其所有活动的复杂度（此算法意义上）之和；活动复杂度为具备该活动的各地区适合度倒数之和的倒数；每步均除以平均值，自 1 起迭代 {0} 步。");

    private static readonly Phrase HeldWord = new("activities that it has, by location quotient", "该地区已有的活动（按区位商排列）");
    private static readonly Phrase AmountOf = new("{0} of {1} in all regions; location quotient {2:0.00}", "{0}（全部地区为 {1}）；区位商 {2:0.00}");
    private static readonly Phrase WithComplexity = new("{0}; complexity (PCI) {1:0.00}", "{0}；复杂度（PCI）{1:0.00}");
    private static readonly Phrase TotalWord = new("all activities together", "全部活动合计");
    private static readonly Phrase Share = new("{0} of {1} in all regions", "{0}（全部地区为 {1}）");

    /// <summary>A frontier object and an activity, in every matrix that has it.</summary>
    internal IEnumerable<Explanation> OfFrontier(Milestone milestone, string activity) =>
        results.Structure.Relatedness.SelectMany(r => OfActivity(r.Source.Declaration.Id, activity)).Prepend(StatementLeaf.Of(results.Words, milestone));

    /// <summary>An activity as it stands to the plan's region; nothing where the matrix has it not.</summary>
    internal IEnumerable<Explanation> OfActivity(string matrix, string name)
    {
        if (Of(matrix) is not { } analysis || analysis.Activities.FirstOrDefault(a => ((LocalText)a.Name).Zh == name) is not { } activity)
        {
            yield break;
        }

        var column = analysis.Presence.ActivityColumns[activity.Index];
        var row = analysis.Presence.RegionRows[analysis.Region];
        var amounts = analysis.Quotients.Activity;
        yield return Cite(analysis.Source) with
        {
            Title = Amounts,
            Value = null,
            Parts = [new(InRegion, Shown(analysis, amounts[row, column])), new(InAll, Shown(analysis, amounts.ActivityTotals()[column]))],
        };
        var (strengths, missing) = (analysis.Near(activity, isPresent: true), analysis.Near(activity, isPresent: false));
        yield return new Explanation(NearestWord, null) { Parts = [.. strengths.Select(n => new Explanation(WithProximity.With(n.Activity.Name, n.Proximity), null))] };
        yield return new Explanation(MissingWord, null) { Parts = [.. missing.Select(n => new Explanation(WithProximity.With(n.Activity.Name, n.Proximity), null))] };
    }

    /// <summary>A region of a matrix: how its indices are made, and of what.</summary>
    internal IEnumerable<Explanation> OfRegion(string matrix, string name)
    {
        if (Of(matrix) is not { } analysis || analysis.Presence.Regions.Index().Where(r => ((LocalText)r.Item).En == name).Select(r => (int?)r.Index).FirstOrDefault() is not { } region)
        {
            yield break;
        }

        var (presence, amounts, row) = (analysis.Presence, analysis.Quotients.Activity, analysis.Presence.RegionRows[region]);
        var (ofRegion, totals) = (amounts.OfRegion(row), amounts.ActivityTotals());
        yield return new Explanation(ComplexityWord, analysis.Complexity.Reason) { Method = Complexity.Method };
        yield return new Explanation(FitnessWord, FitnessRule.With(analysis.Fitness.Steps)) { Method = Fitness.Method };
        yield return new Explanation(HeldWord, null)
        {
            Parts =
            [
                .. Enumerable.Range(0, presence.Activities.Count).Where(a => presence[region, a])
                    .Select(a => (Index: a, Column: presence.ActivityColumns[a]))
                    .OrderByDescending(a => analysis.Quotients[row, a.Column]).ThenBy(a => a.Index)
                    .Select(a => new Explanation(presence.Activities[a.Index], Held(analysis, a.Index, AmountOf.With(Shown(analysis, ofRegion[a.Column]), Shown(analysis, totals[a.Column]), analysis.Quotients[row, a.Column])))),
            ],
        };
        yield return new Explanation(TotalWord, Share.With(Shown(analysis, ofRegion.Sum()), Shown(analysis, totals.Sum()))) { Status = analysis.Source.Declaration.Status };
        yield return Cite(analysis.Source);
    }

    /// <summary>Both matrices of a back-test that is called by the later one.</summary>
    internal IEnumerable<Explanation> OfEntry(string later) => results.Structure.Entries.FirstOrDefault(e => e.Later.Declaration.Id == later) is { } check
        ? [Cite(check.Earlier) with { Title = EarlierWord }, Cite(check.Later) with { Title = LaterWord }]
        : [];

    /// <summary>A matrix with its line and its source.</summary>
    internal Explanation Cite(PlanActivities activities) => new(MatrixWord, activities.Declaration.Name)
    {
        Status = activities.Declaration.Status,
        Span = activities.Declaration.Span,
        Source = results.Words.Source(activities.Declaration.Source),
    };

    private static Message Held(RelatednessAnalysis analysis, int activity, Message amount) =>
        analysis.Complexity.Outcome == ComplexityOutcome.Computed ? WithComplexity.With(amount, analysis.Complexity.Activities[activity]) : amount;

    private static Amount Shown(RelatednessAnalysis analysis, double amount) => new(amount * (double)analysis.Source.Declaration.Unit.Factor, analysis.Source.Declaration.Unit);

    private RelatednessAnalysis? Of(string matrix) => results.Structure.Relatedness.FirstOrDefault(r => r.Source.Declaration.Id == matrix);
}
