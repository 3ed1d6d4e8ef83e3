namespace Songhua.Growth;

/// <summary>
/// The change from one growth rate to another, split exactly. Arrays have one element an enterprise, in growth (0.01 is one
/// percentage point); all elements of the four together add to <see cref="To"/> less <see cref="From"/>.
/// </summary>
/// <param name="From">The first growth rate.</param>
/// <param name="To">The second.</param>
/// <param name="Coverage">Enterprises that are compared in only one of the two.</param>
/// <param name="Prices">Producer prices.</param>
/// <param name="Rates">Value-added rates.</param>
/// <param name="Output">Output and its base, of the enterprises compared in both.</param>
public sealed record BridgeLeg(double From, double To, double[] Coverage, double[] Prices, double[] Rates, double[] Output)
{
    /// <summary>What the four parts add to; the change, but for rounding.</summary>
    public double Sum() => Coverage.Sum() + Prices.Sum() + Rates.Sum() + Output.Sum();
}

/// <summary>
/// Why one growth rate became another. Over the enterprises matched in both, growth is g(P, r, x) = sum x1 r / P / sum x0 r' - 1
/// by class, with price P, rates r and output x. Each factor is put in place of the other's in every order and the changes are
/// averaged: the Shapley value (Shapley 1953; Shorrocks 2013; de Boer 2009), which adds up exactly and turns
/// its sign when the two are exchanged. What the other enterprises do is the effect of coverage.
/// </summary>
public static class Bridge
{
    private const int Factors = 3;
    private const int Price = 1;
    private const int Rate = 2;
    private const int Output = 4;

    /// <summary>Splits the change between two growth rates of one panel: two periods, or two vintages of one period.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The second.</param>
    /// <param name="spec">The conventions of both.</param>
    /// <exception cref="ArgumentException">The two are of different panels.</exception>
    public static BridgeLeg Split(GrowthProblem from, GrowthProblem to, GrowthSpec spec)
    {
        if (!ReferenceEquals(from.Panel, to.Panel))
        {
            throw new ArgumentException("A bridge joins growth rates of one panel.", nameof(to));
        }

        EnterpriseFigures[] figures = [EnterpriseFigures.Of(from, spec), EnterpriseFigures.Of(to, spec)];
        var common = new bool[figures[0].IsMatched.Length];
        for (var e = 0; e < common.Length; e++)
        {
            common[e] = figures[0].IsMatched[e] && figures[1].IsMatched[e];
        }

        figures[0].SetClassFactors(from, common);
        figures[1].SetClassFactors(to, common);
        var classOf = from.Panel.Register.ClassOf;
        var states = States(figures, common, classOf);
        return new(
            figures[0].Growth, figures[1].Growth, CoverageEffect(figures, common, classOf, states), Effect(Price), Effect(Rate), Effect(Output));

        double[] Effect(int factor) => FactorEffect(factor, states, common, classOf);
    }

    // The eight states of prices, rates and output: bit set means "to". Coefficients turn an enterprise's output into its pull.
    private static State[] States(EnterpriseFigures[] figures, bool[] common, int[] classOf)
    {
        var states = new State[1 << Factors];
        for (var s = 0; s < states.Length; s++)
        {
            var (price, rates, output) = (figures[s & Price].Price, figures[(s & Rate) >> 1], figures[(s & Output) >> 2]);
            var total = 0.0;
            for (var e = 0; e < common.Length; e++)
            {
                total += common[e] ? output.BaseOutput[e] * rates.BaseRate[classOf[e]] : 0;
            }

            var (now, before) = (new double[price.Length], new double[price.Length]);
            for (var c = 0; c < now.Length; c++)
            {
                now[c] = rates.Rate[c] / price[c] / total;
                before[c] = rates.BaseRate[c] / total;
            }

            states[s] = new(output, now, before);
        }

        return states;
    }

    private static double[] FactorEffect(int factor, State[] states, bool[] common, int[] classOf)
    {
        var effect = new double[common.Length];
        for (var s = 0; s < states.Length; s++)
        {
            if ((s & factor) != 0)
            {
                continue;
            }

            // Of the 3! orders, 2 have none or both of the other factors in place before this one, and 1 each of the others.
            var weight = int.PopCount(s) == 1 ? 1.0 / 6 : 1.0 / 3;
            for (var e = 0; e < effect.Length; e++)
            {
                if (common[e])
                {
                    effect[e] += weight * (states[s | factor].Pull(e, classOf[e]) - states[s].Pull(e, classOf[e]));
                }
            }
        }

        return effect;
    }

    private static double[] CoverageEffect(EnterpriseFigures[] figures, bool[] common, int[] classOf, State[] states)
    {
        var effect = new double[common.Length];
        for (var e = 0; e < effect.Length; e++)
        {
            effect[e] = Beyond(1, states[^1], e) - Beyond(0, states[0], e);
        }

        return effect;

        // The pull of an enterprise among all who are matched, less its pull among those matched in both.
        double Beyond(int which, State state, int e) =>
            ((figures[which].Real[e] - figures[which].Base[e]) / figures[which].TotalBase) - (common[e] ? state.Pull(e, classOf[e]) : 0);
    }

    private readonly record struct State(EnterpriseFigures Output, double[] Now, double[] Before)
    {
        internal double Pull(int enterprise, int industryClass) =>
            (Output.Output[enterprise] * Now[industryClass]) - (Output.BaseOutput[enterprise] * Before[industryClass]);
    }
}
