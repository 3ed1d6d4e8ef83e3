using System.Globalization;

namespace Songhua.Core;

/// <summary>
/// A sentence of the program in both languages, with numbered places (<c>{0}</c>) for what is filled in. Every sentence that a
/// user can see is a static field of this type, declared where it is used; a test checks that both wordings exist and name the
/// same places.
/// </summary>
/// <param name="En">The English wording.</param>
/// <param name="Zh">The Chinese wording.</param>
public sealed record Phrase(string En, string Zh) : ILocalised
{
    /// <summary>The English wording where the first place is filled with 1: English counts "1 error" and "2 errors". Null where nothing is counted.</summary>
    public string? One { get; init; }

    /// <inheritdoc/>
    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>This phrase with its places filled in. An <see cref="ILocalised"/> value is worded in the reader's language.</summary>
    public Message With(params object?[] values) => new(this, values);

    /// <summary>This phrase as a message without places.</summary>
    public static implicit operator Message(Phrase phrase) => phrase.ToMessage();

    /// <summary>This phrase as a message without places.</summary>
    public Message ToMessage() => new(this, []);
}

/// <summary>A phrase with its values, worded only when it is shown.</summary>
public sealed class Message(Phrase phrase, IReadOnlyList<object?> values) : ILocalised
{
    /// <summary>The sentence.</summary>
    public Phrase Phrase { get; } = phrase;

    /// <summary>What fills its places.</summary>
    public IReadOnlyList<object?> Values { get; } = values;

    /// <inheritdoc/>
    public string In(Language language)
    {
        var wording = language == Language.English && Phrase.One is { } one && Values is [1, ..] ? one : Phrase.In(language);
        if (Values.Count == 0)
        {
            return wording;
        }

        var worded = new object?[Values.Count];
        for (var i = 0; i < worded.Length; i++)
        {
            worded[i] = Values[i] is ILocalised localised ? localised.In(language) : Values[i];
        }

        return string.Format(CultureInfo.InvariantCulture, wording, worded);
    }

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}

/// <summary>Several messages, one after the other, separated as the language asks.</summary>
public sealed class MessageList(IReadOnlyList<ILocalised> items) : ILocalised
{
    /// <summary>The items, in order.</summary>
    public IReadOnlyList<ILocalised> Items { get; } = items;

    /// <inheritdoc/>
    public string In(Language language) =>
        string.Join(language == Language.Chinese ? "、" : ", ", Items.Select(i => i.In(language)));

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
