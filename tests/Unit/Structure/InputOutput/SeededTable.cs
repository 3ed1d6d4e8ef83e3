using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.InputOutput;

/// <summary>Balanced tables of seeded numbers, with sectors of unlike size, empty cells, and if asked a sector without any flow.</summary>
internal sealed record SeededTable(DenseMatrix Flows, double[] FinalDemand, double[] Output)
{
    public DenseMatrix Technical => Coefficients.Technical(Flows, Output).Matrix!;

    public DenseMatrix Allocation => Coefficients.Allocation(Flows, Output).Matrix!;

    public int Size => Output.Length;

    public double[] PrimaryInput => [.. Output.Zip(Flows.TransposedTimes([.. Enumerable.Repeat(1.0, Size)]), (x, z) => x - z)];

    public static SeededTable Draw(int seed, int size, bool hasEmptySector = false)
    {
        var random = new Random(seed);
        var (flows, demand, output) = (new DenseMatrix(size, size), new double[size], new double[size]);
        for (var i = 0; i < size; i++)
        {
            var scale = Math.Pow(10, random.Next(-1, 4));
            for (var j = 0; j < size; j++)
            {
                flows[i, j] = random.NextDouble() < 0.6 ? random.NextDouble() : 0;
            }

            demand[i] = scale * random.NextDouble();
        }

        // Columns of coefficients that add to 0.2 to 0.9.
        for (var j = 0; j < size; j++)
        {
            var sum = Enumerable.Range(0, size).Sum(i => flows[i, j]);
            var share = (0.2 + (0.7 * random.NextDouble())) / (sum > 0 ? sum : 1);
            for (var i = 0; i < size; i++)
            {
                flows[i, j] = hasEmptySector && (i == 1 || j == 1) ? 0 : flows[i, j] * share;
            }
        }

        if (hasEmptySector)
        {
            demand[1] = 0;
        }

        output = LuFactorisation.Of(Complement(flows)).Solve(demand);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                flows[i, j] *= output[j];
            }
        }

        return new(flows, demand, output);
    }

    public static DenseMatrix Complement(DenseMatrix matrix)
    {
        var complement = DenseMatrix.Identity(matrix.Rows);
        for (var k = 0; k < matrix.Values.Length; k++)
        {
            complement.Values[k] -= matrix.Values[k];
        }

        return complement;
    }
}

/// <summary>Comparisons of vectors.</summary>
internal static class Near
{
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double relative, string what = "")
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 0.0;
        foreach (var value in expected)
        {
            scale = Math.Max(scale, Math.Abs(value));
        }

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= relative * scale, $"{what} at {i}: {actual[i]}, not {expected[i]}");
        }
    }
}
