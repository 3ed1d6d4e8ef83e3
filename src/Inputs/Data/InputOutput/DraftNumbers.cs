using Songhua.Core;

namespace Songhua.Data;

/// <summary>The numbers of a draft, cell by cell, in base units; NaN where missing, with how far each may be rounded.</summary>
internal sealed class DraftNumbers
{
    public static readonly Rule CellMissing = new(
        "SH5207", Severity.Error,
        new("the cell of row '{0}' and column '{1}' is empty", "行“{0}”与列“{1}”交叉处的单元格为空"),
        new("Empty means not known, never nothing: the multipliers that rest on it cannot be computed.", "空白表示未知而不是零：依赖它的乘数无法计算。"),
        new("Write the number, or 0 where nothing flows; where the publisher leaves zeros empty say so for the whole table.", "请填写数值，确无流量处填 0；若发布者以空白表示零，请对整张表注明。"));

    internal static readonly Rule SatelliteMissing = new(
        "SH5238", Severity.Warning,
        new("the figure of '{0}' for '{1}' is missing", "“{0}”中“{1}”的数值缺失"),
        new("What hangs on it is shown as not known; it is never taken as zero.", "依赖该数值的结果将显示为未知，绝不按零处理。"),
        new("Write the figure, or 0 where there is none.", "请填写数值，确无时填 0。"));

    private readonly TableDraft _draft;
    private readonly double[,] _values;
    private readonly sbyte[,] _decimals;
    private readonly double _finestHalf;
    private readonly int _finest;

    private DraftNumbers(TableDraft draft, Unit unit, double[,] values, sbyte[,] decimals, int finest)
    {
        (_draft, Unit, _values, _decimals, _finest) = (draft, unit, values, decimals, finest);
        _finestHalf = HalfUnit(finest);
    }

    /// <summary>The unit in which the numbers are written.</summary>
    internal Unit Unit { get; }

    /// <summary>The number of a row and column of the draft, in base units.</summary>
    internal double this[int row, int column] => _values[row, column];

    /// <summary>Half of the last decimal that the cell is written with: how far it may be rounded, in base units.</summary>
    internal double Half(int row, int column) =>
        _values[row, column] == 0 || _decimals[row, column] >= _finest ? _finestHalf : HalfUnit(_decimals[row, column]);

    /// <summary>Whether a cell holds something.</summary>
    internal bool IsStated(int row, int column) => _draft.Rows[row].Cells[_draft.Columns[column].At].Value.Length > 0;

    /// <summary>Reads every cell of the draft; says which are missing or no numbers.</summary>
    internal static DraftNumbers Read(TableDraft draft, Unit unit, bool blanksAreZero, DiagnosticBag diagnostics)
    {
        var (rows, columns) = (draft.Rows.Count, draft.Columns.Count);
        var values = new double[rows, columns];
        var decimals = new sbyte[rows, columns];
        var counts = new long[64];
        var apart = draft.ImportsApart;
        var tally = new RuleTally();
        for (var r = 0; r < rows; r++)
        {
            var row = draft.Rows[r];
            var own = row.Role == RowRole.Satellite ? draft.Satellites[row.Index].Unit : unit;
            var isUsed = UsesOf(draft, row);
            for (var c = 0; c < columns; c++)
            {
                var cell = row.Cells[draft.Columns[c].At];
                if (cell.Value.Length == 0)
                {
                    var isNeeded = IsNeeded(row.Role, draft.Columns[c].Role, isUsed && !IsExports(draft, draft.Columns[c]), apart);
                    var isZero = blanksAreZero && row.Role != RowRole.Satellite;
                    values[r, c] = isZero && isNeeded ? 0 : double.NaN;
                    if (isNeeded && !isZero)
                    {
                        tally.Add(row.Role == RowRole.Satellite ? SatelliteMissing : CellMissing, cell.Span, row.Head.Value, draft.Columns[c].Head.Value);
                    }
                }
                else if (!ScaledNumber.TryParse(cell.Value, own, out values[r, c], out var written))
                {
                    tally.Add(WideTableReader.NotANumber, cell.Span, cell.Value);
                }
                else
                {
                    decimals[r, c] = (sbyte)Math.Clamp(written, -30, 30);
                    if (values[r, c] != 0 && row.Role != RowRole.Satellite)
                    {
                        counts[decimals[r, c] + 30]++;
                    }
                }
            }
        }

        tally.ReportTo(diagnostics, draft.Sheet.File);
        return new(draft, unit, values, decimals, Median(counts));
    }

