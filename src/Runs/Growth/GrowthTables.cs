using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>Growth as tables. Cells that would show an enterprise are marked and empty unless the internal form is asked for.</summary>
public static class GrowthTables
{
    /// <summary>What every key of a growth rate begins with.</summary>
    public const string KeyStart = "growth:";

    private static readonly Phrase Title = new("Growth of value added by {0}, {1}", "按{0}分的增加值增速，{1}");
    private static readonly Phrase Note = new("{0}. {1}. Method: {2}.", "{0}。{1}。方法：{2}。");
    private static readonly Phrase InternalNote = new("INTERNAL, not for publication. {0}", "内部资料，不得对外发布。{0}");
    private static readonly Phrase Total = new("Total", "总计");
    private static readonly Phrase Both = new("{0}, {1}", "{0}·{1}");
    private static readonly Phrase Withheld = new("withheld", "不予公布");
    private static readonly Phrase RestatedBase = new("Base as restated by the enterprises", "基数为企业填报的上年同期数");
    private static readonly Phrase OwnBase = new("Base from last year's own returns", "基数为上年报表数");
    private static readonly Phrase CurrentRate = new("value-added rates of the current year for both periods", "两期均用本年增加值率");
    private static readonly Phrase OwnRate = new("value-added rates of each year", "各年用各自的增加值率");
    private static readonly Phrase WithoutBirths = new("enterprises without a base year left out", "不含上年未开工企业");
    private static readonly Phrase WithBirths = new("enterprises without a base year counted with a base of zero", "上年未开工企业按零基数计入");
    private static readonly Phrase Conventions = new("{0}; {1}; {2}", "{0}；{1}；{2}");

    private static readonly IReadOnlyList<ResultColumn> Columns =
    [
        new("group", new("Group", "分组")),
        new("growth", new("Growth", "增速"), ColumnKind.Number),
        new("pull", new("Pull", "拉动"), ColumnKind.Number),
        new("contribution", new("Contribution", "贡献率"), ColumnKind.Number),
        new("nominal", new("At current prices", "现价增速"), ColumnKind.Number),
        new("naive", new("Naive", "简单对比"), ColumnKind.Number),
        new("enterprises", new("Enterprises", "企业数"), ColumnKind.Number),
        new("status", new("Status", "性质")) { Wide = true },
    ];

    private static readonly IReadOnlyList<ResultColumn> InternalColumns =
    [
        new("value_added", new("Value added now", "本期增加值"), ColumnKind.Number),
        new("base", new("Value added a year ago", "上年同期增加值"), ColumnKind.Number),
    ];

    /// <summary>The tables of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="shown">Which cells may be shown; null for the internal form, which shows all.</param>
    public static IReadOnlyList<ResultTable> Of(GrowthAnswer answer, Publication? shown) => [.. answer.Tables.Select(t => Table(answer, t, shown))];

    private static ResultTable Table(GrowthAnswer answer, GrowthTableCells table, Publication? shown)
    {
        var isInternal = shown is null;
        var note = Note.With(answer.Book.Name, ConventionsOf(answer.Query.Spec), GrowthStep.Method);
        return new(
            $"growth_{table.Key}", Title.With(By(table), new PeriodWords(answer.Query.Period)), isInternal ? [.. Columns, .. InternalColumns] : Columns,
            [.. table.Cells.Select(c => new ResultRow(KeyOf(answer, c), Row(answer, c, shown)))])
        {
            Note = isInternal ? InternalNote.With(note) : note,
        };
    }

    private static MessageList By(GrowthTableCells table) => new([.. table.Breakdowns.Select(b => BridgeTables.Word(b.Dimension))]);

    /// <summary>The address of a cell: <c>growth:2024-Q1/industry=36</c>; of several returns in a plan <c>growth:returns_id:2024-Q1/industry=36</c>.</summary>
    public static string KeyOf(GrowthAnswer answer, GrowthCell cell) =>
        KeyStart + (answer.Book.Label is { } label ? label + ":" : "") + (cell.Members.Count == 0 ? $"{answer.Query.Period}" : $"{answer.Query.Period}/{cell.Key}");

    private static Cell[] Row(GrowthAnswer answer, GrowthCell cell, Publication? shown)
    {
        var group = Cell.Of(NameOf(answer.Book, cell));
        if (shown is not null && shown.IsWithheld(cell))
        {
            return [group, Cell.Of(Withheld), .. Enumerable.Repeat(Cell.Of(Withheld), Columns.Count - 3), Cell.Of(answer.Book.Status.Word())];
        }

        var figures = answer.Figures(cell.Sums);
        var status = answer.Book.Status;
        var matched = cell.Sums.Matched(answer.Query.Spec.Base);
        Cell[] row =
        [
            group, Percent(figures.Growth), Points(figures.Pull), Percent(figures.Contribution), Percent(figures.Nominal), Percent(figures.Naive),
            Cell.Of(Enterprises(answer, cell.Sums), null, status), Cell.Of(status.Word()),
        ];
        return shown is not null ? row : [.. row, Money(cell.Sums.Real(answer.Query.Spec)), Money(matched.Base)];

        Cell Percent(double ratio) => Cell.Of(ratio * 100, UnitCatalogue.Percent, status, Rounded.Percent(ratio));
        Cell Points(double ratio) => Cell.Of(ratio * 100, UnitCatalogue.PercentagePoint, status, Rounded.Points(ratio));
        Cell Money(double thousand) => Cell.Of(thousand / 1e5, HundredMillion, status);
    }

    // Enterprises are counted once a slot; over several months the mean is what a reader takes the number for.
    private static double Enterprises(GrowthAnswer answer, in GrowthSums sums) => Math.Round((double)sums.Reporting / answer.Problem.Slots.Count);

    internal static readonly Unit HundredMillion = UnitCatalogue.Parse("亿元")!;

    /// <summary>The name of a cell.</summary>
    public static ILocalised NameOf(ReturnsBook book, GrowthCell cell) => cell.Members.Count == 0
        ? Total
        : cell.Members.Select(m => MemberName(book, m)).Aggregate((a, b) => Both.With(a, b));

    private static ILocalised MemberName(ReturnsBook book, CellMember member) => member.Dimension switch
    {
        GrowthDimension.Industry => ReturnsBook.Industry(member.Code),
        GrowthDimension.Place => book.Place(member.Code),
        GrowthDimension.Cluster => book.Cluster(member.Code),
        _ => SizeWords.Word(member.Code),
    };

    /// <summary>The conventions of a growth rate in words.</summary>
    public static ILocalised ConventionsOf(GrowthSpec spec) => Conventions.With(
        spec.Base == BaseSource.Restated ? RestatedBase : OwnBase,
        spec.Rates == RateYear.Current ? CurrentRate : OwnRate,
        spec.Births == Births.LeftOut ? WithoutBirths : WithBirths);
}
