using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What a unit of final demand holds of everything that goes with output, without and with the spending of households.</summary>
public static class MultiplierTables
{
    private static readonly Phrase Title = new("Multipliers: {0}", "乘数：{0}");
    private static readonly Phrase ClosedTitle = new("Multipliers with households' spending: {0}", "含居民再支出的乘数：{0}");
    private static readonly Phrase Note = new(
        "Per unit of output, and per unit of final demand through all sectors of the model (simple multiplier); type I is the ratio of the two. Satellites are per million of the table's currency. Method: {0}.",
        "单位产出的直接量，以及单位最终需求经模型全部部门的完全量（简单乘数）；I 型为两者之比。卫星指标按每百万货币单位计。方法：{0}。");

    private static readonly Phrase ClosedNote = new("Total multipliers and type II hold what households spend of the labour income made.", "总乘数与 II 型乘数计入由此产生的劳动收入的再支出。");
    private static readonly Phrase OutsideWorld = new("Imports are from outside all regions of the table.", "进口指来自表中所有地区之外的购入。");

    private static readonly ResultColumn[] Open =
    [
        new("measure", new("What", "指标")), new("sector", new("Sector", "部门")), new("code", new("Code", "代码")) { Wide = true }, new("direct", new("Per unit of output", "单位产出"), ColumnKind.Number),
        new("simple", new("Per unit of final demand", "单位最终需求"), ColumnKind.Number), new("type_one", new("Type I", "I 型"), ColumnKind.Number),
    ];

    private static readonly ResultColumn[] Closed =
    [
        new("total", new("With households' spending", "含居民再支出"), ColumnKind.Number), new("type_two", new("Type II", "II 型"), ColumnKind.Number),
    ];

    // Satellites are shown per million of the table's currency.
    private const double Million = 1e6;

    /// <summary>Multipliers of the open model, type I.</summary>
    public static ResultTable Of(OpenModel model) => new($"structure_multipliers_{model.Id}", Title.With(model.Name), Open, [.. Rows(model, null, $"multipliers/{model.Id}")])
    {
        Note = new Sentences([.. Sentences(model)]),
    };

    /// <summary>Multipliers of the closed model beside them, type II.</summary>
    /// <param name="model">The open model.</param>
    /// <param name="households">What closes it.</param>
    /// <param name="share">The share of undivided consumption that is taken to be of households; null where the table says it.</param>
    public static ResultTable Of(OpenModel model, Households households, double? share) => new(
        $"structure_households_{model.Id}", ClosedTitle.With(model.Name), [.. Open, .. Closed],
        [.. Rows(model, households, $"households/{model.Id}/{HouseholdShare.Write(share)}", share is not null)])
    {
        Note = new Sentences([HouseholdClosure.Caveat, .. households.Basis, ClosedNote, .. Sentences(model)]),
    };

    private static IEnumerable<ILocalised> Sentences(OpenModel model) =>
        [
            Note.With(LeontiefSystem.Method), .. model.Analysis.ImportAssumption is { } assumption ? [assumption] : (ILocalised[])[],
            .. model.Analysis.Source.Table.IsMultiRegional ? [OutsideWorld] : (ILocalised[])[],
        ];

    private static IEnumerable<ResultRow> Rows(OpenModel model, Households? households, string key, bool isAssumed = false)
    {
        var closed = ValueStatusWords.Computed(isAssumed ? [model.Status, ValueStatus.Estimate] : [model.Status]);
        var open = LinkageTables.StatusOf(model);
        foreach (var measure in model.Measures)
        {
            var simple = model.PerDemand(measure);
            var first = Multipliers.TypeI(simple, measure.PerOutput);
            var isKnown = !simple.Concat(measure.PerOutput).Any(double.IsNaN);
            var total = households is not null && isKnown ? households.Closure.Total(measure.PerOutput) : null;
            var second = total is null ? null : Multipliers.TypeI(total, measure.PerOutput);
            foreach (var s in model.Made)
            {
                List<Cell> cells = [Cell.Of(measure.Name), Cell.Of(model.Names[s]), Cell.Of(model.KeyOf(s)), Shown(measure, measure.PerOutput[s], open), Shown(measure, simple[s], open), StructureTables.Number(first[s], open)];
                if (households is not null)
                {
                    cells.AddRange([Shown(measure, total?[s] ?? double.NaN, closed), StructureTables.Number(second?[s] ?? double.NaN, closed)]);
                }

                yield return new ResultRow($"{StructureTables.KeyStart}{key}/{measure.Key}/{model.KeyOf(s)}", cells);
            }
        }
    }

    private static Cell Shown(Measured measure, double value, ValueStatus status) => measure.Unit is { } unit
        ? Cell.Of(value * Million / (double)unit.Factor, unit, status)
        : StructureTables.Number(value, status);
}
