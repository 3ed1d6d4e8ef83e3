using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// A weighted concordance S from the sectors of one table to those of another: element (k, i) is the share of old sector i that belongs to
/// new sector k. Weights of an old sector add to one, so that sums are kept whatever is mapped. Source: Miller &amp; Blair (2009), 4.9.
/// </summary>
public sealed class SectorMapping
{
    private const double Tolerance = 1e-9;
    private static readonly Phrase Leaks = new(
        "The weights of {0} add to {1}, not to 1: part of it would be lost or counted twice.", "{0}的权重合计为{1}而非1：会有遗漏或重复计算。");

    private SectorMapping(DenseMatrix weights, int[] incomplete) => (Weights, Incomplete) = (weights, incomplete);

    /// <summary>S, new sectors x old sectors. It must not be changed.</summary>
    public DenseMatrix Weights { get; }

    /// <summary>The old sectors, from 0, whose weights do not add to one within 1e-9: nothing is mapped while there are any.</summary>
    public IReadOnlyList<int> Incomplete { get; }

    /// <summary>Whether every old sector is mapped in full.</summary>
    public bool IsComplete => Incomplete.Count == 0;

    /// <summary>Reads weights.</summary>
    /// <param name="weights">S, new sectors x old sectors, not negative.</param>
    /// <returns>The mapping, with what is not mapped in full.</returns>
    /// <exception cref="ArgumentException">A weight that is missing or negative.</exception>
    public static SectorMapping Of(DenseMatrix weights)
    {
        FlowCheck.NotNegative(weights.Values, nameof(weights));
        var sums = weights.TransposedTimes([.. Enumerable.Repeat(1.0, weights.Rows)]);
        return new(weights, [.. Enumerable.Range(0, sums.Length).Where(i => Math.Abs(sums[i] - 1) > Tolerance)]);
    }

    /// <summary>A mapping of each old sector to one new one.</summary>
    /// <param name="newSector">By old sector, from 0.</param>
    /// <param name="newSectors">How many new sectors there are.</param>
    /// <returns>A complete mapping.</returns>
    /// <exception cref="ArgumentException">A new sector that is not there.</exception>
    public static SectorMapping Of(IReadOnlyList<int> newSector, int newSectors)
    {
        var weights = new DenseMatrix(newSectors, newSector.Count);
        for (var i = 0; i < newSector.Count; i++)
        {
            weights[newSector[i] >= 0 && newSector[i] < newSectors ? newSector[i] : throw new ArgumentException($"There is no new sector {newSector[i]}.", nameof(newSector)), i] = 1;
        }

        return new(weights, []);
    }

    /// <summary>What is wrong with the weights of a sector, in words.</summary>
    /// <param name="sector">An old sector, from 0.</param>
    /// <param name="name">Its name.</param>
    /// <returns>A sentence.</returns>
    public ILocalised Say(int sector, ILocalised name)
    {
        var sum = 0.0;
        for (var k = 0; k < Weights.Rows; k++)
        {
            sum += Weights[k, sector];
        }

        return Leaks.With(name, sum);
    }

    /// <summary>Flows between sectors, S Z S'.</summary>
    /// <param name="flows">Z, old x old.</param>
    /// <returns>New x new.</returns>
    /// <exception cref="ArgumentException">Another size.</exception>
    /// <exception cref="InvalidOperationException">The mapping is not complete.</exception>
    public DenseMatrix Flows(DenseMatrix flows) => Rows(Rows(flows).Transposed()).Transposed();

    /// <summary>What stands by sector in rows, as final demand by category: S Y.</summary>
    /// <param name="rows">Old sectors x anything.</param>
    /// <returns>New sectors x anything.</returns>
    /// <exception cref="ArgumentException">Another number of rows.</exception>
    /// <exception cref="InvalidOperationException">The mapping is not complete.</exception>
    public DenseMatrix Rows(DenseMatrix rows) => Complete().Times(rows);

    /// <summary>A vector by sector (output, value added): S x.</summary>
    /// <param name="vector">By old sector.</param>
    /// <returns>By new sector.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The mapping is not complete.</exception>
    public double[] Vector(ReadOnlySpan<double> vector) => Complete().Times(vector);

    /// <summary>
    /// The bias of aggregation for a final demand: the output that the aggregate system gives less the aggregate of that of the full system,
    /// L* S f - S L f. It is zero for the final demand of the table itself.
    /// </summary>
    /// <param name="aggregate">The system of the aggregate table, solvable.</param>
    /// <param name="full">The system of the full table, solvable.</param>
    /// <param name="finalDemand">f, by old sector.</param>
    /// <returns>By new sector, in the unit of f.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    /// <exception cref="InvalidOperationException">The mapping is not complete, or a system is not solvable.</exception>
    public double[] Bias(LeontiefSystem aggregate, LeontiefSystem full, ReadOnlySpan<double> finalDemand)
    {
        var bias = aggregate.Output(Vector(finalDemand));
        var exact = Vector(full.Output(finalDemand));
        for (var k = 0; k < bias.Length; k++)
        {
            bias[k] -= exact[k];
        }

        return bias;
    }

    private DenseMatrix Complete() => IsComplete ? Weights : throw new InvalidOperationException($"The weights of sector {Incomplete[0]} do not add to one.");
}
