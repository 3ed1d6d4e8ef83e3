using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Pages;

/// <summary>Small marked words: a verdict, or what stands behind a value. Sign and word carry the meaning; colour only repeats it.</summary>
internal static class Badge
{
    /// <summary>A verdict with its sign.</summary>
    internal static void Write(HtmlWriter html, Verdict verdict)
    {
        html.Open("span", ("class", $"badge {Class(verdict)}"));
        html.Element("span", Sign(verdict), ("class", "sign"), ("aria-hidden", "true"));
        html.Text(verdict.Word()).Close();
    }

    /// <summary>What stands behind a value.</summary>
    internal static void Write(HtmlWriter html, ValueStatus status) =>
        html.Element("span", status.Word(), ("class", $"status {ClassOf(status)}"));

    /// <summary>The style class of a verdict.</summary>
    internal static string Class(Verdict verdict) => verdict switch
    {
        Verdict.Met => "v-met",
        Verdict.OnTrack => "v-on-track",
        Verdict.NeedsAcceleration => "v-needs-acceleration",
        Verdict.OffTrack => "v-off-track",
        Verdict.Missed => "v-missed",
        _ => "v-unknown",
    };

    /// <summary>A verdict's colour: of the palette of Okabe and Ito (2008), told apart by colour-blind readers.</summary>
    internal static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Met => "#0072b2",
        Verdict.OnTrack => "#009e73",
        Verdict.NeedsAcceleration => "#e69f00",
        Verdict.OffTrack => "#d55e00",
        Verdict.Missed => "#7d2248",
        _ => "#9aa1a9",
    };

    /// <summary>A verdict's sign.</summary>
    internal static string Sign(Verdict verdict) => verdict switch
    {
        Verdict.Met => "✓",
        Verdict.OnTrack => "▲",
        Verdict.NeedsAcceleration => "◆",
        Verdict.OffTrack => "▼",
        Verdict.Missed => "✕",
        _ => "?",
    };

    private static string ClassOf(ValueStatus status) => status switch
    {
        ValueStatus.Official => "s-official",
        ValueStatus.Derived => "s-derived",
        ValueStatus.Estimate => "s-estimate",
        _ => "s-synthetic",
    };
}
