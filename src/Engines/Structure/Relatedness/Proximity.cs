using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>How near activities are to each other, and regions to activities.</summary>
public static class Proximity
{
    /// <summary>The method of presences, proximities, densities and their back-tests.</summary>
    public static readonly Method Method = new(
        "relatedness", "1.0", new Phrase("Relatedness of activities", "行业关联性"),
        new Phrase(
            "figure S4 of Hidalgo and Hausmann (2009) and an independent computation (tests/Conformance/Structure)",
            "Hidalgo 与 Hausmann（2009）图 S4 和独立计算结果（tests/Conformance/Structure）"));

    /// <summary>
    /// The proximity of activities i and j: the lesser of the shares of regions with one that have the other too, (regions with both) / max(u_i, u_j).
    /// Source: Hidalgo, Klinger, Barabási &amp; Hausmann (2007), Science 317: 482-487.
    /// </summary>
    /// <param name="presence">Regions x activities.</param>
    /// <returns>Activities x activities, symmetric, from 0 to 1; the diagonal is 0: an activity says nothing about itself.</returns>
    public static DenseMatrix Of(Presence presence)
    {
        var together = Cooccurrence(presence);
        var ubiquity = presence.Ubiquity();
        for (var i = 0; i < ubiquity.Length; i++)
        {
            for (var j = 0; j < ubiquity.Length; j++)
            {
                together[i, j] = i == j ? 0 : together[i, j] / Math.Max(ubiquity[i], ubiquity[j]);
            }
        }

        return together;
    }

    /// <summary>
    /// Relatedness density: of an activity's proximity to all others, the share that goes to those the region has. Source: Hidalgo et al. (2007), equation 3.
    /// </summary>
    /// <param name="presence">Regions x activities.</param>
    /// <param name="proximity">Activities x activities; the diagonal is not used.</param>
    /// <returns>Regions x activities, from 0 to 1; NaN for an activity that is near to no other.</returns>
    /// <exception cref="ArgumentException">Sizes that do not fit.</exception>
    public static DenseMatrix Density(Presence presence, DenseMatrix proximity)
    {
        var count = presence.Activities.Count;
        if (proximity.Rows != count || proximity.Columns != count)
        {
            throw new ArgumentException($"A proximity of {proximity.Rows} x {proximity.Columns} does not fit {count} activities.", nameof(proximity));
        }

        var density = new DenseMatrix(presence.Regions.Count, count);
        for (var r = 0; r < density.Rows; r++)
        {
            for (var a = 0; a < count; a++)
            {
                var (near, all) = (0.0, 0.0);
                for (var other = 0; other < count; other++)
                {
                    var step = other == a ? 0 : proximity[a, other];
                    all += step;
                    near += presence[r, other] ? step : 0;
                }

                density[r, a] = all > 0 ? near / all : double.NaN;
            }
        }

        return density;
    }

    /// <summary>In how many regions two activities are together; on the diagonal, the ubiquity.</summary>
    internal static DenseMatrix Cooccurrence(Presence presence)
    {
        var matrix = presence.Matrix();
        return matrix.Transposed().Times(matrix);
    }
}
