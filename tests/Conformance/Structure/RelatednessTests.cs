using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Tests.Conformance.Structure;

/// <summary>The example of Hidalgo and Hausmann, and figures of an independent computation where none is published.</summary>
public class RelatednessTests
{
    // C. A. Hidalgo and R. Hausmann (2009), The building blocks of economic complexity, PNAS 106: 10570-10575, supporting figure S4.
    private static readonly Presence FigureS4 = Of(new[,] { { 1, 1, 1, 1 }, { 0, 1, 0, 0 }, { 0, 0, 1, 1 }, { 0, 0, 0, 1 } });

    private static readonly Presence Five = Of(new[,] { { 1, 1, 1, 1, 1 }, { 1, 1, 1, 1, 0 }, { 1, 0, 1, 0, 1 }, { 1, 1, 0, 0, 0 }, { 0, 1, 1, 0, 0 } });

    [Fact]
    public void Method_of_reflections()
    {
        Assert.Equal([4, 1, 2, 1], FigureS4.Diversity());
        Assert.Equal([1, 2, 2, 3], FigureS4.Ubiquity());
        AssertEach([2, 2, 2.5, 3], FigureS4.Reflections(1).Regions, 1e-14);
        AssertEach([4, 2.5, 3, 7.0 / 3], FigureS4.Reflections(1).Activities, 1e-14);
        AssertEach([2.95833, 2.5, 2.66667, 2.33333], FigureS4.Reflections(2).Regions, 5e-6);
        AssertEach([4, 1, 2, 1], FigureS4.Reflections(0).Regions, 0);
    }

    [Fact]
    public void Eigenvalues_and_proximities()
    {
        AssertEach([1, 0.5421337, 0.1901543, 0.1010453], Complexity.Of(FigureS4).Eigenvalues, 5e-8);
        var proximity = Proximity.Of(FigureS4);
        Assert.Equal(2.0 / 3, proximity[2, 3], 1e-15);
        Assert.Equal(1.0 / 3, proximity[0, 3], 1e-15);
    }

    // NumPy 1.24: numpy.linalg.eig of the matrix that is not symmetric, with the sign and scaling rules of docs/methods/complexity.md.
    [Fact]
    public void Complexity_of_the_example()
    {
        var population = Complexity.Of(FigureS4);
        AssertEach([-0.075353088975426, -1.6029160656860544, 0.7477882019146301, 0.9304809527468503], population.Regions, 1e-12);
        AssertEach([-0.1222968315749683, -1.5735910844176975, 0.6597463594158962, 1.0361415565767698], population.Activities, 1e-12);
        Assert.Equal(0.1064974728972633, population.CorrelationWithDiversity, 1e-12);
        var sample = Complexity.Of(FigureS4, ZScore.Sample);
        AssertEach([-0.0652576893063481, -1.3881660330183292, 0.6476035795083569, 0.8058201428163203], sample.Regions, 1e-12);
        AssertEach([-0.1059121629462694, -1.3627698542744289, 0.5713571073084649, 0.8973249099122337], sample.Activities, 1e-12);
        AssertEach([0.5163841741494286, -0.401294644114295, 1.7067050728596593, -0.9108973014473966, -0.9108973014473966], Complexity.Of(Five).Regions, 1e-12);
        AssertEach([-0.0238141095399145, -1.3391356388152604, -0.0238141095399146, -0.3658688719599764, 1.752632729855066], Complexity.Of(Five).Activities, 1e-12);
    }

    // NumPy 1.24, the formula of Hidalgo et al. (2007) with the diagonal left out.
    [Fact]
    public void Densities()
    {
        var density = Proximity.Density(FigureS4, Proximity.Of(FigureS4));
        AssertEach([1, 1, 1, 1], density.Row(0).ToArray(), 1e-15);
        AssertEach([0.375, 0, 0.3, 0.25], density.Row(1).ToArray(), 1e-15);
        AssertEach([0.625, 0.625, 0.4, 0.5], density.Row(2).ToArray(), 1e-15);
        AssertEach([0.25, 0.25, 0.4, 0], density.Row(3).ToArray(), 1e-15);
        AssertEach([0.8, 0.8888888888888888, 0.8, 0.75, 1], Proximity.Density(Five, Proximity.Of(Five)).Row(1).ToArray(), 1e-15);
    }

