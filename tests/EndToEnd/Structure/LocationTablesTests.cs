using System.Globalization;
using Songhua.Core;
using Songhua.Runs;
using Songhua.Tests.EndToEnd.Growth;

namespace Songhua.Tests.EndToEnd.Structure;

/// <summary>Shift-share of places and concentration of clusters, on the bundled plan.</summary>
public sealed class LocationTablesTests
{
    private static readonly Lazy<Results> Jilin = new(() => Run.Execute(new RunRequest(Terminal.Jilin)).Results!);

    [Fact]
    public void Effects_add_up_to_growth_by_every_method()
    {
        Assert.NotEmpty(Jilin.Value.Shifts);
        foreach (var shift in Jilin.Value.Shifts)
        {
            foreach (var result in shift.Others.Append(shift.Classic).Append(shift.Dynamic.Together))
            {
                Assert.Equal(shift.Classic.Change, result.Effects.Sum(), 1e-6 * shift.Base);
            }
        }
    }

    [Fact]
    public void Own_pace_is_what_one_place_has_and_all_together_have_not()
    {
        // Over all places that make up the whole, mix and own pace cancel out.
        var (mix, own) = (Jilin.Value.Shifts.Sum(s => s.Classic.Effects[1]), Jilin.Value.Shifts.Sum(s => s.Classic.Effects[2]));
        var whole = Jilin.Value.Shifts.Sum(s => s.Base);
        Assert.InRange(mix / whole, -1e-9, 1e-9);
        Assert.InRange(own / whole, -1e-9, 1e-9);
    }

    [Fact]
    public void No_span_crosses_the_new_boundaries_of_2020() => Assert.All(
        Jilin.Value.Shifts, s => Assert.True(s.Place.Id is not ("changchun" or "siping" or "tonghua") || s.Years[0] >= 2020));

    [Fact]
    public void Clusters_that_growth_withholds_show_no_concentration()
    {
        var report = Jilin.Value.Growth.Reports[0];
        var cells = report.Answer.Tables.SelectMany(t => t.Cells).Where(c => c.Members is [{ Dimension: GrowthDimension.Cluster }]).ToList();
        var withheld = cells.Where(report.Publication!.IsWithheld).Select(c => c.Members[0].Code).ToHashSet();
        Assert.Contains("automotive", withheld);
        Assert.All(Jilin.Value.Concentrations, c => Assert.Equal(withheld.Contains(c.Cluster.Id), c.Sizes is null));
        foreach (var language in (Language[])[Language.English, Language.Chinese])
        {
            var table = LocationTables.Concentrations(Jilin.Value);
            var row = table.Rows.Single(r => r.Key.EndsWith("/automotive", StringComparison.Ordinal));
            Assert.Single(row.Cells.Skip(1).Select(c => c.In(language)).Distinct());
            Assert.All(row.Cells, c => Assert.Null(c.Number));
        }
    }

    [Fact]
    public void An_index_lies_between_one_of_many_and_one_alone()
    {
        var shown = Jilin.Value.Concentrations.Where(c => c.Sizes is not null).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, c => Assert.InRange(c.Sizes!.HerfindahlLow, 1.0 / c.Enterprises, 1));
        Assert.All(shown, c => Assert.Equal(ValueStatus.Synthetic, c.Status));
    }

    [Fact]
    public void The_table_of_shifts_says_what_the_engine_says()
    {
        var rows = Outputs.Csv(Outputs.Songhua("structure", Terminal.Jilin, "--format", "csv"))["structure_shifts"];
        Assert.Equal(Jilin.Value.Shifts.Count + 1, rows.Count);
        foreach (var row in rows.Skip(1))
        {
            double At(string column) => double.Parse(row[rows[0].Index().Single(c => c.Item == column).Index].Replace(" %", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            Assert.Equal(At("growth"), At("whole") + At("mix") + At("own"), 0.16);
        }
    }

    [Fact]
    public void Effects_of_clusters_add_up_and_follow_what_growth_publishes()
    {
        var report = Jilin.Value.Growth.Reports[0];
        var cells = report.Answer.Tables.SelectMany(t => t.Cells).Where(c => c.Members.Count == 1).ToList();
        var withheld = cells.Where(report.Publication!.IsWithheld).Select(c => c.Members[0].Code).ToHashSet();
        Assert.Equal(Jilin.Value.Concentrations.Select(c => c.Cluster.Id), Jilin.Value.ClusterShifts.Select(c => c.Cluster.Id));
        foreach (var shift in Jilin.Value.ClusterShifts)
        {
            var isWithheld = withheld.Contains(shift.Cluster.Id) || shift.Cluster.Industries.Any(i => withheld.Contains(i.Code[..2]));
            Assert.Equal(isWithheld, shift.Results is null);
        }

        Assert.Contains(Jilin.Value.ClusterShifts, s => s.Results is null);
        foreach (var shift in ClusterShiftStep.Run(Jilin.Value.Growth, isInternal: true))
        {
            Assert.All(shift.Results!.Append(shift.Dynamic!), r => Assert.Equal(shift.Results![0].Change, r.Effects.Sum() + r.Unattributed, 1e-6 * shift.Base));
        }
    }

    [Fact]
    public void The_internal_form_says_so_and_the_public_one_holds_no_number_of_what_is_withheld()
    {
        var (_, secret, _) = Terminal.Run("structure", Terminal.Jilin, "--internal", "--format", "csv");
        var (_, shown, _) = Terminal.Run("structure", Terminal.Jilin, "--format", "csv");
        Assert.Contains("INTERNAL", Terminal.Run("structure", Terminal.Jilin, "--internal").Out, StringComparison.Ordinal);
        string[] Lines(string text) => [.. text.Split('\n').Where(l => l.StartsWith("Automotive cluster,2022–2024", StringComparison.Ordinal))];
        Assert.True(Lines(secret).Length > 10);
        Assert.All(Lines(secret), l => Assert.DoesNotContain("withheld", l, StringComparison.Ordinal));
        Assert.Single(Lines(shown));
        Assert.DoesNotContain(Lines(shown)[0].Replace("2022–2024", "", StringComparison.Ordinal), char.IsAsciiDigit);
    }
}
