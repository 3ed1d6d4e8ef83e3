namespace Songhua.Core;

/// <summary>The words of figures: qualifiers before and after a number, orders of magnitude, and the ways in which Chinese type writes Latin signs.</summary>
internal static class FigureWords
{
    // A word stands before any other that it begins with.
    private static readonly (string Word, Qualifier Qualifier)[] Prefixes =
    [
        ("at least", Qualifier.AtLeast), ("no less than", Qualifier.AtLeast), ("not less than", Qualifier.AtLeast), (">=", Qualifier.AtLeast), ("≥", Qualifier.AtLeast),
        ("不少于", Qualifier.AtLeast), ("不低于", Qualifier.AtLeast), ("至少", Qualifier.AtLeast),
        ("at most", Qualifier.AtMost), ("no more than", Qualifier.AtMost), ("not more than", Qualifier.AtMost), ("up to", Qualifier.AtMost), ("<=", Qualifier.AtMost), ("≤", Qualifier.AtMost),
        ("不超过", Qualifier.AtMost), ("不高于", Qualifier.AtMost), ("至多", Qualifier.AtMost), ("最多", Qualifier.AtMost),
        ("more than", Qualifier.MoreThan), ("well over", Qualifier.MoreThan), ("just over", Qualifier.MoreThan), ("over", Qualifier.MoreThan), ("above", Qualifier.MoreThan), ("exceeding", Qualifier.MoreThan), (">", Qualifier.MoreThan),
        ("超过", Qualifier.MoreThan), ("超", Qualifier.MoreThan), ("逾", Qualifier.MoreThan), ("高于", Qualifier.MoreThan), ("突破", Qualifier.MoreThan),
        ("less than", Qualifier.LessThan), ("just under", Qualifier.LessThan), ("under", Qualifier.LessThan), ("below", Qualifier.LessThan), ("<", Qualifier.LessThan),
        ("不到", Qualifier.LessThan), ("不足", Qualifier.LessThan), ("低于", Qualifier.LessThan), ("少于", Qualifier.LessThan),
        ("about", Qualifier.About), ("around", Qualifier.About), ("approximately", Qualifier.About), ("roughly", Qualifier.About), ("some ", Qualifier.About), ("~", Qualifier.About),
        ("大约", Qualifier.About), ("约", Qualifier.About), ("大概", Qualifier.About),
        ("nearly", Qualifier.Nearly), ("almost", Qualifier.Nearly), ("close to", Qualifier.Nearly), ("将近", Qualifier.Nearly), ("接近", Qualifier.Nearly), ("近", Qualifier.Nearly),
        ("exactly", Qualifier.Exact), ("exact", Qualifier.Exact),
    ];

    private static readonly (string Word, Qualifier Qualifier)[] Suffixes =
    [
        ("以上", Qualifier.AtLeast), ("以下", Qualifier.AtMost), ("以内", Qualifier.AtMost), ("左右", Qualifier.About), ("上下", Qualifier.About),
        ("or more", Qualifier.AtLeast), ("or less", Qualifier.AtMost),
    ];

    private static readonly (string Word, decimal Factor)[] EnglishHeads =
        [("several hundred ", 100), ("several thousand ", 1000), ("tens of ", 10), ("hundreds of ", 100), ("thousands of ", 1000)];

    // Longer words first; the names of powers of ten in Chinese.
    private static readonly (string Word, decimal Factor)[] Powers =
    [
        ("千亿", 1e11m), ("百亿", 1e10m), ("十亿", 1e9m), ("万亿", 1e12m), ("千万", 1e7m), ("百万", 1e6m), ("十万", 1e5m),
        ("亿", 1e8m), ("万", 1e4m), ("千", 1e3m), ("百", 1e2m), ("十", 10),
    ];

