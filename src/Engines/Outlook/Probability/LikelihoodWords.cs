using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// Words for probabilities, on the scale of the Intergovernmental Panel on Climate Change (M. D. Mastrandrea et al. 2010, Guidance note on
/// consistent treatment of uncertainties, table 1). A number on the border takes the stronger word only beyond it.
/// </summary>
public static class LikelihoodWords
{
    private static readonly (double Above, Phrase Word)[] Scale =
    [
        (0.99, new("virtually certain", "几乎确定")),
        (0.90, new("very likely", "很可能")),
        (0.66, new("likely", "可能")),
        (0.33, new("about as likely as not", "可能性约各半")),
        (0.10, new("unlikely", "不太可能")),
        (0.01, new("very unlikely", "很不可能")),
        (double.NegativeInfinity, new("exceptionally unlikely", "几乎不可能")),
    ];

    /// <summary>The scale, from the most to the least likely: the probability above which each word holds.</summary>
    public static IReadOnlyList<(double Above, Phrase Word)> Words => Scale;

    /// <summary>The word for a probability, from 0 to 1. The lower half mirrors the upper: 33 % and 10 % themselves are the weaker word.</summary>
    public static Phrase Word(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        return Scale.First(s => s.Above >= 0.5 ? probability > s.Above : probability >= s.Above).Word;
    }
}
