using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>A table in which a sector is split into parts.</summary>
public sealed class SectorSplit
{
    private SectorSplit(DenseMatrix flows, DenseMatrix finalDemand, DenseMatrix primaryInput, double[] output, int[] oldSector) =>
        (Flows, FinalDemand, PrimaryInput, Output, OldSector) = (flows, finalDemand, primaryInput, output, oldSector);

    /// <summary>Z of the new sectors: the parts stand where the sector stood.</summary>
    public DenseMatrix Flows { get; }

    /// <summary>New sectors x categories.</summary>
    public DenseMatrix FinalDemand { get; }

    /// <summary>Primary inputs x new sectors.</summary>
    public DenseMatrix PrimaryInput { get; }

    /// <summary>By new sector.</summary>
    public IReadOnlyList<double> Output { get; }

    /// <summary>By new sector: the old one that it is, or is a part of.</summary>
    public IReadOnlyList<int> OldSector { get; }

    /// <summary>
    /// Splits a sector by shares: each part buys and sells as the sector did, in proportion, so that rows and columns balance as before and the
    /// aggregate of the parts is the sector. Where more is known of a part, its cells are set and the rest is balanced to the margins
    /// (<see cref="BiproportionalBalancing"/>). Source: Wolsky (1984), Review of Economics and Statistics 66: 283-291, without his correction.
    /// </summary>
    /// <param name="flows">Z, sectors x sectors.</param>
    /// <param name="finalDemand">Sectors x categories.</param>
    /// <param name="primaryInput">Primary inputs x sectors.</param>
    /// <param name="output">x, by sector.</param>
    /// <param name="sector">The sector to split, from 0.</param>
    /// <param name="shares">Of each part in its output; they add to one within 1e-9.</param>
    /// <returns>The table of the new sectors.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, a sector that is not there, or shares that are negative or do not add to one.</exception>
    public static SectorSplit Of(
        DenseMatrix flows, DenseMatrix finalDemand, DenseMatrix primaryInput, ReadOnlySpan<double> output, int sector, ReadOnlySpan<double> shares)
    {
        var n = FlowCheck.Square(flows, nameof(flows));
        FlowCheck.Size(finalDemand, n, finalDemand.Columns, nameof(finalDemand));
        FlowCheck.Size(primaryInput, primaryInput.Rows, n, nameof(primaryInput));
        FlowCheck.Length(output, n, nameof(output));
        FlowCheck.Group([sector], n, nameof(sector));
        FlowCheck.NotNegative(shares, nameof(shares));
        var sum = 0.0;
        foreach (var share in shares)
        {
            sum += share;
        }

        if (Math.Abs(sum - 1) > 1e-9)
        {
            throw new ArgumentException($"Shares add to {sum}, not to one.", nameof(shares));
        }

        var parts = new DenseMatrix(n - 1 + shares.Length, n);
        var old = new int[parts.Rows];
        for (var k = 0; k < old.Length; k++)
        {
            old[k] = k < sector ? k : Math.Max(sector, k - shares.Length + 1);
            parts[k, old[k]] = old[k] == sector ? shares[k - sector] : 1;
        }

        return new(Both(parts, flows), parts.Times(finalDemand), parts.Times(primaryInput.Transposed()).Transposed(), parts.Times(output), old);
    }

    private static DenseMatrix Both(DenseMatrix parts, DenseMatrix flows) => parts.Times(parts.Times(flows).Transposed()).Transposed();
}
