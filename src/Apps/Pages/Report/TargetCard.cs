using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>A target: what, where, how much by when; where it stands; why; and behind an expander everything it was computed from.</summary>
internal sealed class TargetCard(Page page)
{
    private static readonly Phrase Aim = new("Aim", "目标值");
    private static readonly Phrase By = new("by {0}", "期限 {0}");
    private static readonly Phrase NoDate = new("no date", "无期限");
    private static readonly Phrase Latest = new("Latest", "最新值");
    private static readonly Phrase NotObserved = new("not observed", "尚无观测值");
    private static readonly Phrase Trend = new("Course", "走势");
    private static readonly Phrase PaceTitle = new("Pace a year", "年均速度");
    private static readonly Phrase Was = new("was {0}", "现有 {0}");
    private static readonly Phrase Takes = new("takes {0}", "所需 {0}");
    private static readonly Phrase Period = new("in {0}", "{0}");

    private readonly HtmlWriter _html = page.Html;
    private readonly TargetDetails _details = new(page);

    internal void Write(TargetStatus status)
    {
        var series = TargetSeries.Of(status);
        _html.Open("article", ("class", $"target {Badge.Class(status.Pace.Verdict)}"), ("id", Page.Anchor(status)));
        _html.Open("div", ("class", "row"));
        _html.Open("div", ("class", "what"));
        _html.Open("h4").Element("a", status.Target.Name, ("href", "#" + Page.Anchor(status))).Close();
        _html.Element("p", Cell(status, "place"), ("class", "sub")).Close();
        Labelled(Aim, Cell(status, "aim"), status.Target.By is null ? NoDate : By.With(Cell(status, "due")));
        LatestValue(status);
        TrendOf(status, series);
        PaceOf(status);
        _html.Open("div", ("class", "verdict"));
        Badge.Write(_html, status.Pace.Verdict);
        _html.CloseLine().CloseLine();
        _details.Write(status, series);
        _html.CloseLine();
    }

    private string Cell(TargetStatus status, string column) => page.Rows[status, column].In(_html.Language);

    private void Labelled(Phrase label, string value, ILocalised under)
    {
        _html.Open("div", ("class", "cell")).Element("span", label, ("class", "label"));
        _html.Element("b", value, ("class", "value")).Element("span", under, ("class", "sub")).CloseLine();
    }

    private void LatestValue(TargetStatus status)
    {
        _html.Open("div", ("class", "cell")).Element("span", Latest, ("class", "label"));
        if (status.Pace.Latest is { } latest)
        {
            _html.Element("b", Cell(status, "latest"), ("class", "value"));
            _html.Open("span", ("class", "sub")).Text(Period.With(Cell(status, "latest_period"))).Text(" ");
            Badge.Write(_html, latest.Status);
            _html.Close();
        }
        else
        {
            _html.Element("span", NotObserved, ("class", "none"));
        }

        _html.CloseLine();
    }

    private void TrendOf(TargetStatus status, TargetSeries series)
    {
        _html.Open("div", ("class", "cell trend"));
        if (series.Points.Count > 0)
        {
            _html.Element("span", Trend, ("class", "label"));
            Sparkline.Write(_html, series);
        }

        if (page.Rows[status, "covered"].Number is not null && status.Pace.Covered is { HasCentral: true } covered)
        {
            ShareBar.Write(_html, covered.Central, status.Pace.Verdict);
        }

        _html.CloseLine();
    }

    private void PaceOf(TargetStatus status)
    {
        var (observed, required) = (Cell(status, "observed_pace"), Cell(status, "required_pace"));
        _html.Open("div", ("class", "cell"));
        if (observed.Length + required.Length > 0)
        {
            _html.Element("span", PaceTitle, ("class", "label"));
        }

        if (observed.Length > 0)
        {
            _html.Element("span", Was.With(observed), ("class", "pace"));
        }

        if (required.Length > 0)
        {
            _html.Element("span", Takes.With(required), ("class", "pace"));
        }

        _html.CloseLine();
    }
}
