using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>A formula for the share of a region's needs that the region meets itself.</summary>
public enum QuotientFormula
{
    /// <summary>SLQ_i: how specialised the region is in what is bought.</summary>
    Simple,

    /// <summary>CILQ_ij = SLQ_i / SLQ_j, with SLQ_i on the diagonal, where it would be one for any region (Smith &amp; Morrison 1974).</summary>
    CrossIndustry,

    /// <summary>FLQ_ij = lambda CILQ_ij, lambda = log2(1 + the region's share of the nation)^delta (Flegg &amp; Webber 1997).</summary>
    Flegg,

    /// <summary>
    /// AFLQ_ij = FLQ_ij log2(1 + SLQ_j) where SLQ_j is above one, else FLQ_ij, with FLQ_ij capped at one before (Flegg &amp; Webber 2000): a
    /// specialised region may buy more of its own than the nation does.
    /// </summary>
    AugmentedFlegg,
}

/// <summary>How coefficients are regionalised.</summary>
/// <param name="Formula">Which quotients.</param>
/// <param name="Delta">
/// The exponent of Flegg's formulas, 0 to below 1; it has no default, because results hang on it (about 0.25 fitted Finnish regions, Flegg
/// &amp; Tohmo 2013), and is null for the others.
/// </param>
public sealed record QuotientSpec(QuotientFormula Formula, double? Delta = null)
{
    /// <summary>The formula's name, with delta where it has one: FLQ 0.3.</summary>
    public override string ToString() => Delta is { } delta ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} {delta}") : Name;

    internal string Name => Formula switch
    {
        QuotientFormula.Simple => "SLQ",
        QuotientFormula.CrossIndustry => "CILQ",
        QuotientFormula.Flegg => "FLQ",
        _ => "AFLQ",
    };

    internal bool IsFlegg => Formula is QuotientFormula.Flegg or QuotientFormula.AugmentedFlegg;
}

/// <summary>Coefficients of a region, estimated from the nation's.</summary>
public sealed class RegionalCoefficients
{
    private static readonly Phrase StatesFormula = new("regional coefficients by {0}", "区域系数按{0}估算");
    private static readonly Phrase StatesKnown = new("regional coefficients as the table has them", "区域系数取自表内数据");
    private static readonly Phrase StatesDelta = new("regional coefficients by {0} with delta {1} (lambda {2:0.###})", "区域系数按{0}估算（δ={1}，λ={2:0.###}）");

    internal RegionalCoefficients(QuotientSpec? spec, double lambda, double[] simple, DenseMatrix trade, DenseMatrix regional, DenseMatrix imported) =>
        (Spec, Lambda, Simple, Trade, Regional, Imported) = (spec, lambda, simple, trade, regional, imported);

    /// <summary>The formula and its delta; null where the coefficients are known.</summary>
    public QuotientSpec? Spec { get; }

    /// <summary>Flegg's lambda; one for the other formulas.</summary>
    public double Lambda { get; }

    /// <summary>SLQ by sector.</summary>
    public IReadOnlyList<double> Simple { get; }

    /// <summary>The quotients as applied, t_ij: at most one but for AFLQ.</summary>
    public DenseMatrix Trade { get; }

    /// <summary>Regional input coefficients, t_ij a_ij: bought of the region's own sectors. The columns of sectors that the region has not are zero.</summary>
    public DenseMatrix Regional { get; }

    /// <summary>
    /// What else the nation's technology needs of each product, bought from outside the region: a_ij - t_ij a_ij, and zero where a region buys
    /// more of its own than the nation does.
    /// </summary>
    public DenseMatrix Imported { get; }

    /// <summary>Coefficients that are known, of a region of a table of several.</summary>
    /// <param name="simple">SLQ by sector.</param>
    /// <param name="regional">Bought of the region's own sectors per unit of output, sectors x sectors.</param>
    /// <param name="imported">Bought of the other regions, sectors x sectors.</param>
    /// <returns>Trade is the share of the region's own, one where nothing is bought.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public static RegionalCoefficients Known(IReadOnlyList<double> simple, DenseMatrix regional, DenseMatrix imported)
    {
        var n = FlowCheck.Square(regional, nameof(regional));
        FlowCheck.Size(imported, n, n, nameof(imported));
        var trade = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var all = regional[i, j] + imported[i, j];
                trade[i, j] = all == 0 ? 1 : regional[i, j] / all;
            }
        }

        return new(null, 1, [.. simple], trade, regional, imported);
    }

    /// <summary>Imports into the region by the sector that buys them, at a given output.</summary>
    /// <param name="regionalOutput">By sector.</param>
    /// <returns>By buying sector, in the unit of output.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    public double[] ImportsByBuyer(ReadOnlySpan<double> regionalOutput)
    {
        FlowCheck.Length(regionalOutput, Imported.Columns, nameof(regionalOutput));
        var sums = Linkages.DirectBackward(Imported);
        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] *= regionalOutput[j];
        }

        return sums;
    }

    /// <summary>Imports into the region by product, at a given output.</summary>
    /// <param name="regionalOutput">By sector.</param>
    /// <returns>By the sector whose product is bought, in the unit of output.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    public double[] ImportsByProduct(ReadOnlySpan<double> regionalOutput) => Imported.Times(regionalOutput);

    /// <summary>
    /// The sectors that would sell more to the region's sectors than they make: the estimate cannot be right for them, whatever final demand is.
    /// </summary>
    /// <param name="regionalOutput">By sector.</param>
    /// <returns>From 0, ascending.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    public IReadOnlyList<int> Oversold(ReadOnlySpan<double> regionalOutput)
    {
        var sold = Regional.Times(regionalOutput);
        var oversold = new List<int>();
        for (var i = 0; i < sold.Length; i++)
        {
            if (sold[i] > regionalOutput[i] * (1 + 1e-12))
            {
                oversold.Add(i);
            }
        }

        return oversold;
    }

    /// <summary>The formula, and its delta where it has one, to stand beside every figure.</summary>
    /// <returns>A part of a sentence.</returns>
    public ILocalised Say()
    {
        if (Spec is null)
        {
            return StatesKnown;
        }

        return Spec.Delta is { } delta ? StatesDelta.With(Spec.Name, delta, Lambda) : StatesFormula.With(Spec.Name);
    }
}

