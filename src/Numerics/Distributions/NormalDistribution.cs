using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Songhua.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>
    /// The number below which a normal variable lies with this probability. M. J. Wichura (1988), Algorithm AS 241 (PPND16), Applied
    /// Statistics 37: 477-484; relative accuracy about 1e-16. Infinite at 0 and 1, NaN outside.
    /// </summary>
    public static double Quantile(double probability)
    {
        if (!(probability is > 0 and < 1))
        {
            return probability switch { 0 => double.NegativeInfinity, 1 => double.PositiveInfinity, _ => double.NaN };
        }

        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q * Ratio(CentreNumerator, CentreDenominator, r);
        }

        var tail = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var size = tail <= 5 ? Ratio(MiddleNumerator, MiddleDenominator, tail - 1.6) : Ratio(TailNumerator, TailDenominator, tail - 5);
        return q < 0 ? -size : size;
    }

    /// <summary>
    /// The probability of a value above <paramref name="x"/>, by the upper incomplete gamma function: erfc(x / sqrt 2) / 2 =
    /// Q(1/2, x^2/2) / 2 for x above 0.
    /// </summary>
    public static double UpperTail(double x)
    {
        var half = ChiSquareDistribution.UpperTail(x * x, 1) / 2;
        return x >= 0 ? half : 1 - half;
    }

    /// <summary>
    /// Replaces probabilities by their quantiles, bit for bit those of <see cref="Quantile"/>: the same operations in the same order,
    /// without fused multiply-add; of the tails only the logarithm is taken one by one.
    /// </summary>
    /// <param name="probabilities">Any number of them.</param>
    internal static void Quantiles(Span<double> probabilities)
    {
        const int chunk = 256;
        Span<double> tails = stackalloc double[chunk];
        Span<int> where = stackalloc int[chunk];
        while (!probabilities.IsEmpty)
        {
            var now = probabilities[..Math.Min(chunk, probabilities.Length)];
            var count = Centres(now, tails, where);
            Tails(now, tails[..count], where);
            probabilities = probabilities[now.Length..];
        }
    }

    // Puts the quantiles of the centre in place and lists the others: index and probability.
    private static int Centres(Span<double> probabilities, Span<double> tails, Span<int> where)
    {
        var count = 0;
        var whole = probabilities.Length - (probabilities.Length % Vector512<double>.Count);
        ref var first = ref MemoryMarshal.GetReference(probabilities);
        for (var i = 0; i < whole; i += Vector512<double>.Count)
        {
            var p = Vector512.LoadUnsafe(ref first, (nuint)i);
            var q = p - Vector512.Create(0.5);
            var isCentre = Vector512.LessThanOrEqual(Vector512.Abs(q), Vector512.Create(0.425));
            var r = Vector512.Create(0.180625) - (q * q);
            var centre = q * (Polynomial(CentreNumerator, r) / Polynomial(CentreDenominator, r));
            Vector512.ConditionalSelect(isCentre, centre, p).StoreUnsafe(ref first, (nuint)i);
            for (var others = (byte)~Vector512.ExtractMostSignificantBits(isCentre); others != 0; others &= (byte)(others - 1))
            {
                where[count] = i + BitOperations.TrailingZeroCount(others);
                tails[count] = probabilities[where[count]];
                count++;
            }
        }

        for (var i = whole; i < probabilities.Length; i++)
        {
            (where[count], tails[count]) = (i, probabilities[i]);
            count++;
        }

        return count;
    }

    private static void Tails(Span<double> quantiles, Span<double> tails, Span<int> where)
    {
        Span<double> sizes = stackalloc double[tails.Length + Vector512<double>.Count];
        for (var i = 0; i < tails.Length; i++)
        {
            var p = tails[i];
            sizes[i] = -Math.Log(p < 0.5 ? p : 1 - p);
        }

        sizes[tails.Length..].Fill(1);
        ref var first = ref MemoryMarshal.GetReference(sizes);
        for (var i = 0; i < tails.Length; i += Vector512<double>.Count)
        {
            var x = Vector512.Sqrt(Vector512.LoadUnsafe(ref first, (nuint)i)) - Vector512.Create(1.6);
            (Polynomial(MiddleNumerator, x) / Polynomial(MiddleDenominator, x)).StoreUnsafe(ref first, (nuint)i);
        }

        for (var i = 0; i < tails.Length; i++)
        {
            // Beyond the middle (tail above 5, probability below e^-25), in the centre of a remainder, or not a probability: one by one.
            var p = tails[i];
            var isMiddle = Math.Abs(p - 0.5) > 0.425 && Math.Min(p, 1 - p) > MiddleFrom;
            quantiles[where[i]] = isMiddle ? (p < 0.5 ? -sizes[i] : sizes[i]) : Quantile(p);
        }
    }

    // A little above e^-25, where the middle ends: what lies between goes through Quantile, which decides for itself.
    private const double MiddleFrom = 1.4e-11;

    private static Vector512<double> Polynomial(ReadOnlySpan<double> coefficients, Vector512<double> x)
    {
        var sum = Vector512<double>.Zero;
        foreach (var coefficient in coefficients)
        {
            sum = (sum * x) + Vector512.Create(coefficient);
        }

        return sum;
    }

    private static double Ratio(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, double x) => Polynomial(numerator, x) / Polynomial(denominator, x);

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }

    // Highest power first.
    private static ReadOnlySpan<double> CentreNumerator =>
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ];

    private static ReadOnlySpan<double> CentreDenominator =>
    [
        5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
        5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
    ];

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
        3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
        0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
    ];

    private static ReadOnlySpan<double> TailNumerator =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
        0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
    ];

    private static ReadOnlySpan<double> TailDenominator =>
    [
        2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
        0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
    ];
}
