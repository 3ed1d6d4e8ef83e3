using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Prices where some are given from outside.</summary>
public sealed class ExogenousPrices
{
    internal ExogenousPrices(double[] prices, double[] margins) => (Prices, Margins) = (prices, margins);

    /// <summary>By sector, the base year's being one; those that are given are as given.</summary>
    public IReadOnlyList<double> Prices { get; }

    /// <summary>
    /// What each given price leaves above the cost of inputs and primary inputs, per unit of output, in the order given: what would have to
    /// be paid to, or taken from, the sector's value added.
    /// </summary>
    public IReadOnlyList<double> Margins { get; }
}

/// <summary>
/// The price model of Leontief, cost push: p' = p' A + v', so that p = L' v. Prices are indices, one in the base year; v are primary costs
/// (value added and imports) per unit of output at base prices. Quantities do not answer. Source: Miller &amp; Blair (2009), 2.6.
/// </summary>
public static class PriceModel
{
    /// <summary>The prices that primary costs make.</summary>
    /// <param name="system">A solvable system.</param>
    /// <param name="primaryCosts">v: by sector, per unit of output.</param>
    /// <returns>By sector; ones with the costs of the base year.</returns>
    /// <exception cref="ArgumentException">Another length, or a number that is missing.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] Prices(LeontiefSystem system, ReadOnlySpan<double> primaryCosts) => Multipliers.Simple(system, primaryCosts);

    /// <summary>The change of all prices with a change of primary costs.</summary>
    /// <param name="system">A solvable system.</param>
    /// <param name="change">By sector, per unit of output.</param>
    /// <returns>By sector, the base year's price being one.</returns>
    /// <exception cref="ArgumentException">Another length, or a number that is missing.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static double[] CostPush(LeontiefSystem system, ReadOnlySpan<double> change) => Multipliers.Simple(system, change);

    /// <summary>
    /// Prices where those of some sectors are set from outside (a controlled energy price, a world price): the others follow their costs,
    /// p_N = (I - A_NN')^-1 (A_EN' p_E + v_N). It is solved with the factorisation of the whole system, by the primary cost of the set
    /// sectors at which they would come out as given.
    /// </summary>
    /// <param name="system">A solvable system.</param>
    /// <param name="primaryCosts">v: by sector, per unit of output.</param>
    /// <param name="sectors">The sectors whose prices are set, from 0.</param>
    /// <param name="prices">Their prices, in the same order.</param>
    /// <returns>All prices, and what the set ones leave.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, a number that is missing, or a sector that is not there or there twice.</exception>
    /// <exception cref="InvalidOperationException">The system is not solvable.</exception>
    public static ExogenousPrices WithExogenous(LeontiefSystem system, ReadOnlySpan<double> primaryCosts, IReadOnlyList<int> sectors, ReadOnlySpan<double> prices)
    {
        FlowCheck.Group(sectors, system.Size, nameof(sectors));
        FlowCheck.Length(prices, sectors.Count, nameof(prices));
        FlowCheck.Finite(prices, nameof(prices));
        var all = Prices(system, primaryCosts);
        var m = sectors.Count;
        var (answers, within, gap) = (new double[m][], new DenseMatrix(m, m), new double[m]);
        for (var k = 0; k < m; k++)
        {
            var unit = new double[system.Size];
            unit[sectors[k]] = 1;
            answers[k] = system.Content(unit);
            gap[k] = prices[k] - all[sectors[k]];
            for (var row = 0; row < m; row++)
            {
                within[row, k] = answers[k][sectors[row]];
            }
        }

        // Principal blocks of the inverse of an M-matrix are not singular.
        var margins = LuFactorisation.Of(within).Solve(gap);
        for (var k = 0; k < m; k++)
        {
            for (var i = 0; i < all.Length; i++)
            {
                all[i] += margins[k] * answers[k][i];
            }
        }

        for (var k = 0; k < m; k++)
        {
            all[sectors[k]] = prices[k];
        }

        return new(all, margins);
    }
}
