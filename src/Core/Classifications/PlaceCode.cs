namespace Songhua.Core;

/// <summary>What kind of division a GB/T 2260 code belongs to, which its digits tell.</summary>
public enum PlaceCodeLevel
{
    /// <summary>A province, autonomous region, municipality or special administrative region: <c>220000</c>.</summary>
    Province,

    /// <summary>A prefecture or city of that rank: <c>220100</c>.</summary>
    Prefecture,

    /// <summary>A county, district or city of that rank: <c>220184</c>.</summary>
    County,
}

/// <summary>
/// A code of GB/T 2260-2007, "Codes for the administrative divisions of the People's Republic of China": two digits each for
/// province, prefecture and county, 00 where the level is not reached. The structure is checked and not the list, which changes
/// every year; a plan states the places that it speaks of.
/// </summary>
public sealed record PlaceCode
{
    private static readonly Phrase SixDigits = new("it must have six digits", "应为六位数字");
    private static readonly Phrase NoProvince = new("no province has a code that begins with {0}", "没有代码以 {0} 开头的省级行政区");
    private static readonly Phrase Gap = new("it names a county but no prefecture: digits 3 and 4 are 00", "有县级而无地级代码：第三、四位为 00");

    // By region: North, North-east, East, Central and South, South-west, North-west, Taiwan, Hong Kong, Macao.
    private static readonly string[] Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];

    private PlaceCode(string digits) => Digits = digits;

    /// <summary>The six digits.</summary>
    public string Digits { get; }

    /// <summary>The level that the digits reach.</summary>
    public PlaceCodeLevel Level =>
        Digits.EndsWith("0000", StringComparison.Ordinal) ? PlaceCodeLevel.Province
        : Digits.EndsWith("00", StringComparison.Ordinal) ? PlaceCodeLevel.Prefecture
        : PlaceCodeLevel.County;

    /// <summary>The code of the division above; null for a province.</summary>
    public PlaceCode? Parent => Level switch
    {
        PlaceCodeLevel.County => new(Digits[..4] + "00"),
        PlaceCodeLevel.Prefecture => new(Digits[..2] + "0000"),
        _ => null,
    };

    /// <summary>Whether it is the other or lies in it by the code.</summary>
    public bool IsWithin(PlaceCode other) => Digits.StartsWith(other.Digits[..(2 * ((int)other.Level + 1))], StringComparison.Ordinal);

    /// <summary>Reads a code; where it is none, <paramref name="fault"/> says why.</summary>
    public static PlaceCode? Parse(string text, out Message? fault)
    {
        fault = text.Length != 6 || !text.All(char.IsAsciiDigit) ? SixDigits.ToMessage()
            : Array.IndexOf(Provinces, text[..2]) < 0 ? NoProvince.With(text[..2])
            : text[2..4] == "00" && text[4..] != "00" ? Gap.ToMessage()
            : null;
        return fault is null ? new PlaceCode(text) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Digits;
}
