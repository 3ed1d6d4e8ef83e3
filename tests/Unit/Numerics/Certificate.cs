using Songhua.Numerics;

namespace Songhua.Tests.Unit.Numerics;

/// <summary>Proofs of the three ends of a linear programme, checked without a solver.</summary>
internal static class Certificate
{
    private const double Tolerance = 1e-6;

    /// <summary>Why a solution does not prove what it says; null where it does.</summary>
    public static string? Fault(LinearProblem problem, LinearSolution solution) => solution.Status switch
    {
        LinearStatus.Optimal => Infeasibility(problem, solution) ?? Suboptimality(problem, solution),
        LinearStatus.Infeasible => Farkas(problem, solution),
        LinearStatus.Unbounded => Infeasibility(problem, solution) ?? Direction(problem, solution),
        _ => solution.Status.ToString(),
    };

    private static string? Infeasibility(LinearProblem p, LinearSolution s)
    {
        var activity = p.Matrix.Times(s.X);
        return Outside("column", s.X, p.Lower, p.Upper) ?? Outside("row", activity, p.RowLower, p.RowUpper);
    }

    private static string? Outside(string what, double[] x, double[] lower, double[] upper)
    {
        for (var j = 0; j < x.Length; j++)
        {
            if (x[j] < lower[j] - (Tolerance * Math.Max(1, Math.Abs(lower[j]))) || x[j] > upper[j] + (Tolerance * Math.Max(1, Math.Abs(upper[j]))))
            {
                return $"{what} {j} is {x[j]:R}, not in [{lower[j]}, {upper[j]}]";
            }
        }

        return null;
    }

    // Reduced costs and row duals have the sign that their bounds ask for, and vanish in between.
    private static string? Suboptimality(LinearProblem p, LinearSolution s)
    {
        var reduced = Reduced(p, s.RowDuals, p.Cost);
        var sign = p.IsMaximum ? -1 : 1;
        return Slackness("column", s.X, reduced, p.Lower, p.Upper, sign) ?? Slackness("row", p.Matrix.Times(s.X), s.RowDuals, p.RowLower, p.RowUpper, sign);
    }

    private static string? Slackness(string what, double[] x, double[] price, double[] lower, double[] upper, int sign)
    {
        for (var j = 0; j < x.Length; j++)
        {
            var d = sign * price[j];
            var isAtLower = x[j] <= lower[j] + (Tolerance * Math.Max(1, Math.Abs(lower[j])));
            var isAtUpper = x[j] >= upper[j] - (Tolerance * Math.Max(1, Math.Abs(upper[j])));
            if ((d > Tolerance && !isAtLower) || (d < -Tolerance && !isAtUpper))
            {
                return $"{what} {j} at {x[j]:R} in [{lower[j]}, {upper[j]}] has price {d:R}";
            }
        }

        return null;
    }

    // Least value over the box of (-A'y) x + y r, which is zero wherever A x = r.
    private static string? Farkas(LinearProblem p, LinearSolution s)
    {
        for (var j = 0; j < p.Lower.Length; j++)
        {
            if (p.Lower[j] > p.Upper[j])
            {
                return null;
            }
        }

        var least = Least(Reduced(p, s.RowDuals, new double[p.Cost.Length]), p.Lower, p.Upper) + Least(s.RowDuals, p.RowLower, p.RowUpper);
        return least > 0 ? null : $"the proof of infeasibility reaches {least}";
    }

    private static double Least(double[] factor, double[] lower, double[] upper) =>
        factor.Select((f, j) => Math.Abs(f) < 1e-9 * Math.Max(1, factor.Max(Math.Abs)) ? 0 : f * (f > 0 ? lower[j] : upper[j])).Sum();

    private static string? Direction(LinearProblem p, LinearSolution s)
    {
        var gain = p.Cost.Select((c, j) => c * s.Ray[j]).Sum() * (p.IsMaximum ? 1 : -1);
        var recession = Outside("ray", s.Ray, [.. p.Lower.Select(Cone)], [.. p.Upper.Select(Cone)])
            ?? Outside("ray of row", p.Matrix.Times(s.Ray), [.. p.RowLower.Select(Cone)], [.. p.RowUpper.Select(Cone)]);
        return gain > 0 ? recession : $"the ray gains {gain}";

        static double Cone(double bound) => double.IsFinite(bound) ? 0 : bound;
    }

    private static double[] Reduced(LinearProblem p, double[] duals, double[] cost)
    {
        var reduced = (double[])cost.Clone();
        for (var j = 0; j < reduced.Length; j++)
        {
            for (var k = 0; k < p.Matrix.RowsOf(j).Length; k++)
            {
                reduced[j] -= p.Matrix.ValuesOf(j)[k] * duals[p.Matrix.RowsOf(j)[k]];
            }
        }

        return reduced;
    }
}
