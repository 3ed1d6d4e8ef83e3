using Songhua.Core;

namespace Songhua.Structure;

/// <summary>
/// The model closed for households: a further sector that sells labour to the others and buys what they make. Total multipliers come from
/// the open system by its Schur complement, L_11 = L + L c h' L / (1 - h' L c), without another factorisation. Source: Miller &amp; Blair
/// (2009), 2.5 and 6.2.2.
/// </summary>
public sealed class HouseholdClosure
{
    /// <summary>What must stand beside every multiplier of the closed model.</summary>
    public static readonly Phrase Caveat = new(
        "Type II and total multipliers assume that every unit of additional labour income is spent as the average one is, that households pay nothing from other income, and that labour and capacity are idle: they are upper bounds.",
        "第二类乘数和总乘数假定新增劳动收入按平均方式全部支出、居民没有其他收入来源、劳动力与产能均有闲置，因此是上限值。");

    private readonly LeontiefSystem _open;
    private readonly double[] _incomeContent;
    private readonly double[] _induced;

    private HouseholdClosure(LeontiefSystem open, double[] incomeContent, double[] induced, double respending) =>
        (_open, _incomeContent, _induced, Respending) = (open, incomeContent, induced, respending);

    /// <summary>h' L c: the labour income that a unit of spent labour income makes in turn. Without unit.</summary>
    public double Respending { get; }

    /// <summary>Whether the closed model is productive: a unit of income makes less than another one. Otherwise it has no multipliers.</summary>
    public bool IsProductive => Respending < 1;

    /// <summary>Closes a system.</summary>
    /// <param name="open">A solvable system.</param>
    /// <param name="income">h: labour income per unit of output, by sector, not negative.</param>
    /// <param name="consumption">c: what households buy of each sector per unit of labour income, not negative.</param>
    /// <returns>The closed model.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a number that is missing or negative.</exception>
    /// <exception cref="InvalidOperationException">The open system is not solvable.</exception>
    public static HouseholdClosure Of(LeontiefSystem open, ReadOnlySpan<double> income, ReadOnlySpan<double> consumption)
    {
        FlowCheck.Length(income, open.Size, nameof(income));
        FlowCheck.Length(consumption, open.Size, nameof(consumption));
        FlowCheck.NotNegative(income, nameof(income));
        FlowCheck.NotNegative(consumption, nameof(consumption));
        var induced = open.Output(consumption);
        var respending = 0.0;
        for (var i = 0; i < open.Size; i++)
        {
            respending += income[i] * induced[i];
        }

        return new(open, open.Content(income), induced, respending);
    }

    /// <summary>Total output multipliers, of the productive sectors alone or with the households' row (labour income).</summary>
    /// <param name="withHouseholds">Whether labour income counts as output of households.</param>
    /// <returns>By sector, per unit of final demand.</returns>
    /// <exception cref="InvalidOperationException">The closed model is not productive.</exception>
    public double[] TotalOutput(bool withHouseholds)
    {
        var ones = new double[_open.Size];
        Array.Fill(ones, 1);
        return Total(ones, withHouseholds ? 1 : 0);
    }

    /// <summary>Total multipliers: direct, indirect and induced, (r' L_11)_j with what households use themselves.</summary>
    /// <param name="intensities">r: units per unit of output, by sector.</param>
    /// <param name="householdIntensity">Units per unit of labour income that households use themselves (their own fuel, say).</param>
    /// <returns>By sector, units per unit of final demand.</returns>
    /// <exception cref="ArgumentException">Another length, or an intensity that is missing.</exception>
    /// <exception cref="InvalidOperationException">The closed model is not productive.</exception>
    public double[] Total(ReadOnlySpan<double> intensities, double householdIntensity = 0)
    {
        if (!IsProductive)
        {
            throw new InvalidOperationException("The model closed for households is not productive.");
        }

        var total = Multipliers.Simple(_open, intensities);
        var inducedUse = householdIntensity;
        for (var i = 0; i < total.Length; i++)
        {
            inducedUse += intensities[i] * _induced[i];
        }

        for (var j = 0; j < total.Length; j++)
        {
            total[j] += inducedUse * _incomeContent[j] / (1 - Respending);
        }

        return total;
    }

    /// <summary>Multipliers of type II: direct, indirect and induced per direct.</summary>
    /// <param name="intensities">r, by sector.</param>
    /// <returns>By sector, without unit; NaN where the intensity is zero.</returns>
    /// <exception cref="ArgumentException">Another length, or an intensity that is missing.</exception>
    /// <exception cref="InvalidOperationException">The closed model is not productive.</exception>
    public double[] TypeII(ReadOnlySpan<double> intensities) => Multipliers.TypeI(Total(intensities), intensities);
}
