using Songhua.Core;
using Songhua.Growth;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>The headline of a growth rate beside what other conventions give, who is compared, and the largest enterprises.</summary>
public static class HeadlineTables
{
    private static readonly Phrase Title = new("{0}, {1}: growth {2}", "{0}，{1}：增速 {2}");
    private static readonly Phrase AsComputed = new("Growth at comparable prices", "可比价增速");
    private static readonly Phrase Published = new("Published by {0}", "{0}公布");
    private static readonly Phrase OtherRestated = new("With bases as restated by the enterprises", "基数改用企业填报的上年同期数");
    private static readonly Phrase OtherOwn = new("With bases from last year's own returns", "基数改用上年报表数");
    private static readonly Phrase OtherCurrent = new("With value-added rates of the current year for both periods", "两期均改用本年增加值率");
    private static readonly Phrase OtherYears = new("With value-added rates of each year", "改用各年各自的增加值率");
    private static readonly Phrase BirthsIn = new("With enterprises without a base year, at a base of zero", "计入上年未开工企业（零基数）");
    private static readonly Phrase BirthsOut = new("Without enterprises that have no base year", "不计上年未开工企业");
    private static readonly Phrase NominalWord = new("At current prices", "现价增速");
    private static readonly Phrase NaiveWord = new("Naive: output of all who report now over all who reported then", "简单对比：本期全部填报企业产值与上年全部填报企业产值之比");
    private static readonly Phrase CoverageTitle = new("Who is compared", "口径构成");
    private static readonly Phrase CoverageNote = new(
        "Numbers are means over the months. The effect is what the growth rate would change by if the group were treated otherwise: births counted with a base of zero, those above the threshold for the first time left out, those that are gone kept in the base.",
        "企业数为各月平均。影响为改变处理方式时增速的变化：新开工企业按零基数计入、新升规企业剔除、退出企业保留在基数中。");
    private static readonly Phrase LargestTitle = new("The enterprises that move the growth rate most", "对增速影响最大的企业");
    private static readonly Phrase Internal = new("INTERNAL, not for publication.", "内部资料，不得对外发布。");
    private static readonly Phrase Continuing = new("Compared in both periods", "两期可比企业");
    private static readonly Phrase CrossedUp = new("Above the threshold for the first time", "新升规企业");
    private static readonly Phrase Born = new("New, without a base year", "新开工企业");
    private static readonly Phrase Died = new("Closed", "关停企业");
    private static readonly Phrase CrossedDown = new("Fallen below the threshold", "退规企业");
    private static readonly Phrase NotReporting = new("Did not report", "未填报企业");
    private static readonly Phrase Outside = new("Reported while below the threshold; not counted", "规模以下填报，不计入");

    private static readonly Phrase Lead = new("{0}: growth at comparable prices of {1} in {2}.", "{2}，{0}按可比价计算增长 {1}。");

    /// <summary>The headline in a sentence.</summary>
    public static ILocalised InWords(GrowthReport report) =>
        Lead.With(report.About, Rounded.Percent(report.Answer.Headline.Growth), new PeriodWords(report.Answer.Query.Period));

    /// <summary>The headline and its alternatives.</summary>
    public static ResultTable Headline(GrowthAnswer answer, Observation? published, Vocabulary? words)
    {
        var (spec, status) = (answer.Query.Spec, answer.Book.Status);
        var headline = answer.Headline.Growth;
        var rows = new List<ResultRow> { Row("headline", AsComputed, headline, status) };
        if (published is not null && words is not null)
        {
            rows.Add(new("published", [Cell.Of(Published.With(words.Source(published.Source))), Cell.Of(published.Figure), Cell.Of(published.Status.Word())]));
        }

        var otherBirths = spec with { Births = spec.Births == Births.LeftOut ? Births.WithZeroBase : Births.LeftOut };
        rows.Add(Row("other_base", spec.Base == BaseSource.Restated ? OtherOwn : OtherRestated, answer.OtherBase.Growth, status));
        rows.Add(Row("other_rates", spec.Rates == RateYear.Current ? OtherYears : OtherCurrent, answer.OtherRateYear, status));
        rows.Add(Row("other_births", spec.Births == Births.LeftOut ? BirthsIn : BirthsOut, GrowthFigures.Of(answer.Total, answer.Total, otherBirths).Growth, status));
        rows.Add(Row("nominal", NominalWord, answer.Headline.Nominal, status));
        rows.Add(Row("naive", NaiveWord, answer.Headline.Naive, status));
        return new(
            "growth_headline", Title.With(answer.Book.Name, new PeriodWords(answer.Query.Period), Rounded.Percent(headline)),
            [new("what", new("What", "项目")), new("growth", new("Growth", "增速"), ColumnKind.Number), new("status", new("Status", "性质"))], rows)
        {
            Note = GrowthTables.ConventionsOf(spec),
        };
    }

