using System.Globalization;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>The attributes of one raw statement, read as values; what is wrong with them goes to the diagnostics.</summary>
internal sealed class Fields(RawStatement statement, Names names, DiagnosticBag diagnostics)
{
    internal static readonly Rule UnknownReference = new(
        "SH3001", Severity.Error,
        new("there is no {0} '{1}'", "没有名为“{1}”的 {0}"),
        new("What the statement says of it cannot be connected with anything.", "语句对它的说明无法与任何内容关联。"),
        new("Check the spelling, or declare it.", "请检查拼写，或声明它。"));

    internal static readonly Rule UnknownUnit = new(
        "SH3002", Severity.Error,
        new("'{0}' is not a unit", "“{0}”不是单位"),
        new("The number would have no meaning.", "数值将没有意义。"),
        new("Use a unit such as 亿元, billion CNY, 万辆, vehicles, 万人次, %, pp, MW, kt; see docs/plan-format.md.", "请使用如 亿元、billion CNY、万辆、万人次、%、pp、MW、kt 等单位，见 docs/plan-format.md。"));

    internal static readonly Rule BadFigure = new(
        "SH2102", Severity.Error,
        new("'{0}' is not a figure: {1}", "“{0}”不是有效数值：{1}"),
        new("A number is read only where its wording is understood; nothing is guessed.", "只有表述明确时才读取数值，不作猜测。"),
        new("Write a number with a unit, such as `nearly 1.5 trillion CNY`, `over 100 亿元`, `75-165 inch`.", "请写出数字及单位，如 `近1.5万亿元`、`超过100亿元`、`75-165 inch`。"));

    internal static readonly Rule BadPeriod = new(
        "SH2103", Severity.Error,
        new("'{0}' is not a period", "“{0}”不是有效时期"),
        new("The number would belong to no time.", "数值将不属于任何时间。"),
        new("Write 2024, 2024-H1, 2024-Q1, 2024-03, 2024-03-31, 2024-01..2024-03, or the id of a named period.", "请写 2024、2024-H1、2024-Q1、2024-03、2024-03-31、2024-01..2024-03 或命名时期的 id。"));

    internal static readonly Rule BadChoice = new(
        "SH2104", Severity.Error,
        new("{0} cannot be '{1}'", "{0} 不能为“{1}”"),
        new("Only the words listed have a meaning here.", "此处只有列出的词有意义。"),
        new("Use one of: {2}.", "请使用以下之一：{2}。"));

    internal static readonly Rule BadNumber = new(
        "SH2105", Severity.Error,
        new("{0} must be a number, not '{1}'", "{0} 应为数字，而非“{1}”"),
        new("The value cannot be used.", "该值无法使用。"),
        new("Write a plain number.", "请写普通数字。"));

    private static readonly Phrase NoNumber = new("there is no number in it", "其中没有数字");
    private static readonly Phrase NoUnit = new("the number has no unit", "数字没有单位");
    private static readonly Phrase Reversed = new("its end is below its start", "终点小于起点");
    private static readonly Phrase TooLarge = new("the number is too large", "数字过大");
    private static readonly Phrase Grouping = new("a comma separates thousands only; write 1.2 for the decimal, 1,200 for the thousand", "逗号只作千位分隔；小数请写 1.2，一千二百请写 1,200");
    private static readonly Phrase Clash = new("its words say two things; write one of them, such as about 100 or over 100, or a range alone", "措辞含义不一；请只用其一，如“约100”或“超过100”，或只写区间");
    private static readonly Phrase Remainder = new("how much more is meant is unclear; write `100多亿元` for less than 200, `超过100亿元` for anything above", "多出多少不明确；不足 200 亿请写 `100多亿元`，任意超出请写 `超过100亿元`");
    private static readonly Phrase EnOrZh = new("words, or a map with en and zh", "文字，或含 en 与 zh 的映射");
    private static readonly Phrase TwoFigures = new("a list of two figures", "两个数值的列表");

    internal RawStatement Statement => statement;

    internal bool Has(string attribute) => statement[attribute] is not null;

    internal SourceSpan SpanOf(string attribute) => statement[attribute]?.Span ?? statement.Span;

