using Songhua.Core;

namespace Songhua.Data;

/// <summary>Reads <c>register.csv</c>: the enterprises, one a row.</summary>
internal static class RegisterReader
{
    public static readonly Rule CodeBad = new(
        "SH5104", Severity.Error,
        new("'{0}' is not a unified social credit code: {1}", "“{0}”不是统一社会信用代码：{1}"),
        new("A mistyped code would make an enterprise of its own, and its returns would be lost to the other.", "写错的代码会另成一家企业，其报表将归错。"),
        new("Look the code up and mend it (GB 32100-2015).", "请核对并改正代码（GB 32100-2015）。"));

    public static readonly Rule ClassBad = new(
        "SH5105", Severity.Error,
        new("'{0}' is not a class of GB/T 4754-2017: {1}", "“{0}”不是 GB/T 4754-2017 的小类：{1}"),
        new("The enterprise would be counted with no industry, or with a wrong one.", "该企业将无法归入行业，或归入错误的行业。"),
        new("State the four digits of the class in the edition of 2017.", "请填写 2017 年版的四位小类代码。"));

    public static readonly Rule PlaceBad = new(
        "SH5106", Severity.Error,
        new("'{0}' is not a code of a place: {1}", "“{0}”不是行政区划代码：{1}"),
        new("The enterprise would be counted nowhere.", "该企业将无处归集。"),
        new("State the six digits of GB/T 2260.", "请填写 GB/T 2260 的六位代码。"));

    public static readonly Rule SizeUnknown = new(
        "SH5107", Severity.Error,
        new("'{0}' is not a size; use large, medium, small or micro", "“{0}”不是企业规模；请用 large、medium、small 或 micro（大型、中型、小型、微型）"),
        new("Tables by size would leave the enterprise out.", "按规模分组的表会漏掉该企业。"),
        new("Use one of the four, or leave the cell empty.", "请使用四者之一，或留空。"));

    public static readonly Rule MonthBad = new(
        "SH5108", Severity.Error,
        new("'{0}' is not a month", "“{0}”不是月份"),
        new("Whether the enterprise counts in a period depends on it.", "企业在某时期是否计入取决于它。"),
        new("Write it like 2024-03.", "请写成 2024-03。"));

    public static readonly Rule MonthsReversed = new(
        "SH5109", Severity.Error,
        new("{0} {1} lies before {2} {3}", "{0}（{1}）早于 {2}（{3}）"),
        new("The enterprise would count in no month at all.", "该企业在任何月份都不会计入。"),
        new("Exchange or mend the two months.", "请调换或改正这两个月份。"));

    public static readonly Rule EnterpriseTwice = new(
        "SH5110", Severity.Error,
        new("{0} stands twice in the register", "{0} 在名录中重复"),
        new("Its returns could be counted with either class and place.", "其报表可能归入任一行业和地区。"),
        new("Remove one of the two rows.", "请删除其中一行。"));

    private static readonly Phrase First = new("the first stands here", "首次出现在此");

    private static readonly Phrase NotFourDigits = new("it is a {0}, not a class", "这是{0}，不是小类");
    private static readonly Phrase SectionWord = new("section", "门类");
    private static readonly Phrase DivisionWord = new("division", "大类");
    private static readonly Phrase GroupWord = new("group", "中类");

    /// <summary>The register; null where the file cannot be used at all. Wrong rows are left out and told.</summary>
    internal static EnterpriseRegister? Read(string path, string shownAs, ValueStatus status, DiagnosticBag diagnostics)
    {
        string[] required = ["code", "class", "place", "scope_from"];
        if (HeadedTable.Read(path, shownAs, required, ["name", "size", "scope_to", "opened", "closed"], diagnostics) is not { } table)
        {
            return null;
        }

        var tally = new RuleTally();
        var entries = new List<RegisterEntry>();
        var seen = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var sound = new SoundCodes();
        foreach (var row in table.Rows)
        {
            if (Entry(row, sound, tally) is not { } entry)
            {
                continue;
            }

            if (seen.TryAdd(entry.Code, row["code"].Span))
            {
                entries.Add(entry);
            }
            else
            {
                tally.Add(EnterpriseTwice.At(row["code"].Span, entry.Code) with { Related = [(seen[entry.Code], First)] });
            }
        }

        tally.ReportTo(diagnostics, shownAs);
        return RegisterEntry.Register(entries, status);
    }

