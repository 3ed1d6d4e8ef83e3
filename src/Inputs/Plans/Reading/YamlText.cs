using Songhua.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Songhua.Plans;

/// <summary>Reads YAML into nodes with places. Anchors, aliases, tags and several documents in a file are refused: a plan is plain.</summary>
internal sealed class YamlText
{
    internal static readonly Rule Malformed = new(
        "SH1201", Severity.Error,
        new("this is not YAML: {0}", "不是有效的 YAML：{0}"),
        new("Nothing after this place in the file can be read.", "文件中此处之后的内容都无法读取。"),
        new("Check indentation, colons followed by a space, and quotes.", "请检查缩进、冒号后的空格以及引号。"));

    internal static readonly Rule NotPlain = new(
        "SH1202", Severity.Error,
        new("{0} are not part of the plan format", "规划格式不支持{0}"),
        new("They would let one line mean different things in different places.", "它们会使同一行在不同位置有不同含义。"),
        new("Write the value out where it is used.", "请在使用处直接写出该值。"));

    internal static readonly Rule DuplicateKey = new(
        "SH1203", Severity.Error,
        new("'{0}' stands twice here", "“{0}”在此出现两次"),
        new("Only one of the two could count, and it is not clear which.", "只能有一个生效，但无法确定是哪一个。"),
        new("Rename or remove one of them.", "请重命名或删除其中之一。"));

    private static readonly Phrase Unclosed = new("a bracket or brace is not closed", "括号未闭合");
    private static readonly Phrase Tab = new("a tab indents the line; use spaces", "该行用制表符缩进，请改用空格");
    private static readonly Phrase NoColon = new("a colon and a space are missing after a key", "键之后缺少冒号和空格");
    private static readonly Phrase StrayColon = new("a colon stands where none can stand: check the indentation and the line above, and put text that holds ': ' in quotes", "此处不能有冒号：请检查缩进和上一行，含“: ”的文字请加引号");
    private static readonly Phrase Indentation = new("the indentation does not fit the lines above", "缩进与上文不符");
    private static readonly Phrase OpenQuote = new("a quote is not closed", "引号未闭合");
    private static readonly Phrase Stray = new("what stands here cannot stand here; put text in quotes if it begins with a bracket or one of @ ` % & * ! | > , #", "此处不能有该内容；以括号或 @ ` % & * ! | > , # 开头的文字请加引号");
    private static readonly Phrase Anchors = new("anchors and aliases", "锚点和别名");
    private static readonly Phrase Tags = new("tags", "标签");
    private static readonly Phrase Documents = new("several documents in a file", "一个文件中的多个文档");

    private static readonly Phrase TooDeep = new("lists and maps nested more than {0} deep", "超过 {0} 层的嵌套");

    // Deeper nesting than any plan needs would exhaust the stack.
    private const int Deepest = 64;

    private readonly SourceText _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly Parser _parser;
    private Mark _last = new(0, 1, 1);
    private int _depth;

    private YamlText(SourceText text, DiagnosticBag diagnostics)
    {
        _text = text;
        _diagnostics = diagnostics;
        _parser = new Parser(new StringReader(text.Content));
    }

    /// <summary>The root of the file's only document; null where it cannot be read.</summary>
    internal static Node? Read(SourceText text, DiagnosticBag diagnostics)
    {
        var reader = new YamlText(text, diagnostics);
        try
        {
            return reader.Document();
        }
        catch (YamlException error)
        {
            var inner = error.InnerException is YamlException deeper ? deeper : error;
            diagnostics.Report(Malformed, reader.Place(inner), reader.Reason(inner));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner of YamlDotNet 16.3 throws this where a flow mapping is left open before a key.
            diagnostics.Report(Malformed, new SourceSpan(text.File, (int)reader._last.Line, (int)reader._last.Column, 1), Unclosed);
            return null;
        }
    }

