using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Whether the numbers of a draft add up. A sum may miss by what the rounding of its terms explains: at worst half of the last decimal of
/// each, but no more than six standard deviations of so many independent roundings, and 1e-12 of the terms for the digits that a number
/// can hold; a tolerance that was declared is added.
/// </summary>
internal sealed class DraftChecks(TableDraft draft, DraftNumbers numbers, double tolerance)
{
    public static readonly Rule RowUnbalanced = new(
        "SH4301", Severity.Error,
        new("row '{0}': uses add to {1:#,0.######}, output is {2:#,0.######}; rounding explains {3:#,0.##########} at most", "行“{0}”：各项使用合计为 {1:#,0.######}，总产出为 {2:#,0.######}；四舍五入最多只能解释 {3:#,0.##########}"),
        new("What a sector delivers is its output; one of the numbers is wrong, and every multiplier rests on them.", "一个部门的各项使用之和等于其总产出；其中有数值错误，而所有乘数都依赖这些数值。"),
        new("Compare the row with the publication; a discrepancy that is published belongs into a column of its own.", "请将该行与出版物核对；已公布的误差应单列一列。"));

    public static readonly Rule ColumnUnbalanced = new(
        "SH4302", Severity.Error,
        new("column '{0}': inputs add to {1:#,0.######}, output is {2:#,0.######}; rounding explains {3:#,0.##########} at most", "列“{0}”：各项投入合计为 {1:#,0.######}，总产出为 {2:#,0.######}；四舍五入最多只能解释 {3:#,0.##########}"),
        new("What a sector uses, with its value added, is its output; one of the numbers is wrong.", "一个部门的中间投入与增加值之和等于其总产出；其中有数值错误。"),
        new("Compare the column with the publication; look for a primary input that was left out.", "请将该列与出版物核对，并检查是否遗漏了某项最初投入。"));

    public static readonly Rule TotalWrong = new(
        "SH4303", Severity.Error,
        new("'{0}' of '{1}' is {2:#,0.######}, its parts add to {3:#,0.######}; rounding explains {4:#,0.##########} at most", "“{1}”的“{0}”为 {2:#,0.######}，各分项合计为 {3:#,0.######}；四舍五入最多只能解释 {4:#,0.##########}"),
        new("Either the total or one of its parts is wrong, and it is not clear which.", "合计或某个分项有误，但无法确定是哪一个。"),
        new("Compare both with the publication.", "请与出版物核对两者。"));

    public static readonly Rule OutputNegative = new(
        "SH4304", Severity.Error,
        new("output of '{0}' is negative: {1:#,0.######}", "“{0}”的总产出为负：{1:#,0.######}"),
        new("Nothing can be produced less than not at all; coefficients would turn round.", "产出不可能小于零；系数会因此反号。"),
        new("Compare it with the publication.", "请与出版物核对。"));

    public static readonly Rule FlowNegative = new(
        "SH4305", Severity.Warning,
        new("the flow from '{0}' to '{1}' is negative: {2:#,0.######}", "从“{0}”到“{1}”的流量为负：{2:#,0.######}"),
        new("Only changes in inventories and balancing items are negative as a rule; scrap and by-products can be, and then multipliers are to be read with care.", "通常只有存货变动和平衡项可为负；废料和副产品偶有负值，此时解读乘数须谨慎。"),
        new("Compare it with the publication; nothing need be done where it is published so.", "请与出版物核对；若确系如此公布则无需处理。"));

    public static readonly Rule InputsWithoutOutput = new(
        "SH4306", Severity.Error,
        new("'{0}' has inputs of {1:#,0.######} and no output", "“{0}”有 {1:#,0.######} 的投入而无产出"),
        new("Inputs per unit of output do not exist for it.", "无法计算其单位产出的投入。"),
        new("State the output, or add the sector to another.", "请填写总产出，或将该部门并入其他部门。"));

    public static readonly Rule OutputNowhere = new(
        "SH5208", Severity.Error,
        new("the table states no output", "表中没有总产出"),
        new("Without it nothing says whether the table is whole, and it is not made up from the parts.", "没有总产出就无法判断表是否完整，本程序不用各分项推算。"),
        new("Add a column or a row of output under a name of docs/input-output-tables.md.", "请按 docs/input-output-tables.md 的名称补上总产出列或行。"));

