using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Tests.Unit.Pages;

/// <summary>The section that says whether the targets will be met, on a small plan with comparable regions and scenarios.</summary>
public sealed class OutlookReportTests
{
    private static readonly PictureLibrary Library = new("/* library */");
    private static readonly Results Plain = OutlookPlan.Run().Results;
    private static readonly (Results Results, RunExtras Extras) Full = OutlookPlan.Run(everything: true);
    private static readonly string Short = ReportPage.Write(Plain, RunExtras.None, Language.English, Library);
    private static readonly string English = ReportPage.Write(Full.Results, Full.Extras, Language.English, Library);
    private static readonly string Chinese = ReportPage.Write(Full.Results, Full.Extras, Language.Chinese, Library);

    [Fact]
    public void The_sample_has_targets_of_every_kind()
    {
        Assert.Equal(["gdp_2025", "gdp_fast", "growth_2024"], Plain.Outlook.Where(o => o.Outlook.Probability is not null).Select(o => o.Target.Id).Order());
        Assert.Equal(["gdp_2022"], Plain.Outlook.Where(o => o.Outlook.Outcome is not null).Select(o => o.Target.Id));
        Assert.Equal(["boats", "boats_open", "steel"], Plain.Outlook.Where(o => o.Outlook is { Probability: null, Outcome: null }).Select(o => o.Target.Id).Order());
        Assert.NotNull(Plain.Together);
    }

