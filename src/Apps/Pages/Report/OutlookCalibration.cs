using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>How good such answers are: back-tests of the plan's panels and of its own past targets, or how to ask for them.</summary>
internal static class OutlookCalibration
{
    private static readonly Phrase Title = new("How good are such answers", "此类判断是否可靠");

    private static readonly Phrase NotAsked = new(
        "This run did not test its own method, which takes some seconds. `songhua run --backtest` does and adds the reliability diagram and the coverage of intervals to this page; `songhua outlook --backtest` prints them. They are made from the plan's own panels: every region is taken out in turn and projected from every year by what was known then.",
        "本次运行未对方法进行回测（需数秒）。`songhua run --backtest` 会在本页加入可靠性图和区间覆盖率；`songhua outlook --backtest` 可直接列出。回测基于规划自身的面板：依次剔除每个地区，并按各年份当时已知数据进行预测。");

    private static readonly Phrase NoPanels = new(
        "The plan has no panel of comparable regions, so that the method cannot be tested on its data.", "规划没有可比地区面板，无法用其数据回测该方法。");

    private static readonly Phrase Lead = new(
        "Computed in this run from the plan's panels: {0}. Every region is taken out in turn and projected from every year by what was known then. These are tests of the method on regions, not of the judgement on a target.",
        "由本次运行根据规划面板计算：{0}。依次剔除每个地区，并按各年份当时已知数据进行预测。此为方法在地区数据上的检验，而非对某一目标判断的检验。");

    internal static void Write(Page page)
    {
        var (html, results) = (page.Html, page.Results);
        html.Element("h3", Title);
        if (page.Extras.Backtest is not { } test)
        {
            html.Element("p", results.Panels.Panels.Count == 0 ? NoPanels : NotAsked, ("class", "muted"));
            return;
        }

        var tables = BacktestTables.Of(test, results).ToDictionary(t => t.Key, StringComparer.Ordinal);
        IReadOnlyList<(ILocalised Name, TableCells Cells)> Of(string kind) =>
            [.. test.Panels.Select(p => ((ILocalised)p.Panel.Declaration.Name, Cells: new TableCells(tables[$"{kind}_{p.Panel.Declaration.Id}"]))).Where(p => p.Cells.Table.Rows.Count > 0)];

        var (scores, classes) = (Of("backtest"), Of("reliability"));
        if (scores.Count > 0)
        {
            html.Element("p", Lead.With(new MessageList([.. scores.Select(s => s.Name)])), ("class", "muted"));
            page.Pictures.Write(html, BacktestPictures.Reliability(classes, page.Language));
            foreach (var panel in classes)
            {
                OutlookParts.Folded(page, panel.Cells.Table, panel.Cells.Table.Title);
            }

            page.Pictures.Write(html, BacktestPictures.Cover(scores, page.Language));
            foreach (var panel in scores)
            {
                OutlookParts.Folded(page, panel.Cells.Table, panel.Cells.Table.Title);
            }
        }
        else
        {
            html.Element("p", NoPanels, ("class", "muted"));
        }

        html.Element("h4", tables["replays"].Title);
        OutlookParts.Table(page, tables["replays"]);
    }
}
