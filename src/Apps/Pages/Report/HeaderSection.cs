using System.Globalization;
using Songhua.AddUp;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;
using Songhua.Structure;

namespace Songhua.Pages;

/// <summary>The head of the report: which plan, as known when, and the answers in two sentences.</summary>
internal static class HeaderSection
{
    private static readonly Phrase Where = new("{0} · {1} · as known on {2}", "{0} · {1} · 截至 {2} 已知数据");
    private static readonly Phrase Methods = new("Methods: {0}", "方法：{0}");
    private static readonly Phrase Standing = new("Of {0} targets: {1}.", "共 {0} 个目标：{1}。") { One = "Of {0} target: {1}." };
    private static readonly Phrase NoTargets = new("The plan has no targets.", "规划中没有目标。");
    private static readonly Phrase AddsUp = new("The plan does not contradict itself", "规划自身没有矛盾");
    private static readonly Phrase DoesNotAddUp = new("The plan contradicts itself in {0}", "规划自身有{0}矛盾");
    private static readonly Phrase Disagree = new("{0}; sources or reports disagree in {1}.", "{0}；来源或报道有{1}不一致。");
    private static readonly Phrase Places = new("{0} places", " {0} 处") { One = "one place" };
    private static readonly Phrase Agree = new("{0}; its sources agree.", "{0}；各来源一致。");

    internal static void Write(Page page)
    {
        var (html, results) = (page.Html, page.Results);
        var head = results.Plan.Head;
        var counts = VerdictCounts.Of(results.Status);
        html.Open("header", ("class", "page-head")).Element("h1", results.Name);
        var asOf = results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        html.Element("p", Where.With(results.Words.Place(head.Place), head.Horizon, asOf), ("class", "where"));
        html.Element("p", counts.All == 0 ? NoTargets : Standing.With(counts.All, counts.Words), ("class", "answer"));
        html.Open("p", ("class", "answer")).Element("a", AddingUp(results), ("href", "#check")).Close();
        VerdictStrip.Write(html, counts);
        if (head.Note is { } note)
        {
            html.Element("p", note, ("class", "muted"));
        }

        html.Open("p", ("class", "muted")).Element("a", Methods.With(new MessageList([Pace.Method, OutlookEngine.Method, AddUpEngine.Method, .. results.Growth.Reports.Count > 0 ? [GrowthStep.Method] : Array.Empty<Method>(), .. results.Structure.IsEmpty ? Array.Empty<Method>() : [LeontiefSystem.Method, DisruptionEngine.Method]])), ("href", "#methods")).Close();
        html.CloseLine();
    }

    private static Message AddingUp(Results results)
    {
        var contradictions = results.Findings.Count(f => f.Kind == FindingKind.Contradiction);
        var disagreements = results.Findings.Count - contradictions;
        var first = contradictions == 0 ? AddsUp : DoesNotAddUp.With(Places.With(contradictions));
        return disagreements == 0 ? Agree.With(first) : Disagree.With(first, Places.With(disagreements));
    }
}