/// <summary>
/// Regional input coefficients from national ones by location quotients of output (or jobs). SLQ_i = (x_i^R / x^R) / (x_i^N / x^N), and a
/// quotient of one or above means that the region meets its needs itself. Source: Flegg &amp; Webber (1997), Regional Studies 31: 795-805;
/// Flegg &amp; Webber (2000), Regional Studies 34: 563-569; Flegg &amp; Tohmo (2013), Regional Studies 47: 703-721; Miller &amp; Blair (2009),
/// 8.2.
/// </summary>
public static class QuotientRegionalisation
{
    /// <summary>The method behind its numbers.</summary>
    public static readonly Method Method = new(
        "regionalisation", "1.0", new Phrase("Regional coefficients by location quotients", "区位商法区域投入系数"),
        new Phrase("the formulas written out in NumPy", "以NumPy独立计算的公式结果"));

    /// <summary>Estimates a region's coefficients.</summary>
    /// <param name="national">A of the nation: of domestic products, or with imports of the nation among them.</param>
    /// <param name="regionalSize">Output or jobs of the region, by sector, not negative.</param>
    /// <param name="nationalSize">The same of the nation, not below the region's.</param>
    /// <param name="spec">Formula and delta.</param>
    /// <returns>The coefficients.</returns>
    /// <exception cref="ArgumentException">
    /// Sizes that do not fit, a number that is missing or negative, a region that has more of a sector than the nation, an empty region, or a delta
    /// that does not go with the formula.
    /// </exception>
    public static RegionalCoefficients Of(DenseMatrix national, ReadOnlySpan<double> regionalSize, ReadOnlySpan<double> nationalSize, QuotientSpec spec)
    {
        var n = FlowCheck.Square(national, nameof(national));
        FlowCheck.Finite(national.Values, nameof(national));
        if (spec.IsFlegg ? spec.Delta is not (>= 0 and < 1) : spec.Delta is not null)
        {
            throw new ArgumentException("Delta belongs to Flegg's formulas, which need one from 0 to below 1.", nameof(spec));
        }

        var (simple, share) = SimpleQuotients(regionalSize, nationalSize, n);
        var lambda = spec.Delta is { } delta ? Math.Pow(Math.Log2(1 + share), delta) : 1;
        var (trade, regional, imported) = (new DenseMatrix(n, n), new DenseMatrix(n, n), new DenseMatrix(n, n));
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                // A sector that the region has not buys nothing.
                if (regionalSize[j] > 0)
                {
                    trade[i, j] = Quotient(spec.Formula, simple[i], simple[j], i == j, lambda);
                    regional[i, j] = trade[i, j] * national[i, j];
                    imported[i, j] = (1 - Math.Min(1, trade[i, j])) * national[i, j];
                }
            }
        }

        return new(spec, lambda, simple, trade, regional, imported);
    }

    private static double Quotient(QuotientFormula formula, double seller, double buyer, bool isDiagonal, double lambda)
    {
        var quotient = formula == QuotientFormula.Simple || isDiagonal ? seller : seller / buyer;
        var capped = Math.Min(1, lambda * quotient);
        return formula == QuotientFormula.AugmentedFlegg && buyer > 1 ? capped * Math.Log2(1 + buyer) : capped;
    }

    private static (double[] Simple, double Share) SimpleQuotients(ReadOnlySpan<double> region, ReadOnlySpan<double> nation, int sectors)
    {
        FlowCheck.Length(region, sectors, nameof(region));
        FlowCheck.Length(nation, sectors, nameof(nation));
        FlowCheck.NotNegative(region, nameof(region));
        FlowCheck.NotNegative(nation, nameof(nation));
        var (ofRegion, ofNation) = (0.0, 0.0);
        for (var i = 0; i < sectors; i++)
        {
            if (region[i] > nation[i])
            {
                throw new ArgumentException($"The region has more of sector {i} than the nation.", nameof(region));
            }

            (ofRegion, ofNation) = (ofRegion + region[i], ofNation + nation[i]);
        }

        if (ofRegion == 0)
        {
            throw new ArgumentException("The region has no sector.", nameof(region));
        }

        var simple = new double[sectors];
        for (var i = 0; i < sectors; i++)
        {
            simple[i] = region[i] == 0 ? 0 : region[i] / ofRegion / (nation[i] / ofNation);
        }

        return (simple, ofRegion / ofNation);
    }
}
