using Songhua.Core;
using Songhua.Growth;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// A growth rate with its tables and, where another period is given, the bridge from it: everything that is shown together, under
/// one pattern of suppression.
/// </summary>
public sealed class GrowthReport
{
    private const int LargestPulls = 20;
    private const int LargestInBridge = 15;

    private static readonly Phrase EnterpriseTitle = new("The enterprises that moved growth most", "对增速变化影响最大的企业");
    private static readonly Phrase Internal = new("INTERNAL, not for publication.", "内部资料，不得对外发布。");

    private static readonly Phrase ValueAdded = new("Value added, {0}", "增加值（{0}）");

    private GrowthReport(GrowthAnswer answer, BridgeAnswer? bridge, Publication? publication, Observation? published, Vocabulary? words)
    {
        (Answer, Bridge, Publication, Published) = (answer, bridge, publication, published);
        About = words is not null && answer.Book.Declaration is { } declaration ? words.Series(new(declaration.Indicator, declaration.Place)) : ValueAdded.With(answer.Book.Name);
        Headline = HeadlineTables.Headline(answer, published, words);
        Groups = GrowthTables.Of(answer, publication);
        Coverage = HeadlineTables.CoverageOf(answer, publication is null);
        BridgeCauses = bridge is null ? null : BridgeTables.Causes(bridge);
        BridgeGroups = bridge is null ? [] : [.. answer.Tables.Where(t => t.Breakdowns.Count == 1).Select(t => BridgeTables.Groups(bridge, t.Breakdowns[0], t.Cells, publication))];
    }

    /// <summary>By industry, by place, by cluster.</summary>
    public static IReadOnlyList<IReadOnlyList<Breakdown>> UsualTables { get; } =
        [[new(GrowthDimension.Industry, 2)], [new(GrowthDimension.Place, 1)], [new(GrowthDimension.Cluster, 1)]];

    /// <summary>The growth rate.</summary>
    public GrowthAnswer Answer { get; }

    /// <summary>The bridge; null where none was asked for.</summary>
    public BridgeAnswer? Bridge { get; }

    /// <summary>Which cells may be published; null in the internal form.</summary>
    public Publication? Publication { get; }

    /// <summary>The published growth of the same indicator, place and period; null where there is none.</summary>
    public Observation? Published { get; }

    /// <summary>What grew: the indicator at its place, or the returns where no plan names it.</summary>
    public ILocalised About { get; }

    /// <summary>The growth rate beside what other conventions give.</summary>
    public ResultTable Headline { get; }

    /// <summary>Growth by group.</summary>
    public IReadOnlyList<ResultTable> Groups { get; }

    /// <summary>Who is compared.</summary>
    public ResultTable Coverage { get; }

    /// <summary>The causes of the change; null without a bridge.</summary>
    public ResultTable? BridgeCauses { get; }

    /// <summary>The causes by group.</summary>
    public IReadOnlyList<ResultTable> BridgeGroups { get; }

    /// <summary>Enterprises by name: the largest pulls, who came and went, and the largest parts of the bridge. Empty in the public form.</summary>
    public IReadOnlyList<ResultTable> Enterprises => Publication is not null
        ? []
        : Bridge is null ? InGrowth() : [.. InGrowth(), LargestChanges(Bridge)];

    /// <summary>The tables on the growth rate.</summary>
    public IEnumerable<ResultTable> GrowthTablesInOrder => [Headline, .. Groups, Coverage, .. Enterprises.Take(2)];

    /// <summary>The tables on its change.</summary>
    public IEnumerable<ResultTable> BridgeTablesInOrder => BridgeCauses is null ? [] : [BridgeCauses, .. BridgeGroups, .. Enterprises.Skip(2)];

    /// <summary>Every table.</summary>
    public IEnumerable<ResultTable> Tables => [Headline, .. Groups, Coverage, .. BridgeTablesInOrder, .. Enterprises.Take(2)];

