using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>What the plan's scenarios change, or how to ask for it.</summary>
internal static class OutlookScenarios
{
    private static readonly Phrase Title = new("What would change it", "什么会改变结果");
    private static readonly Phrase Wrong = new("A scenario of the plan is wrong, so that none was drawn: {0}", "规划的某个情景有误，未抽样：{0}");

    private static readonly Phrase NotAsked = new(
        "The plan has {0} scenarios, which were not drawn in this run: each takes a run of its own. `songhua run --scenarios` adds to this page what they change; `songhua scenario` prints it.",
        "规划有 {0} 个情景，本次运行未抽样（每个情景需单独运行一次）。`songhua run --scenarios` 可在本页加入其影响；`songhua scenario` 可直接列出。")
    {
        One = "The plan has one scenario, which was not drawn in this run: it takes a run of its own. `songhua run --scenarios` adds to this page what it changes; `songhua scenario` prints it.",
    };

    internal static void Write(Page page)
    {
        var (html, results) = (page.Html, page.Results);
        if (!results.Plan.Scenarios.Any(s => s.ChangesOutlook))
        {
            return;
        }

        html.Element("h3", Title);
        if (page.Extras.Scenarios is not { } scenarios)
        {
            html.Element("p", NotAsked.With(results.Plan.Scenarios.Count(s => s.ChangesOutlook)), ("class", "muted"));
            return;
        }

        if (scenarios.Answers is not { } answers)
        {
            html.Element("p", Wrong.With(scenarios.Diagnostics.First(d => d.Severity == Severity.Error).Message), ("class", "notice"));
            return;
        }

        var tables = ScenarioTables.Of(answers);
        var moved = new TableCells(tables[1]);
        html.Open("div", ("class", "fans"));
        foreach (var target in tables[1].Rows.GroupBy(r => r.Key.Split('/')[1]))
        {
            html.Open("div", ("class", "fan"));
            page.Pictures.Write(html, OutlookPictures.Tornado(target, moved, page.Language));
            html.CloseLine();
        }

        html.CloseLine();
        OutlookParts.Table(page, tables[0]);
    }
}
