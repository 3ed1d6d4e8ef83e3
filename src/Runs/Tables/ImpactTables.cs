using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>What a change of final demand makes, as tables.</summary>
public static class ImpactTables
{
    private static readonly Phrase Title = new("What a final demand of {0} makes: {1}", "最终需求变化 {0} 的影响：{1}");
    private static readonly Phrase Part = new("{0} for {1}", "{1} {0}");
    private static readonly Phrase Note = new(
        "Direct: in the sectors that the demand is for. Indirect: in those that supply them, and theirs. Prices, coefficients and capacities stay what they are. Method: {0}.",
        "直接：需求所指向的部门；间接：其供应部门及上游。假定价格、投入系数和产能均不变。方法：{0}。");

    private static readonly Phrase InducedNote = new("Induced: by what households spend of the labour income made.", "诱发：由此产生的劳动收入的再支出所致。");
    private static readonly Phrase WithoutHouseholds = new("What households spend of it again is not in it; `--households` adds that.", "不含居民再支出；`--households` 可计入。");
    private static readonly Phrase SectorsTitle = new("The same by sector: output", "分部门产出");
    private static readonly Phrase Far = new(
        "The output of {0} changes by more than a tenth; coefficients of a year do not hold so far.", "{0}的产出变化超过十分之一，当年系数难以适用。");

    /// <summary>In an address: not closed for households.</summary>
    internal const string Open = "open";

    private const double FarShare = 0.1;

    /// <summary>By measure, and by sector.</summary>
    public static IReadOnlyList<ResultTable> Of(Impact impact) => [Measures(impact), Sectors(impact)];

    internal static string KeyOf(Impact impact) =>
        $"{StructureTables.KeyStart}impact/{impact.Model.Id}/{impact.Written}/{(impact.Households is null ? Open : HouseholdShare.Write(impact.Share))}";

    private static ResultTable Measures(Impact impact)
    {
        var (model, status) = (impact.Model, StatusOf(impact));
        return new(
            $"structure_impact_{model.Id}", Title.With(Demand(impact), model.Name),
            [
                new("measure", new("What", "指标")), new("direct", new("Direct", "直接"), ColumnKind.Number), new("indirect", new("Indirect", "间接"), ColumnKind.Number),
                .. Induced(impact), new("total", new("Total", "合计"), ColumnKind.Number), new("ratio", new("Total over direct", "合计与直接之比"), ColumnKind.Number),
            ],
            [
                .. model.Measures.Select(measure =>
                {
                    var unit = measure.Unit ?? model.Unit;
                    var (direct, total) = (Impact.Sum(measure, impact.Direct), Impact.Sum(measure, impact.Output));
                    Cell Shown(double value) => StructureTables.Amount(value, unit, status);
                    return new ResultRow($"{KeyOf(impact)}/sum/{measure.Key}",
                    [
                        Cell.Of(measure.Name), Shown(direct), Shown(Impact.Sum(measure, impact.Indirect)), .. impact.Induced is { } induced ? [Shown(Impact.Sum(measure, induced))] : (Cell[])[],
                        Shown(total), StructureTables.Number(direct == 0 ? double.NaN : total / direct, status),
                    ]);
                }),
            ])
        {
            Note = new Sentences([.. Sentences(impact)]),
        };
    }

    private static ResultTable Sectors(Impact impact)
    {
        var (model, status) = (impact.Model, StatusOf(impact));
        Cell Shown(double value) => StructureTables.Amount(value, model.Unit, status);
        return new(
            $"structure_impact_sectors_{model.Id}", SectorsTitle,
            [
                new("sector", new("Sector", "部门")), new("direct", new("Direct", "直接"), ColumnKind.Number), new("indirect", new("Indirect", "间接"), ColumnKind.Number),
                .. Induced(impact), new("total", new("Total", "合计"), ColumnKind.Number), new("share", new("Of the sector's output", "占该部门产出"), ColumnKind.Percent),
            ],
            [
                .. Enumerable.Range(0, impact.Output.Length).Where(s => impact.Output[s] != 0).OrderByDescending(s => Math.Abs(impact.Output[s])).ThenBy(s => s).Select(s => new ResultRow(
                    $"{KeyOf(impact)}/sectors/{model.KeyOf(s)}",
                    [
                        Cell.Of(model.Names[s]), Shown(impact.Direct[s]), Shown(impact.Indirect[s]), .. impact.Induced is { } induced ? [Shown(induced[s])] : (Cell[])[],
                        Shown(impact.Output[s]), StructureTables.Share(model.Quantities[s] > 0 ? impact.Output[s] / model.Quantities[s] : double.NaN, status),
                    ])),
            ]);
    }

    private static ResultColumn[] Induced(Impact impact) => impact.Induced is null ? [] : [new("induced", new("Induced", "诱发"), ColumnKind.Number)];

    private static ValueStatus StatusOf(Impact impact) =>
        ValueStatusWords.Computed(impact.Share is null ? [impact.Model.Status] : [impact.Model.Status, ValueStatus.Estimate]);

    private static MessageList Demand(Impact impact) => new([
        .. Enumerable.Range(0, impact.Direct.Length).Where(s => impact.Direct[s] != 0).Select(s => Part.With(new Amount(impact.Direct[s], impact.Model.Unit), impact.Model.Names[s])),
    ]);

    private static IEnumerable<ILocalised> Sentences(Impact impact)
    {
        yield return Note.With(LeontiefSystem.Method);
        if (impact.Households is { } households)
        {
            yield return InducedNote;
            yield return HouseholdClosure.Caveat;
            foreach (var sentence in households.Basis)
            {
                yield return sentence;
            }
        }
        else
        {
            yield return WithoutHouseholds;
        }

        List<ILocalised> far = [.. Enumerable.Range(0, impact.Output.Length).Where(s => Math.Abs(impact.Output[s]) > FarShare * impact.Model.Quantities[s]).Select(s => impact.Model.Names[s])];
        if (far.Count > 0)
        {
            yield return Far.With(new MessageList(far));
        }
    }
}
