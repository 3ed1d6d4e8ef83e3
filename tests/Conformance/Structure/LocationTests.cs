using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Tests.Conformance.Structure;

/// <summary>Published examples of shift-share and location quotients, and figures of an independent computation where none is published.</summary>
public class LocationTests
{
    // O. Farhauer and A. Kröll (2013), Standorttheorien, chapter 8, as in the REAT package for R: four industries, nation and region A.
    private static readonly double[] NationBefore = [400, 150, 150, 400];
    private static readonly double[] NationAfter = [440, 210, 135, 480];
    private static readonly double[] Before = [90, 20, 10, 60];
    private static readonly double[] After = [100, 40, 10, 55];

    // A. Balland's EconGeo for R: the example of its function location.quotient.
    private static readonly RegionalActivity Five = new(Names("R"), Names("I"), new double[,]
    {
        { 100, 0, 0, 0, 0 }, { 0, 15, 5, 70, 10 }, { 0, 20, 10, 20, 50 }, { 0, 25, 30, 5, 40 }, { 0, 40, 55, 5, 0 },
    });

    [Fact]
    public void Shift_share_of_Farhauer_and_Kroell()
    {
        var result = ShiftShare.Of(Before, After, NationBefore, NationAfter, ShiftShareMethod.Classic);
        Assert.Equal(25, result.Change);
        AssertEach([27, 1, -3], result.Effects);
        Assert.Equal(-2, result.NetShift, 1e-12);
    }

    // The same inputs by the published formulas in NumPy 1.24.
    [Fact]
    public void Homothetic_and_regional_effects_of_the_same_region()
    {
        var homothetic = ShiftShare.Of(Before, After, NationBefore, NationAfter, ShiftShareMethod.EstebanMarquillas);
        AssertEach([27, 1, -0.6363636363636331, -2.363636363636366], homothetic.Effects);
        AssertEach([0.7272727272727246, 14.72727272727273, 2.454545454545454, -18.545454545454543], homothetic.Activities.Select(a => a.Effects[2]));
        AssertEach([0.27272727272727176, -2.7272727272727284, -1.4545454545454544, 1.545454545454545], homothetic.Activities.Select(a => a.Effects[3]));
        AssertEach(
            [27, 0, 0, 1, -2, 0, 1.3636363636363562, -2.363636363636366],
            ShiftShare.Of(Before, After, NationBefore, NationAfter, ShiftShareMethod.Arcelus).Effects);
    }

    [Fact]
    public void Location_quotients_of_EconGeo()
    {
        double[][] published = [[5, 0, 0, 0, 0], [0, 0.75, 0.25, 3.5, 0.5], [0, 1, 0.5, 1, 2.5], [0, 1.25, 1.5, 0.25, 2], [0, 2, 2.75, 0.25, 0]];
        var quotients = LocationQuotients.Of(Five);
        for (var r = 0; r < 5; r++)
        {
            AssertEach(published[r], Enumerable.Range(0, 5).Select(a => quotients[r, a]));
        }
    }

    // The same table by the formulas of the sources in NumPy 1.24.
    [Fact]
    public void Indices_of_the_same_table()
    {
        AssertEach([1.6, 1, 0.6, 0.7, 1.1], Enumerable.Range(0, 5).Select(r => Specialisation.Krugman(Five, r, Comparison.Whole)));
        AssertEach([2, 1.25, 0.75, 0.875, 1.375], Enumerable.Range(0, 5).Select(r => Specialisation.Krugman(Five, r, Comparison.Rest)));
        AssertEach([0.8, 0.25, 0.45, 0.5, 0.5], Enumerable.Range(0, 5).Select(a => Specialisation.Hoover(Five, a)));
        AssertEach([0.8, 0.36, 0.54, 0.62, 0.56], Enumerable.Range(0, 5).Select(a => Specialisation.LocationalGini(Five, a)));
        AssertEach(
            [1.6094379124341003, 0.28989244918476337, 0.5393905977436242, 0.7383046418347683, 0.6660895201050611], Enumerable.Range(0, 5).Select(a => Specialisation.Theil(Five, a)));
        AssertEach([-0.6910947404650882, 1.7277368511627202, 0, -0.5183210553488161, -0.5183210553488161], LocationQuotients.Of(Five).Standardised(3));
    }

    private static void AssertEach(double[] expected, IEnumerable<double> actual)
    {
        var computed = actual.ToList();
        Assert.Equal(expected.Length, computed.Count);
        Assert.All(expected.Zip(computed), p => Assert.Equal(p.First, p.Second, 1e-12));
    }

    private static IReadOnlyList<ILocalised> Names(string letter) => [.. Enumerable.Range(1, 5).Select(i => LocalText.Same($"{letter}{i}"))];
}
