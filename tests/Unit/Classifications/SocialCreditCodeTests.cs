using Songhua.Core;

namespace Songhua.Tests.Unit.Classifications;

public sealed class SocialCreditCodeTests
{
    /// <summary>The first is the example of GB 32100-2015; the others are codes of listed companies, as they publish them.</summary>
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91440300708461136T")]
    [InlineData("91110108551385082Q")]
    [InlineData("91110000802100433B")]
    public void Published_codes_are_valid(string code)
    {
        Assert.Null(SocialCreditCode.Validate(code));
        Assert.Null(SocialCreditCode.Doubt(code));
    }

    [Theory]
    [InlineData("", "it has 0 characters and must have 18")]
    [InlineData("91350100M000100Y4", "it has 17 characters and must have 18")]
    [InlineData("91350100m000100Y43", "'m' at position 9 is not among the digits and the capitals other than I, O, S, V and Z")]
    [InlineData("91350100MO00100Y43", "'O' at position 10 is not among the digits and the capitals other than I, O, S, V and Z")]
    [InlineData("9135A100M000100Y43", "positions 3 to 8 must be the digits of a place, not '35A100'")]
    [InlineData("91350100M000100Y44", "its check character is 4; the others give 3")]
    public void What_is_wrong_is_told(string code, string reason)
    {
        Assert.Equal(reason, SocialCreditCode.Validate(code)?.In(Language.English));
        Assert.Matches("[\u4e00-\u9fff]", SocialCreditCode.Validate(code)!.In(Language.Chinese));
    }

    [Theory]
    [InlineData("M000100Y", '4')]
    [InlineData("70846113", '6')]
    [InlineData("D2143569", 'X')]
    public void The_organisation_code_has_a_check_character_of_its_own(string first8, char expected) =>
        Assert.Equal(expected, SocialCreditCode.OrganisationCheckCharacter(first8));

    [Fact]
    public void An_organisation_code_with_a_wrong_check_character_is_doubted_only()
    {
        const string first17 = "91350100M000100Y5";
        var code = first17 + SocialCreditCode.CheckCharacter(first17);
        Assert.Null(SocialCreditCode.Validate(code));
        Assert.Equal("the organisation code M000100Y5 in positions 9 to 17 ends with 5; its other characters give 4", SocialCreditCode.Doubt(code)?.In(Language.English));
    }

    /// <summary>3 has no divisor in common with 31, which is a prime: one wrong character, and two neighbours exchanged, never pass.</summary>
    [Fact]
    public void One_wrong_character_and_an_exchange_of_neighbours_are_found()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var code = SocialCreditCode.Make('9', '1', "220100", string.Concat(Enumerable.Range(0, 8).Select(_ => SocialCreditCode.Alphabet[random.Next(31)])));
            Assert.Null(SocialCreditCode.Validate(code));
            Assert.Null(SocialCreditCode.Doubt(code));
            var at = random.Next(18);
            var other = SocialCreditCode.Alphabet[(SocialCreditCode.Alphabet.IndexOf(code[at]) + random.Next(1, 31)) % 31];
            Assert.NotNull(SocialCreditCode.Validate(code[..at] + other + code[(at + 1)..]));
            at = random.Next(17);
            if (code[at] != code[at + 1])
            {
                Assert.NotNull(SocialCreditCode.Validate(code[..at] + code[at + 1] + code[at] + code[(at + 2)..]));
            }
        }
    }

    [Fact]
    public void A_maker_refuses_what_would_not_be_valid()
    {
        Assert.Equal("91350100M000100Y43", SocialCreditCode.Make('9', '1', "350100", "M000100Y"));
        Assert.Throws<ArgumentException>(() => SocialCreditCode.Make('9', '1', "350100", "M00010OY"));
        Assert.Throws<ArgumentOutOfRangeException>(() => SocialCreditCode.Make('9', '1', "3501", "M000100Y"));
        Assert.Throws<ArgumentOutOfRangeException>(() => SocialCreditCode.Make('9', '1', "350100", "M000"));
    }
}
