using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.Location;

/// <summary>Effects add up in every method; what cannot be attributed is said and still adds up.</summary>
public sealed class ShiftShareTests
{
    [Fact]
    public void Effects_add_up_activity_by_activity()
    {
        var stream = RandomStream.Of(11, "shift-share");
        for (var round = 0; round < 200; round++)
        {
            var reader = stream.Item(round);
            var method = (ShiftShareMethod)(round % 3);
            var years = 2 + (int)reader.Integer(4);
            var count = 1 + (int)reader.Integer(8);
            double[][] region = [.. Enumerable.Range(0, years).Select(_ => Amounts(reader, count, 0.2))];
            double[][] reference = [.. Enumerable.Range(0, years).Select(t => Amounts(reader, count, 0.1).Select((v, i) => v + region[t][i]).ToArray())];
            var dynamic = ShiftShare.Dynamic(region, reference, method);
            foreach (var result in dynamic.Years.Append(dynamic.Together))
            {
                Assert.All(result.Activities, a => Assert.Equal(a.Change, a.Effects.Sum() + a.Unattributed, 1e-10));
                Assert.Equal(result.Change, result.Effects.Sum() + result.Unattributed, 1e-9);
                Assert.Equal(method.Effects().Count, result.Effects.Count);
            }

            Assert.Equal(region[^1].Sum() - region[0].Sum(), dynamic.Together.Change, 1e-10);
        }
    }

    [Fact]
    public void A_year_of_two_dates_is_the_same_dynamic_or_not()
    {
        double[][] region = [[90, 20], [100, 40]];
        double[][] reference = [[400, 150], [440, 210]];
        Assert.Equal(
            ShiftShare.Of(region[0], region[1], reference[0], reference[1], ShiftShareMethod.Arcelus).Effects,
            ShiftShare.Dynamic(region, reference, ShiftShareMethod.Arcelus).Together.Effects);
    }

    [Theory]
    [InlineData(ShiftShareMethod.Classic)]
    [InlineData(ShiftShareMethod.EstebanMarquillas)]
    [InlineData(ShiftShareMethod.Arcelus)]
    public void A_region_that_is_its_reference_has_no_shift(ShiftShareMethod method)
    {
        var result = ShiftShare.Of([10, 30, 60], [20, 30, 70], [10, 30, 60], [20, 30, 70], method);
        Assert.Equal(20, result.Effects[0], 1e-12);
        Assert.Equal(0, result.NetShift, 1e-12);
    }

    [Fact]
    public void New_and_absent_activities_are_named()
    {
        double[] before = [0, 0, 0, 10];
        double[] after = [5, 0, 3, 12];
        double[] wholeBefore = [50, 50, 0, 100];
        double[] wholeAfter = [60, 40, 5, 110];
        var classic = ShiftShare.Of(before, after, wholeBefore, wholeAfter, ShiftShareMethod.Classic);
        Assert.Equal([ShiftShareStatus.Decomposed, ShiftShareStatus.Absent, ShiftShareStatus.NewInReference, ShiftShareStatus.Decomposed], classic.Activities.Select(a => a.Status));
        Assert.Equal(5, classic.Activities[0].Effects[2]);
        Assert.Equal(3, classic.Unattributed);
        var homothetic = ShiftShare.Of(before, after, wholeBefore, wholeAfter, ShiftShareMethod.EstebanMarquillas);
        Assert.Equal([ShiftShareStatus.NewInRegion, ShiftShareStatus.Absent, ShiftShareStatus.NewInReference, ShiftShareStatus.Decomposed], homothetic.Activities.Select(a => a.Status));
        Assert.Equal(8, homothetic.Unattributed);
        var dynamic = ShiftShare.Dynamic([before, after, after], [wholeBefore, wholeAfter, wholeAfter], ShiftShareMethod.EstebanMarquillas).Together;
        Assert.Equal(ShiftShareStatus.PartlyDecomposed, dynamic.Activities[0].Status);
    }

    [Fact]
    public void What_is_missing_stays_missing()
    {
        var result = ShiftShare.Of([10, double.NaN], [12, 5], [100, 100], [110, 100], ShiftShareMethod.Classic);
        Assert.Equal([ShiftShareStatus.Decomposed, ShiftShareStatus.Missing], result.Activities.Select(a => a.Status));
        Assert.Equal(0.5, result.Activities[0].Effects[0], 1e-12);
        Assert.True(double.IsNaN(result.Change) && double.IsNaN(result.Effects[0]) && double.IsNaN(result.NetShift));

        // Homothetic amounts need the region's total, every rate the reference's.
        Assert.All(ShiftShare.Of([10, double.NaN], [12, 5], [100, 100], [110, 100], ShiftShareMethod.EstebanMarquillas).Activities, a => Assert.Equal(ShiftShareStatus.Missing, a.Status));
        Assert.All(ShiftShare.Of([10, 5], [12, 5], [100, 100], [110, double.NaN], ShiftShareMethod.Classic).Activities, a => Assert.Equal(ShiftShareStatus.MissingReference, a.Status));
    }

    [Fact]
    public void Lists_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ShiftShare.Of([1, 2], [1], [1, 2], [1, 2], ShiftShareMethod.Classic));
        Assert.Throws<ArgumentException>(() => ShiftShare.Of([-1], [1], [1], [1], ShiftShareMethod.Classic));
        Assert.Throws<ArgumentException>(() => ShiftShare.Dynamic([[1]], [[1]], ShiftShareMethod.Classic));
    }

    [Fact]
    public void Every_effect_and_status_has_its_own_words()
    {
        foreach (var method in Enum.GetValues<ShiftShareMethod>())
        {
            Assert.Equal(method.Effects().Count, method.Effects().Select(e => e.Zh).Distinct().Count());
        }

        Assert.Equal(7, Enum.GetValues<ShiftShareStatus>().Select(s => s.Word().En).Distinct().Count());
    }

    private static double[] Amounts(RandomReader reader, int count, double none) =>
        [.. Enumerable.Range(0, count).Select(_ => reader.Chance(none) ? 0 : reader.Uniform(1, 100))];
}