    /// <summary>
    /// The text with full-width digits, letters, signs and spaces as ASCII, and dashes of every width as an en dash. Every character
    /// stays where it is.
    /// </summary>
    internal static string Narrowed(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(source[i] - 0xfee0),
                '\u3000' => ' ',
                '\u301c' => '~',
                '\u2012' or '\u2014' or '\u2015' => '–',
                var c => c,
            };
        }
    });

    /// <summary>The qualifiers around a number, which are taken off; two where both sides have one.</summary>
    internal static (Qualifier? Before, Qualifier? After) Strip(ref string text)
    {
        Qualifier? before = null;
        Qualifier? after = null;
        foreach (var (word, qualifier) in Suffixes)
        {
            // The suffix stands after the number and its unit (100亿元以上); between them (100亿以上元) it is not written.
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^word.Length].TrimEnd();
                after = qualifier;
                break;
            }
        }

        foreach (var (word, qualifier) in Prefixes)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                text = text[word.Length..].TrimStart();
                before = qualifier;
                break;
            }
        }

        return (before, after);
    }

    /// <summary>
    /// An order of magnitude without a number, from once to ten times: "hundreds of millions CNY" is 100 to 1,000 million, 数亿元 and
    /// 几亿元 1 to 10 times 100 million, 百亿元 100 to 1,000 times. 0 where it is none. 万元 alone is none: there the number is more
    /// probably missing.
    /// </summary>
    internal static (decimal Low, string Remainder) Magnitude(string text)
    {
        foreach (var (word, factor) in EnglishHeads)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return EnglishMagnitude(text[word.Length..], factor);
            }
        }

        var indefinite = text is ['数' or '几', _, ..];
        foreach (var (word, factor) in Powers)
        {
            if (text.AsSpan(indefinite ? 1 : 0).StartsWith(word) && (indefinite || word.Length == 2))
            {
                var rest = text[(word.Length + (indefinite ? 1 : 0))..];
                return (factor, rest.EndsWith('级') ? rest[..^1] : rest);
            }
        }

        return (0, text);
    }

    private static (decimal Low, string Remainder) EnglishMagnitude(string rest, decimal factor)
    {
        foreach (var (scale, scaleFactor) in UnitCatalogue.EnglishScales)
        {
            if (rest.StartsWith(scale, StringComparison.OrdinalIgnoreCase))
            {
                var after = rest[scale.Length..];
                after = after.StartsWith('s') ? after[1..] : after;
                after = after.TrimStart();
                return (factor * scaleFactor, after.StartsWith("of ", StringComparison.Ordinal) ? after[3..] : after);
            }
        }

        return (factor, rest);
    }

    /// <summary>A power of ten named without a digit, as it stands after a qualifier (近千亿元) or before 多 and 余 (十多亿元).</summary>
    internal static bool TryPower(ref string text, out decimal number)
    {
        // 千 of 近千亿元 is the number and 亿元 its unit, so that the precision is that of 1000亿元; 百分之 begins a percentage.
        number = text.Length < 2 || text[1] == '分' ? 0 : text[0] switch { '十' => 10, '百' => 100, '千' => 1000, '万' when text[1] == '亿' => 10_000, _ => 0 };
        text = number == 0 ? text : text[1..];
        return number != 0;
    }

    /// <summary>
    /// 多 or 余 after a number: an unnamed remainder. Straight after it (100多亿元) the remainder is less than one of the number's last
    /// digit that is not zero; after the multiplier (3亿多元) it is less than one of the multiplier.
    /// </summary>
    /// <returns>Whether there is one, and whether it stands after the multiplier.</returns>
    internal static (bool Found, bool AfterScale) StripRemainder(ref string text)
    {
        if (text is ['多' or '余', ..])
        {
            text = text[1..];
            return (true, false);
        }

        foreach (var (word, _) in Powers)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && text.AsSpan(word.Length) is ['多' or '余', ..])
            {
                text = word + text[(word.Length + 1)..];
                return (true, true);
            }
        }

        return (false, false);
    }
}
