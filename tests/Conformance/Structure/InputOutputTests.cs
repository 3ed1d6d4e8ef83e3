using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Conformance.Structure;

/// <summary>Published input-output tables with what was published of them; tolerances are half a unit of the last printed digit unless said.</summary>
public sealed class InputOutputTests
{
    /// <summary>Miller &amp; Blair (2009), tables 2.3 and 2.4, pp. 21-24, and 12.1 for the Ghosh model.</summary>
    private static readonly DenseMatrix SmallFlows = new(new double[,] { { 150, 500 }, { 200, 100 } });
    private static readonly double[] SmallDemand = [350, 1700];
    private static readonly double[] SmallOutput = [1000, 2000];

    /// <summary>
    /// Eurostat (2008), Manual of Supply, Use and Input-Output Tables, chapter 15 (Beutel): Germany 1995 in six sectors, million EUR at basic
    /// prices: agriculture, industry, construction, trade and transport, business services, other services.
    /// </summary>
    private static readonly DenseMatrix German = new(new double[,]
    {
        { 1131, 25480, 1, 607, 710, 762 },
        { 7930, 304584, 64167, 41082, 11981, 30360 },
        { 426, 7334, 3875, 5296, 23457, 9155 },
        { 3559, 72717, 14190, 74399, 10835, 21008 },
        { 3637, 96115, 31027, 65755, 193176, 34223 },
        { 1552, 14986, 1747, 11225, 15058, 22070 },
    });

    private static readonly double[] GermanOutput = [43910, 1079446, 245606, 540063, 692487, 508918];

    [Fact]
    public void Miller_and_blair_technical_coefficients_and_inverse()
    {
        var technical = Coefficients.Technical(SmallFlows, SmallOutput).Matrix!;
        Near([.15, .25, .20, .05], technical.Values, 1e-15);
        var system = LeontiefSystem.Of(technical);
        Near([1.25412541, .330033, .2640264, 1.12211221], system.Inverse().Values, 5e-8);
        Near(SmallOutput, system.Output(SmallDemand), 1e-9);
    }

    [Fact]
    public void Miller_and_blair_new_final_demand_and_labour()
    {
        var system = LeontiefSystem.Of(Coefficients.Technical(SmallFlows, SmallOutput).Matrix!);
        var output = system.Output([600, 1500]);
        Near([1247.5248, 1841.5842], output, 5e-5);
        Near([374.25, 460.4], [.30 * output[0], .25 * output[1]], 0.01);
    }

    /// <summary>
    /// Miller &amp; Blair (2009), 2.5 and 6.2: labour (.30, .25) per unit of output, and households that buy .05 and .40 of the two products per unit
    /// of income and .05 of labour themselves, the last carried over to income as .95 of it is left: 1.365, .425, .527, 1.348 in the inverse, labour
    /// income .570 and .489, total output 2.462 and 2.262, income multipliers of type II 1.90 and 1.96.
    /// </summary>
    [Fact]
    public void Miller_and_blair_closed_for_households()
    {
        var system = LeontiefSystem.Of(Coefficients.Technical(SmallFlows, SmallOutput).Matrix!);
        double[] income = [.30, .25];
        var closure = HouseholdClosure.Of(system, new DenseMatrix(new double[,] { { .30, .25 } }), new DenseMatrix(new double[,] { { .05 / .95 }, { .40 / .95 } }));
        for (var j = 0; j < 2; j++)
        {
            double[] unit = [1 - j, j];
            double[] column = [.. system.Output(unit).Zip(closure.InducedOutput(unit), (open, induced) => open + induced)];
            Near(j == 0 ? [1.365, .527] : [.425, 1.348], column, 5e-4);
        }

        // Households' own output, with the labour that they sell to themselves.
        double[] earned = [.. closure.Total(income).Select(h => h / .95)];
        Near([.570, .489], earned, 5e-4);
        Near([2.462, 2.262], [.. closure.TotalOutput(withHouseholds: false).Zip(earned, (x, h) => x + h)], 1e-3);
        Near([1.90, 1.96], [earned[0] / income[0], earned[1] / income[1]], 5e-3);
    }

    [Fact]
    public void Miller_and_blair_ghosh()
    {
        var allocation = Coefficients.Allocation(SmallFlows, SmallOutput).Matrix!;
        Near([.15, .50, .10, .05], allocation.Values, 1e-15);
        var system = GhoshSystem.Of(allocation);
        Near([1.2541254, .660066, .1320132, 1.1221122], system.Inverse().Values, 5e-8);
        Near(SmallOutput, system.Output([650, 1400]), 1e-9);
    }

    [Fact]
    public void Miller_and_blair_total_extraction()
    {
        var technical = Coefficients.Technical(SmallFlows, SmallOutput).Matrix!;
        var losses = HypotheticalExtraction.All(technical, LeontiefSystem.Of(technical).Inverse(), SmallDemand, new() { FinalDemandShare = 1 });
        Near([1210.526, 2588.235], [.. losses.Select(l => l.Total)], 5e-4);
        Near([210.526, 588.235], [.. losses.Select(l => l.Others)], 5e-4);
    }

