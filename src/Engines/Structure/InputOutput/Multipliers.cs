using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// Multipliers of the open model: simple (per unit of final demand) and of type I (per direct unit). Those of the model closed for
/// households are in <see cref="HouseholdClosure"/>. Source: Miller &amp; Blair (2009), 6.2.
/// </summary>
public static class Multipliers
{
    /// <summary>Simple output multipliers: column sums of L, the output of all sectors for one unit of final demand for each.</summary>
    /// <param name="system">A solvable system.</param>
    /// <returns>By sector, without unit.</returns>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] Output(LeontiefSystem system)
    {
        var ones = new double[system.Size];
        Array.Fill(ones, 1);
        return system.Content(ones);
    }

    /// <summary>
    /// Simple multipliers m' = r' L of anything that goes with output: value added, jobs, energy, CO2, imports. With value added and imports
    /// by all inputs they add to one.
    /// </summary>
    /// <param name="system">A solvable system.</param>
    /// <param name="intensities">r: units per unit of output, by sector.</param>
    /// <returns>By sector, units per unit of final demand.</returns>
    /// <exception cref="ArgumentException">Another length, or an intensity that is missing.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] Simple(LeontiefSystem system, ReadOnlySpan<double> intensities)
    {
        FlowCheck.Length(intensities, system.Size, nameof(intensities));
        FlowCheck.Finite(intensities, nameof(intensities));
        return system.Content(intensities);
    }

    /// <summary>
    /// Simple multipliers where some intensities are missing (NaN): a multiplier that hangs on a missing one is missing, the others are what they would
    /// be with any value in its place.
    /// </summary>
    /// <param name="system">A solvable system.</param>
    /// <param name="intensities">r, by sector; NaN where it is not known.</param>
    /// <returns>By sector; NaN where it is not known.</returns>
    /// <exception cref="ArgumentException">Another length, or an intensity that is infinite.</exception>
    public static double[] WhereKnown(LeontiefSystem system, ReadOnlySpan<double> intensities)
    {
        FlowCheck.Length(intensities, system.Size, nameof(intensities));
        var (known, missing) = (new double[system.Size], new double[system.Size]);
        for (var i = 0; i < known.Length; i++)
        {
            (known[i], missing[i]) = double.IsNaN(intensities[i]) ? (0, 1) : (intensities[i], 0);
        }

        var simple = Simple(system, known);
        if (missing.Any(m => m > 0))
        {
            var hangs = system.Content(missing);
            for (var j = 0; j < simple.Length; j++)
            {
                simple[j] = hangs[j] == 0 ? simple[j] : double.NaN;
            }
        }

        return simple;
    }

    /// <summary>Multipliers of type I: direct and indirect per direct, (r' L)_j / r_j.</summary>
    /// <param name="simple">Simple multipliers, by sector.</param>
    /// <param name="intensities">r, by sector.</param>
    /// <returns>By sector, without unit; NaN where the intensity is zero.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit.</exception>
    public static double[] TypeI(ReadOnlySpan<double> simple, ReadOnlySpan<double> intensities)
    {
        FlowCheck.SameLength(simple, intensities, nameof(simple));
        var ratios = new double[simple.Length];
        for (var j = 0; j < ratios.Length; j++)
        {
            ratios[j] = intensities[j] == 0 ? double.NaN : simple[j] / intensities[j];
        }

        return ratios;
    }

    /// <summary>
    /// Multipliers of every sector for every other, the elements r_i l_ij: where what a unit of final demand for j holds comes from.
    /// </summary>
    /// <param name="inverse">L.</param>
    /// <param name="intensities">r, by sector.</param>
    /// <returns>Sectors of origin x sectors of final demand.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public static DenseMatrix ByOrigin(DenseMatrix inverse, ReadOnlySpan<double> intensities)
    {
        var n = FlowCheck.Square(inverse, nameof(inverse));
        FlowCheck.Length(intensities, n, nameof(intensities));
        var content = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            var from = inverse.Row(i);
            var to = content.Row(i);
            for (var j = 0; j < n; j++)
            {
                to[j] = intensities[i] * from[j];
            }
        }

        return content;
    }
}
