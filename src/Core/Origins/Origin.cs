namespace Songhua.Core;

/// <summary>What stands behind a value; the word travels with it to the screen.</summary>
public enum ValueStatus
{
    /// <summary>Published by a statistical office or stated by an authority.</summary>
    Official,

    /// <summary>Computed from other values by a named method.</summary>
    Derived,

    /// <summary>Estimated by somebody, with judgement.</summary>
    Estimate,

    /// <summary>Made up by a generator, for want of real data.</summary>
    Synthetic,
}

/// <summary>The words for <see cref="ValueStatus"/>.</summary>
public static class ValueStatusWords
{
    /// <summary>The status of what is computed from such inputs: at best derived, else the weakest of them.</summary>
    public static ValueStatus Computed(IEnumerable<ValueStatus> inputs) =>
        inputs.Aggregate(ValueStatus.Derived, (weakest, input) => input > weakest ? input : weakest);

    private static readonly Phrase Official = new("official", "官方");
    private static readonly Phrase Derived = new("derived", "推算");
    private static readonly Phrase Estimate = new("estimate", "估计");
    private static readonly Phrase Synthetic = new("synthetic", "合成");

    /// <summary>The word for a status.</summary>
    public static Phrase Word(this ValueStatus status) => status switch
    {
        ValueStatus.Official => Official,
        ValueStatus.Derived => Derived,
        ValueStatus.Estimate => Estimate,
        _ => Synthetic,
    };
}

/// <summary>A method with its version, for the trail of a number.</summary>
/// <param name="Id">Its page in docs/methods.</param>
/// <param name="Version">Raised whenever results can change.</param>
/// <param name="Name">Its name.</param>
/// <param name="Validated">What it was checked against; null where it is unvalidated.</param>
public sealed record Method(string Id, string Version, Phrase Name, Phrase? Validated) : ILocalised
{
    private static readonly Phrase Unvalidated = new("{0} {1} (unvalidated)", "{0} {1}（未验证）");

    /// <summary>Id and version, and whether it is unvalidated, as printed.</summary>
    public string In(Language language) => Validated is null ? Unvalidated.With(Id, Version).In(language) : $"{Id} {Version}";

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}

/// <summary>A number's tree: what it is, and what it was made from, down to plan lines and sources.</summary>
/// <param name="Title">What this is.</param>
/// <param name="Value">Its value as shown, or null.</param>
public sealed record Explanation(ILocalised Title, ILocalised? Value)
{
    /// <summary>What stands behind it, where it is a value.</summary>
    public ValueStatus? Status { get; init; }

    /// <summary>The method that made it, where one did.</summary>
    public Method? Method { get; init; }

    /// <summary>The plan's line, where it was stated.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The source cited, where it was stated.</summary>
    public ILocalised? Source { get; init; }

    /// <summary>What it was made from.</summary>
    public IReadOnlyList<Explanation> Parts { get; init; } = [];
}