    public static readonly Rule HalfUnchecked = new(
        "SH4307", Severity.Note,
        new("the table has no {0}: that its {1} add up cannot be checked", "表中没有{0}：无法检查其{1}是否平衡"),
        new("Half of the usual check is not made.", "常规检查只完成了一半。"),
        new("Add them where they are published.", "若有公布数据，请补上。"));

    public static readonly Rule BalancedLoosely = new(
        "SH5224", Severity.Note,
        new("{0} rows and columns miss their output by more than rounding explains, the largest by {1:#,0.######} at '{2}': tables of this layout are published so", "{0} 个行列与总产出之差超出四舍五入的解释范围，最大者为“{2}”，相差 {1:#,0.######}：此类表即如此公布")
        {
            One = "{0} row or column misses its output by more than rounding explains, by {1:#,0.######} at '{2}': tables of this layout are published so",
        },
        new("The publisher balances them by iteration and leaves small gaps; nothing is adjusted here.", "发布者以迭代法平衡并留有小的差额；本程序不作调整。"),
        new("Nothing need be done; docs/input-output-tables.md says which gaps are let pass.", "无需处理；docs/input-output-tables.md 说明了所容许的差额。"));

    private static readonly Phrase NoPrimary = new("primary inputs", "最初投入");
    private static readonly Phrase NoFinal = new("final uses", "最终使用");
    private static readonly Phrase TheColumns = new("columns", "各列");
    private static readonly Phrase TheRows = new("rows", "各行");

    private readonly RuleTally _tally = new();
    private readonly List<(double Gap, string Sector, SourceSpan Span)> _loose = [];
    private readonly int[] _outputRow = [.. Enumerable.Range(0, draft.Rows.Count).Where(r => draft.Rows[r].Role == RowRole.Output)];

    /// <summary>The output of each sector, from its column or else from its row, with the terms of which it is made; null where neither is there.</summary>
    internal RoundedSum[]? Output(DiagnosticBag diagnostics)
    {
        var fromColumn = draft.Columns.Exists(c => c.Role == ColumnRole.Output);
        if (!fromColumn && _outputRow.Length == 0)
        {
            diagnostics.Report(OutputNowhere, SourceSpan.WholeFile(draft.Sheet.File));
            return null;
        }

        var output = new RoundedSum[draft.Sectors.Count];
        for (var r = 0; r < draft.Rows.Count; r++)
        {
            for (var c = 0; c < draft.Columns.Count; c++)
            {
                var (row, column) = (draft.Rows[r], draft.Columns[c]);
                if (fromColumn ? row.Role == RowRole.Sector && column.Role == ColumnRole.Output : r == _outputRow[0] && column.Role == ColumnRole.Sector)
                {
                    var sector = fromColumn ? row.Index : column.Index;
                    output[sector] = Add(output[sector], r, c);
                }
            }
        }

        return output;
    }

    /// <summary>Reports what does not add up.</summary>
    internal void Report(RoundedSum[] output, DiagnosticBag diagnostics)
    {
        Signs(output);
        if (draft.FinalUses.Count > 0)
        {
            Balance(output, byRow: true);
        }
        else
        {
            _tally.Add(HalfUnchecked, SourceSpan.WholeFile(draft.Sheet.File), NoFinal.ToMessage(), TheRows.ToMessage());
        }

        if (draft.PrimaryInputs.Count > 0)
        {
            Balance(output, byRow: false);
        }
        else
        {
            _tally.Add(HalfUnchecked, SourceSpan.WholeFile(draft.Sheet.File), NoPrimary.ToMessage(), TheColumns.ToMessage());
        }

        if (_loose.Count > 0)
        {
            var (gap, sector, span) = _loose.MaxBy(l => l.Gap);
            _tally.Add(BalancedLoosely, span, _loose.Count, Written(gap), sector);
        }

        SumsOfRows();
        SumsOfColumns(output);
        _tally.ReportTo(diagnostics, draft.Sheet.File);
    }

