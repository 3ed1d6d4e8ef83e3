using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>
/// A model closed for its households, one sector of them for each region of the table. They earn what the table calls compensation of
/// employees and buy what it calls household consumption, in its proportions; where they consume more than they earn, only the earned part is taken
/// to follow income. Imports are not made at home, and of the nation's home products an estimated region makes the share that its location quotient gives
/// to the diagonal.
/// </summary>
public sealed class Households
{
    private static readonly Phrase NoIncome = new(
        "The table '{0}' does not tell labour income apart (a row of compensation of employees), so that nothing can be said of what households earn and spend again.",
        "表“{0}”没有单列劳动者报酬，无法计算居民的收入与再支出。");

    private static readonly Phrase NoConsumption = new(
        "The table '{0}' does not tell what households consume.", "表“{0}”没有居民消费。");

    private static readonly Phrase Undivided = new(
        "The table '{0}' does not divide consumption between households and government. Say which share of it is taken to be of households, such as `--household-share 70%`, of every product alike; results are then an estimate.",
        "表“{0}”未将最终消费分为居民和政府两部分。请说明视为居民消费的比例，例如 `--household-share 70%`，对各产品一律适用；结果即为估计。");

    private static readonly Phrase Divided = new("The table '{0}' says itself what households consume; --household-share is not for it.", "表“{0}”已列出居民消费，不能使用 --household-share。");
    private static readonly Phrase Explodes = new(
        "Closed for households the model cannot be solved: {0}", "对居民封闭后模型无解：{0}");

    private static readonly Phrase Missing = new("A figure of labour income or of household consumption is missing or negative in the table '{0}': {1}.", "表“{0}”的劳动者报酬或居民消费有缺失或负值：{1}。");
    private static readonly Phrase Spends = new(
        "Of a further unit of labour income households spend {0} on products, {1} on those made here.", "新增一单位劳动收入中，居民用于购买产品的占 {0}，其中本地产品占 {1}。");

    private static readonly Phrase Assumed = new("{0} of the consumption of every product is assumed to be of households.", "假定各产品最终消费的 {0} 为居民消费。");
    private static readonly Phrase ByRegion = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase RegionWord = new("households of {0}", "{0}居民");

    private static readonly Phrase Between = new(
        "Of a further unit of labour income the households of {2} regions spend between {0} and {1} on products.", "新增一单位劳动收入中，{2} 个地区的居民用于购买产品的占 {0} 至 {1}。");

    // Regions that are named one by one.
    private const int MostRegions = 4;

    private Households(HouseholdClosure closure, IReadOnlyList<ILocalised> basis) => (Closure, Basis) = (closure, basis);

    /// <summary>The closed model, productive.</summary>
    public HouseholdClosure Closure { get; }

    /// <summary>Sentences on what households are taken to spend; they and the caveat belong to every number of it.</summary>
    public IReadOnlyList<ILocalised> Basis { get; }

    /// <summary>Closes a model; null with the reason where the table does not say what is needed.</summary>
    /// <param name="model">The open model.</param>
    /// <param name="share">The share of undivided consumption that is taken to be of households; null where the table divides it.</param>
    public static (Households? Closed, Message? Reason) Of(OpenModel model, double? share)
    {
        var (table, name) = (model.Analysis.Source.Table, model.Analysis.Source.Declaration.Name);
        if (IncomeOf(table) is not { } income)
        {
            return (null, NoIncome.With(name));
        }

        var isDivided = table.FinalUses.Any(f => f.Kind == FinalUseKind.Households);
        if (!isDivided && (share is null || table.FinalUses.All(f => f.Kind != FinalUseKind.Consumption)))
        {
            return (null, (table.FinalUses.Any(f => f.Kind == FinalUseKind.Consumption) ? Undivided : NoConsumption).With(name));
        }

        return isDivided && share is not null ? (null, Divided.With(name)) : Closed(model, income, isDivided ? FinalUseKind.Households : FinalUseKind.Consumption, share);
    }

    /// <summary>Compensation of employees by sector, base units; null where the table has no such row.</summary>
    internal static double[]? IncomeOf(InputOutputTable table)
    {
        int[] rows = [.. Enumerable.Range(0, table.PrimaryInputRows.Count).Where(p => table.PrimaryInputRows[p].Kind == PrimaryInputKind.Compensation)];
        return rows.Length == 0 ? null : [.. Enumerable.Range(0, table.Sectors.Count).Select(j => rows.Sum(p => table.PrimaryInputs[p, j]))];
    }

