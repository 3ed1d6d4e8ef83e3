using Songhua.Core;

namespace Songhua.Growth;

/// <summary>The words for edits.</summary>
public static class EditWords
{
    private static readonly Phrase Hard = new("cannot be true", "不可能成立");
    private static readonly Phrase Soft = new("to be confirmed", "待核实");

    private static readonly Phrase[] Kinds =
    [
        new("value below zero", "负值"),
        new("year-to-date figure falls", "累计数下降"),
        new("year-to-date figure is not the sum", "累计数与分期不符"),
        new("slip of unit", "计量单位错位"),
        new("month without a return", "缺报月份"),
        new("repeats another enterprise", "与其他企业雷同"),
        new("stands still", "数据停滞"),
        new("last year's times a constant", "按上年等比例推算"),
        new("base differs from last year's return", "基数与上年报表不符"),
        new("just above the threshold", "略高于规模标准"),
        new("not supported by electricity, taxes and employees", "与用电、税金、用工不匹配"),
        new("far from the industry's course", "偏离行业走势"),
        new("no output with activity", "产值为零但有经营活动"),
        new("sudden change of employees", "从业人员突变"),
        new("uneven last digits", "末位数字分布异常"),
    ];

    /// <summary>The words for a severity.</summary>
    public static Phrase Word(this EditSeverity severity) => severity == EditSeverity.Hard ? Hard : Soft;

    /// <summary>The words for an edit.</summary>
    public static Phrase Word(this EditKind kind) => Kinds[(int)kind];

    /// <summary>Whether what an edit finds can be true.</summary>
    public static EditSeverity Severity(this EditKind kind) =>
        kind is EditKind.NegativeValue or EditKind.FallingYearToDate or EditKind.YearToDateSum ? EditSeverity.Hard : EditSeverity.Soft;
}
