namespace Songhua.Core;

/// <summary>Collects diagnostics. Not safe for use by several threads at once: give each its own and merge.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _items = [];

    /// <summary>The diagnostics in order of file, line and column, each once.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        [.. _items
            .OrderBy(d => d.Span).ThenBy(d => d.Rule.Code, StringComparer.Ordinal)
            .DistinctBy(d => (d.Span, d.Rule.Code, d.Message.In(Language.English)))];

    /// <summary>Whether any is an error.</summary>
    public bool HasErrors => _items.Exists(d => d.Severity == Severity.Error);

    /// <summary>Adds one.</summary>
    public void Add(Diagnostic diagnostic) => _items.Add(diagnostic);

    /// <summary>Adds many.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _items.AddRange(diagnostics);

    /// <summary>Raises a rule at a place.</summary>
    public void Report(Rule rule, SourceSpan span, params object?[] values) => _items.Add(rule.At(span, values));
}
