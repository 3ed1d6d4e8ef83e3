using System.Text.Json.Nodes;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>A picture: an option object of the picture library, as data. The page's script draws it as soon as it is shown.</summary>
/// <param name="Id">Its name in the page.</param>
/// <param name="Title">What it shows, for the caption and for readers who do not see it.</param>
/// <param name="Height">Its height in CSS pixels.</param>
/// <param name="Option">The option object.</param>
internal sealed record Picture(string Id, ILocalised Title, int Height, JsonObject Option)
{
    /// <summary>What differs on a narrow screen, or null.</summary>
    internal JsonObject? Narrow { get; init; }
}
