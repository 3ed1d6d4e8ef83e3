using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>A fan chart for every target whose series is projected, with what is to be known of it and its table.</summary>
internal static class OutlookFans
{
    private static readonly Phrase Title = new("Projections", "预测");

    private static readonly Phrase Lead = new(
        "Bands hold the value with the probability that they name; they open at the last known value. Method and data of each are in the table above; every year's numbers are in projections.csv.",
        "各带状区间以所标概率包含实际值，自最近已知值展开。各项方法和数据见上表；各年份数值见 projections.csv。");

    internal static void Write(Page page)
    {
        var shown = page.Results.Outlook.Where(o => o.Outlook.Fan.Count > 0).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var html = page.Html;
        var numbers = OutlookTables.Projections(page.Results);
        html.Element("h3", Title).Element("p", Lead, ("class", "muted")).Open("div", ("class", "fans"));
        foreach (var o in shown)
        {
            html.Open("div", ("class", "fan"));
            page.Pictures.Write(html, new FanPicture(o, page.Results.Words, page.Language).Make());
            html.Open("p", ("class", "sub")).Text(new Sentences([o.Outlook.Reason, .. o.Outlook.Remarks])).Close();
            OutlookParts.Folded(page, numbers with { Rows = [.. numbers.Rows.Where(r => r.Key.StartsWith($"projections/{o.Target.Id}/", StringComparison.Ordinal))] }, "target");
            html.CloseLine();
        }

        html.CloseLine();
    }
}
