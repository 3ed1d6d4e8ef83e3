using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>
/// The model closed for households: further sectors, one a region, that sell labour to the others and buy what they make. With H income (k x n) and C
/// consumption (n x k) total multipliers come from the open system by its Schur complement, L_11 = L + L C (I - H L C)^-1 H L, without another
/// factorisation of n. Source: Miller &amp; Blair (2009), 2.5, 3.4.5 and 6.2.2.
/// </summary>
public sealed class HouseholdClosure
{
    /// <summary>What must stand beside every multiplier of the closed model.</summary>
    public static readonly Phrase Caveat = new(
        "Type II and total multipliers assume that every unit of additional labour income is spent as the average one is, that households pay nothing from other income, and that labour and capacity are idle: they are upper bounds.",
        "第二类乘数和总乘数假定新增劳动收入按平均方式全部支出、居民没有其他收入来源、劳动力与产能均有闲置，因此是上限值。");

    private readonly LeontiefSystem _open;
    private readonly DenseMatrix _incomeContent;
    private readonly DenseMatrix _induced;
    private readonly LeontiefSystem _rounds;

    private HouseholdClosure(LeontiefSystem open, DenseMatrix incomeContent, DenseMatrix induced, DenseMatrix respending) =>
        (_open, _incomeContent, _induced, _rounds) = (open, incomeContent, induced, LeontiefSystem.Of(respending));

    /// <summary>H L C, k x k: the labour income of each region (row) that a unit of labour income spent in each (column) makes in turn. Without unit.</summary>
    public DenseMatrix Respending => _rounds.Technical;

    /// <summary>Whether the closed model is productive: the spectral radius of <see cref="Respending"/> is below one. Otherwise it has no multipliers.</summary>
    public bool IsProductive => _rounds.IsSolvable;

    /// <summary>Closes a system for the households of one region.</summary>
    /// <param name="open">A solvable system.</param>
    /// <param name="income">h: labour income per unit of output, by sector, not negative.</param>
    /// <param name="consumption">c: what households buy of each sector per unit of labour income, not negative.</param>
    /// <returns>The closed model.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a number that is missing or negative.</exception>
    /// <exception cref="InvalidOperationException">The open system is not solvable.</exception>
    public static HouseholdClosure Of(LeontiefSystem open, ReadOnlySpan<double> income, ReadOnlySpan<double> consumption)
    {
        var (row, column) = (new DenseMatrix(1, income.Length), new DenseMatrix(consumption.Length, 1));
        income.CopyTo(row.Values);
        consumption.CopyTo(column.Values);
        return Of(open, row, column);
    }

    /// <summary>Closes a system for the households of k regions.</summary>
    /// <param name="open">A solvable system of n sectors.</param>
    /// <param name="income">H: k x n, labour income of the households of each region per unit of output, not negative.</param>
    /// <param name="consumption">C: n x k, what they buy of each sector per unit of their labour income, not negative.</param>
    /// <returns>The closed model.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit, or a number that is missing or negative.</exception>
    /// <exception cref="InvalidOperationException">The open system is not solvable.</exception>
    public static HouseholdClosure Of(LeontiefSystem open, DenseMatrix income, DenseMatrix consumption)
    {
        FlowCheck.Size(income, income.Rows, open.Size, nameof(income));
        FlowCheck.Size(consumption, open.Size, income.Rows, nameof(consumption));
        FlowCheck.NotNegative(income.Values, nameof(income));
        FlowCheck.NotNegative(consumption.Values, nameof(consumption));
        var content = new DenseMatrix(income.Rows, open.Size);
        for (var k = 0; k < income.Rows; k++)
        {
            open.Content(income.Row(k)).CopyTo(content.Row(k));
        }

        var induced = open.Output(consumption);
        return new(open, content, induced, income.Times(induced));
    }

    /// <summary>Total output multipliers, of the productive sectors alone or with the households' rows (labour income).</summary>
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
        Require();
        var total = Multipliers.Simple(_open, intensities);
        var perIncome = _induced.TransposedTimes(intensities);
        for (var k = 0; k < perIncome.Length; k++)
        {
            perIncome[k] += householdIntensity;
        }

        var induced = _incomeContent.TransposedTimes(_rounds.Content(perIncome));
        for (var j = 0; j < total.Length; j++)
        {
            total[j] += induced[j];
        }

        return total;
    }

    /// <summary>The output that households' spending adds to L f: L C (I - H L C)^-1 H L f.</summary>
    /// <param name="finalDemand">f, by sector.</param>
    /// <returns>By sector, in the unit of f.</returns>
    /// <exception cref="ArgumentException">Another length.</exception>
    /// <exception cref="InvalidOperationException">The closed model is not productive.</exception>
    public double[] InducedOutput(ReadOnlySpan<double> finalDemand)
    {
        Require();
        return _induced.Times(_rounds.Output(_incomeContent.Times(finalDemand)));
    }

    /// <summary>Multipliers of type II: direct, indirect and induced per direct.</summary>
    /// <param name="intensities">r, by sector.</param>
    /// <returns>By sector, without unit; NaN where the intensity is zero.</returns>
    /// <exception cref="ArgumentException">Another length, or an intensity that is missing.</exception>
    /// <exception cref="InvalidOperationException">The closed model is not productive.</exception>
    public double[] TypeII(ReadOnlySpan<double> intensities) => Multipliers.TypeI(Total(intensities), intensities);

    private void Require()
    {
        if (!IsProductive)
        {
            throw new InvalidOperationException("The model closed for households is not productive.");
        }
    }
}
