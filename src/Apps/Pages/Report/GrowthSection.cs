using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Growth from the returns that the plan declares, in the public form.</summary>
internal static class GrowthSection
{
    private static readonly Phrase None = new("The plan declares no enterprise returns.", "规划未声明企业报表。");
    private static readonly Phrase Failed = new("Growth could not be computed: {0}", "无法计算增速：{0}");

    internal static void Write(Page page)
    {
        var html = page.Html;
        if (page.Results.Plan.Returns.Count == 0)
        {
            html.Element("p", None, ("class", "muted"));
            return;
        }

        foreach (var diagnostic in page.Results.Growth.Diagnostics.Where(d => d.Severity == Severity.Error))
        {
            html.Element("p", Failed.With(diagnostic.Message), ("class", "notice"));
        }

        var number = 0;
        foreach (var report in page.Results.Growth.Reports)
        {
            new GrowthView(html, page.Pictures, report, $"growth{++number}").Write();
        }
    }
}