    /// <summary>Computes a report; null where that is not possible, with the reasons.</summary>
    /// <param name="book">The returns.</param>
    /// <param name="query">The growth rate wanted; its tables are the usual ones where it names none.</param>
    /// <param name="from">The other end of a bridge; null for none.</param>
    /// <param name="isInternal">Whether everything is shown.</param>
    /// <param name="plan">The plan, for published growth; null for a returns folder.</param>
    /// <param name="diagnostics">Receives the reasons.</param>
    public static GrowthReport? Make(ReturnsBook book, GrowthQuery query, BridgeEnd? from, bool isInternal, Plan? plan, DiagnosticBag diagnostics)
    {
        query = query with { Tables = query.Tables.Count > 0 ? query.Tables : [.. UsualTables.Where(t => t[0].Dimension != GrowthDimension.Cluster || book.Clusters.Count > 0)] };
        var answer = GrowthStep.Run(book, query, diagnostics);
        var before = from is null ? null : GrowthStep.Run(book, query with { Period = from.Period, AsOf = from.AsOf }, diagnostics);
        var bridge = from is null ? null : BridgeStep.Run(book, from, new(query.Period, query.AsOf), query.Spec, diagnostics);
        if (answer is null || (from is not null && (before is null || bridge is null)))
        {
            return null;
        }

        var publication = isInternal ? null : Publication.Of(diagnostics, before is null ? [answer] : [before, answer]);
        return publication is null && !isInternal
            ? null
            : new(answer, bridge, publication, plan is null ? null : PublishedGrowth(plan, book, query.Period), plan is null ? null : new Vocabulary(plan));
    }

    /// <summary>The growth published for a period; of several the one known last.</summary>
    internal static Observation? PublishedGrowth(Plan plan, ReturnsBook book, Period period) => PublishedGrowths(plan, book).Where(o => o.Key.Period == period).MaxBy(o => o.Published?.Last);

    /// <summary>The growths published of what the returns explain.</summary>
    internal static IEnumerable<Observation> PublishedGrowths(Plan plan, ReturnsBook book) => book.Declaration is not { } declaration
        ? []
        : plan.Observations.Where(o => o.Key is { Facet: Facet.Growth } key && key.Series == new SeriesKey(declaration.Indicator, declaration.Place));

    private ResultTable[] InGrowth() => [HeadlineTables.Largest(Answer, LargestPulls), MoversTable.Of(Answer)];

    private static ResultTable LargestChanges(BridgeAnswer bridge)
    {
        var register = bridge.Book.Panel.Register;
        var rows = Enumerable.Range(0, register.Count)
            .Select(e => (Enterprise: e, Effect: bridge.Causes.Sum(c => c.Effects[e])))
            .OrderByDescending(p => Math.Abs(p.Effect)).ThenBy(p => p.Enterprise)
            .Take(LargestInBridge)
            .Select(p => new ResultRow($"enterprise/{register.Codes[p.Enterprise]}",
            [
                Cell.Of(register.Codes[p.Enterprise]), Cell.Of(register.Names[p.Enterprise]), Cell.Of(ReturnsBook.Industry(register.Classes[register.ClassOf[p.Enterprise]])),
                .. bridge.Causes.Select(c => Points(c.Effects[p.Enterprise])), Points(p.Effect),
            ]));
        var columns = new List<ResultColumn> { new("code", new("Code", "代码")), new("name", new("Name", "名称")), new("industry", new("Industry", "行业")) };
        columns.AddRange(bridge.Causes.Select(c => new ResultColumn(BridgeTables.Code(c.Cause), BridgeTables.Word(c.Cause), ColumnKind.Number)));
        columns.Add(new("sum", new("Together", "合计"), ColumnKind.Number));
        return new("bridge_enterprises", EnterpriseTitle, columns, [.. rows]) { Note = Internal };

        Cell Points(double effect) => Cell.Of(effect * 100, UnitCatalogue.PercentagePoint, bridge.Book.Status, Rounded.Points(effect));
    }
}
