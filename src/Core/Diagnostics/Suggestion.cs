namespace Songhua.Core;

/// <summary>"Did you mean": the nearest known word by edit distance.</summary>
public static class Suggestion
{
    /// <summary>
    /// The candidate with the smallest Damerau-Levenshtein distance (optimal string alignment) to <paramref name="word"/>, if that
    /// distance is at most a third of the word's length (at least 1 from three letters on; in a shorter word every letter counts).
    /// Ties go to the nearest in case, then to the first in ordinal order. Null where none is near.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var limit = word.Length < 3 ? 0 : Math.Max(1, word.Length / 3);
        string? best = null;
        var bestDistance = limit + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > limit)
            {
                continue;
            }

            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance || (distance == bestDistance && best is not null && IsNearer(word, candidate, best)))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return bestDistance <= limit ? best : null;
    }

    private static bool IsNearer(string word, string candidate, string best) =>
        (Distance(word, candidate) - Distance(word, best)) switch { < 0 => true, > 0 => false, _ => string.CompareOrdinal(candidate, best) < 0 };

    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
