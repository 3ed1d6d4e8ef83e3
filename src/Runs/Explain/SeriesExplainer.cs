using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>Why is a series taken apart as it is: the figures it rests on, every decision, what was estimated and tested.</summary>
internal static class SeriesExplainer
{
    private static readonly Phrase Figures = new("figures used", "所用数值");
    private static readonly Phrase Published = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase Decided = new("what was decided, and why", "自动选择及其理由");
    private static readonly Phrase Parameters = new("parameters and tests", "参数与检验");
    private static readonly Phrase WithP = new("{0}, p = {1}", "{0}，p = {1}");
    private static readonly Phrase Projected = new("projected", "预测");
    private static readonly Phrase WithRange = new("{0}: {1}, between {2} and {3} with 80 %", "{0}：{1}，80% 区间 {2} 至 {3}");

    internal static Explanation? Explain(Results results, string key)
    {
        if (SeriesStep.Find(results.Plan, results.Facts, results.AsOf, key["series/".Length..]) is not { } series)
        {
            return null;
        }

        var words = results.Words;
        var parts = new List<Explanation>
        {
            new(Figures, null) { Parts = [.. series.Problem.Observations.Select(o => Leaf(results, series, o))] },
            new(Decided, null) { Parts = [.. SeriesTables.Decided(results, series).Select(d => new Explanation(d, null))] },
        };
        if (series.Solution.Estimate is { } estimate)
        {
            var tests = SeriesTables.Of(results, series)[1];
            parts.Add(new(Parameters, null)
            {
                Parts = [.. tests.Rows.Select(r => new Explanation(r.Cells[0].Words!, r.Cells[2].Number is null ? r.Cells[1].Words ?? Number(r.Cells[1]) : WithP.With(Number(r.Cells[1]), Number(r.Cells[2]))))],
            });
            var steps = Enumerable.Range(estimate.ObservedPeriods, estimate.Periods.Count - estimate.ObservedPeriods);
            parts.Add(new(Projected, null) { Status = ValueStatus.Estimate, Parts = [.. steps.Select(t => new Explanation(Projection(results, series, estimate, t), null))] });
        }

        return new Explanation(words.Series(series.Series), series.Solution.Reason ?? (ILocalised)SeriesTables.Word(series.Solution.Outcome))
        {
            Status = series.Solution.Status,
            Method = StructuralEngine.Method,
            Parts = parts,
        };
    }

    private static LocalText Number(Cell cell) => LocalText.Same(Numerals.Write(cell.Number ?? double.NaN));

    private static Explanation Leaf(Results results, SeriesAnalysis series, StructuralObservation o) =>
        new(Published.With(results.Words.Period(o.Period), new Amount(o.Value, series.Unit)), null)
        {
            Status = o.Status,
            Parts = results.Facts.Observations.FirstOrDefault(f => f.Path == o.Key) is { } observation ? [StatementLeaf.Of(results.Words, observation)] : [],
        };

    private static Message Projection(Results results, SeriesAnalysis series, StructuralEstimate estimate, int step)
    {
        var (low, median, high) = SeriesTables.At(estimate, step);
        UncertainAmount Of(double value) => UncertainAmount.Within(value, low, high, series.Unit);
        return WithRange.With(results.Words.Period(estimate.Periods[step]), Of(median), Of(low), Of(high));
    }
}