    private void Balance(RoundedSum[] output, bool byRow)
    {
        var sums = new RoundedSum[output.Length];
        var spans = draft.SectorHeads.Select(h => h.Span).ToArray();
        for (var r = 0; r < draft.Rows.Count; r++)
        {
            for (var c = 0; c < draft.Columns.Count; c++)
            {
                var (row, column) = (draft.Rows[r], draft.Columns[c]);
                if (byRow && row.Role == RowRole.Sector)
                {
                    sums[row.Index] = column.Role switch
                    {
                        ColumnRole.Sector or ColumnRole.FinalUse or ColumnRole.Discrepancy => Add(sums[row.Index], r, c),
                        ColumnRole.Imports when !draft.ImportsApart => Subtract(sums[row.Index], r, c),
                        _ => sums[row.Index],
                    };
                    spans[row.Index] = column.Role == ColumnRole.Output ? row.Cells[column.At].Span : spans[row.Index];
                }
                else if (!byRow && column.Role == ColumnRole.Sector)
                {
                    sums[column.Index] = row.Role is RowRole.Sector or RowRole.Imported or RowRole.Primary ? Add(sums[column.Index], r, c) : sums[column.Index];
                    spans[column.Index] = row.Role == RowRole.Output ? row.Cells[column.At].Span : _outputRow.Length == 0 ? column.Head.Span : spans[column.Index];
                }
            }
        }

        for (var i = 0; i < output.Length; i++)
        {
            if (!sums[i].Misses(output[i], tolerance, 0, out var allowed))
            {
                continue;
            }

            if (draft.UsualGap is { } usual && !sums[i].Misses(output[i], Math.Max(tolerance, usual.Share), usual.Amount * (double)numbers.Unit.Factor, out allowed))
            {
                _loose.Add((Math.Abs(sums[i].Sum - output[i].Sum), draft.Sectors[i].Key, spans[i]));
            }
            else
            {
                _tally.Add(byRow ? RowUnbalanced : ColumnUnbalanced, spans[i], draft.Sectors[i].Key, Written(sums[i].Sum), Written(output[i].Sum), Shown(allowed));
            }
        }
    }

    private void Signs(RoundedSum[] output)
    {
        var inputs = new double[output.Length];
        for (var r = 0; r < draft.Rows.Count; r++)
        {
            var row = draft.Rows[r];
            for (var c = 0; c < draft.Columns.Count; c++)
            {
                var column = draft.Columns[c];
                if (row.Role is RowRole.Sector or RowRole.Imported && numbers[r, c] < 0 && MustBePositive(column))
                {
                    _tally.Add(FlowNegative, row.Cells[column.At].Span, row.Head.Value, column.Head.Value, Written(numbers[r, c]));
                }

                if (column.Role == ColumnRole.Sector && row.Role is RowRole.Sector or RowRole.Imported or RowRole.Primary)
                {
                    inputs[column.Index] += Math.Abs(numbers[r, c]);
                }
            }
        }

        for (var i = 0; i < output.Length; i++)
        {
            if (output[i].Sum < 0)
            {
                _tally.Add(OutputNegative, draft.SectorHeads[i].Span, draft.Sectors[i].Key, Written(output[i].Sum));
            }
            else if (output[i].Sum == 0 && inputs[i] > 0)
            {
                _tally.Add(InputsWithoutOutput, draft.SectorHeads[i].Span, draft.Sectors[i].Key, Written(inputs[i]));
            }
        }
    }

    private bool MustBePositive(DraftColumn column) => column.Role switch
    {
        ColumnRole.Sector or ColumnRole.Imports => true,
        ColumnRole.FinalUse => draft.FinalUses[column.Index].Kind is not (FinalUseKind.Inventories or FinalUseKind.CapitalFormation or FinalUseKind.Other),
        _ => false,
    };

    // Totals at the end of rows.
    private void SumsOfRows()
    {
        for (var r = 0; r < draft.Rows.Count; r++)
        {
            var row = draft.Rows[r];
            for (var c = 0; c < draft.Columns.Count; c++)
            {
                var total = draft.Columns[c];
                Func<DraftColumn, bool>? isPart = total.Role switch
                {
                    ColumnRole.SumOfSectors when row.Role is not (RowRole.Satellite or RowRole.Output) => p => p.Role == ColumnRole.Sector,
                    ColumnRole.SumOfFinalUses when row.Role is RowRole.Sector or RowRole.Imported => p => p.Role == ColumnRole.FinalUse && total.Parts.Contains(p.Index),
                    ColumnRole.Output when row.Role == RowRole.Imported => p => p.Role is ColumnRole.Sector or ColumnRole.FinalUse,
                    _ => null,
                };
                if (isPart is not null && numbers.IsStated(r, c))
                {
                    var sum = default(RoundedSum);
                    for (var p = 0; p < draft.Columns.Count; p++)
                    {
                        sum = isPart(draft.Columns[p]) ? Add(sum, r, p) : sum;
                    }

                    Total(sum, Add(default, r, c), r, c, total.Head, row.Head);
                }
            }
        }
    }