    private static (Households? Closed, Message? Reason) Closed(OpenModel model, double[] income, FinalUseKind kind, double? share)
    {
        var (analysis, table) = (model.Analysis, model.Analysis.Source.Table);
        List<string?> regions = [.. table.Sectors.Select(s => s.Region).Distinct()];
        var (n, k) = (income.Length, regions.Count);
        var (perOutput, consumption, everything) = (new DenseMatrix(k, n), new DenseMatrix(n, k), new double[k]);
        var earned = new double[k];
        for (var j = 0; j < n; j++)
        {
            var region = regions.IndexOf(table.Sectors[j].Region);
            earned[region] += income[j];
            perOutput[region, j] = analysis.Output[j] > 0 && model.Quantities[j] > 0 ? income[j] / analysis.Output[j] : 0;
        }

        for (var use = 0; use < table.FinalUses.Count; use++)
        {
            var region = table.FinalUses[use].Region is { } of ? regions.IndexOf(of) : 0;
            if (table.FinalUses[use].Kind != kind || region < 0)
            {
                continue;
            }

            var (home, imported) = (analysis.HomeFinalUse(use), analysis.ImportedFinalUse(use));
            for (var i = 0; i < n; i++)
            {
                consumption[i, region] += (share ?? 1) * home[i];
                everything[region] += (share ?? 1) * (home[i] + imported[i]);
            }
        }

        return Refused(model, perOutput, consumption) is { } refused ? (null, refused) : Solved(model, regions, perOutput, Spending(model, consumption, earned, everything), (earned, everything), share);
    }

    // Per unit of labour income: what is bought here. More than all income is never spent of it.
    private static DenseMatrix Spending(OpenModel model, DenseMatrix consumption, double[] earned, double[] everything)
    {
        var spending = new DenseMatrix(consumption.Rows, consumption.Columns);
        for (var i = 0; i < consumption.Rows; i++)
        {
            var here = model.Region is { } region ? Math.Min(1, region.Coefficients.Lambda * region.Coefficients.Simple[i]) : 1;
            for (var k = 0; k < consumption.Columns; k++)
            {
                var income = Math.Max(earned[k], everything[k]);
                spending[i, k] = income > 0 ? here * consumption[i, k] / income : 0;
            }
        }

        return spending;
    }

    private static Message? Refused(OpenModel model, DenseMatrix perOutput, DenseMatrix consumption)
    {
        bool IsBad(double v) => !(v >= 0) || double.IsInfinity(v);
        List<ILocalised> bad =
        [
            .. Enumerable.Range(0, consumption.Rows).Where(i => Enumerable.Range(0, consumption.Columns).Any(k => IsBad(consumption[i, k]) || IsBad(perOutput[k, i]))).Select(i => model.Names[i]),
        ];
        return bad.Count == 0 ? null : Missing.With(model.Analysis.Source.Declaration.Name, new MessageList(bad));
    }

    private static (Households? Closed, Message? Reason) Solved(
        OpenModel model, List<string?> regions, DenseMatrix perOutput, DenseMatrix spending, (double[] Earned, double[] Consumed) all, double? share)
    {
        var closure = HouseholdClosure.Of(model.System, perOutput, spending);
        if (!closure.IsProductive)
        {
            return (null, Explodes.With(Productivity.Of(closure.Respending).Say([.. regions.Select(r => (ILocalised)RegionWord.With(r is null ? model.Name : LocalText.Same(r)))])));
        }

        var basis = new List<ILocalised>();
        double Of(int k) => all.Consumed[k] / Math.Max(all.Earned[k], all.Consumed[k]);
        double Here(int k) => Enumerable.Range(0, spending.Rows).Sum(i => spending[i, k]);
        int[] paid = [.. Enumerable.Range(0, regions.Count).Where(k => all.Earned[k] > 0)];
        if (paid.Length > MostRegions)
        {
            basis.Add(Between.With(Percent(paid.Min(Of)), Percent(paid.Max(Of)), paid.Length));
        }
        else
        {
            basis.AddRange(paid.Select(k => Spends.With(Percent(Of(k)), Percent(Here(k)))).Zip(paid, (said, k) => regions[k] is { } region ? ByRegion.With(region, said) : said));
        }

        if (share is { } assumed)
        {
            basis.Add(Assumed.With(Percent(assumed)));
        }

        return (new(closure, basis), null);
    }

    private static Amount Percent(double share) => new(Math.Round(share, 3, MidpointRounding.AwayFromZero), UnitCatalogue.Percent);
}
