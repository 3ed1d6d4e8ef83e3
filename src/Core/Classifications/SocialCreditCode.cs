namespace Songhua.Core;

/// <summary>
/// The unified social credit code of legal persons and other organisations, GB 32100-2015 with amendment 1 of 2016: 18 characters,
/// of which the first names the registering authority, the second the kind of body, 3 to 8 the place of the registering office
/// (GB/T 2260), 9 to 17 the body itself (an organisation code of GB 11714-1997), and the last checks the others.
/// </summary>
/// <remarks>
/// The check character is that of ISO 7064 (GB/T 17710), MOD 31-3: with the position i of a character counted from 1 and its value
/// C<sub>i</sub> in <see cref="Alphabet"/>, the sum of C<sub>i</sub> · 3<sup>i-1</sup> over all 18 is 0 modulo 31.
/// </remarks>
public static class SocialCreditCode
{
    /// <summary>The 31 characters in order of their values: digits, and capitals without I, O, S, V and Z.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>How many characters a code has.</summary>
    public const int Length = 18;

    private const int PlaceStart = 2;
    private const int BodyStart = 8;
    private const int CheckPosition = 17;

    private static readonly Phrase WrongLength = new("it has {0} characters and must have 18", "共 {0} 个字符，应为 18 个");
    private static readonly Phrase WrongCharacter = new("'{0}' at position {1} is not among the digits and the capitals other than I, O, S, V and Z", "第 {1} 位的“{0}”不在数字及除 I、O、S、V、Z 以外的大写字母之列");
    private static readonly Phrase NoPlace = new("positions 3 to 8 must be the digits of a place, not '{0}'", "第 3 至 8 位应为行政区划代码的数字，而非“{0}”");
    private static readonly Phrase WrongCheck = new("its check character is {0}; the others give {1}", "校验码为 {0}，按其余字符应为 {1}");
    private static readonly Phrase WrongBody = new("the organisation code {0} in positions 9 to 17 ends with {1}; its other characters give {2}", "第 9 至 17 位的组织机构代码 {0} 末位为 {1}，按其余字符应为 {2}");

    private static readonly sbyte[] Values = [.. Enumerable.Range(0, 128).Select(c => (sbyte)Alphabet.IndexOf((char)c, StringComparison.Ordinal))];

    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Why a text is no such code; null where it is one.</summary>
    public static Message? Validate(string code)
    {
        if (code.Length != Length)
        {
            return WrongLength.With(code.Length);
        }

        for (var i = 0; i < Length; i++)
        {
            if (ValueOf(code[i]) < 0)
            {
                return WrongCharacter.With(code[i], i + 1);
            }
        }

        if (code.AsSpan(PlaceStart, BodyStart - PlaceStart).ContainsAnyExceptInRange('0', '9'))
        {
            return NoPlace.With(code[PlaceStart..BodyStart]);
        }

        var expected = CheckCharacter(code.AsSpan(0, CheckPosition));
        return code[CheckPosition] == expected ? null : WrongCheck.With(code[CheckPosition], expected);
    }

    /// <summary>
    /// What is doubtful about a valid code: an organisation code inside it whose own check character is wrong. Codes given before
    /// the standard are carried over with such faults, so that this is no error. Null where nothing is.
    /// </summary>
    public static Message? Doubt(string code)
    {
        var body = code[BodyStart..CheckPosition];
        var expected = OrganisationCheckCharacter(body[..^1]);
        return body[^1] == expected ? null : WrongBody.With(body, body[^1], expected);
    }

    /// <summary>The 18th character that belongs to the first 17.</summary>
    public static char CheckCharacter(string first17) => CheckCharacter(first17.AsSpan());

    private static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        var sum = 0;
        var weight = 1;
        foreach (var c in first17)
        {
            sum += ValueOf(c) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>
    /// The ninth character of an organisation code, GB 11714-1997: 11 less the sum of values by weights 3, 7, 9, 10, 5, 8, 4, 2,
    /// modulo 11, with X for 10. Letters count 10 to 35; none is left out in that standard.
    /// </summary>
    public static char OrganisationCheckCharacter(string first8)
    {
        var sum = first8.Select((c, i) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * OrganisationWeights[i]).Sum();
        return "0123456789X"[(11 - (sum % 11)) % 11];
    }

    /// <summary>A valid code, for made-up data.</summary>
    /// <param name="authority">The registering authority: 9 for market regulation, 1 for the office of posts, 5 for civil affairs.</param>
    /// <param name="category">The kind of body with that authority: with 9, 1 is an enterprise.</param>
    /// <param name="place">Six digits of GB/T 2260.</param>
    /// <param name="body">Eight characters of <see cref="Alphabet"/>: the organisation code without its check character.</param>
    public static string Make(char authority, char category, string place, string body)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(place.Length, BodyStart - PlaceStart);
        ArgumentOutOfRangeException.ThrowIfNotEqual(body.Length, OrganisationWeights.Length);
        var first17 = $"{authority}{category}{place}{body}{OrganisationCheckCharacter(body)}";
        var code = first17 + CheckCharacter(first17);
        return Validate(code) is { } fault ? throw new ArgumentException(fault.In(Language.English), nameof(body)) : code;
    }

    // The value of a character; -1 where it has none.
    private static int ValueOf(char c) => c < Values.Length ? Values[c] : -1;
}
