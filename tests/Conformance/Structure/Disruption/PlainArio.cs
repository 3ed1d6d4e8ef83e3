using Songhua.Numerics;

namespace Songhua.Tests.Conformance.Structure.Disruption;

/// <summary>
/// The equations of the inventory model as Hallegatte (2014) and Guan et al. (2020, methods) state them, in their own order and in full matrices: no purchase lists, no
/// ratios, no rounding rules, no limits on the restoration time. Orders are those of Pichler et al. (2022): for what is wanted, and towards the usual stock. One
/// region, one source for each product, proportional rationing, final demand constant.
/// </summary>
internal static class PlainArio
{
    /// <summary>Output, days x sectors.</summary>
    /// <param name="z">Inputs of a day.</param>
    /// <param name="f">Final demand of a day.</param>
    /// <param name="lost">Days x sectors: the share of capacity that is lost.</param>
    public static double[,] Output(DenseMatrix z, double[] f, double[,] lost, double n, double tau, double psi, double alphaMax, double tauAlpha)
    {
        var size = f.Length;
        var x0 = Enumerable.Range(0, size).Select(i => z.Row(i).ToArray().Sum() + f[i]).ToArray();
        var (orders, stock, alpha) = (new double[size, size], new double[size, size], Enumerable.Repeat(1.0, size).ToArray());
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                orders[i, j] = z[i, j];
                stock[i, j] = n * z[i, j];
            }
        }

        var output = new double[lost.GetLength(0), size];
        for (var t = 0; t < output.GetLength(0); t++)
        {
            var demand = new double[size];
            var best = new double[size];
            var actual = new double[size];
            for (var i = 0; i < size; i++)
            {
                demand[i] = f[i] + Enumerable.Range(0, size).Sum(j => orders[i, j]);
                best[i] = Math.Min(demand[i], alpha[i] * (1 - lost[t, i]) * x0[i]);
            }

            for (var j = 0; j < size; j++)
            {
                var scarcest = 1.0;
                for (var i = 0; i < size; i++)
                {
                    var required = psi * n * (z[i, j] / x0[j]) * best[j];
                    if (required > 0 && stock[i, j] < required)
                    {
                        scarcest = Math.Min(scarcest, stock[i, j] / required);
                    }
                }

                actual[j] = output[t, j] = best[j] * scarcest;
            }

            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    var a = z[i, j] / x0[j];
                    stock[i, j] += (orders[i, j] * actual[i] / demand[i]) - (a * actual[j]);
                    orders[i, j] = Math.Max(0, (a * best[j]) + (((n * z[i, j]) - stock[i, j]) / tau));
                }

                var scarcity = (demand[i] - actual[i]) / demand[i];
                alpha[i] += scarcity > 1e-12 ? (alphaMax - alpha[i]) * scarcity / tauAlpha : (1 - alpha[i]) / tauAlpha;
            }
        }

        return output;
    }
}
