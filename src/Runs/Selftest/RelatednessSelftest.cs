using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>Four countries and four products of Hidalgo and Hausmann: reflections, eigenvalues, proximities.</summary>
internal static class RelatednessSelftest
{
    private const string HidalgoHausmann = "figure S4 of C. A. Hidalgo and R. Hausmann (2009), PNAS 106: 10570-10575, recomputed in R";

    // Counts and their ratios are exact.
    private const double Rounding = 1e-9;

    private static readonly Phrase Diversity = new("diversity of {0}", "{0} 的多样性");
    private static readonly Phrase Ubiquity = new("ubiquity of {0}", "{0} 的普遍性");
    private static readonly Phrase Reflection = new("reflection {1} of {0}", "{0} 的第 {1} 次反射");
    private static readonly Phrase Eigenvalue = new("eigenvalue {0} of the matrix of countries", "国家矩阵的第 {0} 个特征值");
    private static readonly Phrase ProximityOf = new("proximity of {0} and {1}", "{0} 与 {1} 的邻近度");

    private static readonly IReadOnlyList<ILocalised> Countries = [.. Enumerable.Range(1, 4).Select(i => LocalText.Same($"C{i}"))];
    private static readonly IReadOnlyList<ILocalised> Products = [.. Enumerable.Range(1, 4).Select(i => LocalText.Same($"P{i}"))];

    internal static IReadOnlyList<SelftestCheck> All()
    {
        var presence = Presence.Of(Countries, Products, new[,]
        {
            { true, true, true, true }, { false, true, false, false }, { false, false, true, true }, { false, false, false, true },
        });
        var (first, second) = (presence.Reflections(1), presence.Reflections(2));
        var eigenvalues = Complexity.Of(presence).Eigenvalues;
        var proximity = Proximity.Of(presence);
        decimal[] seconds = [2.95833m, 2.50000m, 2.66667m, 2.33333m];
        decimal[] roots = [.5421337m, .1901543m, .1010453m];
        return
        [
            .. Countries.Zip([4.0, 1, 2, 1], presence.Diversity()).Select(c => Check(Diversity.With(c.First), c.Second, c.Third)),
            .. Products.Zip([1.0, 2, 2, 3], presence.Ubiquity()).Select(p => Check(Ubiquity.With(p.First), p.Second, p.Third)),
            .. Countries.Zip([2.0, 2, 2.5, 3], first.Regions).Select(c => Check(Reflection.With(c.First, 1), c.Second, c.Third)),
            .. Products.Zip([4.0, 2.5, 3, 7.0 / 3], first.Activities).Select(p => Check(Reflection.With(p.First, 1), p.Second, p.Third)),
            .. Countries.Zip(seconds, second.Regions).Select(c => SelftestCheck.Printed(Reflection.With(c.First, 2), c.Second, c.Third, UnitCatalogue.One, HidalgoHausmann)),
            Check(Eigenvalue.With(1), 1, eigenvalues[0]),
            .. roots.Select((r, i) => SelftestCheck.Printed(Eigenvalue.With(i + 2), r, eigenvalues[i + 1], UnitCatalogue.One, HidalgoHausmann)),
            Check(ProximityOf.With(Products[2], Products[3]), 2.0 / 3, proximity[2, 3]),
            Check(ProximityOf.With(Products[0], Products[3]), 1.0 / 3, proximity[0, 3]),
        ];
    }

    private static SelftestCheck Check(ILocalised what, double published, double computed) =>
        new(what, published, computed, Rounding, UnitCatalogue.One, HidalgoHausmann);
}
