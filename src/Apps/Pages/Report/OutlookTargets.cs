using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>Every target: those with a probability as a table of both views, those whose outcome is known, and those that cannot be judged by what they would need.</summary>
internal sealed class OutlookTargets(Page page)
{
    private static readonly Phrase Likely = new("With a probability", "给出概率的目标");
    private static readonly Phrase Known = new("Outcome known", "结果已知");
    private static readonly Phrase Unjudged = new("Cannot be judged", "无法判断");
    private static readonly Phrase NoneLikely = new("The data carry a probability for no target.", "现有数据不足以对任何目标给出概率。");
    private static readonly Phrase Model = new("How likely, by the model", "模型概率");
    private static readonly Phrase Projected = new("Projected for the due year: median, 80 % range", "到期年份预测：中位数与 80% 区间");
    private static readonly Phrase Range = new("{0} to {1}", "{0} 至 {1}");
    private static readonly Phrase Precedents = new("Precedents that kept up such a pace", "参照类中保持该速度者");
    private static readonly Phrase Runs = new("{0} of {1} runs of {2} years", "{1} 段 {2} 年历程中有 {0} 段") { One = "{0} of {1} runs of {2} years" };
    private static readonly Phrase OneYearRuns = new("{0} of {1} yearly changes", "{1} 个年度变化中有 {0} 个") { One = "{0} of {1} yearly changes" };
    private static readonly Phrase NoPrecedents = new("none to set beside it", "无可比参照");
    private static readonly Phrase Rests = new("{0}; data up to {1}", "{0}；数据至 {1}");
    private static readonly Phrase By = new("{0} by {1}", "{1}：{0}");
    private static readonly Phrase Outcome = new("Outcome", "结果");
    private static readonly Phrase Why = new("Why no probability can be given", "无法给出概率的原因");
    private static readonly Phrase Needed = new("What would be needed", "所需数据");
    private static readonly Phrase DueDate = new("a due date in the plan", "规划中的期限");
    private static readonly Phrase Targets = new("Targets", "目标");

    private readonly HtmlWriter _html = page.Html;
    private readonly TableCells _cells = new(OutlookTables.Of(page.Results));

    internal void Write()
    {
        var all = page.Results.Outlook;
        WithProbability([.. all.Where(o => o.Outlook.Probability is not null)]);
        WithOutcome([.. all.Where(o => o.Outlook.Outcome is not null)]);
        Refused([.. all.Where(o => o.Outlook is { Probability: null, Outcome: null })]);
    }

    private void WithProbability(List<TargetOutlook> targets)
    {
        Heading(Likely, targets.Count);
        if (targets.Count == 0)
        {
            _html.Element("p", NoneLikely);
            return;
        }

        Begin("chances", _cells.Title("target"), Model, Projected, Precedents);
        foreach (var o in targets)
        {
            _html.Open("tr").Open("th", ("scope", "row"));
            Name(o);
            _html.Element("span", By.With(_cells[o.Key, "aim"].Words, _cells[o.Key, "due"].Words), ("class", "sub")).Close();
            Labelled(Model);
            ChanceBar.Write(_html, 100 * o.Outlook.Probability!.Value, Cell(o, "probability"), "model");
            _html.Element("b", Cell(o, "probability")).Text(" ").Element("span", Cell(o, "likelihood"), ("class", "word"));
            _html.Element("span", Rests.With(_cells[o.Key, "method"].Words, _cells[o.Key, "data_up_to"].Words), ("class", "sub")).Close();
            Labelled(Projected);
            _html.Element("b", Cell(o, "median")).Element("span", Range.With(Cell(o, "low"), Cell(o, "high")), ("class", "sub")).Close();
            Labelled(Precedents);
            PrecedentsOf(o);
            _html.Close().CloseLine();
        }

        End();
    }

    private void PrecedentsOf(TargetOutlook o)
    {
        if (o.Outlook.Precedents is not { All: { Spells: > 0 } all } view)
        {
            _html.Element("span", NoPrecedents, ("class", "muted"));
            return;
        }

        ChanceBar.Write(_html, 100 * all.Share, Cell(o, "precedents"), "precedent");
        _html.Element("b", Cell(o, "precedents"));
        _html.Element("span", (view.Years == 1 ? OneYearRuns : Runs).With(all.Reached, all.Spells, view.Years), ("class", "sub"));
    }

    private void WithOutcome(List<TargetOutlook> targets)
    {
        if (targets.Count == 0)
        {
            return;
        }

        Heading(Known, targets.Count);
        Begin(null, _cells.Title("target"), _cells.Title("aim"), _cells.Title("due"), Outcome);
        foreach (var o in targets)
        {
            _html.Open("tr").Open("th", ("scope", "row"));
            Name(o);
            _html.Close().Element("td", Cell(o, "aim")).Element("td", Cell(o, "due")).Open("td");
            Badge.Write(_html, o.Outlook.Outcome == true ? Verdict.Met : Verdict.Missed);
            _html.Close().CloseLine();
        }

        End();
    }

    // The same reason is told once; which targets go together does not depend on the language.
    private void Refused(List<TargetOutlook> targets)
    {
        if (targets.Count == 0)
        {
            return;
        }

        Heading(Unjudged, targets.Count);
        Begin("refusals", Why, Needed, Targets);
        foreach (var group in targets.GroupBy(o => $"{o.Outlook.Reason.In(Language.English)}|{_cells[o.Key, "missing"].In(Language.English)}").OrderByDescending(g => g.Count()))
        {
            var first = group.First();
            _html.Open("tr");
            Labelled(Why);
            _html.Text(new Sentences([first.Outlook.Reason, .. first.Outlook.Remarks])).Close();
            Labelled(Needed);
            _html.Text(first.Target.By is null ? DueDate : LocalText.Same(Cell(first, "missing"))).Close();
            Labelled(Targets);
            _html.Open("ul", ("class", "plain"));
            foreach (var o in group)
            {
                _html.Open("li");
                Name(o);
                _html.Close();
            }

            _html.Close().Close().CloseLine();
        }

        End();
    }

    private string Cell(TargetOutlook o, string column) => _cells[o.Key, column].In(_html.Language);

    private void Name(TargetOutlook o) => _html.Element("a", o.Target.Name, ("href", "#" + Page.Anchor(o.Status)));

    private void Labelled(Phrase label) => _html.Open("td", ("data-label", label.In(_html.Language)));

    private void Heading(Phrase title, int count) =>
        _html.Open("h3").Text(title).Text(" ").Element("span", $"({count.ToString(CultureInfo.InvariantCulture)})", ("class", "counts")).CloseLine();

    private void Begin(string? style, params Phrase[] titles)
    {
        _html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table", ("class", style)).Open("thead").Open("tr");
        foreach (var title in titles)
        {
            _html.Element("th", title, ("scope", "col"));
        }

        _html.Close().Close().Open("tbody");
    }

    private void End() => _html.Close().Close().CloseLine();
}
