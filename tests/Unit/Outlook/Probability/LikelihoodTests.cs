using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Probability;

/// <summary>Words for probabilities at and around their borders (Mastrandrea et al. 2010, table 1).</summary>
public sealed class LikelihoodTests
{
    [Theory]
    [InlineData(1, "virtually certain", "几乎确定")]
    [InlineData(0.9901, "virtually certain", "几乎确定")]
    [InlineData(0.99, "very likely", "很可能")]
    [InlineData(0.9001, "very likely", "很可能")]
    [InlineData(0.90, "likely", "可能")]
    [InlineData(0.6601, "likely", "可能")]
    [InlineData(0.66, "about as likely as not", "可能性约各半")]
    [InlineData(0.5, "about as likely as not", "可能性约各半")]
    [InlineData(0.33, "about as likely as not", "可能性约各半")]
    [InlineData(0.3299, "unlikely", "不太可能")]
    [InlineData(0.10, "unlikely", "不太可能")]
    [InlineData(0.0999, "very unlikely", "很不可能")]
    [InlineData(0.01, "very unlikely", "很不可能")]
    [InlineData(0.0099, "exceptionally unlikely", "几乎不可能")]
    [InlineData(0, "exceptionally unlikely", "几乎不可能")]
    public void Borders_belong_to_the_weaker_word(double probability, string english, string chinese)
    {
        Assert.Equal(english, LikelihoodWords.Word(probability).En);
        Assert.Equal(chinese, LikelihoodWords.Word(probability).Zh);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_has_no_word(double number) => Assert.Throws<ArgumentOutOfRangeException>(() => LikelihoodWords.Word(number));

    [Theory]
    [InlineData(0, "under 0.1 %", "低于 0.1%")]
    [InlineData(0.0009, "under 0.1 %", "低于 0.1%")]
    [InlineData(0.001, "0.1 %", "0.1%")]
    [InlineData(0.0449, "4.5 %", "4.5%")]
    [InlineData(0.345, "35 %", "35%")]
    [InlineData(0.5, "50 %", "50%")]
    [InlineData(0.9049, "90.5 %", "90.5%")]
    [InlineData(0.9992, "over 99.9 %", "高于 99.9%")]
    [InlineData(1, "over 99.9 %", "高于 99.9%")]
    public void Percentages_are_never_certain(double share, string english, string chinese)
    {
        Assert.Equal(english, new Percentage(share).In(Language.English));
        Assert.Equal(chinese, new Percentage(share).In(Language.Chinese));
    }
}
