using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>What kind of disagreement a finding is.</summary>
public enum FindingKind
{
    /// <summary>Statements of the plan that cannot hold together.</summary>
    Contradiction,

    /// <summary>Observations of different sources that cannot all be right.</summary>
    SourceConflict,

    /// <summary>Reports of one programme or project that differ.</summary>
    ReportConflict,
}

/// <summary>The words for <see cref="FindingKind"/>.</summary>
public static class FindingKindWords
{
    private static readonly Phrase Contradiction = new("contradiction", "矛盾");
    private static readonly Phrase SourceConflict = new("sources disagree", "来源不一致");
    private static readonly Phrase ReportConflict = new("reports differ", "报道不一致");

    /// <summary>The word for a kind.</summary>
    public static Phrase Word(this FindingKind kind) => kind switch
    {
        FindingKind.Contradiction => Contradiction,
        FindingKind.SourceConflict => SourceConflict,
        _ => ReportConflict,
    };
}

/// <summary>One statement of a finding, in words.</summary>
/// <param name="Path">Its plan path.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Words">What it says.</param>
/// <param name="Source">The source that it cites, or null.</param>
public sealed record FindingPart(string Path, SourceSpan Span, ILocalised Words, ILocalised? Source);

/// <summary>A disagreement: the smallest set of statements that cannot hold together, in words.</summary>
/// <param name="Key">Its address.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="About">What it is about.</param>
/// <param name="Parts">The statements; without any one of them the disagreement is gone.</param>
/// <param name="Words">Why they cannot hold together.</param>
public sealed record Finding(string Key, FindingKind Kind, ILocalised About, IReadOnlyList<FindingPart> Parts, ILocalised Words);