    [Fact]
    public void German_linkages()
    {
        var system = LeontiefSystem.Of(Coefficients.Technical(German, GermanOutput).Matrix!);
        var inverse = system.Inverse();
        Near([1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782], Linkages.Backward(system), 5e-5);
        Near([1.0339, 1.4292, 1.0289, 1.1784, 1.4126, 1.0515], [.. Enumerable.Range(0, 6).Select(i => inverse[i, i])], 5e-5);

        // The fourth is 1.584850 with the total of industry that its row adds to, and 1.584857 with the 1,079,400 of a well-known copy.
        Near([2.1126, 1.6910, 1.3558, 1.5849, 2.1037, 1.2106], Linkages.Forward(GhoshSystem.Of(Coefficients.Allocation(German, GermanOutput).Matrix!)), 1e-4);
        Near([1.0294, 1.1118, 1.0951, .9683, .9631, .8322], Linkages.Normalised(Linkages.Backward(system)), 5e-5);
        Near([.6591, 1.4636, .7034, .9853, 1.4522, .7364], Linkages.Normalised(Linkages.LeontiefRowSums(system)), 5e-5);
    }

    [Fact]
    public void German_extraction_losses_without_own_output()
    {
        var technical = Coefficients.Technical(German, GermanOutput).Matrix!;
        var demand = GermanOutput.Zip(technical.Times(GermanOutput), (x, z) => x - z).ToArray();
        var losses = HypotheticalExtraction.All(technical, LeontiefSystem.Of(technical).Inverse(), demand, new() { FinalDemandShare = 1 });
        Near([28497, 311297, 187304, 194833, 89464, 158147], [.. losses.Select(l => l.Others)], 0.5);
        Near(GermanOutput, [.. losses.Select(l => l.Own)], 1e-6);
    }

    /// <summary>What holds for any table: columns balance, L - I is not negative, G is similar to L, RAS meets margins, aggregation keeps sums.</summary>
    [Fact]
    public void German_table_has_the_properties_of_any()
    {
        double[] ones = [1, 1, 1, 1, 1, 1];
        var (technical, allocation) = (Coefficients.Technical(German, GermanOutput).Matrix!, Coefficients.Allocation(German, GermanOutput).Matrix!);
        var (leontief, ghosh) = (LeontiefSystem.Of(technical), GhoshSystem.Of(allocation));
        var (inverse, ghoshInverse) = (leontief.Inverse(), ghosh.Inverse());
        double[] demand = [.. GermanOutput.Zip(German.Times(ones), (x, z) => x - z)];
        double[] primary = [.. GermanOutput.Zip(German.TransposedTimes(ones), (x, z) => x - z)];
        Near(GermanOutput, leontief.Output(demand), 1e-8);
        Near(GermanOutput, ghosh.Output(primary), 1e-8);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                Assert.True(inverse[i, j] >= (i == j ? 1 : 0));
                Assert.Equal(inverse[i, j] * GermanOutput[j] / GermanOutput[i], ghoshInverse[i, j], 1e-12);
            }
        }

        var balanced = BiproportionalBalancing.Balance(technical, German.Times(ones), German.TransposedTimes(ones), new()).Matrix!;
        Near(German.Times(ones), balanced.Times(ones), 1e-3);
        Near(German.TransposedTimes(ones), balanced.TransposedTimes(ones), 1e-3);
        var mapping = SectorMapping.Of([0, 1, 1, 2, 2, 2], 3);
        Near(mapping.Vector(German.Times(ones)), mapping.Flows(German).Times([1, 1, 1]), 1e-6);
        Near(mapping.Vector(GermanOutput), LeontiefSystem.Of(Coefficients.Technical(mapping.Flows(German), mapping.Vector(GermanOutput)).Matrix!).Output(mapping.Vector(demand)), 1e-6);
    }

    /// <summary>
    /// GRAS of Junius &amp; Oosterhaven (2003), as corrected by Lenzen, Wood &amp; Gallego (2007): the figures with which the R function doGRAS is
    /// tested by its authors. They are printed to nine decimals and meet their margins to 4e-7.
    /// </summary>
    [Fact]
    public void Gras_of_another_program()
    {
        var prior = new DenseMatrix(new double[,] { { 7, 3, 5, -3 }, { 2, 9, 8, 0 }, { -2, 0, 2, 0 } });
        var solution = BiproportionalBalancing.Balance(prior, [15, 26, -1], [9, 16, 17, -2], new());
        Assert.Equal(BalancingStatus.Converged, solution.Status);
        Near(
            [8.424340881, 3.375237362, 5.200422021, -2, 3.000997078, 12.624763744, 10.374239178, 0, -2.425339135, 0, 1.425339135, 0],
            solution.Matrix!.Values, 1e-6);
    }

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
