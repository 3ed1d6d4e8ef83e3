using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Pages;

/// <summary>A bar of a share as inline SVG: how much of the way from the baseline to the target is covered.</summary>
internal static class ShareBar
{
    private static readonly Phrase Covered = new("{0} of the way covered", "已完成进度 {0}");

    /// <summary>Writes it with its number; below zero it is empty, above one full, and the words tell the number.</summary>
    internal static void Write(HtmlWriter html, double share, Verdict verdict)
    {
        var width = Math.Clamp(share, 0, 1) * 100;
        var told = Covered.With(Numerals.Write(share, UnitCatalogue.Percent, html.Language));
        html.Open("svg", ("class", $"bar {Badge.Class(verdict)}"), ("viewBox", "0 0 100 6"), ("preserveAspectRatio", "none"), ("role", "img"));
        html.Element("title", told);
        html.Open("rect", ("class", "all"), ("width", "100"), ("height", "6")).Close();
        html.Open("rect", ("class", "part"), ("width", width.ToString("0.##", CultureInfo.InvariantCulture)), ("height", "6")).Close();
        html.Close().Element("span", told, ("class", "sub"));
    }
}
