using Songhua.Core;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Tests.Unit.Pages;

/// <summary>Pictures of outages show what was computed, in the order of what they show.</summary>
public sealed class StructurePictureTests
{
    private static readonly Lazy<Results> Jilin = new(() => Run.Execute(new RunRequest(Path.Combine(Golden.Root, "plans", "jilin"))).Results!);

    // Rounded as in the table of days, a fall of two tenths of a per cent would be drawn in steps.
    [Fact]
    public void A_curve_is_drawn_from_the_solution()
    {
        var picture = StructurePictures.Curves(Jilin.Value.Disruptions, Language.English)!;
        var series = picture.Option["series"]!.AsArray();
        Assert.Equal(Jilin.Value.Disruptions.Count, series.Count);
        for (var d = 0; d < series.Count; d++)
        {
            var output = Jilin.Value.Disruptions[d].RegionOutput();
            var points = series[d]!["data"]!.AsArray();
            Assert.Equal(365, points.Count);
            for (var t = 0; t < points.Count; t++)
            {
                Assert.Equal((double)t, points[t]!["value"]![0]!.GetValue<double>());
                Assert.Equal(100 * output[t], points[t]!["value"]![1]!.GetValue<double>(), 1e-5);
            }
        }
    }

    [Fact]
    public void Bars_of_an_exposure_stand_in_the_order_of_what_they_show()
    {
        foreach (var cluster in Jilin.Value.Structure.Clusters)
        {
            var table = StructureTables.OfCluster(Jilin.Value, cluster.Cluster.Id)[2];
            var picture = StructurePictures.Exposure(table, cluster.Cluster.Name, "x", Language.English)!;
            var bars = picture.Option["series"]![0]!["data"]!.AsArray().Select(b => b!["value"]!.GetValue<double>()).ToList();
            Assert.Equal(table.Rows.Count, bars.Count);
            Assert.Equal(bars.OrderDescending(), bars);
        }
    }
}