    /// <summary>The word for a kind of coverage.</summary>
    internal static Phrase Word(CoverageKind kind) => kind switch
    {
        CoverageKind.Continuing => Continuing,
        CoverageKind.CrossedUp => CrossedUp,
        CoverageKind.Born => Born,
        CoverageKind.Died => Died,
        CoverageKind.CrossedDown => CrossedDown,
        _ => NotReporting,
    };

    /// <summary>Who is compared: numbers, and in the internal form what each group would do to the growth rate.</summary>
    public static ResultTable CoverageOf(GrowthAnswer answer, bool isInternal)
    {
        var (sums, spec, slots) = (answer.Total, answer.Query.Spec, answer.Problem.Slots.Count);
        var (real, @base) = (sums.Real(spec), sums.Matched(spec.Base).Base);
        var growth = answer.Headline.Growth;
        var rows = new List<ResultRow>
        {
            Group("continuing", Continuing, sums.Matched(spec.Base).Enterprises - (spec.Base == BaseSource.Restated ? sums.CrossedUp : 0), double.NaN),
            Group("crossed_up", CrossedUp, sums.CrossedUp, spec.Base == BaseSource.Restated ? Effect(-sums.CrossedUpReal, -sums.CrossedUpBase) : double.NaN),
            Group("born", Born, sums.Born, spec.Births == Births.LeftOut ? Effect(sums.BornReal, 0) : Effect(-sums.BornReal, 0)),
            Group("died", Died, sums.Died, Effect(0, sums.DiedBase)),
            Group("crossed_down", CrossedDown, sums.CrossedDown, Effect(0, sums.CrossedDownBase)),
            Group("not_reporting", NotReporting, sums.NotReporting, Effect(0, sums.NotReportingBase)),
            Group("outside", Outside, answer.OutsideScope, double.NaN),
        };
        List<ResultColumn> columns = [new("group", new("Group", "分组")), new("enterprises", new("Enterprises", "企业数"), ColumnKind.Number)];
        if (isInternal)
        {
            columns.Add(new("effect", new("Would change growth by", "将使增速变化"), ColumnKind.Number));
        }

        return new("growth_coverage", CoverageTitle, columns, rows) { Note = isInternal ? CoverageNote : null };

        double Effect(double moreReal, double moreBase) => ((real + moreReal) / (@base + moreBase)) - 1 - growth;

        ResultRow Group(string key, Phrase name, int enterprises, double effect)
        {
            var number = Cell.Of(Math.Round((double)enterprises / slots), null, answer.Book.Status);
            return new($"coverage/{key}", isInternal ? [Cell.Of(name), number, Points(effect, answer.Book.Status)] : [Cell.Of(name), number]);
        }
    }

    /// <summary>The enterprises with the largest pulls, up or down. Internal only.</summary>
    public static ResultTable Largest(GrowthAnswer answer, int count)
    {
        var register = answer.Book.Panel.Register;
        var figures = EnterpriseFigures.Of(answer.Problem, answer.Query.Spec);
        var rows = Enumerable.Range(0, register.Count)
            .Where(e => figures.IsMatched[e])
            .Select(e => (Enterprise: e, Pull: (figures.Real[e] - figures.Base[e]) / figures.TotalBase))
            .OrderByDescending(p => Math.Abs(p.Pull)).ThenBy(p => p.Enterprise)
            .Take(count)
            .Select(p => new ResultRow($"enterprise/{register.Codes[p.Enterprise]}",
            [
                Cell.Of(register.Codes[p.Enterprise]), Cell.Of(register.Names[p.Enterprise]),
                Cell.Of(ReturnsBook.Industry(register.Classes[register.ClassOf[p.Enterprise]])), Cell.Of(answer.Book.Place(register.Places[register.PlaceOf[p.Enterprise]])),
                Cell.Of((figures.Real[p.Enterprise] / figures.Base[p.Enterprise] - 1) * 100, UnitCatalogue.Percent, answer.Book.Status, Rounded.Percent((figures.Real[p.Enterprise] / figures.Base[p.Enterprise]) - 1)),
                Points(p.Pull, answer.Book.Status),
            ]));
        return new("growth_enterprises", LargestTitle,
        [
            new("code", new("Code", "代码")), new("name", new("Name", "名称")), new("industry", new("Industry", "行业")), new("place", new("Place", "地区")),
            new("growth", new("Growth", "增速"), ColumnKind.Number), new("pull", new("Pull", "拉动"), ColumnKind.Number),
        ], [.. rows])
        {
            Note = Internal,
        };
    }

    private static ResultRow Row(string key, ILocalised name, double growth, ValueStatus status) =>
        new($"headline/{key}", [Cell.Of(name), Cell.Of(growth * 100, UnitCatalogue.Percent, status, double.IsNaN(growth) ? null : new Rounded(growth * 100, UnitCatalogue.Percent, Rounded.Pull)), Cell.Of(status.Word())]);

    private static Cell Points(double effect, ValueStatus status) =>
        Cell.Of(effect * 100, UnitCatalogue.PercentagePoint, status, double.IsNaN(effect) ? null : Rounded.Points(effect));
}
