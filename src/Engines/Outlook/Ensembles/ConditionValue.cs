using System.Runtime.Intrinsics;

namespace Songhua.Outlook;

/// <summary>The two sides of a condition in eight draws, its derivative by each of its series, and its solution for one of them.</summary>
internal static class ConditionValue
{
    private static readonly Vector512<double> One = Vector512.Create(1.0);

    /// <summary>
    /// What is left of the condition, relative. Between series that are positive it is log(P / N) with P and N the sums of the terms on either
    /// side: a sum of exponentials becomes one that bends little, a product of them a plane, so that Newton steps from afar arrive. Otherwise,
    /// and where a side is not above zero, it is (left side - bound) / size, where the size is the greatest term and taken as constant. Its
    /// derivatives by the values go to <paramref name="slopes"/>, one a series of the condition.
    /// </summary>
    public static Vector512<double> Residual(Condition condition, ReadOnlySpan<Vector512<double>> values, Span<Vector512<double>> slopes)
    {
        var (difference, size) = condition.Powers.Length == 0 ? Sum(condition, values, slopes) : Product(condition, values, slopes);
        var scale = Vector512.ConditionalSelect(Vector512.Equals(size, Vector512<double>.Zero), One, One / size);
        var (left, right) = condition.Powers.Length == 0 ? Terms(condition, values) : Sides(condition, values, without: -1);
        var isRatio = condition.IsPositive ? Vector512.GreaterThan(left, Vector512<double>.Zero) & Vector512.GreaterThan(right, Vector512<double>.Zero) : Vector512<double>.Zero;
        for (var i = 0; i < condition.Series.Length; i++)
        {
            var slope = condition.Powers.Length == 0
                ? Vector512.Create(condition.Coefficients[i]) / (condition.Coefficients[i] > 0 ? left : right)
                : Vector512.Create((double)condition.Powers[i]) / values[condition.Series[i]];
            slopes[i] = Vector512.ConditionalSelect(isRatio, slope, slopes[i] * scale);
        }

        return Vector512.ConditionalSelect(isRatio, Vector512.Log(left / right), difference * scale);
    }

    /// <summary>
    /// The value of one series from the others, and its derivatives by them (its own is zero). Not finite where the equation does not
    /// give it, as where a denominator is zero.
    /// </summary>
    public static Vector512<double> Solve(Condition equation, int place, ReadOnlySpan<Vector512<double>> values, Span<Vector512<double>> slopes)
    {
        var value = equation.Powers.Length == 0 ? SolveSum(equation, place, values) : SolveProduct(equation, place, values);
        for (var i = 0; i < equation.Series.Length; i++)
        {
            slopes[i] = i == place ? Vector512<double>.Zero
                : equation.Powers.Length == 0 ? Vector512.Create(-equation.Coefficients[i] / equation.Coefficients[place])
                : value * Vector512.Create(-equation.Powers[i] * (double)equation.Powers[place]) / values[equation.Series[i]];
        }

        return value;
    }

    private static (Vector512<double> Left, Vector512<double> Right) Terms(Condition condition, ReadOnlySpan<Vector512<double>> values)
    {
        var (left, right) = (Vector512.Create(Math.Max(0, -condition.Bound)), Vector512.Create(Math.Max(0, condition.Bound)));
        for (var i = 0; i < condition.Series.Length; i++)
        {
            var term = Vector512.Create(condition.Coefficients[i]) * values[condition.Series[i]];
            (left, right) = condition.Coefficients[i] > 0 ? (left + term, right) : (left, right - term);
        }

        return (left, right);
    }

    private static (Vector512<double> Difference, Vector512<double> Size) Sum(Condition condition, ReadOnlySpan<Vector512<double>> values, Span<Vector512<double>> slopes)
    {
        var sum = Vector512.Create(-condition.Bound);
        var size = Vector512.Abs(sum);
        for (var i = 0; i < condition.Series.Length; i++)
        {
            slopes[i] = Vector512.Create(condition.Coefficients[i]);
            var term = slopes[i] * values[condition.Series[i]];
            sum += term;
            size = Vector512.Max(size, Vector512.Abs(term));
        }

        return (sum, size);
    }

    // Positive powers on the left, factor and negative powers on the right. The derivative leaves one factor of its own out.
    private static (Vector512<double> Difference, Vector512<double> Size) Product(Condition condition, ReadOnlySpan<Vector512<double>> values, Span<Vector512<double>> slopes)
    {
        var (left, right) = Sides(condition, values, without: -1);
        for (var i = 0; i < condition.Series.Length; i++)
        {
            var (leftRest, rightRest) = Sides(condition, values, without: i);
            var power = condition.Powers[i];
            slopes[i] = power > 0 ? leftRest * Vector512.Create((double)power) : rightRest * Vector512.Create((double)power);
        }

        return (left - right, Vector512.Max(Vector512.Abs(left), Vector512.Abs(right)));
    }

    private static (Vector512<double> Left, Vector512<double> Right) Sides(Condition condition, ReadOnlySpan<Vector512<double>> values, int without)
    {
        var (left, right) = (One, Vector512.Create(condition.Bound));
        for (var i = 0; i < condition.Series.Length; i++)
        {
            for (var times = Math.Abs(condition.Powers[i]) - (i == without ? 1 : 0); times > 0; times--)
            {
                (left, right) = condition.Powers[i] > 0 ? (left * values[condition.Series[i]], right) : (left, right * values[condition.Series[i]]);
            }
        }

        return (left, right);
    }

    private static Vector512<double> SolveSum(Condition equation, int place, ReadOnlySpan<Vector512<double>> values)
    {
        var rest = Vector512.Create(equation.Bound);
        for (var i = 0; i < equation.Series.Length; i++)
        {
            if (i != place)
            {
                rest -= Vector512.Create(equation.Coefficients[i]) * values[equation.Series[i]];
            }
        }

        return rest / Vector512.Create(equation.Coefficients[place]);
    }

    private static Vector512<double> SolveProduct(Condition equation, int place, ReadOnlySpan<Vector512<double>> values)
    {
        var (left, right) = Sides(equation, values, without: place);
        return equation.Powers[place] > 0 ? right / left : left / right;
    }
}
