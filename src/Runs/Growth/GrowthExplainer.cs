using System.Globalization;
using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>Why is a growth rate what it is: down to rates, prices, deliveries and the plan's line. It shows no more than the tables do.</summary>
public static class GrowthExplainer
{
    private static readonly Phrase Title = new("growth of value added, {0}, {1}", "增加值增速，{0}，{1}");
    private static readonly Phrase Withheld = new("withheld to protect enterprises", "为保护企业不予公布");
    private static readonly Phrase Now = new("value added now, at the prices of the year before", "本期增加值（上年价格）");
    private static readonly Phrase Before = new("value added of the same enterprises a year ago", "同口径企业上年同期增加值");
    private static readonly Phrase Compared = new("enterprises compared, mean over the months", "可比企业数（各月平均）");
    private static readonly Phrase Pull = new("pull on the total", "对总计的拉动");
    private static readonly Phrase Conventions = new("conventions", "口径约定");
    private static readonly Phrase Rate = new("value-added rate of {0}, {1}", "{0} {1} 年增加值率");
    private static readonly Phrase Price = new("producer price index of {0}, {1} (last year = 100)", "{0} {1} 出厂价格指数（上年同期=100）");
    private static readonly Phrase Deliveries = new("deliveries of returns", "报表交付");
    private static readonly Phrase Received = new("{0}, received {1}", "{0}，{1} 收到");
    private static readonly Phrase Declared = new("returns", "报表");
    private static readonly Phrase Parts = new("made of", "构成");

    /// <summary>The tree of a cell of a report; null where the report has no such cell.</summary>
    public static Explanation? Explain(GrowthReport report, string key)
    {
        var cells = report.Answer.Tables.SelectMany(t => t.Cells);
        return cells.FirstOrDefault(c => GrowthTables.KeyOf(report.Answer, c) == key) is { } cell ? Tree(report, cell) : null;
    }

    /// <summary>Whether a report has a cell of a key.</summary>
    public static bool Has(GrowthReport report, string key) => report.Answer.Tables.SelectMany(t => t.Cells).Any(c => GrowthTables.KeyOf(report.Answer, c) == key);

    /// <summary>Every key of a report.</summary>
    public static IEnumerable<string> Keys(GrowthReport report) =>
        report.Answer.Tables.SelectMany(t => t.Cells).Select(c => GrowthTables.KeyOf(report.Answer, c)).Distinct();

    private static Explanation Tree(GrowthReport report, GrowthCell cell)
    {
        var (answer, book) = (report.Answer, report.Answer.Book);
        var title = Title.With(GrowthTables.NameOf(book, cell), new PeriodWords(answer.Query.Period));
        if (report.Publication?.IsWithheld(cell) == true)
        {
            return new(title, Withheld) { Status = book.Status, Method = Publication.Method, Parts = [Declaration(book)] };
        }

        var figures = answer.Figures(cell.Sums);
        var matched = cell.Sums.Matched(answer.Query.Spec.Base);
        var parts = new List<Explanation>
        {
            Money(Now, cell.Sums.Real(answer.Query.Spec), book.Status),
            Money(Before, matched.Base, book.Status),
            new(Pull, Rounded.Points(figures.Pull)) { Status = book.Status },
            new(Compared, LocalText.Same(((double)matched.Enterprises / answer.Problem.Slots.Count).ToString("N0", CultureInfo.InvariantCulture))),
            new(Conventions, GrowthTables.ConventionsOf(answer.Query.Spec)),
        };
        parts.AddRange(Factors(answer, cell));
        var children = Children(answer, cell).ToList();
        if (children.Count > 0)
        {
            parts.Add(new(Parts, null) { Parts = [.. children.Select(c => Child(report, c))] });
        }

        parts.Add(new(Deliveries, null)
        {
            Parts = [.. DeliveriesOf(answer).Select(v =>
            new Explanation(Received.With(v.Import, v.Received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), null))]
        });
        parts.Add(Declaration(book));
        return new(title, Rounded.Percent(figures.Growth)) { Status = book.Status, Method = GrowthStep.Method, Parts = parts };
    }