    // Totals at the foot of columns.
    private void SumsOfColumns(RoundedSum[] output)
    {
        for (var r = 0; r < draft.Rows.Count; r++)
        {
            var total = draft.Rows[r];
            var again = new RoundedSum[total.Role == RowRole.Output ? output.Length : 0];
            for (var c = 0; c < draft.Columns.Count; c++)
            {
                var column = draft.Columns[c];
                if (column.Role != ColumnRole.Sector || !numbers.IsStated(r, c))
                {
                    continue;
                }

                if (total.Role == RowRole.Output)
                {
                    again[column.Index] = Add(again[column.Index], r, c);
                }
                else if (total.Role is RowRole.SumOfSectors or RowRole.SumOfValueAdded)
                {
                    Total(Parts(total.Role, r, c), Add(default, r, c), r, c, total.Head, column.Head);
                }
            }

            // Columns that were added up to one sector are compared once, at the last of them.
            for (var c = draft.Columns.Count - 1; c >= 0 && total.Role == RowRole.Output; c--)
            {
                if (draft.Columns[c] is { Role: ColumnRole.Sector } column && numbers.IsStated(r, c))
                {
                    Total(output[column.Index], again[column.Index], r, c, total.Head, column.Head);
                    again[column.Index] = output[column.Index];
                }
            }
        }
    }

    // A row of imports that stands above the sum of intermediate inputs is a part of it.
    private RoundedSum Parts(RowRole total, int row, int column)
    {
        var sum = default(RoundedSum);
        for (var p = 0; p < draft.Rows.Count; p++)
        {
            var part = draft.Rows[p];
            sum = total switch
            {
                RowRole.SumOfSectors when part.Role is RowRole.Sector or RowRole.Imported => Add(sum, p, column),
                RowRole.SumOfSectors when part.Role == RowRole.Primary && p < row && draft.PrimaryInputs[part.Index].Kind == PrimaryInputKind.Imports => Add(sum, p, column),
                RowRole.SumOfValueAdded when part.Role == RowRole.Primary && draft.PrimaryInputs[part.Index].IsValueAdded => Add(sum, p, column),
                _ => sum,
            };
        }

        return sum;
    }

    private void Total(RoundedSum parts, RoundedSum stated, int row, int column, CsvField total, CsvField of)
    {
        if (parts.Misses(stated, tolerance, 0, out var allowed))
        {
            _tally.Add(TotalWrong, draft.Rows[row].Cells[draft.Columns[column].At].Span, total.Value, of.Value, Written(stated.Sum), Written(parts.Sum), Shown(allowed));
        }
    }

    private RoundedSum Add(RoundedSum sum, int row, int column) => sum.Plus(numbers[row, column], numbers.Half(row, column));

    private RoundedSum Subtract(RoundedSum sum, int row, int column) => sum.Plus(-numbers[row, column], numbers.Half(row, column));

    private double Written(double value) => value / (double)numbers.Unit.Factor;

    // A tolerance to three digits.
    private double Shown(double allowed)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(Written(allowed))) - 2);
        return Math.Round(Written(allowed) / step) * step;
    }
}

/// <summary>A sum of rounded numbers.</summary>
/// <param name="Sum">The sum; NaN where a term is missing.</param>
/// <param name="Worst">How far it can be off where every term is rounded by half of its last decimal to the same side.</param>
/// <param name="Squares">The sum of the squares of those halves.</param>
/// <param name="Size">The sum of the terms without signs.</param>
internal readonly record struct RoundedSum(double Sum, double Worst, double Squares, double Size)
{
    /// <summary>The sum with another term.</summary>
    internal RoundedSum Plus(double value, double half) => new(Sum + value, Worst + half, Squares + (half * half), Size + Math.Abs(value));

    /// <summary>Whether two sums that should be one differ by more than rounding explains; not where a term is missing.</summary>
    internal bool Misses(RoundedSum other, double tolerance, double amount, out double allowed)
    {
        // A rounding is spread evenly over one unit of the last decimal: its variance is a third of the square of the half.
        allowed = Math.Min(Worst + other.Worst, 6 * Math.Sqrt((Squares + other.Squares) / 3)) + ((1e-12 + tolerance) * (Size + other.Size)) + amount;
        return Math.Abs(Sum - other.Sum) > allowed;
    }
}
