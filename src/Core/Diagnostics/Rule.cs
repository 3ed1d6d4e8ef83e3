namespace Songhua.Core;

/// <summary>How grave a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing need be done.</summary>
    Note,

    /// <summary>Probably wrong; the run goes on without inventing anything.</summary>
    Warning,

    /// <summary>Wrong; no result is given until it is mended.</summary>
    Error,
}

/// <summary>
/// A rule that input can break. Declared as a static field in the file that raises it; its page in docs/diagnostics is written
/// from it, and a bad sample in plans/invalid raises it.
/// </summary>
/// <param name="Code">SH and four digits: SH1 files and text, SH2 statements, SH3 references and meaning, SH4 sums and sources, SH5 data files.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What is wrong, with places for the particulars.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Rule(string Code, Severity Severity, Phrase Message, Phrase Why, Phrase Remedy)
{
    /// <summary>Raises the rule at a place.</summary>
    public Diagnostic At(SourceSpan span, params object?[] values) => new(this, span, Message.With(values));
}

/// <summary>Something wrong with what the user wrote or supplied: a value, collected, never thrown.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What.</param>
public sealed record Diagnostic(Rule Rule, SourceSpan Span, Message Message)
{
    /// <summary>What was probably meant ("did you mean"), or null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Other places that belong to it, each with a word on why.</summary>
    public IReadOnlyList<(SourceSpan Span, ILocalised Label)> Related { get; init; } = [];

    /// <summary>How grave it is.</summary>
    public Severity Severity => Rule.Severity;
}
