using System.Globalization;
using Songhua.Core;

namespace Songhua.Plans;

/// <summary>
/// Reads formulas: indicators by id (<c>x</c>, <c>x@place</c>, <c>x[subject]</c>), numbers, + - * /, parentheses, and the functions
/// <c>growth(x)</c> (over the same period of the year before), <c>previous(x)</c> (the same period of the year before) and
/// <c>deflate(x, index)</c> (current prices to those of the index's base year).
/// </summary>
internal sealed class FormulaParser
{
    internal static readonly Rule BadFormula = new(
        "SH2101", Severity.Error,
        new("the formula cannot be read here: {0}", "公式在此处无法读取：{0}"),
        new("Nothing can be derived from it.", "无法由其推算任何数值。"),
        new("Use indicator ids, numbers, + - * /, parentheses, and growth(x), previous(x), deflate(x, index).", "请使用指标 id、数字、+ - * /、括号以及 growth(x)、previous(x)、deflate(x, index)。"));

    internal static readonly Rule EmptyFormula = new(
        "SH2106", Severity.Error,
        new("the formula is empty", "公式为空"),
        new("It could be one that was lost, and nothing is derived without it.", "公式可能已丢失，没有公式便无法推算。"),
        new("Write the formula, or remove the attribute.", "请写出公式，或删除该属性。"));

    private static readonly Phrase ExpectedTerm = new("a number or an indicator is expected", "此处应为数字或指标");
    private static readonly Phrase ExpectedClose = new("a closing parenthesis is expected", "此处缺少右括号");
    private static readonly Phrase Leftover = new("nothing more is expected", "此处不应再有内容");
    private static readonly Phrase TooLong = new("the formula has more than {0} parts", "公式超过 {0} 个部分");
    private static readonly Phrase UnknownFunction = new("there is no function of this name with so many terms", "没有此名称及参数个数的函数");

    private static readonly Dictionary<string, int> Functions = new(StringComparer.Ordinal) { ["growth"] = 1, ["previous"] = 1, ["deflate"] = 2 };

    // More parts than any formula needs would exhaust the stack.
    private const int MostParts = 500;

    private readonly string _text;
    private readonly SourceSpan _span;
    private readonly DiagnosticBag _diagnostics;
    private int _at;
    private int _parts;
    private bool _failed;

    private FormulaParser(string text, SourceSpan span, DiagnosticBag diagnostics) => (_text, _span, _diagnostics) = (text, span, diagnostics);

    internal static Formula? Parse(string text, SourceSpan span, DiagnosticBag diagnostics)
    {
        var parser = new FormulaParser(text, span, diagnostics);
        var formula = parser.Sum();
        parser.SkipSpace();
        if (parser._at < text.Length)
        {
            parser.Fail(Leftover);
        }

        return parser._failed ? null : formula;
    }

    private Formula Sum()
    {
        var left = Product();
        while (!_failed && Next() is '+' or '-')
        {
            left = new Formula.Binary(_text[_at++], left, Product());
        }

        return left;
    }

    private Formula Product()
    {
        var left = Factor();
        while (!_failed && Next() is '*' or '/')
        {
            left = new Formula.Binary(_text[_at++], left, Factor());
        }

        return left;
    }

    private Formula Factor()
    {
        if (++_parts > MostParts)
        {
            return Fail(TooLong.With(MostParts));
        }

        var c = Next();
        if (c == '(')
        {
            _at++;
            var inner = Sum();
            Close(')');
            return inner;
        }

        if (c == '-')
        {
            _at++;
            return new Formula.Binary('-', new Formula.Number(0), Factor());
        }

        return char.IsAsciiDigit(c) ? Number() : char.IsLetter(c) ? Name() : Fail(ExpectedTerm);
    }

    private Formula.Number Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
        {
            _at++;
        }

        return decimal.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new Formula.Number(value)
            : Fail(ExpectedTerm);
    }

    private Formula Name()
    {
        var start = _at;
        var word = Word();
        var span = Span(start, word.Length);
        if (Next() == '(')
        {
            _at++;
            var arguments = new List<Formula> { Sum() };
            while (!_failed && Next() == ',')
            {
                _at++;
                arguments.Add(Sum());
            }

            Close(')');
            return !_failed && Functions.GetValueOrDefault(word) != arguments.Count
                ? Fail(UnknownFunction, start)
                : new Formula.Call(word, arguments, span);
        }

        string? place = null, subject = null;
        if (Next() == '@')
        {
            _at++;
            place = Word();
        }

        if (Next() == '[')
        {
            _at++;
            subject = Word();
            Close(']');
        }

        return new Formula.Reference(word, place, subject, span);
    }

    private string Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void Close(char expected)
    {
        if (Next() == expected)
        {
            _at++;
        }
        else
        {
            Fail(ExpectedClose);
        }
    }

    private char Next()
    {
        SkipSpace();
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private SourceSpan Span(int start, int length) =>
        _span.Length >= _text.Length ? _span with { Column = _span.Column + start + (_span.Length > _text.Length ? 1 : 0), Length = Math.Max(1, length) } : _span;

    private Formula.Number Fail(Message reason, int? at = null)
    {
        if (!_failed)
        {
            _failed = true;
            _diagnostics.Report(BadFormula, Span(at ?? _at, 1), reason);
        }

        return new Formula.Number(0);
    }
}
