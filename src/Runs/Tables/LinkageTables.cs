using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>How sectors of a model are linked, by every measure that the literature has, and which coefficients matter most.</summary>
public static class LinkageTables
{
    private static readonly Phrase Title = new("Linkages: {0}", "产业关联：{0}");
    private static readonly Phrase Note = new(
        "Direct linkages (Chenery and Watanabe): inputs bought from sectors per unit of output, output sold to sectors per unit. Total: column sums of the Leontief inverse, row sums of the Ghosh inverse. Dispersion (Rasmussen): column and row sums of the Leontief inverse over their mean; variation is low where a demand spreads evenly. Net backward (Dietzenbacher): output made for a sector's final demand over its own output. A key sector has both normalised linkages above one. Method: {0}.",
        "直接关联（Chenery–Watanabe）：单位产出向各部门的购买与销售。完全关联：列昂惕夫逆矩阵的列和、Ghosh 逆矩阵的行和。影响力与感应度系数（Rasmussen）：列昂惕夫逆矩阵列和、行和与其均值之比；变异系数低表示带动均匀。净后向关联（Dietzenbacher）：为满足该部门最终需求的全部产出与其自身产出之比。两项标准化关联均大于 1 为关键部门。方法：{0}。");

    private static readonly Phrase InfluenceTitle = new("Coefficients with the greatest influence: {0}", "影响力最大的投入系数：{0}");
    private static readonly Phrase InfluenceNote = new(
        "Field of influence (Sonis and Hewings): how far the whole Leontief inverse moves with a coefficient, over the mean of all {0} coefficients. The last column is by how much all output changes if the coefficient rises by a hundredth and final demand stays. Method: {1}.",
        "影响域（Sonis–Hewings）：某一系数变动时整个列昂惕夫逆矩阵的变动幅度，与全部 {0} 个系数均值之比。末列为该系数上升 1% 而最终需求不变时全部产出的变化。方法：{1}。");

    // Coefficients listed.
    private const int Most = 20;

    /// <summary>Linkages of every sector.</summary>
    public static ResultTable Linkages(OpenModel model)
    {
        var allocation = TableAnalysis.Allocation(model.Home, model.Quantities);
        var (backward, rows) = (Multipliers.Output(model.System), Structure.Linkages.LeontiefRowSums(model.System));
        var (forward, variation) = (Structure.Linkages.Forward(model.System, model.Quantities), Structure.Linkages.Variation(model.Inverse));
        var (power, forwardOverMean) = (Structure.Linkages.Normalised(OfMade(model, backward)), Structure.Linkages.Normalised(forward));
        var sensitivity = Structure.Linkages.Normalised(OfMade(model, rows));
        var (direct, sold) = (Structure.Linkages.DirectBackward(model.Home), Structure.Linkages.DirectForward(allocation));
        var net = Structure.Linkages.NetBackward(backward, model.FinalDemand, model.Quantities);
        var classes = Structure.Linkages.Classes(power, forwardOverMean);
        Cell Number(double value) => StructureTables.Number(value, StatusOf(model));
        return new(
            $"structure_linkages_{model.Id}", Title.With(model.Name),
            [
                new("sector", new("Sector", "部门")), new("code", new("Code", "代码")) { Wide = true },
                new("direct_backward", new("Direct backward", "直接后向"), ColumnKind.Number), new("direct_forward", new("Direct forward", "直接前向"), ColumnKind.Number),
                new("backward", new("Total backward", "完全后向"), ColumnKind.Number), new("forward", new("Total forward", "完全前向"), ColumnKind.Number),
                new("power", new("Power of dispersion", "影响力系数"), ColumnKind.Number), new("sensitivity", new("Sensitivity of dispersion", "感应度系数"), ColumnKind.Number),
                new("variation", new("Variation", "变异系数"), ColumnKind.Number), new("net_backward", new("Net backward", "净后向"), ColumnKind.Number),
                new("class", new("Standing", "类型")),
            ],
            [
                .. model.Made.Select(s => new ResultRow(
                    $"{StructureTables.KeyStart}linkages/{model.Id}/{model.KeyOf(s)}",
                    [
                        Cell.Of(model.Names[s]), Cell.Of(model.KeyOf(s)), Number(direct[s]), Number(sold[s]), Number(backward[s]), Number(forward[s]), Number(power[s]), Number(sensitivity[s]), Number(variation[s]), Number(net[s]),
                        Cell.Of(StructureTables.Word(classes[s])),
                    ])),
            ])
        {
            Note = Note.With(LeontiefSystem.Method),
        };
    }

    /// <summary>The coefficients on which the inverse hangs most.</summary>
    public static ResultTable Influence(OpenModel model)
    {
        var (n, multipliers) = (model.Quantities.Length, Multipliers.Output(model.System));
        var mean = FieldOfInfluence.Mean(model.Inverse);
        var status = StatusOf(model);
        return new(
            $"structure_influence_{model.Id}", InfluenceTitle.With(model.Name),
            [
                new("seller", new("What is bought", "所购产品")), new("buyer", new("By", "购买部门")),
                new("coefficient", new("Per 100 of its output", "每 100 产出所需"), ColumnKind.Number), new("influence", new("Influence over the mean", "影响力与均值之比"), ColumnKind.Number),
                new("output", new("All output, with a hundredth more", "系数上升 1% 时全部产出变化"), ColumnKind.Number),
            ],
            [
                .. FieldOfInfluence.Largest(model.Inverse, Most).Select(c =>
                {
                    // Exactly: a change e of a_ij moves output by e x_j / (1 - e l_ji) times column i of L.
                    var change = 0.01 * model.Home[c.Row, c.Column];
                    var moved = change * model.Quantities[c.Column] * multipliers[c.Row] / (1 - (change * model.Inverse[c.Column, c.Row]));
                    return new ResultRow($"{StructureTables.KeyStart}influence/{model.Id}/{model.KeyOf(c.Row)}/{model.KeyOf(c.Column)}",
                    [
                        Cell.Of(model.Names[c.Row]), Cell.Of(model.Names[c.Column]), StructureTables.Number(100 * model.Home[c.Row, c.Column], status),
                        StructureTables.Number(c.Influence / mean, status), StructureTables.Amount(moved, model.Unit, status),
                    ]);
                }),
            ])
        {
            Note = InfluenceNote.With(n * n, LeontiefSystem.Method),
        };
    }

    // A sector without output is linked to nothing, and no part of a mean.
    private static double[] OfMade(OpenModel model, double[] linkages) => TableAnalysis.WhereMade(linkages, model.Quantities);

    /// <summary>What stands behind a number that is computed from a model: derived from an official table, an estimate from an estimated one.</summary>
    internal static ValueStatus StatusOf(OpenModel model) => ValueStatusWords.Computed([model.Status]);
}