    [Fact]
    public void Every_target_stands_in_the_section_with_its_probability_its_outcome_or_what_it_needs()
    {
        var section = Section(Short);
        Assert.All(Plain.Outlook, o => Assert.Contains($"href=\"#target-{o.Target.Id}\"", section, StringComparison.Ordinal));
        foreach (var o in Plain.Outlook.Where(o => o.Outlook.Probability is not null))
        {
            var row = Regex.Match(section, $"<tr><th[^>]*><a href=\"#target-{o.Target.Id}\">.*?</tr>", RegexOptions.Singleline).Value;
            Assert.Contains($"<b>{new Percentage(o.Outlook.Probability!.Value)}</b>", row, StringComparison.Ordinal);
            Assert.Contains(LikelihoodWords.Word(o.Outlook.Probability.Value).En, row, StringComparison.Ordinal);
            Assert.Contains(OutlookTables.Word(o.Outlook.Method).En, row, StringComparison.Ordinal);
            Assert.Contains("data up to 2023", row, StringComparison.Ordinal);
            Assert.Equal(o.Outlook.Precedents is null, row.Contains("none to set beside it", StringComparison.Ordinal));
        }

        foreach (var o in Plain.Outlook.Where(o => o.Outlook is { Probability: null, Outcome: null }))
        {
            Assert.Contains(o.Outlook.Reason.In(Language.English), section, StringComparison.Ordinal);
            Assert.All(o.Outlook.Missing, m => Assert.Contains(((ILocalised)m).In(Language.English), section, StringComparison.Ordinal));
        }

        Assert.Contains("a due date in the plan", section, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bar_is_as_long_as_the_probability()
    {
        var chance = Plain.Outlook.Single(o => o.Target.Id == "gdp_2025").Outlook.Probability!.Value;
        var row = Regex.Match(Section(Short), "href=\"#target-gdp_2025\">.*?</tr>", RegexOptions.Singleline).Value;
        var width = double.Parse(Regex.Match(row, "class=\"bar model\".*?class=\"part\" width=\"([^\"]*)\"", RegexOptions.Singleline).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(100 * chance, width, 0.006);
    }

    [Fact]
    public void The_scale_of_words_is_told_once_with_its_source()
    {
        Assert.Single(Regex.Matches(Short, "Mastrandrea"));
        Assert.All(LikelihoodWords.Words, w => Assert.Contains($"<b>{w.Word.En}</b>", Short, StringComparison.Ordinal));
        Assert.Contains("<b>unlikely</b> 10 to under 33 %", Short, StringComparison.Ordinal);
        Assert.Contains("<b>about as likely as not</b> 33 to 66 %", Short, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fan_holds_the_quantiles_of_every_year_on_top_of_each_other_and_the_target()
    {
        var o = Plain.Outlook.Single(o => o.Target.Id == "gdp_2025");
        var option = Pictures(Short).GetProperty("fan-gdp_2025").GetProperty("option");
        var series = option.GetProperty("series").EnumerateArray().ToList();
        var years = option.GetProperty("xAxis").GetProperty("data").EnumerateArray().Select(y => y.GetString()).ToList();
        var bands = series.Where(s => s.TryGetProperty("stack", out _)).ToList();
        Assert.Equal(6, bands.Count);
        double[] tops = [0.025, 0.10, 0.25, 0.75, 0.90, 0.975];
        foreach (var year in o.Outlook.Fan)
        {
            var at = years.IndexOf(year.Period.ToString());
            var stacked = 0.0;
            for (var b = 0; b < bands.Count; b++)
            {
                stacked += bands[b].GetProperty("data")[at].GetDouble();
                Assert.Equal(year.At(tops[b]) / 1e9, stacked, 1e-6 * stacked);
            }
        }

        // It opens at the last known value, and what was known is drawn.
        Assert.Equal(1250e8 / 1e9, bands[0].GetProperty("data")[years.IndexOf("2023")].GetDouble(), 9);
        Assert.All(bands.Skip(1), b => Assert.Equal(0, b.GetProperty("data")[years.IndexOf("2023")].GetDouble()));
        Assert.Equal(["2018", "2019", "2020", "2021", "2022", "2023"], series.Single(s => Name(s) == "observed").GetProperty("data").EnumerateArray().Select(d => d.GetProperty("value")[0].GetString()));
        Assert.Equal(143, series.Single(s => Name(s) == "target").GetProperty("data")[1].GetProperty("value")[1].GetDouble(), 9);
    }

    [Fact]
    public void Every_projection_has_a_fan_and_a_target_of_a_rate_too()
    {
        var shown = Pictures(Short).EnumerateObject().Select(p => p.Name).Where(n => n.StartsWith("fan-", StringComparison.Ordinal));
        Assert.Equal(Plain.Outlook.Where(o => o.Outlook.Fan.Count > 0).Select(o => $"fan-{o.Target.Id}"), shown);
        Assert.Contains("fan-growth_2024", shown);
        var range = Pictures(Short).GetProperty("fan-growth_2024").GetProperty("option").GetProperty("series").EnumerateArray().Single(s => Name(s) == "target").GetProperty("markArea").GetProperty("data")[0];
        Assert.Equal([4, 6], range.EnumerateArray().Select(c => Math.Round(c.GetProperty("coord")[1].GetDouble(), 6)));
    }

    [Fact]
    public void A_run_that_was_not_asked_says_how_to_ask_for_scenarios_and_back_tests()
    {
        Assert.Contains("songhua run --scenarios", Short, StringComparison.Ordinal);
        Assert.Contains("songhua run --backtest", Short, StringComparison.Ordinal);
        Assert.DoesNotContain("data-table=\"scenarios\"", Section(Short), StringComparison.Ordinal);
        Assert.DoesNotContain(AllTables.Of(Plain, RunExtras.None), t => t.Key is "scenarios" or "replays");
    }

    [Fact]
    public void A_run_that_was_asked_shows_them_and_writes_their_tables()
    {
        var keys = AllTables.Of(Full.Results, Full.Extras).Select(t => t.Key).ToList();
        Assert.Equal(keys.Distinct(), keys);
        Assert.All((string[])["ensemble", "variance_shares", "conditions", "scenarios", "tornado", "backtest_panel", "reliability_panel", "replays"], k => Assert.Contains(k, keys));
        var pictures = Pictures(English).EnumerateObject().Select(p => p.Name).ToList();
        Assert.All((string[])["variance-shares", "tornado-gdp_2025", "reliability", "cover"], p => Assert.Contains(p, pictures));
        Assert.DoesNotContain("songhua run --scenarios", English, StringComparison.Ordinal);
        Assert.DoesNotContain("songhua run --backtest", English, StringComparison.Ordinal);
        Assert.Contains("Computed in this run from the plan&#39;s panels: Made regions.", English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_draws_are_those_of_the_outlook_command_with_their_number_and_seed_on_the_page()
    {
        var drawn = EnsembleStep.Run(Plain.Basis, EnsembleStep.Default)!;
        Assert.Equal(drawn.Solution.Events.Select(e => e.Likelihood), Plain.Together!.Solution.Events.Select(e => e.Likelihood));
        Assert.Contains("Draws: 10,000; seed: 1; as known on 2024-06-01", Section(Short), StringComparison.Ordinal);
        Assert.All(Plain.Together.Solution.Events, e => Assert.Equal(Plain.Outlook.Single(o => o.Target.Id == e.Key).Outlook.Probability!.Value, e.Likelihood.Probability, 0.06));
    }

    [Fact]
    public void Both_languages_have_the_same_structure_and_every_number_drawn_is_finite()
    {
        var (en, zh) = (new HtmlParts(English), new HtmlParts(Chinese));
        Assert.True(en.IsBalanced() && zh.IsBalanced());
        Assert.Equal(en.Tags.Count, zh.Tags.Count);
        Assert.Equal(Shape(Pictures(English)), Shape(Pictures(Chinese)));
        Assert.DoesNotContain("NaN", Pictures(English).GetRawText(), StringComparison.Ordinal);
        var again = OutlookPlan.Run(everything: true);
        Assert.Equal(English, ReportPage.Write(again.Results, again.Extras, Language.English, Library));
    }

    [Fact]
    public void The_Chinese_section_holds_no_English_sentence()
    {
        var text = new HtmlParts(Chinese).Text;
        var pieces = ((Assembly[])[typeof(ReportPage).Assembly, typeof(Results).Assembly, typeof(Pace).Assembly]).SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Phrase)).Select(f => ((Phrase)f.GetValue(null)!).En)
            .SelectMany(en => Regex.Split(en, @"\{\d[^}]*\}")).Select(p => p.Trim(' ', ':', ',', '.', '(', ')', ';'))
            .Where(p => Regex.IsMatch(p, "[a-z]{3} [a-z]{2}")).Distinct();
        Assert.Equal("", string.Join(" | ", pieces.Where(p => Regex.IsMatch(text, $@"\b{Regex.Escape(p)}\b"))));
    }

    [Fact]
    public void An_outlook_is_explained_from_its_observations_over_the_panel_and_what_was_left_out_to_its_projection()
    {
        var explainer = new Explainer(Plain);
        Assert.All(Plain.Outlook, o => Assert.Contains(o.Key, explainer.Keys));
        var tree = explainer.Explain("outlook/gdp_2025")!;
        Assert.Equal(OutlookEngine.Method, tree.Method);
        Assert.Equal(["target", "what is said", "as known on", "rests on", "comparable regions", "projected for 2025", "precedents", "drawn together with all other targets"], Titles(tree));
        var panel = tree.Parts.Single(p => Title(p) == "comparable regions");
        Assert.Equal(["regions", "years", "left out", "expected before looking at the series"], Titles(panel));
        Assert.Equal("9", panel.Parts[0].Value!.In(Language.English));
        Assert.Equal("2011–2023", panel.Parts[1].Value!.In(Language.English));
        Assert.Equal(["Riverland, the region itself", "2024–2025, which were not known on the day", "the change into 2015, across a break"], Titles(panel.Parts[2]));
        var basis = tree.Parts.Single(p => Title(p) == "rests on");
        Assert.Equal("gdp.csv", Path.GetFileName(basis.Parts[0].Parts[0].Span!.Value.File));
        Assert.Equal("2023: 125 billion CNY", basis.Parts[0].Value!.In(Language.English));
        Assert.Equal(6, basis.Parts.Single(p => Title(p) == "observations of the series").Parts.Count);
    }

    [Fact]
    public void What_rests_on_own_readings_says_what_was_expected_before_and_what_is_refused_says_what_is_missing()
    {
        var explainer = new Explainer(Plain);
        var basis = explainer.Explain("outlook/growth_2024")!.Parts.Single(p => Title(p) == "rests on");
        Assert.Equal("2 %", basis.Parts.Single(p => Title(p).StartsWith("expected before looking", StringComparison.Ordinal)).Value!.In(Language.English));
        Assert.Equal(5, basis.Parts.Single(p => Title(p) == "observations of the series").Parts.Count);
        var refused = explainer.Explain("outlook/steel")!;
        Assert.Equal("cannot be judged", refused.Value!.In(Language.English));
        Assert.Equal("what would be needed", Titles(refused)[^1]);
        Assert.Null(refused.Status);
    }

    [Theory]
    [InlineData(689.4958e9, 139e9, "690 billion CNY")]
    [InlineData(1.1432e12, 139e9, "1.14 trillion CNY")]
    [InlineData(14.83e9, 3.1e9, "14.8 billion CNY")]
    [InlineData(14.83e9, 31e9, "15 billion CNY")]
    [InlineData(14.834567e9, 1e3, "14.83 billion CNY")]
    [InlineData(14.83e9, 0, "14.83 billion CNY")]
    public void A_number_is_shown_with_the_digits_that_its_uncertainty_deserves(double value, double uncertainty, string told) =>
        Assert.Equal(told, new UncertainAmount(value, uncertainty, UnitCatalogue.Parse("亿元")!).In(Language.English));

    private static string Section(string page) => Regex.Match(page, "<section id=\"outlook\".*?</section>", RegexOptions.Singleline).Value;

    private static JsonElement Pictures(string page) =>
        JsonDocument.Parse(new HtmlParts(page).Scripts.Single(s => s.Attributes.Contains("application/json", StringComparison.Ordinal)).Content).RootElement;

    private static string? Name(JsonElement series) => series.GetProperty("name").GetString();

    private static string Title(Explanation node) => node.Title.In(Language.English);

    private static List<string> Titles(Explanation node) => [.. node.Parts.Select(Title)];

    private static string Shape(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', data.EnumerateObject().Select(p => p.Name + ":" + Shape(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', data.EnumerateArray().Select(Shape)) + "]",
        _ => data.ValueKind.ToString(),
    };
}
