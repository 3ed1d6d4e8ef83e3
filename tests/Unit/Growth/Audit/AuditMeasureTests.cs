using System.Globalization;
using System.Text;
using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Audit;

/// <summary>Precision and recall on planted anomalies: the table of the method page, and bounds that hold for other noise.</summary>
public sealed class AuditMeasureTests
{
    private const string Page = "docs/methods/audit.md";
    private const string Begin = "<!-- measured: begin -->\n";
    private const string End = "<!-- measured: end -->";

    private static readonly GrowthGoal[] Goals =
        [new(Period.Year(2023), 0.068), new(Period.OfMonths(2024, 1, 3), 0.104), new(Period.Year(2024), 0.078)];

    private static IReadOnlyList<DetectionRow> Measure(ulong seed, double noise = 1, int enterprises = 3000) =>
        AuditMeasure.Against(ReturnsSynthesis.Make(new() { Seed = seed, Noise = noise, Enterprises = enterprises, Goals = Goals }));

    [Fact]
    public void The_page_shows_what_is_measured()
    {
        var measured = new[] { Measure(1), Measure(2), Measure(3) };
        var text = new StringBuilder();
        text.Append("| edit | planted | found | recall | findings | on its kind | precision | on any planted |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var kind in Enum.GetValues<EditKind>())
        {
            DetectionRow[] rows = [.. measured.Select(m => m.FirstOrDefault(r => r.Kind == kind) ?? new(kind, 0, 0, 0, 0, 0, 0))];
            if (rows.Any(r => r.Planted + r.Findings > 0))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {kind.Word().In(Language.English)} | {Three(r => r.Planted)} | {Three(r => r.Found)} | {Shares(r => r.Recall)} ");
                text.Append(CultureInfo.InvariantCulture, $"| {Three(r => r.Findings)} | {Three(r => r.OfKind)} | {Shares(r => r.Precision)} | {Three(r => r.OfAny)} |\n");
            }

            string Three(Func<DetectionRow, int> of) => string.Join(" · ", rows.Select(of));
            string Shares(Func<DetectionRow, double> of) => string.Join(" · ", rows.Select(r => double.IsNaN(of(r)) ? "–" : of(r).ToString("0.00", CultureInfo.InvariantCulture)));
        }

        var path = Path.Combine(Golden.Root, Page);
        var page = File.ReadAllText(path);
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("SONGHUA_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, page[..from] + text + page[to..]);
            return;
        }

        Assert.Equal(page[from..to], text.ToString());
    }

    // What follows from the returns alone is found whatever the noise; what is improbable only against noise is found less often as it grows.
    [Theory]
    [InlineData(11UL, 0.5, 0.8)]
    [InlineData(12UL, 1, 0.8)]
    [InlineData(13UL, 2, 0.4)]
    public void Other_seeds_and_other_noise(ulong seed, double noise, double least)
    {
        var rows = Measure(seed, noise, 1500).ToDictionary(r => r.Kind);
        foreach (var kind in (EditKind[])[EditKind.FallingYearToDate, EditKind.MissingMonth, EditKind.CopiedSeries, EditKind.FrozenSeries, EditKind.BaseMismatch, EditKind.TerminalDigits])
        {
            Assert.InRange(rows[kind].Recall, 0.95, 1);
            Assert.InRange(rows[kind].Precision, 0.9, 1);
        }

        foreach (var kind in (EditKind[])[EditKind.UnitSlip, EditKind.RatioOutlier, EditKind.UnsupportedOutput])
        {
            Assert.InRange(rows[kind].Recall, least, 1);
        }
    }

    [Fact]
    public void Returns_without_anomalies_raise_few_questions()
    {
        var returns = ReturnsSynthesis.Make(new() { Seed = 21, Enterprises = 1500, Anomalies = AnomalyCounts.None });
        Assert.Empty(returns.Truth);
        Assert.InRange(AuditMeasure.Against(returns).Sum(r => r.Findings) / (double)returns.Panel.Rows, 0, 0.001);
    }
}
