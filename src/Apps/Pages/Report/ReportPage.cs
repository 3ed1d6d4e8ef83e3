using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>
/// The report of a run as one HTML document: works offline, asks for nothing from anywhere, and is the same bytes for the same
/// results. It formats; every number comes from the results.
/// </summary>
public static class ReportPage
{
    private static readonly Phrase Contents = new("Contents", "目录");

    private static readonly IReadOnlyList<ReportSection> Sections =
    [
        new("targets", new("Where the targets stand", "目标进展"), TargetSection.Write),
        new("overview", new("All targets at a glance", "目标总览"), OverviewSection.Write),
        new("outlook", new("Will we get there", "能否实现"), OutlookSection.Write),
        new("check", new("What does not fit together", "不一致之处"), FindingSection.Write),
        new("implied", new("What the plan implies", "规划隐含的数值"), ImpliedSection.Write),
        new("growth", new("Growth from enterprise returns", "由企业报表计算的增速"), GrowthSection.Write),
        new("clusters", new("Industrial clusters", "产业集群"), ClusterSection.Write),
        new("structure", new("What holds it together", "集群与产业链"), StructureSection.Chains),
        new("next", new("The next industries", "相近产业与未来产业"), StructureSection.NextIndustries),
        new("programmes", new("Programmes", "计划与行动"), MeansSections.Programmes),
        new("projects", new("Projects and what is reported of them", "项目及其报道"), MeansSections.Projects),
        new("milestones", new("Frontier milestones", "前沿里程碑"), MilestoneSection.Write),
        new("intentions", new("Intentions without a number", "没有数值的意向"), EvidenceSections.Intentions),
        new("taxonomies", new("Taxonomies and their concordance", "产业分类及对照"), EvidenceSections.Taxonomies),
        new("observations", new("Observations", "观测值"), EvidenceSections.Observations),
        new("sources", new("Sources", "来源"), EvidenceSections.Sources),
        new("methods", new("How the numbers were made", "方法说明"), MethodSection.Write),
    ];

    /// <summary>The report in a language.</summary>
    public static string Write(Results results, RunExtras extras, Language language) => Write(results, extras, language, PictureLibrary.Bundled);

    internal static string Write(Results results, RunExtras extras, Language language, PictureLibrary library)
    {
        var page = new Page(results, extras, language, library);
        var html = page.Html;
        html.Verbatim("<!DOCTYPE html>\n").Open("html", ("lang", language == Language.Chinese ? "zh-CN" : "en"));
        Head(page, library);
        html.Open("body");
        HeaderSection.Write(page);
        html.Open("div", ("class", "frame"));
        Toc(page);
        html.Open("main");
        foreach (var section in Sections)
        {
            html.Open("section", ("id", section.Id), ("aria-labelledby", $"{section.Id}-title"));
            html.Element("h2", section.Title, ("id", $"{section.Id}-title"));
            section.Write(page);
            html.CloseLine();
        }

        html.CloseLine().CloseLine();
        page.Pictures.WriteEnd(html);
        html.CloseLine().CloseLine();
        return html.ToString();
    }

    private static void Head(Page page, PictureLibrary library)
    {
        var html = page.Html;
        html.Open("head").Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", page.Pictures.Policy()));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "generator"), ("content", "Songhua"));
        html.Element("title", page.Results.Name);
        html.Open("style").Verbatim(library.Style).CloseLine().CloseLine();
    }

    private static void Toc(Page page)
    {
        var html = page.Html;
        html.Open("nav", ("aria-label", Contents.In(html.Language)), ("class", "toc"));
        html.Element("p", Contents, ("class", "toc-title")).Open("ol");
        foreach (var section in Sections)
        {
            html.Open("li").Element("a", section.Title, ("href", "#" + section.Id));
            if (section.Id == "targets")
            {
                html.Open("ol");
                foreach (var topic in page.Topics)
                {
                    html.Open("li").Element("a", topic.Name, ("href", "#topic-" + topic.Id)).Close();
                }

                html.Close();
            }

            html.Close();
        }

        html.Close().CloseLine();
    }
}

/// <summary>A section of the report.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Write">Writes what stands under the heading.</param>
internal sealed record ReportSection(string Id, Phrase Title, Action<Page> Write);