    internal LocalText? Text(string attribute)
    {
        switch (statement[attribute])
        {
            case null:
                return null;
            case ScalarNode scalar:
                return LocalText.Same(scalar.Value);
            case MapNode map when IsTexts(map):
                return new LocalText((map.Find("en") as ScalarNode)?.Value, (map.Find("zh") as ScalarNode)?.Value);
            case { } other:
                diagnostics.Report(StatementReader.WrongShape, other.Span, attribute, EnOrZh);
                return null;
        }
    }

    private static bool IsTexts(MapNode map)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (map.Entries[i] is not { Key.Value: "en" or "zh", Value: ScalarNode })
            {
                return false;
            }
        }

        return true;
    }

    internal string? Word(string attribute) => Scalar(attribute)?.Value;

    internal ScalarNode? Scalar(string attribute)
    {
        var node = statement[attribute];
        if (node is not null and not ScalarNode)
        {
            diagnostics.Report(StatementReader.WrongShape, node.Span, attribute, StatementReader.AScalar);
        }

        return node as ScalarNode;
    }

    internal IReadOnlyList<ScalarNode> Scalars(string attribute)
    {
        switch (statement[attribute])
        {
            case null:
                return [];
            case ListNode list when list.Items.All(i => i is ScalarNode):
                return [.. list.Items.Cast<ScalarNode>()];
            case { } other:
                diagnostics.Report(StatementReader.WrongShape, other.Span, attribute, StatementReader.AList);
                return [];
        }
    }

    internal IReadOnlyList<string> Words(string attribute) => [.. Scalars(attribute).Select(s => s.Value)];

    /// <summary>The id that an attribute names, if it exists.</summary>
    internal string? Reference(string attribute) =>
        Scalar(attribute) is { } scalar && Resolves(scalar, Attribute(attribute).RefersTo) ? scalar.Value : null;

    internal IReadOnlyList<string> References(string attribute)
    {
        var to = Attribute(attribute).RefersTo;
        return [.. Scalars(attribute).Where(s => Resolves(s, to)).Select(s => s.Value)];
    }

    internal bool Resolves(ScalarNode scalar, IReadOnlyList<string> sections)
    {
        for (var i = 0; i < sections.Count; i++)
        {
            if (names.Has(sections[i], scalar.Value))
            {
                return true;
            }
        }

        diagnostics.Add(UnknownReference.At(scalar.Span, NounFor(sections), scalar.Value) with
        {
            Suggestion = Suggestion.Nearest(scalar.Value, sections.SelectMany(names.Ids)),
        });
        return false;
    }

    private static string NounFor(IReadOnlyList<string> sections) =>
        string.Join('/', sections.Select(s => s.EndsWith("ies", StringComparison.Ordinal) ? s[..^3] + "y" : s.TrimEnd('s')));

    internal string? Choice(string attribute)
    {
        var scalar = Scalar(attribute);
        if (scalar is null)
        {
            return null;
        }

        var choices = Attribute(attribute).Choices;
        if (choices.Contains(scalar.Value))
        {
            return scalar.Value;
        }

        diagnostics.Add(BadChoice.At(scalar.Span, attribute, scalar.Value, string.Join(", ", choices)) with { Suggestion = Suggestion.Nearest(scalar.Value, choices) });
        return null;
    }

    internal bool Flag(string attribute, bool fallback)
    {
        var scalar = Scalar(attribute);
        switch (scalar?.Value)
        {
            case null:
                return fallback;
            case "yes" or "true":
                return true;
            case "no" or "false":
                return false;
            default:
                diagnostics.Report(BadChoice, scalar.Span, attribute, scalar.Value, "yes, no");
                return fallback;
        }
    }

    internal decimal? Number(string attribute)
    {
        var scalar = Scalar(attribute);
        if (scalar is null)
        {
            return null;
        }

        if (decimal.TryParse(scalar.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        diagnostics.Report(BadNumber, scalar.Span, attribute, scalar.Value);
        return null;
    }

    internal Period? Period(string attribute) => Scalar(attribute) is { } scalar ? Period(scalar) : null;

    internal Period? Period(ScalarNode scalar)
    {
        if (names.Period(scalar.Value) is { } named)
        {
            return named;
        }

        if (Core.Period.TryParse(scalar.Value, out var period))
        {
            return period;
        }

        diagnostics.Add(BadPeriod.At(scalar.Span, scalar.Value) with { Suggestion = Suggestion.Nearest(scalar.Value, names.Ids("periods")) });
        return null;
    }

    internal Unit? Unit(string attribute)
    {
        var scalar = Scalar(attribute);
        if (scalar is null)
        {
            return null;
        }

        var unit = UnitCatalogue.Parse(scalar.Value);
        if (unit is null)
        {
            diagnostics.Add(UnknownUnit.At(scalar.Span, scalar.Value) with { Suggestion = UnitCatalogue.Nearest(scalar.Value) });
        }

        return unit;
    }

    internal Figure? Figure(string attribute) => Scalar(attribute) is { } scalar ? Figure(scalar) : null;

    internal Figure? Figure(ScalarNode scalar)
    {
        var fault = FigureParser.TryParse(scalar.Value, null, out var figure, out var part);
        switch (fault)
        {
            case FigureFault.None:
                return figure;
            case FigureFault.UnknownUnit:
                var offset = scalar.Value.LastIndexOf(part, StringComparison.Ordinal);
                var span = scalar.Span.Length >= scalar.Value.Length && offset >= 0
                    ? scalar.Span with { Column = scalar.Span.Column + offset + (scalar.Span.Length > scalar.Value.Length ? 1 : 0), Length = Math.Max(1, part.Length) }
                    : scalar.Span;
                diagnostics.Add(UnknownUnit.At(span, part) with { Suggestion = UnitCatalogue.Nearest(part) });
                return null;
            default:
                var reason = fault switch
                {
                    FigureFault.NoUnit => NoUnit,
                    FigureFault.Reversed => Reversed,
                    FigureFault.TooLarge => TooLarge,
                    FigureFault.Grouping => Grouping,
                    FigureFault.Clash => Clash,
                    FigureFault.Remainder => Remainder,
                    _ => NoNumber,
                };
                diagnostics.Report(BadFigure, scalar.Span, scalar.Value, reason);
                return null;
        }
    }

    internal (Figure Low, Figure High)? FigurePair(string attribute)
    {
        var scalars = Scalars(attribute);
        if (scalars.Count == 0 || Figure(scalars[0]) is not { } low)
        {
            return null;
        }

        if (scalars.Count != 2 || Figure(scalars[1]) is not { } high)
        {
            diagnostics.Report(StatementReader.WrongShape, SpanOf(attribute), attribute, TwoFigures);
            return null;
        }

        if (high.AsChosen().Interval.High < low.AsChosen().Interval.Low)
        {
            diagnostics.Report(BadFigure, SpanOf(attribute), attribute, Reversed);
            return null;
        }

        return (low, high);
    }

    internal IReadOnlyList<(ScalarNode Key, Figure Figure)> Figures(string attribute)
    {
        switch (statement[attribute])
        {
            case null:
                return [];
            case MapNode map:
                var figures = new List<(ScalarNode, Figure)>();
                foreach (var (key, value) in map.Entries)
                {
                    if (Resolves(key, ["indicators"]) && value is ScalarNode scalar && Figure(scalar) is { } figure)
                    {
                        figures.Add((key, figure));
                    }
                    else if (value is not ScalarNode)
                    {
                        diagnostics.Report(StatementReader.WrongShape, value.Span, key.Value, StatementReader.AScalar);
                    }
                }

                return figures;
            case { } other:
                diagnostics.Report(StatementReader.WrongShape, other.Span, attribute, StatementReader.AMap);
                return [];
        }
    }

    /// <summary>The items of a list of statements, each as fields of its own type.</summary>
    internal IReadOnlyList<Fields> Items(string attribute)
    {
        var node = statement[attribute];
        if (node is null)
        {
            return [];
        }

        if (node is not ListNode list)
        {
            diagnostics.Report(StatementReader.WrongShape, node.Span, attribute, StatementReader.AList);
            return [];
        }

        var reader = new StatementReader(diagnostics);
        var type = Attribute(attribute).Items!;
        return [.. list.Items
            .Select((item, i) => reader.Read(type, string.Create(CultureInfo.InvariantCulture, $"{statement.Id}.{attribute}[{i + 1}]"), item.Span, item))
            .OfType<RawStatement>()
            .Select(raw => new Fields(raw, names, diagnostics))];
    }

    private PlanAttribute Attribute(string name) => statement.Type.Attributes[statement.Type.IndexOf(name)];
}
