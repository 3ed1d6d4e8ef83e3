using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// What each enterprise brings to one growth rate, added over its slots. Arrays have one element an enterprise; money in thousand
/// CNY; zero where it is not matched.
/// </summary>
public sealed class EnterpriseFigures
{
    private EnterpriseFigures(int enterprises, int classes)
    {
        Output = new double[enterprises];
        BaseOutput = new double[enterprises];
        Real = new double[enterprises];
        Base = new double[enterprises];
        IsMatched = new bool[enterprises];
        (Rate, Price, BaseRate) = (new double[classes], new double[classes], new double[classes]);
    }

    /// <summary>Output now, at current prices.</summary>
    public double[] Output { get; }

    /// <summary>Output a year ago.</summary>
    public double[] BaseOutput { get; }

    /// <summary>Value added now, at the prices of the year before.</summary>
    public double[] Real { get; }

    /// <summary>Value added a year ago.</summary>
    public double[] Base { get; }

    /// <summary>Whether it counts in the growth rate.</summary>
    public bool[] IsMatched { get; }

    /// <summary>The class's value-added rate over the period: see <see cref="SetClassFactors"/>.</summary>
    internal double[] Rate { get; }

    /// <summary>The class's price index over the period.</summary>
    internal double[] Price { get; }

    /// <summary>The class's rate applied to the base over the period.</summary>
    internal double[] BaseRate { get; }

    /// <summary>The growth of all who are matched; NaN where the base is zero.</summary>
    public double Growth { get; private set; }

    /// <summary>Value added a year ago of all who are matched.</summary>
    public double TotalBase { get; private set; }

    /// <summary>One pass over the rows of the problem's slots and of those a year before.</summary>
    public static EnterpriseFigures Of(GrowthProblem problem, GrowthSpec spec)
    {
        var register = problem.Panel.Register;
        var figures = new EnterpriseFigures(register.Count, register.Classes.Count);
        for (var s = 0; s < problem.Slots.Count; s++)
        {
            var collector = new Collector(figures, problem.Factors[s], register.ClassOf, spec);
            Coverage.Walk(problem.Panel, problem.Slots[s], problem.Vintages, ref collector);
        }

        figures.TotalBase = figures.Base.Sum();
        figures.Growth = figures.TotalBase == 0 ? double.NaN : (figures.Real.Sum() / figures.TotalBase) - 1;
        return figures;
    }

    /// <summary>
    /// The factors of each class over the period, implied by the enterprises chosen: rate = nominal value added / output, price =
    /// nominal / real value added, so that sums over the class are met. A class without output takes the mean of its slots.
    /// </summary>
    internal void SetClassFactors(GrowthProblem problem, bool[] isChosen)
    {
        var classOf = problem.Panel.Register.ClassOf;
        var (output, nominal, real) = (new double[Rate.Length], new double[Rate.Length], new double[Rate.Length]);
        var (baseOutput, baseValue) = (new double[Rate.Length], new double[Rate.Length]);
        for (var e = 0; e < isChosen.Length; e++)
        {
            if (isChosen[e])
            {
                var c = classOf[e];
                output[c] += Output[e];
                real[c] += Real[e];
                baseOutput[c] += BaseOutput[e];
                baseValue[c] += Base[e];
            }
        }

        for (var c = 0; c < Rate.Length; c++)
        {
            // Within a year the rate of a class is one number, so that nominal value added is rate x output.
            Rate[c] = problem.Factors.Average(f => f.Rate[c]);
            nominal[c] = output[c] * Rate[c];
            Price[c] = real[c] == 0 ? problem.Factors.Average(f => f.Price[c]) : nominal[c] / real[c];
            BaseRate[c] = baseOutput[c] == 0 ? problem.Factors.Average(f => f.BaseRate[c]) : baseValue[c] / baseOutput[c];
        }
    }

    private readonly struct Collector(EnterpriseFigures figures, SlotFactors factors, int[] classOf, GrowthSpec spec) : ICoverageVisitor
    {
        public void Visit(in CoveredEnterprise enterprise)
        {
            var e = enterprise.Enterprise;
            var c = classOf[e];
            var before = enterprise.Kind == CoverageKind.Born && spec.Births == Births.WithZeroBase ? 0 : enterprise.Base(spec.Base);
            if (double.IsNaN(before))
            {
                return;
            }

            figures.IsMatched[e] = true;
            figures.Output[e] += enterprise.Output;
            figures.BaseOutput[e] += before;
            figures.Real[e] += enterprise.Output * factors.Rate[c] / factors.Price[c];
            figures.Base[e] += before * factors.BaseRate[c];
        }
    }
}