    // The parser's own messages are English and name its inner states.
    private Message Reason(YamlException error)
    {
        bool Says(string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
        return _depth > Deepest ? TooDeep.With(Deepest)
            : Says("tab") ? Tab
            : Says("mapping values are not allowed") || Says("invalid mapping") ? StrayColon
            : Says("quoted scalar") ? OpenQuote
            : Says("expected ':'") || Says("simple key") ? NoColon
            : Says("flow sequence") || Says("flow mapping") ? Unclosed
            : Says("did not find expected") || Says("block") ? Indentation
            : Stray;
    }

    // Where a tab indents, the parser names the beginning of the file.
    private SourceSpan Place(YamlException error)
    {
        var (line, column) = ((int)Math.Max(1, error.Start.Line), (int)Math.Max(1, error.Start.Column));
        for (var l = line; error.Message.Contains("invalid tab", StringComparison.Ordinal) && l <= _text.LineCount; l++)
        {
            var indent = _text.Line(l).AsSpan();
            indent = indent[..^indent.TrimStart().Length];
            if (indent.IndexOf('\t') is var tab and >= 0)
            {
                return new SourceSpan(_text.File, l, tab + 1, 1);
            }
        }

        return new SourceSpan(_text.File, line, column, 1);
    }

    private T Take<T>()
        where T : ParsingEvent
    {
        var taken = _parser.Consume<T>();
        _last = taken.End;
        return taken;
    }

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Value();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            _diagnostics.Report(NotPlain, Span(second, 3), Documents);
        }

        return root;
    }

    private Node Value()
    {
        var current = Take<ParsingEvent>();
        switch (current)
        {
            case Scalar scalar:
                CheckPlain(scalar);
                return Scalar(scalar);
            case SequenceStart sequence:
                CheckPlain(sequence);
                Deeper(sequence);
                var items = new List<Node>();
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Value());
                }

                _depth--;
                return new ListNode(items, Span(sequence, 1));
            case MappingStart mapping:
                CheckPlain(mapping);
                return Map(mapping);
            default:
                _diagnostics.Report(NotPlain, Span(current, 1), Anchors);
                return new ScalarNode("", Span(current, 1));
        }
    }

    private MapNode Map(MappingStart start)
    {
        var entries = new List<(ScalarNode Key, Node Value)>();
        HashSet<string>? seen = null;
        Deeper(start);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value();
            var value = Value();
            if (key is not ScalarNode scalar)
            {
                _diagnostics.Report(Malformed, key.Span, "a key must be a word");
                continue;
            }

            // Maps are small as a rule, and then looking through them is cheaper than an index.
            if (entries.Count == 16)
            {
                seen = new HashSet<string>(entries.Select(e => e.Key.Value), StringComparer.Ordinal);
            }

            if (seen?.Add(scalar.Value) ?? !Holds(entries, scalar.Value))
            {
                entries.Add((scalar, value));
            }
            else
            {
                _diagnostics.Report(DuplicateKey, scalar.Span, scalar.Value);
            }
        }

        _depth--;
        return new MapNode(entries, Span(start, 1));
    }

    private static bool Holds(List<(ScalarNode Key, Node Value)> entries, string key)
    {
        foreach (var (known, _) in entries)
        {
            if (known.Value == key)
            {
                return true;
            }
        }

        return false;
    }

    private void Deeper(ParsingEvent start)
    {
        if (++_depth > Deepest)
        {
            throw new YamlException(start.Start, start.End, nameof(TooDeep));
        }
    }

    private ScalarNode Scalar(Scalar scalar)
    {
        var oneLine = scalar.End.Line == scalar.Start.Line;
        var length = oneLine ? (int)(scalar.End.Column - scalar.Start.Column) : 1;
        return new ScalarNode(scalar.Value, Span(scalar, length));
    }

    private void CheckPlain(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            _diagnostics.Report(NotPlain, Span(node, 1), Anchors);
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            _diagnostics.Report(NotPlain, Span(node, 1), Tags);
        }
    }

    private SourceSpan Span(ParsingEvent parsed, int length) =>
        new(_text.File, (int)parsed.Start.Line, (int)parsed.Start.Column, Math.Max(1, length));
}
