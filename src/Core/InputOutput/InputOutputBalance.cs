namespace Songhua.Core;

/// <summary>
/// The two accounting identities of an input-output table (Miller and Blair, 2009, equations 2.1 and 2.10): what a sector delivers is its
/// output, and so is what it uses with its primary inputs.
/// </summary>
public static class InputOutputBalance
{
    /// <summary>
    /// n: uses less output by row, in base units: Z 1 + F 1 - m + e - x, with m only in a competitive table and e the discrepancy. Zero where
    /// the row balances, NaN where a number is missing.
    /// </summary>
    public static double[] RowGaps(InputOutputTable table)
    {
        var (flows, final) = (table.Flows.RowSums(), table.FinalUse.RowSums());
        var gaps = new double[flows.Length];
        for (var i = 0; i < gaps.Length; i++)
        {
            var import = table.Imports.IsEmpty ? 0 : table.Imports[i];
            var discrepancy = table.Discrepancy.IsEmpty ? 0 : table.Discrepancy[i];
            gaps[i] = flows[i] + final[i] - import + discrepancy - table.Output[i];
        }

        return gaps;
    }

    /// <summary>n: inputs less output by column, in base units: Z' 1 (with imported flows) + V' 1 - x. Zero where the column balances, NaN where a number is missing.</summary>
    public static double[] ColumnGaps(InputOutputTable table)
    {
        var (flows, imported, primary) = (table.Flows.ColumnSums(), table.ImportedFlows?.ColumnSums(), table.PrimaryInputs.ColumnSums());
        var gaps = new double[flows.Length];
        for (var j = 0; j < gaps.Length; j++)
        {
            gaps[j] = flows[j] + (imported?[j] ?? 0) + primary[j] - table.Output[j];
        }

        return gaps;
    }

    /// <summary>The largest gap of rows and columns in relation to the largest output; NaN where a number is missing, 0 for a table without sectors.</summary>
    public static double LargestRelativeGap(InputOutputTable table)
    {
        var (scale, largest) = (0.0, 0.0);
        foreach (var output in table.Output)
        {
            scale = Math.Max(scale, Math.Abs(output));
        }

        foreach (var gap in RowGaps(table).Concat(ColumnGaps(table)))
        {
            largest = Math.Max(largest, Math.Abs(gap));
        }

        return largest == 0 ? 0 : largest / scale;
    }
}