    private static RegisterEntry? Entry(HeadedTable.Row row, SoundCodes sound, RuleTally tally)
    {
        var (code, industry, place) = (row["code"], row["class"], row["place"]);
        var isSound = true;
        if (SocialCreditCode.Validate(code.Value) is { } codeFault)
        {
            tally.Add(CodeBad, code.Span, code.Value, codeFault);
            isSound = false;
        }

        if (!sound.Classes.TryGetValue(industry.Value, out var classCode))
        {
            isSound &= IsClass(industry, tally) && sound.Classes.Add(classCode = industry.Value);
        }

        if (!sound.Places.TryGetValue(place.Value, out var placeCode))
        {
            isSound &= IsPlace(place, tally) && sound.Places.Add(placeCode = place.Value);
        }

        isSound &= Size(row["size"], tally, out var size);
        isSound &= Month(row["scope_from"], isRequired: true, tally, out var from);
        isSound &= Month(row["scope_to"], isRequired: false, tally, out var to);
        isSound &= Month(row["opened"], isRequired: false, tally, out var opened);
        isSound &= Month(row["closed"], isRequired: false, tally, out var closed);
        isSound = isSound && InOrder(row["scope_to"], "scope_to", to, "scope_from", from, tally) && InOrder(row["closed"], "closed", closed, "opened", opened, tally);
        return isSound ? new(code.Value, row["name"].Value, classCode!, placeCode!, size, from!.Value, to, opened, closed) : null;
    }

    private static bool IsPlace(CsvField field, RuleTally tally)
    {
        if (PlaceCode.Parse(field.Value, out var fault) is not null)
        {
            return true;
        }

        tally.Add(PlaceBad, field.Span, field.Value, fault);
        return false;
    }

    private static bool IsClass(CsvField field, RuleTally tally)
    {
        var industry = IndustryClassification.Find(field.Value);
        if (industry?.Level == IndustryLevel.Class)
        {
            return true;
        }

        var (reason, suggestion) = industry is null ? IndustryClassification.Miss(field.Value) : (NotFourDigits.With(LevelWord(industry.Level)), null);
        tally.Add(ClassBad.At(field.Span, field.Value, reason) with { Suggestion = suggestion is { Length: (int)IndustryLevel.Class } ? suggestion : null });
        return false;
    }

    private static Phrase LevelWord(IndustryLevel level) => level switch
    {
        IndustryLevel.Section => SectionWord,
        IndustryLevel.Division => DivisionWord,
        _ => GroupWord,
    };

    private static bool Size(CsvField field, RuleTally tally, out EnterpriseSize size)
    {
        EnterpriseSize? known = field.Value switch
        {
            "" => EnterpriseSize.Unstated,
            "large" or "大型" => EnterpriseSize.Large,
            "medium" or "中型" => EnterpriseSize.Medium,
            "small" or "小型" => EnterpriseSize.Small,
            "micro" or "微型" => EnterpriseSize.Micro,
            _ => null,
        };
        size = known ?? EnterpriseSize.Unstated;
        if (known is null)
        {
            tally.Add(SizeUnknown, field.Span, field.Value);
        }

        return known is not null;
    }

    private static bool Month(CsvField field, bool isRequired, RuleTally tally, out CalendarMonth? month)
    {
        month = CalendarMonth.TryParse(field.Value, out var read) ? read : null;
        if (month is not null || (field.Value.Length == 0 && !isRequired))
        {
            return true;
        }

        tally.Add(MonthBad, field.Span, field.Value);
        return false;
    }

    private static bool InOrder(CsvField field, string laterName, CalendarMonth? later, string earlierName, CalendarMonth? earlier, RuleTally tally)
    {
        if (later is null || earlier is null || later >= earlier)
        {
            return true;
        }

        tally.Add(MonthsReversed, field.Span, laterName, later.Value, earlierName, earlier.Value);
        return false;
    }

    /// <summary>Classes and places that were met and are sound: there are few of them, and one text of each is enough.</summary>
    private sealed class SoundCodes
    {
        internal HashSet<string> Classes { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> Places { get; } = new(StringComparer.Ordinal);
    }
}
