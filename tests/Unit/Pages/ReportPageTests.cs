using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Pages;
using Songhua.Runs;

namespace Songhua.Tests.Unit.Pages;

public sealed class ReportPageTests
{
    // A stand-in for the picture library, so that the pages are the same whether the build could fetch it or not.
    private static readonly PictureLibrary Library = new("/* library */");

    private static readonly Results Results = SamplePlan.Results();
    private static readonly string English = ReportPage.Write(Results, RunExtras.None, Language.English, Library);
    private static readonly string Chinese = ReportPage.Write(Results, RunExtras.None, Language.Chinese, Library);

    [Fact]
    public void On_paper_rows_pictures_and_cards_are_not_cut_and_headings_stay_with_what_follows()
    {
        var print = English[English.IndexOf("@media print", StringComparison.Ordinal)..];
        var whole = print.Split('\n').First(l => l.Contains("break-inside: avoid", StringComparison.Ordinal));
        Assert.All((string[])["article", ".picture", "tr", ".cards > *", ".target .row", ".target .small"], s => Assert.Contains(s, whole, StringComparison.Ordinal));
        var together = print.Split('\n').First(l => l.Contains("break-after: avoid", StringComparison.Ordinal));
        Assert.All((string[])["h2", "h3", "thead", "figcaption", ".target .row"], s => Assert.Contains(s, together, StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_has_every_verdict_a_contradiction_and_differing_sources_and_reports()
    {
        Assert.Equal(Enum.GetValues<Verdict>(), Results.Status.Select(s => s.Pace.Verdict).Distinct().Order());
        Assert.Equal(Enum.GetValues<FindingKind>(), Results.Findings.Select(f => f.Kind).Distinct().Order());
        Assert.NotEmpty(Results.Implied);
    }

    [Fact]
    public void The_same_results_give_the_same_bytes()
    {
        Assert.Equal(English, ReportPage.Write(Results, RunExtras.None, Language.English, Library));
        Assert.Equal(English, ReportPage.Write(SamplePlan.Results(), RunExtras.None, Language.English, Library));
    }

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.Chinese, "zh-CN")]
    public void A_report_is_well_formed_names_its_language_and_anchors_every_target(Language language, string lang)
    {
        var page = ReportPage.Write(Results, RunExtras.None, language, Library);
        Assert.StartsWith($"<!DOCTYPE html>\n<html lang=\"{lang}\">", page, StringComparison.Ordinal);
        Assert.True(new HtmlParts(page).IsBalanced());
        Assert.All(Results.Status, s => Assert.Contains($"id=\"target-{s.Target.Id}\"", page, StringComparison.Ordinal));
        Assert.Contains("id=\"topic-energy\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_within_the_report_leads_somewhere_and_no_id_stands_twice()
    {
        var ids = Regex.Matches(English, " id=\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(Regex.Matches(English, "href=\"#([^\"]*)\"").Select(m => m.Groups[1].Value), link => Assert.Contains(link, ids));
    }

    [Fact]
    public void The_Chinese_report_holds_no_English_sentence()
    {
        var text = new HtmlParts(Chinese).Text;
        Assembly[] speaking = [typeof(ReportPage).Assembly, typeof(Results).Assembly, typeof(Pace).Assembly, typeof(Phrase).Assembly];
        var pieces = speaking.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Phrase)).Select(f => ((Phrase)f.GetValue(null)!).En)
            .SelectMany(en => Regex.Split(en, @"\{\d[^}]*\}")).Select(p => p.Trim(' ', ':', ',', '.', '(', ')', ';'))
            .Where(p => Regex.IsMatch(p, "[a-z]{3}")).Distinct().ToList();
        Assert.True(pieces.Count > 150);
        Assert.Equal("", string.Join(" | ", pieces.Where(p => Regex.IsMatch(text, $@"\b{Regex.Escape(p)}\b"))));
    }

    [Fact]
    public void Both_languages_have_the_same_structure()
    {
        var (en, zh) = (new HtmlParts(English), new HtmlParts(Chinese));
        Assert.Equal(en.Tags.Count, zh.Tags.Count);
        foreach (var tag in (string[])["<section", "<table", "<tr", "<figure", "<svg", "<article", "<details", "<h2", "<h3"])
        {
            Assert.True(en.Count(tag) > 0, tag);
            Assert.Equal(en.Count(tag), zh.Count(tag));
        }

        Assert.Equal(Shape(PictureData(en)), Shape(PictureData(zh)));
    }

