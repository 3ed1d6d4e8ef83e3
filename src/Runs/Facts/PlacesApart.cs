using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>That the provinces, prefectures or counties in a place do not overlap, so that together they are not larger than it.</summary>
/// <param name="Whole">The place.</param>
/// <param name="Level">Their level.</param>
internal sealed record PlacesApart(Place Whole, string Level) : Statement("places", Whole.Id, Whole.Span)
{
    private static readonly Dictionary<string, Phrase> Words = new(StringComparer.Ordinal)
    {
        ["province"] = new("the provinces of {0} together are not larger than {0}", "{0}所辖各省之和不大于{0}"),
        ["prefecture"] = new("the prefectures of {0} together are not larger than {0}", "{0}所辖各市州之和不大于{0}"),
        ["county"] = new("the counties of {0} together are not larger than {0}", "{0}所辖各县（市、区）之和不大于{0}"),
    };

    /// <summary>Whether places of a level divide the country: zones and groups may overlap with anything.</summary>
    internal static bool Divides(string level) => Words.ContainsKey(level);

    internal Message InWords(ILocalised whole) => Words[Level].With(whole);
}
