using Songhua.Core;

namespace Songhua.Data;

/// <summary>How columns of returns are called in files of statistical offices and enterprises.</summary>
internal static class ItemNames
{
    /// <summary>What a profile says of a column that is not used.</summary>
    internal const string Unused = "-";

    /// <summary>Every column that an import can fill.</summary>
    internal static readonly string[] Items = [ReturnItems.Code, ReturnItems.Month, .. ReturnItems.Names];

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        [ReturnItems.Code] = ["code", "统一社会信用代码", "社会信用代码", "信用代码", "unifiedsocialcreditcode", "socialcreditcode", "creditcode", "uscc"],
        [ReturnItems.Month] = ["month", "报告期", "月份", "报告月份", "统计月份", "数据期", "时期", "reportingmonth", "period"],
        ["output"] =
        [
            "output", "工业总产值本月", "工业总产值当年价格本月", "本月工业总产值", "本月工业总产值当年价格", "工业总产值现价本月", "当月工业总产值", "工业总产值当月", "工业总产值本期",
            "grossoutput", "grossoutputofthemonth", "grossindustrialoutput",
        ],
        ["output_to_date"] =
        [
            "outputtodate", "工业总产值累计", "工业总产值本年累计", "工业总产值当年价格本年累计", "工业总产值当年价格1本月累计", "本年累计工业总产值", "工业总产值1至本月累计", "工业总产值自年初累计",
            "grossoutputtodate", "grossoutputyeartodate",
        ],
        ["output_last_year"] =
        [
            "outputlastyear", "工业总产值上年同月", "工业总产值去年同月", "工业总产值当年价格上年同月", "上年同月工业总产值", "工业总产值上年同期本月", "工业总产值上年同期", "grossoutputlastyear",
        ],
        ["output_to_date_last_year"] =
        [
            "outputtodatelastyear", "工业总产值上年同期累计", "工业总产值上年累计", "工业总产值当年价格上年同期累计", "上年同期累计工业总产值", "grossoutputtodatelastyear",
        ],
        ["revenue"] = ["revenue", "营业收入", "营业收入本月", "本月营业收入", "主营业务收入", "主营业务收入本月"],
        ["employees"] = ["employees", "从业人员", "期末从业人员", "从业人员期末人数", "平均用工人数", "从业人员平均人数", "期末用工人数", "personsemployed", "employment"],
        ["electricity"] = ["electricity", "用电量", "电力消费量", "本月用电量", "用电量本月", "电力消费量本月", "electricityused"],
        ["taxes"] = ["taxes", "税金", "应交税金", "应缴税金", "税金总额", "本月税金", "实缴税金", "应交增值税", "taxespaid"],
    };

    private static readonly Dictionary<string, string> ByName =
        Known.SelectMany(k => k.Value.Select(name => (name, k.Key))).ToDictionary(p => p.name, p => p.Key, StringComparer.Ordinal);

    /// <summary>The item that a column's name says for certain; null where it does not.</summary>
    internal static string? Certain(HeaderName name) => ByName.GetValueOrDefault(name.Plain);

    /// <summary>The item that a column's name resembles; null where it resembles none. Never taken without asking.</summary>
    internal static string? Likely(HeaderName name)
    {
        if (name.Plain.Length < 2)
        {
            return null;
        }

        var held = ByName.Where(n => name.Plain.Contains(n.Key, StringComparison.Ordinal)).OrderByDescending(n => n.Key.Length).Select(n => n.Value).FirstOrDefault();
        return held
            ?? (name.Plain.Contains("产值", StringComparison.Ordinal) ? "output" : null)
            ?? (Suggestion.Nearest(name.Plain, ByName.Keys) is { } near ? ByName[near] : null);
    }

    /// <summary>The unit in which a column is kept; null where it has none.</summary>
    internal static Unit? UnitOf(string item) => item switch
    {
        ReturnItems.Code or ReturnItems.Month => null,
        "employees" => Persons,
        "electricity" => ThousandKilowattHours,
        _ => ThousandCny,
    };

    private static readonly Unit Persons = UnitCatalogue.Parse("persons")!;
    private static readonly Unit ThousandKilowattHours = UnitCatalogue.Parse("thousand kWh")!;
    private static readonly Unit ThousandCny = UnitCatalogue.Parse("thousand CNY")!;
}
