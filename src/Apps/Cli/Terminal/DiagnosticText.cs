using Songhua.Core;

namespace Songhua.Cli;

/// <summary>Writes diagnostics for people: <c>file(line,col): error SH2002: message</c>, the line with a caret, and what to do.</summary>
internal static class DiagnosticText
{
    private static readonly Phrase Error = new("error", "错误");
    private static readonly Phrase Warning = new("warning", "警告");
    private static readonly Phrase NoteWord = new("note", "提示");
    private static readonly Phrase DidYouMean = new("did you mean '{0}'?", "您是否想写“{0}”？");
    private static readonly Phrase Remedy = new("to do: {0}", "处理：{0}");
    private static readonly Phrase Summary = new("{0}, {1}, {2}", "{0}，{1}，{2}");
    private static readonly Phrase Errors = new("{0} errors", "{0} 个错误") { One = "{0} error" };
    private static readonly Phrase Warnings = new("{0} warnings", "{0} 个警告") { One = "{0} warning" };
    private static readonly Phrase Notes = new("{0} notes", "{0} 个提示") { One = "{0} note" };

    internal static void Write(TextWriter to, Screen screen, IReadOnlyList<Diagnostic> diagnostics, IEnumerable<SourceText> texts)
    {
        var byFile = texts.ToDictionary(t => t.File, StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            WriteOne(to, screen, diagnostic, byFile);
        }

        if (diagnostics.Count > 0)
        {
            to.WriteLine(Summary.With(Errors.With(Count(diagnostics, Severity.Error)), Warnings.With(Count(diagnostics, Severity.Warning)), Notes.With(Count(diagnostics, Severity.Note))).In(screen.Language));
        }
    }

    private static int Count(IReadOnlyList<Diagnostic> diagnostics, Severity severity) => diagnostics.Count(d => d.Severity == severity);

    private static void WriteOne(TextWriter to, Screen screen, Diagnostic d, Dictionary<string, SourceText> texts)
    {
        var language = screen.Language;
        var (word, code) = d.Severity switch
        {
            Severity.Error => (Error, "31"),
            Severity.Warning => (Warning, "33"),
            _ => (NoteWord, "36"),
        };
        to.WriteLine($"{d.Span}: {screen.Paint(word.In(language), code)} {d.Rule.Code}: {d.Message.In(language)}");
        Caret(to, screen, d.Span, texts, code);
        foreach (var (span, label) in d.Related)
        {
            to.WriteLine($"    {span}: {label.In(language)}");
        }

        if (d.Suggestion is { } suggestion)
        {
            to.WriteLine($"    {DidYouMean.With(suggestion).In(language)}");
        }
        else
        {
            to.WriteLine($"    {Remedy.With(d.Rule.Remedy.With([.. d.Message.Values])).In(language)}");
        }
    }

    private static void Caret(TextWriter to, Screen screen, SourceSpan span, Dictionary<string, SourceText> texts, string code)
    {
        if (span.Line == 0 || !texts.TryGetValue(span.File, out var text))
        {
            return;
        }

        var line = text.Line(span.Line);
        var start = Math.Clamp(span.Column - 1, 0, line.Length);
        var length = Math.Clamp(span.Length, 1, Math.Max(1, line.Length - start));
        var indent = string.Concat(line[..start].Select(c => c == '\t' ? "\t" : new string(' ', TextWidth.Of(c))));
        var marks = new string('^', Math.Max(1, line.Substring(start, Math.Min(length, line.Length - start)).Sum(TextWidth.Of)));
        to.WriteLine($"    {line}");
        to.WriteLine($"    {indent}{screen.Paint(marks, code)}");
    }
}
