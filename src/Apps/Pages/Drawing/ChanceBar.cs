using System.Globalization;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>A bar of a probability or a share of precedents as inline SVG, with its number beside it.</summary>
internal static class ChanceBar
{
    /// <summary>Writes the bar.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="percent">From 0 to 100.</param>
    /// <param name="told">The number as it is told.</param>
    /// <param name="style">The style class that tells models from precedents.</param>
    internal static void Write(HtmlWriter html, double percent, string told, string style)
    {
        html.Open("svg", ("class", $"bar {style}"), ("viewBox", "0 0 100 6"), ("preserveAspectRatio", "none"), ("role", "img"));
        html.Element("title", told);
        html.Open("rect", ("class", "all"), ("width", "100"), ("height", "6")).Close();
        html.Open("rect", ("class", "part"), ("width", Math.Clamp(percent, 0, 100).ToString("0.##", CultureInfo.InvariantCulture)), ("height", "6")).Close();
        html.Close();
    }
}
