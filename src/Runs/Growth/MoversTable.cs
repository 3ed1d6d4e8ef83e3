using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>The enterprises that came, went, crossed the threshold or did not report, and what each would do to the growth rate. Internal.</summary>
public static class MoversTable
{
    private static readonly Phrase Title = new("Enterprises that came, went or crossed the threshold", "新增、退出及升降规企业");
    private static readonly Phrase Note = new(
        "INTERNAL, not for publication. The effect is what the growth rate would change by if the enterprise were treated otherwise: a new one counted with a base of zero, one above the threshold for the first time left out, one that is gone kept in the base.",
        "内部资料，不得对外发布。影响为改变该企业处理方式时增速的变化：新开工企业按零基数计入、新升规企业剔除、退出企业保留在基数中。");

    /// <summary>The table, the greatest effect first.</summary>
    public static ResultTable Of(GrowthAnswer answer)
    {
        var (problem, spec, register) = (answer.Problem, answer.Query.Spec, answer.Book.Panel.Register);
        var movers = new SortedDictionary<(int Enterprise, CoverageKind Kind), (double Real, double Base)>();
        for (var s = 0; s < problem.Slots.Count; s++)
        {
            var collector = new Collector(movers, problem.Factors[s], register.ClassOf, spec.Base);
            Coverage.Walk(problem.Panel, problem.Slots[s], problem.Vintages, ref collector);
        }

        var (real, @base) = (answer.Total.Real(spec), answer.Total.Matched(spec.Base).Base);
        var rows = movers
            .Select(m => (m.Key.Enterprise, m.Key.Kind, m.Value.Real, m.Value.Base, Effect: Effect(m.Key.Kind, m.Value.Real, m.Value.Base)))
            .OrderByDescending(m => Math.Abs(m.Effect)).ThenBy(m => m.Enterprise).ThenBy(m => m.Kind)
            .Select(m => new ResultRow($"mover/{register.Codes[m.Enterprise]}",
            [
                Cell.Of(HeadlineTables.Word(m.Kind)), Cell.Of(register.Codes[m.Enterprise]), Cell.Of(register.Names[m.Enterprise]),
                Cell.Of(ReturnsBook.Industry(register.Classes[register.ClassOf[m.Enterprise]])), Cell.Of(answer.Book.Place(register.Places[register.PlaceOf[m.Enterprise]])),
                Money(m.Real), Money(m.Base), Cell.Of(m.Effect * 100, UnitCatalogue.PercentagePoint, answer.Book.Status, new Rounded(m.Effect * 100, UnitCatalogue.PercentagePoint, 4)),
            ]));
        return new("growth_movers", Title,
        [
            new("kind", new("Group", "分组")), new("code", new("Code", "代码")), new("name", new("Name", "名称")), new("industry", new("Industry", "行业")),
            new("place", new("Place", "地区")), new("value_added", new("Value added now", "本期增加值"), ColumnKind.Number),
            new("base", new("Value added a year ago", "上年同期增加值"), ColumnKind.Number), new("effect", new("Would change growth by", "将使增速变化"), ColumnKind.Number),
        ], [.. rows])
        {
            Note = Note,
        };

        double Effect(CoverageKind kind, double now, double before) => kind switch
        {
            CoverageKind.Born => spec.Births == Births.LeftOut ? now / @base : -now / @base,
            CoverageKind.CrossedUp => ((real - now) / (@base - before)) - (real / @base),
            _ => (real / (@base + before)) - (real / @base),
        };

        Cell Money(double thousand) => Cell.Of(thousand / 1e5, GrowthTables.HundredMillion, answer.Book.Status);
    }

    private readonly struct Collector(SortedDictionary<(int, CoverageKind), (double Real, double Base)> movers, SlotFactors factors, int[] classOf, BaseSource source) : ICoverageVisitor
    {
        public void Visit(in CoveredEnterprise enterprise)
        {
            if (enterprise.Kind == CoverageKind.Continuing)
            {
                return;
            }

            var industry = classOf[enterprise.Enterprise];
            var now = double.IsNaN(enterprise.Output) ? 0 : enterprise.Output * factors.Rate[industry] / factors.Price[industry];
            var before = enterprise.Kind switch
            {
                CoverageKind.Born => 0,
                CoverageKind.CrossedUp => enterprise.Base(source),
                _ => enterprise.Own,
            };
            if (double.IsNaN(before))
            {
                return;
            }

            movers.TryGetValue((enterprise.Enterprise, enterprise.Kind), out var sum);
            movers[(enterprise.Enterprise, enterprise.Kind)] = (sum.Real + now, sum.Base + (before * factors.BaseRate[industry]));
        }
    }
}
