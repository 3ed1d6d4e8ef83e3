namespace Songhua.Core;

/// <summary>The four levels of GB/T 4754; the number of characters of a code tells its level.</summary>
public enum IndustryLevel
{
    /// <summary>门类, a letter.</summary>
    Section = 1,

    /// <summary>大类, two digits.</summary>
    Division,

    /// <summary>中类, three digits.</summary>
    Group,

    /// <summary>小类, four digits.</summary>
    Class,
}

/// <summary>An industry of GB/T 4754-2017.</summary>
/// <param name="Code">A letter, or two to four digits.</param>
/// <param name="Parent">The code one level up; null for a section.</param>
/// <param name="Name">The standard's Chinese name and our English one.</param>
public sealed record Industry(string Code, string? Parent, LocalText Name) : ILocalised
{
    /// <summary>Its level.</summary>
    public IndustryLevel Level => (IndustryLevel)Code.Length;

    /// <summary>Code and name.</summary>
    public string In(Language language) => $"{Code} {Name.In(language)}";

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}

/// <summary>
/// GB/T 4754-2017, "Industrial classification for national economic activities", with amendment 1 of 2019. Codes of divisions to
/// classes are digits and each begins with its parent's; which section a division belongs to only the table tells.
/// </summary>
public static class IndustryClassification
{
    /// <summary>The standard, as messages name it.</summary>
    public const string Standard = "GB/T 4754-2017";

    private static readonly Phrase NotForm = new("it must be a letter from A to T, or two to four digits", "应为 A 至 T 的字母，或二至四位数字");
    private static readonly Phrase NoSuch = new("no division has the code {0}", "没有代码为 {0} 的大类");
    private static readonly Phrase AName = new("that is the name of {0}", "这是“{0}”的名称");
    private static readonly Phrase Below = new("{0} has {1}", "“{0}”下有{1}");
    private static readonly Phrase Ceased = new("it is a code of the edition of 2011, in place of which there is now {0}", "这是 2011 年版的代码，现为“{0}”");

    private static readonly Dictionary<string, Industry> ByCode = Load();

    private static readonly ILookup<string, Industry> ByParent = ByCode.Values.Where(i => i.Parent is not null).ToLookup(i => i.Parent!, StringComparer.Ordinal);

    /// <summary>Every industry, in the standard's order.</summary>
    public static IReadOnlyCollection<Industry> All => ByCode.Values;

    /// <summary>The industry of a code; null where there is none.</summary>
    public static Industry? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The industry one level up; null for a section.</summary>
    public static Industry? Parent(Industry industry) => industry.Parent is { } code ? ByCode[code] : null;

    /// <summary>The industries one level down, in order.</summary>
    public static IEnumerable<Industry> Children(Industry industry) => ByParent[industry.Code];

    /// <summary>Whether one code is the other or lies in it: 3611 in 361, 36 and C.</summary>
    public static bool IsWithin(string code, string ancestor)
    {
        for (var industry = Find(code); industry is not null; industry = Parent(industry))
        {
            if (industry.Code == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why there is no industry of a code, and the code that was probably meant, if any.</summary>
    /// <param name="code">A text that <see cref="Find"/> does not find.</param>
    public static (Message Reason, string? Suggestion) Miss(string code)
    {
        if (ByCode.Values.FirstOrDefault(i => i.Name.Zh == code || i.Name.En == code) is { } named)
        {
            return (AName.With(named), named.Code);
        }

        if (FormerIndustryCodes.Successors(code) is { Count: > 0 } successors)
        {
            return (Ceased.With(new MessageList([.. successors.Select(s => ByCode[s])])), successors.Count == 1 ? successors[0] : null);
        }

        if (code.Length is < 2 or > 4 || !code.All(char.IsAsciiDigit))
        {
            return (NotForm, Find(code.ToUpperInvariant()) is { } section ? section.Code : Suggestion.Nearest(code, ByCode.Values.Select(i => i.Name.Zh!)));
        }

        for (var above = code[..^1]; above.Length >= 2; above = above[..^1])
        {
            if (Find(above) is { } known)
            {
                var below = Children(known).ToList();
                return (Below.With(known, new MessageList(below)), below.Count == 1 ? below[0].Code : null);
            }
        }

        return (NoSuch.With(code[..2]), null);
    }

    private static Dictionary<string, Industry> Load()
    {
        using var stream = typeof(IndustryClassification).Assembly.GetManifestResourceStream("gbt4754-2017.csv")!;
        using var reader = new StreamReader(stream);
        var rows = CsvText.Rows(new SourceText("gbt4754-2017.csv", reader.ReadToEnd(), TextEncoding.Utf8), new DiagnosticBag());
        return rows.Skip(1).ToDictionary(
            r => r[0].Value,
            r => new Industry(r[0].Value, r[1].Value.Length == 0 ? null : r[1].Value, new LocalText(r[3].Value, r[2].Value)),
            StringComparer.Ordinal);
    }
}
