using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Turns the text of a plan file into raw statements: which section, which id, which attributes. Meaning comes later.</summary>
internal sealed class StatementReader(DiagnosticBag diagnostics)
{
    internal static readonly Rule UnknownSection = new(
        "SH2001", Severity.Error,
        new("there is no section '{0}'", "没有名为“{0}”的部分"),
        new("What stands under it would be passed over.", "其下的内容会被忽略。"),
        new("Use one of: {1}.", "请使用以下之一：{1}。"));

    internal static readonly Rule UnknownAttribute = new(
        "SH2002", Severity.Error,
        new("'{0}' is not an attribute of {1}", "“{0}”不是 {1} 的属性"),
        new("It would be passed over, and what it says would be lost.", "它会被忽略，所述内容将丢失。"),
        new("See docs/plan-format.md for the attributes of each section.", "各部分的属性见 docs/plan-format.md。"));

    internal static readonly Rule MissingAttribute = new(
        "SH2003", Severity.Error,
        new("{0} '{1}' has no {2}", "{0}“{1}”缺少 {2}"),
        new("The statement cannot be understood without it.", "缺少它便无法理解该语句。"),
        new("Add the attribute.", "请补充该属性。"));

    internal static readonly Rule WrongShape = new(
        "SH2004", Severity.Error,
        new("{0} must be {1}", "{0} 必须是{1}"),
        new("The value cannot be understood in this shape.", "该形式的值无法理解。"),
        new("See docs/plan-format.md for its form.", "其形式见 docs/plan-format.md。"));

    internal static readonly Rule DuplicateStatement = new(
        "SH2005", Severity.Error,
        new("{0} '{1}' is stated twice", "{0}“{1}”重复"),
        new("Only one of the two could count, and it is not clear which.", "只能有一个生效，但无法确定是哪一个。"),
        new("Rename or remove one of them.", "请重命名或删除其中之一。"));

    internal static readonly Rule BadId = new(
        "SH2006", Severity.Error,
        new("'{0}' cannot be an id", "“{0}”不能作为 id"),
        new("Ids stand in formulas, addresses and file names.", "id 会用于公式、地址和文件名。"),
        new("Use letters, digits and underscores, beginning with a letter.", "请使用字母、数字和下划线，并以字母开头。"));

    internal static readonly Rule NoSource = new(
        "SH2007", Severity.Error,
        new("{0} '{1}' states a number without a source", "{0}“{1}”给出数值但没有来源"),
        new("Nobody could check it, and whoever publishes it would be blamed.", "无人能够核对，发布者将承担责任。"),
        new("Add `source:` with the id of a source; declare it under `sources:` if it is new.", "请添加 `source:` 并填写来源 id；新来源须在 `sources:` 下声明。"));

    internal static readonly Rule UnknownFileName = new(
        "SH2008", Severity.Error,
        new("it is not clear which section this CSV file belongs to", "无法确定该 CSV 文件属于哪个部分"),
        new("Its rows would be passed over.", "其各行会被忽略。"),
        new("Begin its name, or the name of its folder, with a section: observations, targets, sources, …; or name it in a `tables` statement.", "请让文件名或文件夹名以部分名开头：observations、targets、sources 等；或在 `tables` 语句中引用它。"));

    internal static readonly Phrase AMap = new("a map of attributes", "属性的映射");
    internal static readonly Phrase AList = new("a list", "列表");
    internal static readonly Phrase AScalar = new("a single value", "单个值");

    /// <summary>The statements found, in order of the file.</summary>
    internal List<RawStatement> Statements { get; } = [];

    internal void ReadYaml(SourceText text)
    {
        var root = YamlText.Read(text, diagnostics);
        if (root is null)
        {
            return;
        }

        if (root is not MapNode map)
        {
            diagnostics.Report(WrongShape, root.Span, text.File, AMap);
            return;
        }

        foreach (var (key, value) in map.Entries)
        {
            var type = Catalogue.Find(key.Value);
            if (type is null)
            {
                var names = Catalogue.All.Select(t => t.Section);
                diagnostics.Add(UnknownSection.At(key.Span, key.Value, string.Join(", ", names)) with { Suggestion = Suggestion.Nearest(key.Value, names) });
            }
            else if (type == EvidenceTypes.Plan)
            {
                ReadBody(type, "plan", key.Span, value);
            }
            else if (value is MapNode section)
            {
                foreach (var (id, body) in section.Entries)
                {
                    ReadBody(type, id.Value, id.Span, body);
                }
            }
            else if (value is not ScalarNode { Value: "" })
            {
                diagnostics.Report(WrongShape, value.Span, key.Value, AMap);
            }
        }
    }

    private void ReadBody(StatementType type, string id, SourceSpan span, Node body)
    {
        if (!IsId(id))
        {
            diagnostics.Report(BadId, span, id);
            return;
        }

        var statement = Read(type, id, span, body);
        if (statement is not null)
        {
            Statements.Add(statement);
        }
    }

    /// <summary>Reads one statement's attributes; used for items of lists too. An attribute without a value counts as left out.</summary>
    internal RawStatement? Read(StatementType type, string id, SourceSpan span, Node body)
    {
        if (body is not MapNode map)
        {
            diagnostics.Report(WrongShape, body.Span, id, AMap);
            return null;
        }

        var statement = new RawStatement(type, id, span);
        foreach (var (key, value) in map.Entries)
        {
            var index = type.IndexOf(key.Value);
            if (index < 0)
            {
                ReportUnknown(type, key);
            }
            else if (value is not ScalarNode { Value: "" })
            {
                statement[index] = value;
            }
            else if (type.Attributes[index].Type == AttributeType.Formula)
            {
                diagnostics.Report(FormulaParser.EmptyFormula, key.Span);
            }
        }

        CheckRequired(statement);
        return statement;
    }

    internal void ReportUnknown(StatementType type, ScalarNode key) =>
        diagnostics.Add(UnknownAttribute.At(key.Span, key.Value, type.Section) with
        {
            Suggestion = Suggestion.Nearest(key.Value, type.Attributes.Select(a => a.Name)),
        });

    internal void CheckRequired(RawStatement statement)
    {
        for (var i = 0; i < statement.Type.Attributes.Count; i++)
        {
            var attribute = statement.Type.Attributes[i];
            if (attribute.Required && statement[i] is null)
            {
                if (attribute.IsSource)
                {
                    diagnostics.Report(NoSource, statement.Span, statement.Type.Section, statement.Id);
                }
                else
                {
                    diagnostics.Report(MissingAttribute, statement.Span, statement.Type.Section, statement.Id, attribute.Name);
                }
            }
        }
    }

    /// <summary>Letters (of any script), digits and underscores, beginning with a letter.</summary>
    internal static bool IsId(string id)
    {
        if (id.Length == 0 || !char.IsLetter(id[0]))
        {
            return false;
        }

        foreach (var c in id)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
