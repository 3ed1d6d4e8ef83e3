using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>The comparable regions behind a probability: which, for which years, what was left out of them, and what they make one expect.</summary>
internal sealed class PanelExplanation(Results results, TargetOutlook outlook)
{
    private static readonly Phrase Title = new("comparable regions", "可比地区");
    private static readonly Phrase ForPrecedents = new("comparable regions, for the precedents only", "可比地区（仅用于参照类）");
    private static readonly Phrase Count = new("regions", "地区数");
    private static readonly Phrase Years = new("years", "年份");
    private static readonly Phrase FromTo = new("{0}–{1}", "{0}—{1}");
    private static readonly Phrase LeftOut = new("left out", "未计入");
    private static readonly Phrase Itself = new("{0}, the region itself", "{0}（本地区）");
    private static readonly Phrase NotYet = new("{0}–{1}, which were not known on the day", "{0}—{1} 年（当日尚未公布）");
    private static readonly Phrase Break = new("the change into {0}, across a break", "进入 {0} 年的变化（口径中断）");
    private static readonly Phrase StandsIn = new("another indicator, which the plan names as a stand-in", "另一指标，规划指定为替代");
    private static readonly Phrase Expected = new("expected before looking at the series", "先验（未看该序列之前）");
    private static readonly Phrase LastMean = new("mean growth of the regions in {0}", "{0} 年各地区平均增速");
    private static readonly Phrase MeanShock = new("passing shock of their mean, standard deviation", "平均增速暂时冲击的标准差");
    private static readonly Phrase Deviation = new("how far a region strays from the mean, standard deviation", "各地区偏离平均的标准差");
    private static readonly Phrase Lasting = new("share of such a deviation that lasts", "偏离中持续部分的占比");
    private static readonly Phrase Persistence = new("of what lasts, left a year later", "持续部分次年留存比例");

    internal Explanation Tree()
    {
        var (reference, series) = (outlook.Reference!, outlook.Target.Series);
        var panel = reference.Panel;
        var declared = results.Panels.Panels.First(p => p.Declaration.Id == results.Panels.IdFor(series));
        var uses = outlook.Outlook.Method is OutlookMethod.Panel or OutlookMethod.PanelAlone;
        var parts = new List<Explanation>
        {
            new(Count, LocalText.Same(Numerals.Write(panel.Regions.Count - (reference.OwnRegion >= 0 ? 1 : 0)))),
            new(Years, FromTo.With(Year(panel.FirstYear), Year(panel.LastYear))),
        };
        if (!reference.IsSameIndicator)
        {
            parts.Add(new(StandsIn, results.Words.Indicator(declared.Declaration.Indicator)));
        }

        var without = Without(declared.Panel).ToList();
        if (without.Count > 0)
        {
            parts.Add(new(LeftOut, null) { Parts = without });
        }

        if (uses && reference.Growth is { } growth)
        {
            parts.Add(new(Expected, null) { Parts = Priors(growth) });
        }

        return new Explanation(uses ? Title : ForPrecedents, reference.Name)
        {
            Status = declared.Declaration.Status,
            Span = declared.Declaration.Span,
            Source = results.Words.Source(declared.Declaration.Source),
            Parts = parts,
        };
    }

    private IEnumerable<Explanation> Without(ComparisonPanel whole)
    {
        var reference = outlook.Reference!;
        if (reference.OwnRegion >= 0)
        {
            yield return new(Itself.With(reference.Panel.Regions[reference.OwnRegion].Name), null);
        }

        if (whole.LastYear > reference.Panel.LastYear)
        {
            yield return new(NotYet.With(Year(reference.Panel.LastYear + 1), Year(whole.LastYear)), null);
        }

        for (var year = reference.Panel.FirstYear + 1; year <= reference.Panel.LastYear; year++)
        {
            if (reference.Panel.IsBroken(year))
            {
                yield return new(Break.With(Year(year)), null);
            }
        }
    }

    private static List<Explanation> Priors(PanelGrowth growth) =>
    [
        new(LastMean.With(Year(growth.LastYear)), Percent(Math.Exp(growth.Mean(growth.LastYear)!.Value) - 1)),
        new(MeanShock, Percent(growth.Pace.Scale)),
        new(Deviation, Percent(growth.Deviations.Scale)),
        new(Lasting, Percent(1 - growth.Deviations.PassingShare)),
        new(Persistence, Percent(growth.Deviations.Persistence)),
    ];

    // Spreads of growth, which are known to two digits at best.
    private static Rounded Percent(double ratio) => Rounded.Percent(ratio);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