    private static Explanation Child(GrowthReport report, GrowthCell cell)
    {
        var name = GrowthTables.NameOf(report.Answer.Book, cell);
        return report.Publication?.IsWithheld(cell) == true
            ? new(name, Withheld)
            : new(name, Rounded.Points(report.Answer.Figures(cell.Sums).Pull)) { Status = report.Answer.Book.Status };
    }

    // The cells one level down in the first table that holds the cell.
    private static IEnumerable<GrowthCell> Children(GrowthAnswer answer, GrowthCell cell) => cell.Members.Count switch
    {
        0 => answer.Tables[0].Cells.Where(c => c.Members.Count == 1 && c.Members[0].Depth == 1),
        1 when cell.Members[0].Dimension == GrowthDimension.Industry => answer.Tables
            .Where(t => t.Breakdowns.Count == 1 && t.Breakdowns[0].Dimension == GrowthDimension.Industry).Take(1).SelectMany(t => t.Cells)
            .Where(c => c.Members.Count == 1 && IndustryClassification.Find(c.Members[0].Code)?.Parent == cell.Members[0].Code),
        _ => [],
    };

    // Where a cell is of one industry with one rate and one price, they are shown.
    private static IEnumerable<Explanation> Factors(GrowthAnswer answer, GrowthCell cell)
    {
        if (cell.Members.FirstOrDefault(m => m.Dimension == GrowthDimension.Industry) is not { Code: { } code } || code.Length < 2)
        {
            yield break;
        }

        var (classes, industry) = (answer.Book.Panel.Register.Classes, ReturnsBook.Industry(code));
        var within = Enumerable.Range(0, classes.Count).Where(c => classes[c].StartsWith(code, StringComparison.Ordinal)).ToArray();
        var rates = within.Select(c => answer.Problem.Factors[0].Rate[c]).Distinct().ToArray();
        if (rates.Length == 1)
        {
            yield return new(Rate.With(industry, answer.Query.Period.EndYear), LocalText.Same(rates[0].ToString("0.####", CultureInfo.InvariantCulture))) { Status = answer.Book.Rates.Status };
        }

        for (var s = 0; s < answer.Problem.Slots.Count; s++)
        {
            var prices = within.Select(c => answer.Problem.Factors[s].Price[c]).Distinct().ToArray();
            if (prices.Length == 1)
            {
                yield return new(
                    Price.With(industry, new PeriodWords(answer.Problem.Slots[s].Period)), LocalText.Same((prices[0] * 100).ToString("0.0##", CultureInfo.InvariantCulture)))
                {
                    Status = answer.Book.Prices.Status,
                };
            }
        }
    }

    // The deliveries that hold a return of the period.
    private static IEnumerable<ReturnVintage> DeliveriesOf(GrowthAnswer answer)
    {
        var panel = answer.Book.Panel;
        var used = new SortedSet<int>();
        foreach (var slot in answer.Problem.Slots)
        {
            for (var month = slot.First; month <= slot.Last; month += 1)
            {
                var (first, end) = panel.RowsOf(month);
                foreach (var vintage in panel.Vintage.Span[first..end])
                {
                    if (vintage < answer.Problem.Vintages)
                    {
                        used.Add(vintage);
                    }
                }
            }
        }

        return used.Select(v => panel.Vintages[v]);
    }

    private static Explanation Declaration(ReturnsBook book) => new(Declared, book.Name) { Status = book.Panel.Register.Status, Span = book.Declaration?.Span };

    private static Explanation Money(Phrase title, double thousand, ValueStatus status) =>
        new(title, new Amount(thousand * 1000, UnitCatalogue.Parse("亿元")!)) { Status = status };
}