    [Fact]
    public void Every_picture_has_its_data_and_every_number_in_it_is_finite()
    {
        var parts = new HtmlParts(English);
        var data = PictureData(parts);
        var shown = parts.Tags.Where(t => t.Contains("data-picture", StringComparison.Ordinal)).Select(t => Regex.Match(t, "data-picture=\"([^\"]*)\"").Groups[1].Value).ToList();
        Assert.Equal(shown, data.EnumerateObject().Select(p => p.Name));
        Assert.Contains("target-cars_2025", shown);
        Assert.Contains("timeline", shown);
        Assert.Contains("paces", shown);
        Assert.Contains("clusters-output", shown);
        Assert.DoesNotContain("NaN", data.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        var parts = new HtmlParts(English);
        Assert.Contains(parts.Tags, t => t.Contains("Content-Security-Policy", StringComparison.Ordinal) && t.Contains("default-src &#39;none&#39;", StringComparison.Ordinal));
        Assert.DoesNotContain(parts.Tags, t => t.Contains(" src=", StringComparison.Ordinal) || t.StartsWith("<link", StringComparison.Ordinal) || t.StartsWith("<iframe", StringComparison.Ordinal));
        Assert.All(parts.Tags.Where(t => t.Contains("http", StringComparison.Ordinal) && !t.Contains("http-equiv", StringComparison.Ordinal)),
            t => Assert.StartsWith("<a href=\"https://example.org/yearbook\"", t, StringComparison.Ordinal));
        Assert.DoesNotContain("url(", PictureLibrary.Bundled.Style, StringComparison.Ordinal);
        Assert.DoesNotContain("http", PictureLibrary.Bundled.PageScript, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_not_of_the_web_is_no_link() =>
        Assert.DoesNotContain("href=\"javascript", English, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Text_of_the_plan_cannot_become_markup()
    {
        const string Attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>'&";
        var page = ReportPage.Write(SamplePlan.Results(Attack, Attack), RunExtras.None, Language.English, Library);
        var parts = new HtmlParts(page);
        Assert.Equal(3, parts.Scripts.Count);
        Assert.Equal(0, parts.Count("<img"));
        Assert.True(parts.IsBalanced());
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, PictureData(parts).ValueKind);
        Assert.Equal(new HtmlParts(English).Tags.Count, parts.Tags.Count);
    }

    [Fact]
    public void Without_the_library_the_tables_stay_and_the_report_says_why_there_are_no_pictures()
    {
        foreach (var (language, words) in ((Language, string)[])[(Language.English, "Pictures are left out"), (Language.Chinese, "因此省略图形")])
        {
            var (with, without) = (new HtmlParts(ReportPage.Write(Results, RunExtras.None, language, Library)), new HtmlParts(ReportPage.Write(Results, RunExtras.None, language, new PictureLibrary((string?)null))));
            Assert.Contains(words, without.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(words, with.Text, StringComparison.Ordinal);
            Assert.Equal(0, without.Count("<figure"));
            Assert.Equal(with.Count("<table"), without.Count("<table"));
            Assert.Single(without.Scripts);
        }
    }

    [Fact]
    public void The_policy_names_the_hash_of_every_script_that_runs()
    {
        var parts = new HtmlParts(English);
        foreach (var (_, content) in parts.Scripts.Where(s => !s.Attributes.Contains("json", StringComparison.Ordinal)))
        {
            // The writer ends the line after the element, so the content is the script itself.
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));
            Assert.Contains($"sha256-{hash}", English, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_first_thing_under_the_head_is_the_targets()
    {
        var first = English.IndexOf("<section", StringComparison.Ordinal);
        Assert.StartsWith("<section id=\"targets\"", English[first..], StringComparison.Ordinal);
        Assert.DoesNotContain("<table", English[..English.IndexOf("<article", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    private static JsonElement PictureData(HtmlParts parts) =>
        JsonDocument.Parse(parts.Scripts.Single(s => s.Attributes.Contains("application/json", StringComparison.Ordinal)).Content).RootElement;

    // The same picture with every text left out.
    private static string Shape(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', data.EnumerateObject().Select(p => p.Name + ":" + Shape(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', data.EnumerateArray().Select(Shape)) + "]",
        _ => data.ValueKind.ToString(),
    };
}
