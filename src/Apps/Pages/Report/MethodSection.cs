using Songhua.AddUp;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Pages;

/// <summary>How the numbers were made: each method, its version, what it was validated against, and what its words mean.</summary>
internal static class MethodSection
{
    private static readonly Phrase Version = new("{0}, version {1}", "{0}，版本 {1}");
    private static readonly Phrase Validated = new("Validated against: ", "验证依据：");
    private static readonly Phrase Unvalidated = new("Not validated against published results.", "尚未与已公布结果核对验证。");

    private static readonly Phrase PaceWords = new(
        "The observed pace is compared with the pace still required from the latest value to the target. On track from {0} of the required pace, needs acceleration from {1}, off track below; met and missed once the period is over or the target holds. Where something had to be known and is not, there is no verdict.",
        "将现有速度与自最新值至目标所需的速度相比较：达到所需速度的 {0} 为符合进度，达到 {1} 为需要加快，低于此为明显滞后；期限已过或目标已达则为未实现或已实现。所需数据缺失时不作结论。");

    private static readonly Phrase AddUpWords = new(
        "Every figure is read as the range that its wording and rounding allow. Statements are propagated through sums, shares, growth rates and formulas; a contradiction is a set of statements for which no value is left. Past targets take no part: an outcome that differs from a target is a missed target, not a contradiction.",
        "每个数值按其措辞和四舍五入所允许的区间读取。各语句通过加总、占比、增速和公式传播；若一组语句没有任何可行取值，即为矛盾。已到期的目标不参与：结果与目标不同是未实现，而非矛盾。");

    private static readonly Phrase StatusWords = new(
        "Official: published by a statistical office or stated by an authority. Derived: computed from other values. Estimate: made with judgement. Synthetic: made up by a generator for want of real data.",
        "官方：统计部门公布或主管部门发布。推算：由其他数值计算得出。估计：含主观判断。合成：因缺少真实数据而由程序生成。");

    internal static void Write(Page page)
    {
        One(page, Pace.Method, PaceWords.With(Share(page, Pace.OnTrackFrom), Share(page, Pace.AccelerationFrom)));
        One(page, AddUpEngine.Method, AddUpWords);
        page.Html.Element("p", StatusWords);
    }

    private static string Share(Page page, double share) => Numerals.Write(share, UnitCatalogue.Percent, page.Language);

    private static void One(Page page, Method method, ILocalised words)
    {
        var html = page.Html;
        html.Open("article", ("class", "method")).Element("h3", Version.With(method.Name, method.Version)).Element("p", words);
        html.Open("p", ("class", "muted"));
        if (method.Validated is { } validated)
        {
            // What a method was validated against is a citation, which is not translated.
            html.Text(Validated).Text(validated);
        }
        else
        {
            html.Text(Unvalidated);
        }

        html.Close().CloseLine();
    }
}