    /// <summary>The numbers as a table takes them; rows and columns of one sector are added up.</summary>
    internal InputOutputNumbers ToTable(double[] output)
    {
        var (n, k, p) = (_draft.Sectors.Count, _draft.FinalUses.Count, _draft.PrimaryInputs.Count);
        var primaryUses = _draft.Rows.Exists(r => r.Role == RowRole.Primary && UsesOf(_draft, r));
        var columns = _draft.Columns;
        double[,] flows = new double[n, n], final = new double[n, k], primary = new double[p, n];
        var imported = _draft.ImportsApart ? new double[n, n] : null;
        var importedFinal = _draft.ImportsApart ? new double[n, k] : null;
        var primaryFinal = primaryUses ? new double[p, k] : null;
        var imports = columns.Exists(c => c.Role == ColumnRole.Imports) && !_draft.ImportsApart ? new double[n] : null;
        var discrepancy = columns.Exists(c => c.Role == ColumnRole.Discrepancy) ? new double[n] : null;
        for (var r = 0; r < _draft.Rows.Count; r++)
        {
            var row = _draft.Rows[r];
            var (sectors, uses) = row.Role switch
            {
                RowRole.Sector => (flows, final),
                RowRole.Imported => (imported, importedFinal),
                RowRole.Primary => (primary, primaryFinal),
                _ => (null, null),
            };
            for (var c = 0; c < columns.Count && sectors is not null; c++)
            {
                _ = (columns[c].Role, row.Role) switch
                {
                    (ColumnRole.Sector, _) => sectors[row.Index, columns[c].Index] += _values[r, c],
                    (ColumnRole.FinalUse, _) when uses is not null => uses[row.Index, columns[c].Index] += _values[r, c],
                    (ColumnRole.Imports, RowRole.Sector) when imports is not null => imports[row.Index] += _values[r, c],
                    (ColumnRole.Discrepancy, RowRole.Sector) => discrepancy![row.Index] += _values[r, c],
                    _ => 0,
                };
            }
        }

        return new()
        {
            Flows = flows,
            ImportedFlows = imported,
            FinalUse = final,
            ImportedFinalUse = importedFinal,
            PrimaryInputs = primary,
            PrimaryInputsOfFinalUse = primaryFinal,
            Output = output,
            Imports = imports,
            Discrepancy = discrepancy,
        };
    }

    /// <summary>The satellites.</summary>
    internal IEnumerable<Satellite> Satellites()
    {
        for (var r = 0; r < _draft.Rows.Count; r++)
        {
            if (_draft.Rows[r] is { Role: RowRole.Satellite } row)
            {
                var values = new double[_draft.Sectors.Count];
                for (var c = 0; c < _draft.Columns.Count; c++)
                {
                    if (_draft.Columns[c] is { Role: ColumnRole.Sector } column)
                    {
                        values[column.Index] += _values[r, c];
                    }
                }

                var (code, name, unit) = _draft.Satellites[row.Index];
                yield return new(code, name, unit, values);
            }
        }
    }

    private static bool IsNeeded(RowRole row, ColumnRole column, bool isUsed, bool apart) => column switch
    {
        ColumnRole.Sector => row is RowRole.Sector or RowRole.Imported or RowRole.Primary or RowRole.Satellite,
        ColumnRole.FinalUse => row is RowRole.Sector or RowRole.Imported || (row == RowRole.Primary && isUsed),
        ColumnRole.Imports => row == RowRole.Sector && !apart,
        ColumnRole.Discrepancy or ColumnRole.Output => row == RowRole.Sector,
        _ => false,
    };

    // What is exported has no primary inputs of its own: publishers write 0 or nothing, and nothing stays missing.
    private static bool IsExports(TableDraft draft, DraftColumn column) => column.Role == ColumnRole.FinalUse && draft.FinalUses[column.Index].Kind == FinalUseKind.Exports;

    // Most tables leave primary inputs of final uses out altogether; where one cell is given the others are wanted.
    private static bool UsesOf(TableDraft draft, DraftRow row) =>
        row.Role == RowRole.Primary && draft.Columns.Exists(c => c.Role == ColumnRole.FinalUse && row.Cells[c.At].Value.Length > 0);

    private static int Median(long[] counts)
    {
        var (half, sum) = (counts.Sum() / 2, 0L);
        for (var d = 0; d < counts.Length; d++)
        {
            sum += counts[d];
            if (sum > half)
            {
                return d - 30;
            }
        }

        return 0;
    }

    private double HalfUnit(int decimals) => 0.5 * Math.Pow(10, -decimals) * (double)Unit.Factor;
}