    // NumPy 1.24, the iteration of Tacchella et al. (2012); 20,000 steps.
    [Fact]
    public void Fitness_that_settles_and_fitness_that_vanishes()
    {
        var settles = Fitness.Of(Five);
        Assert.True(settles.HasSettled);
        Assert.Empty(settles.VanishingRegions);
        AssertEach([1.9906577731266277, 1.2933161149295862, 1.073340520844381, 0.3213427955497026, 0.3213427955497026], settles.Regions, 1e-10);
        AssertEach([0.4722042981511287, 0.3349228732988018, 0.4722042981511287, 1.9691327626467525, 1.7515357677521877], settles.Activities, 1e-10);
        AssertEach([1.9807602612551283, 1.296181473729752, 1.0665595605304186, 0.3282493522423502, 0.3282493522423502], Fitness.Of(Five, new FitnessSpec(10)).Regions, 1e-12);
        AssertEach([2.333333333333334, 0.5, 0.8333333333333334, 0.3333333333333334], Fitness.Of(FigureS4, new FitnessSpec(2)).Regions, 1e-12);

        var vanishes = Fitness.Of(FigureS4);
        Assert.False(vanishes.HasSettled);
        Assert.Equal(20_000, vanishes.Steps);
        Assert.Equal([1, 2, 3], vanishes.VanishingRegions);
        Assert.Equal([1, 2, 3], vanishes.VanishingActivities);
        AssertEach([3.9995917597252095, 3.3451524348335695e-05, 3.7475254962703644e-04, 3.6200815843493340e-08], vanishes.Regions, 1e-12);
    }

    // NumPy 1.24, every pair compared; scores with ties.
    [Fact]
    public void Areas_and_their_errors()
    {
        bool[] came = [true, false, true, false, false, true, false, true, false, false];
        var first = RankedArea.Of([0.9, 0.8, 0.7, 0.7, 0.4, 0.6, 0.3, 0.2, 0.1, 0.3], came);
        var second = RankedArea.Of([3, 1, 2, 2, 1, 3, 2, 1, 1, 3], came);
        AssertEach([0.6458333333333334, 0.20847217595676443, 0.6875, 0.18680426476216577], [first.Area, first.StandardError, second.Area, second.StandardError], 1e-13);
        var (difference, error) = first.Against(second);
        AssertEach([-0.04166666666666663, 0.17612074982385953], [difference, error], 1e-13);
    }

    // NumPy 1.24: each presence hidden, proximities computed afresh.
    [Fact]
    public void Hidden_activities()
    {
        var check = HiddenActivity.Check(Five);
        Assert.Equal((11, 5), (check.Hidden, check.NotJudged));
        AssertEach([0.24242424242424246, 0.13428162652290843, 0.6060606060606061], [check.Area, check.StandardError, check.PopularityArea], 1e-13);
        AssertEach([0.5, 0, 1.0 / 6, 1.0 / 6], [.. check.Regions.Skip(1).Select(r => r.Area)], 1e-13);
        Assert.True(double.IsNaN(check.Regions[0].Area));
    }

    private static Presence Of(int[,] ones)
    {
        var isPresent = new bool[ones.GetLength(0), ones.GetLength(1)];
        for (var r = 0; r < ones.GetLength(0); r++)
        {
            for (var a = 0; a < ones.GetLength(1); a++)
            {
                isPresent[r, a] = ones[r, a] == 1;
            }
        }

        return Presence.Of(Names("C", ones.GetLength(0)), Names("P", ones.GetLength(1)), isPresent);
    }

    private static IReadOnlyList<ILocalised> Names(string letter, int count) => [.. Enumerable.Range(1, count).Select(i => LocalText.Same($"{letter}{i}"))];

    private static void AssertEach(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, tolerance));
    }
}
