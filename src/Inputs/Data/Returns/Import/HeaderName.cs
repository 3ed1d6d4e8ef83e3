using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>The name of a column as a source file writes it, and without what does not tell columns apart.</summary>
/// <param name="Written">As written.</param>
/// <param name="Plain">Letters, digits and Chinese characters only, small, the unit taken out.</param>
/// <param name="Unit">The unit that stands in it between brackets or after a comma, or null.</param>
internal sealed record HeaderName(string Written, string Plain, Unit? Unit)
{
    private static readonly char[] Brackets = ['(', ')', '[', ']', '【', '】', ',', ':', '、', ';'];

    /// <summary>Takes a name apart.</summary>
    internal static HeaderName Of(string written)
    {
        var narrow = Narrow(written).ReplaceLineEndings(" ");
        Unit? unit = null;
        var plain = new StringBuilder();
        foreach (var piece in narrow.Split(Brackets, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (UnitIn(piece) is { } found && plain.Length > 0)
            {
                unit = found;
            }
            else
            {
                plain.Append(Bare(piece));
            }
        }

        return new(written.ReplaceLineEndings(" "), plain.ToString(), unit);
    }

    /// <summary>The unit that a text states, such as 千元 or 计量单位：万元; null where it states none.</summary>
    internal static Unit? UnitIn(string text)
    {
        var bare = Narrow(text).Trim();
        foreach (var word in (string[])["计量单位", "单位", "unit"])
        {
            bare = bare.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? bare[word.Length..].Trim(' ', ':') : bare;
        }

        return bare.Length == 0 ? null : UnitCatalogue.Parse(bare) ?? (bare.StartsWith('千') && UnitCatalogue.Parse("thousand " + bare[1..]) is { } thousand ? thousand : null);
    }

    /// <summary>Full-width letters, digits and marks as narrow ones.</summary>
    internal static string Narrow(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(from[i] - 0xFEE0),
                '\u3000' or '\u00A0' => ' ',
                var other => other,
            };
        }
    });

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
