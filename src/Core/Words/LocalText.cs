namespace Songhua.Core;

/// <summary>A name or description that a plan gives, in one language or both. Where one is missing the other is shown.</summary>
/// <param name="En">English wording, or null.</param>
/// <param name="Zh">Chinese wording, or null.</param>
public sealed record LocalText(string? En, string? Zh) : ILocalised
{
    /// <summary>The same wording in both languages.</summary>
    public static LocalText Same(string text) => new(text, text);

    /// <inheritdoc/>
    public string In(Language language) => (language == Language.Chinese ? Zh ?? En : En ?? Zh) ?? "";

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
