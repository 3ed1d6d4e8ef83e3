using System.Globalization;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What stands behind shift-share and concentration: the amounts of places, and the returns of enterprises.</summary>
internal sealed class LocationExplainer(Results results)
{
    private static readonly Phrase Whole = new("all together are", "整体包括");
    private static readonly Phrase AmountsOf = new("amounts of {0}", "{0} 年数额");
    private static readonly Phrase NotUsed = new("also reported, and not used: a better graded source goes first, then the later one", "另有报道，未采用：来源等级高者优先，其次取较新者");
    private static readonly Phrase Returns = new("enterprise returns", "企业报表");
    private static readonly Phrase Generated = new(
        "Made up by a generator from seed {0}, {1} enterprises, so as to reach the published growth below: no source reported them.",
        "由生成器合成（种子 {0}，{1} 家企业），使其增速等于下列已公布增速；并非任何来源所报告。");

    private static readonly Phrase GeneratedFreely = new("Made up by a generator from seed {0}, {1} enterprises: no source reported them.", "由生成器合成（种子 {0}，{1} 家企业），并非任何来源所报告。");
    private static readonly Phrase Reached = new("published growth that they were made to reach", "合成时所匹配的已公布增速");

    /// <summary>A place: what was divided, among which places, and the amount of each part in every year, with the report of it that was used.</summary>
    internal IEnumerable<Explanation> OfShift(PlaceShift shift)
    {
        yield return StatementLeaf.Of(results.Words, shift.Division);
        yield return new Explanation(Whole, new MessageList([.. shift.Among.Select(p => (ILocalised)p.Name)]));
        var reports = ShiftShareStep.Reports(results.Plan, results.Facts, results.AsOf);
        foreach (var year in shift.Years)
        {
            yield return new Explanation(AmountsOf.With(year.ToString(CultureInfo.InvariantCulture)), null)
            {
                Parts = [.. shift.Division.Parts.Select(p => reports[(new SeriesKey(p, shift.Place.Id), year)]).Select(Used)],
            };
        }
    }

    /// <summary>The returns that clusters are measured by. Those that are made up have no source but their generator.</summary>
    internal IEnumerable<Explanation> OfReturns()
    {
        if (results.Growth.Reports.FirstOrDefault(r => r.Publication is not null)?.Answer.Book is not { Declaration: { } declared } book)
        {
            return [];
        }

        var cited = new Explanation(Returns, declared.Name) { Span = declared.Span, Status = book.Status };
        if (declared.Synthetic is not { } made)
        {
            return [cited with { Source = results.Words.Source(declared.Source) }];
        }

        var hits = results.Facts.Observations.Where(o => o.Section == "observations" && made.Hits.Contains(o.Id)).Select(o => StatementLeaf.Of(results.Words, o)).ToList();
        return
        [
            cited with
            {
                Source = (hits.Count > 0 ? Generated : GeneratedFreely).With(made.Seed, Numerals.Write(made.Enterprises)),
                Parts = hits.Count > 0 ? [new Explanation(Reached, null) { Parts = hits }] : [],
            },
        ];
    }

    private Explanation Used(IReadOnlyList<Observation> reports)
    {
        var leaf = StatementLeaf.Of(results.Words, reports[0]);
        return reports.Count == 1 ? leaf : leaf with { Parts = [new Explanation(NotUsed, null) { Parts = [.. reports.Skip(1).Select(o => StatementLeaf.Of(results.Words, o))] }] };
    }
}
