using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Coefficients of flows, or the sectors that have none.</summary>
public sealed class CoefficientTable
{
    internal CoefficientTable(DenseMatrix? matrix, IReadOnlyList<int> sectorsWithoutOutput) =>
        (Matrix, SectorsWithoutOutput) = (matrix, sectorsWithoutOutput);

    /// <summary>Sectors x sectors; null where a sector has flows but no output above zero.</summary>
    public DenseMatrix? Matrix { get; }

    /// <summary>
    /// The sectors, from 0, that have flows but no output above zero: their coefficients do not exist. A sector without output and without
    /// flows is not one of them, its coefficients are zero.
    /// </summary>
    public IReadOnlyList<int> SectorsWithoutOutput { get; }
}

/// <summary>
/// Coefficients of an input-output table. In Z sales stand in rows and purchases in columns: z_ij is what sector j buys of sector i.
/// Source: Miller &amp; Blair (2009), Input-Output Analysis, 2nd ed., 2.2 and 12.1.
/// </summary>
public static class Coefficients
{
    /// <summary>Technical (direct input) coefficients A = Z diag(x)^-1: a_ij = z_ij / x_j.</summary>
    /// <param name="flows">Z, sectors x sectors, in the unit of the output.</param>
    /// <param name="output">x, by sector.</param>
    /// <returns>A, without unit, or the columns that have flows but no output.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a number that is not finite.</exception>
    public static CoefficientTable Technical(DenseMatrix flows, ReadOnlySpan<double> output) => Divided(flows, output, isByColumn: true);

    /// <summary>Allocation (direct output) coefficients B = diag(x)^-1 Z: b_ij = z_ij / x_i.</summary>
    /// <param name="flows">Z, sectors x sectors, in the unit of the output.</param>
    /// <param name="output">x, by sector.</param>
    /// <returns>B, without unit, or the rows that have flows but no output.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a number that is not finite.</exception>
    public static CoefficientTable Allocation(DenseMatrix flows, ReadOnlySpan<double> output) => Divided(flows, output, isByColumn: false);

    /// <summary>What a satellite row (value added, jobs, energy, emissions, imports) is per unit of output: r_j = row_j / x_j.</summary>
    /// <param name="row">By sector, in its own unit; NaN where it is not known.</param>
    /// <param name="output">x, by sector.</param>
    /// <returns>
    /// By sector, units of the row per unit of output: zero for a sector with neither, NaN where the row is not known or stands against no
    /// output above zero.
    /// </returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, or an output that is not finite.</exception>
    public static double[] Intensities(ReadOnlySpan<double> row, ReadOnlySpan<double> output)
    {
        FlowCheck.SameLength(row, output, nameof(row));
        FlowCheck.Finite(output, nameof(output));
        var intensities = new double[row.Length];
        for (var j = 0; j < row.Length; j++)
        {
            intensities[j] = output[j] > 0 ? row[j] / output[j] : row[j] == 0 ? 0 : double.NaN;
        }

        return intensities;
    }

    private static CoefficientTable Divided(DenseMatrix flows, ReadOnlySpan<double> output, bool isByColumn)
    {
        var n = FlowCheck.Square(flows, nameof(flows));
        FlowCheck.Length(output, n, nameof(output));
        FlowCheck.Finite(output, nameof(output));
        FlowCheck.Finite(flows.Values, nameof(flows));
        var coefficients = new DenseMatrix(n, n);
        var without = new SortedSet<int>();
        for (var i = 0; i < n; i++)
        {
            var from = flows.Row(i);
            var to = coefficients.Row(i);
            for (var j = 0; j < n; j++)
            {
                var sector = isByColumn ? j : i;
                if (output[sector] > 0)
                {
                    to[j] = from[j] / output[sector];
                }
                else if (from[j] != 0)
                {
                    without.Add(sector);
                }
            }
        }

        return new(without.Count == 0 ? coefficients : null, [.. without]);
    }
}
