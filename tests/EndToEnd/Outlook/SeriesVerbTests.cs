using System.Globalization;
using System.Text;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Outlook;

/// <summary><c>songhua series</c>: a plan's series without its seasons.</summary>
public sealed class SeriesVerbTests
{
    private static readonly double[] Seasons = [0.80, 0.82, 1.02, 1.00, 1.01, 1.05, 0.98, 0.97, 1.04, 1.06, 1.10, 1.15];

    // Five years of months with a steady growth of 0.5 % a month; January and February together, and the last year as quarters and year to date.
    private static string Monthly()
    {
        var text = new StringBuilder("indicators:\n  steel: {name: {en: Steel, zh: 钢铁}, unit: 亿元, kind: flow, prices: current}\nobservations:\n");
        void Add(string id, string period, double value) => text.Append(
            CultureInfo.InvariantCulture, $"  {id}: {{indicator: steel, period: {period}, value: exactly {value.ToString("0.####", CultureInfo.InvariantCulture)} 亿元, source: a}}\n");
        for (var year = 2019; year <= 2023; year++)
        {
            for (var month = 2; month <= (year == 2023 ? 9 : 12); month++)
            {
                Add($"s_{year}_{month}", month == 2 ? $"{year}-01..{year}-02" : $"{year}-{month:00}", month == 2 ? Value(year, 1) + Value(year, 2) : Value(year, month));
            }
        }

        Add("s_2023_all", "2023", Enumerable.Range(1, 12).Sum(m => Value(2023, m)));
        return text.ToString();
    }

    // A small wobble that repeats after seven months, so that there is something irregular.
    private static double Value(int year, int month)
    {
        var t = ((year - 2019) * 12) + month - 1;
        return Level(t) * Seasons[month - 1] * (1 + (0.004 * ((t * 5 % 7) - 3)));
    }

    private static double Level(int t) => 100 * Math.Exp(0.005 * t);

    [Fact]
    public void Months_in_mixed_sums_are_adjusted_and_projected()
    {
        var series = Assert.Single(SmallOutlook.Results(Monthly()).Series);
        Assert.Equal(BaseFrequency.Month, series.Problem.Frequency);
        Assert.Equal(StructuralOutcome.Fitted, series.Solution.Outcome);
        var estimate = series.Solution.Estimate!;
        Assert.Equal(60, estimate.ObservedPeriods);
        Assert.Equal(96, estimate.Periods.Count);
        var (adjusted, trend) = (estimate.Levels(SeriesPart.Adjusted), estimate.Levels(SeriesPart.Trend));
        for (var t = 0; t < 96; t++)
        {
            // Seasons add up to one only nearly, and January and February are never seen apart; the last three months only as a sum.
            Assert.InRange(trend[t] / (Level(t) * 1e8), 0.97, 1.03);
            Assert.InRange(adjusted[t] / trend[t], t % 12 < 2 ? 0.85 : 0.95, t % 12 < 2 ? 1.15 : 1.05);
        }

        var total = estimate.Levels(SeriesPart.Total);
        Assert.Equal(Enumerable.Range(1, 12).Sum(m => Math.Round(Value(2023, m), 4)), total[48..60].Sum() / 1e8, 0.01);
    }

    [Fact]
    public void The_verb_shows_components_tests_and_decisions_in_both_languages()
    {
        using var scratch = new Scratch();
        var plan = SmallOutlook.Write(scratch, Monthly());
        var (code, output, _) = Terminal.Run("series", plan, "steel@all", "--years", "1", "--format", "csv");
        Assert.Equal(0, code);
        Assert.Contains("# series_components", output, StringComparison.Ordinal);
        Assert.Contains("# series_tests", output, StringComparison.Ordinal);
        Assert.Contains("The seasonal is kept", output, StringComparison.Ordinal);
        Assert.Equal((60, 12), (output.Split('\n').Count(l => l.Contains(",estimated,", StringComparison.Ordinal) && !l.Contains(",kind,", StringComparison.Ordinal)), output.Split(",projected,").Length - 1));
        var (_, chinese, _) = Terminal.Run("series", plan, "steel@all", "--lang", "zh");
        Assert.Contains("保留季节成分", chinese, StringComparison.Ordinal);
        var (_, tree, _) = Terminal.Run("explain", plan, "series/steel@all");
        Assert.Contains("structural-series", tree, StringComparison.Ordinal);
        Assert.Contains("plan/rest.yaml", tree, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_of_which_nothing_is_known_is_refused_with_the_nearest_name()
    {
        using var scratch = new Scratch();
        var (code, output, error) = Terminal.Run("series", SmallOutlook.Write(scratch, Monthly()), "steal@all");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("steel@all", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_figures_are_told_and_nothing_is_estimated()
    {
        var statements = "indicators:\n  steel: {name: {en: Steel, zh: 钢铁}, unit: 亿元, kind: flow, prices: current}\nobservations:\n" + SmallOutlook.Years("s", "indicator: steel", 100, 104, 109, 113);
        var results = SmallOutlook.Results(statements);
        var series = Assert.Single(results.Series);
        Assert.Null(series.Solution.Estimate);
        Assert.Equal(StructuralOutcome.TooFewObservations, series.Solution.Outcome);
        Assert.Contains("cannot carry", SeriesTables.Of(results, series)[0].WhyEmpty!.In(Songhua.Core.Language.English), StringComparison.Ordinal);
    }
}
