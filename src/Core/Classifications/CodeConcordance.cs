namespace Songhua.Core;

/// <summary>One line of a concordance: a share of a code of one classification that belongs to a code of another.</summary>
/// <param name="From">The code in the classification that is left.</param>
/// <param name="To">The code in the other.</param>
/// <param name="Weight">The share, above 0 and at most 1.</param>
/// <param name="Note">Why, or that the share is an estimate; empty where nothing need be said.</param>
public readonly record struct CodeLink(string From, string To, double Weight, string Note = "");

/// <summary>
/// A concordance between two classifications: explicit, weighted, complete. The weights of every code that is left add to 1, so that totals
/// stay what they are: y = C' x with C of <see cref="ToMatrix"/>. Codes are hierarchical where they are said to be: then a code that is not
/// named takes the longest prefix of it that is (26 covers 2614).
/// </summary>
public sealed class CodeConcordance
{
    /// <summary>How far weights as written may add to something other than 1, three thirds as 0.333333; they are then brought to exactly 1.</summary>
    public const double WeightTolerance = 1e-5;

    private readonly Dictionary<string, CodeLink[]> _links;
    private readonly Dictionary<string, int> _targets;

    /// <summary>Makes a concordance.</summary>
    /// <param name="name">What is mapped to what.</param>
    /// <param name="links">Its lines, in any order.</param>
    /// <param name="to">Every code of the target classification, in order; lines name no others.</param>
    /// <param name="byPrefix">Whether a code that is not named takes the longest prefix that is.</param>
    /// <exception cref="ArgumentException">Weights of a code do not add to 1, one lies outside (0, 1], a pair stands twice, or a target is not in <paramref name="to"/>.</exception>
    public CodeConcordance(LocalText name, IReadOnlyList<CodeLink> links, IReadOnlyList<string> to, bool byPrefix = false)
    {
        (Name, Links, To, IsByPrefix) = (name, [.. links], [.. to], byPrefix);
        _targets = to.Select((code, i) => (code, i)).ToDictionary(t => t.code, t => t.i, StringComparer.Ordinal);
        _links = links.GroupBy(l => l.From, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        foreach (var link in links)
        {
            if (!_targets.ContainsKey(link.To))
            {
                throw new ArgumentException($"'{link.To}' is no code of the target classification.", nameof(links));
            }

            if (!(link.Weight > 0 && link.Weight <= 1))
            {
                throw new ArgumentException($"The weight of '{link.From}' in '{link.To}' is {link.Weight}, not above 0 and at most 1.", nameof(links));
            }
        }

        foreach (var (from, own) in _links)
        {
            var sum = own.Sum(l => l.Weight);
            if (Math.Abs(sum - 1) > WeightTolerance)
            {
                throw new ArgumentException($"The weights of '{from}' add to {sum}, not to 1.", nameof(links));
            }

            if (own.DistinctBy(l => l.To).Count() < own.Length)
            {
                throw new ArgumentException($"'{from}' is mapped to one code twice.", nameof(links));
            }

            for (var i = 0; i < own.Length; i++)
            {
                own[i] = own[i] with { Weight = own[i].Weight / sum };
            }
        }
    }

    /// <summary>What is mapped to what.</summary>
    public LocalText Name { get; }

    /// <summary>The lines as given.</summary>
    public IReadOnlyList<CodeLink> Links { get; }

    /// <summary>The codes of the target classification, in order.</summary>
    public IReadOnlyList<string> To { get; }

    /// <summary>Whether a code that is not named takes the longest prefix that is.</summary>
    public bool IsByPrefix { get; }

    /// <summary>Where a code belongs, with weights that add to 1; empty where it is not mapped.</summary>
    public IReadOnlyList<CodeLink> Of(string code)
    {
        for (var length = code.Length; length > 0; length--)
        {
            if (_links.TryGetValue(code[..length], out var links))
            {
                return links;
            }

            if (!IsByPrefix)
            {
                break;
            }
        }

        return [];
    }

    /// <summary>The codes that are not mapped, in the order given; a concordance serves a classification when this is empty.</summary>
    public IReadOnlyList<string> Unmapped(IEnumerable<string> codes) => [.. codes.Where(c => Of(c).Count == 0)];

    /// <summary>codes x <see cref="To"/>: the share of each code that belongs to each target; rows add to 1.</summary>
    /// <exception cref="ArgumentException">A code is not mapped.</exception>
    public double[,] ToMatrix(IReadOnlyList<string> codes)
    {
        var matrix = new double[codes.Count, To.Count];
        for (var i = 0; i < codes.Count; i++)
        {
            foreach (var link in Mapped(codes[i]))
            {
                matrix[i, _targets[link.To]] = link.Weight;
            }
        }

        return matrix;
    }

    /// <summary>Carries a vector over: y_t = sum of w_ct x_c. A missing number makes every target it belongs to missing, never smaller.</summary>
    /// <param name="codes">The code of each value; may repeat.</param>
    /// <param name="values">One a code, an amount that can be divided (output, persons), not a ratio.</param>
    /// <returns>One a target, in the order of <see cref="To"/>; 0 where nothing belongs to it.</returns>
    /// <exception cref="ArgumentException">A code is not mapped, or lengths differ.</exception>
    public double[] Apply(IReadOnlyList<string> codes, ReadOnlySpan<double> values)
    {
        if (codes.Count != values.Length)
        {
            throw new ArgumentException($"{codes.Count} codes and {values.Length} values.", nameof(values));
        }

        var result = new double[To.Count];
        for (var i = 0; i < codes.Count; i++)
        {
            foreach (var link in Mapped(codes[i]))
            {
                result[_targets[link.To]] += link.Weight * values[i];
            }
        }

        return result;
    }

    /// <summary>This concordance and then another: shares multiply, and those that meet in one code add up.</summary>
    /// <param name="next">From the codes that this one leads to.</param>
    /// <returns>From the codes of this one to those of the other.</returns>
    /// <exception cref="ArgumentException">A code that this one leads to is not mapped by the other.</exception>
    public CodeConcordance Then(CodeConcordance next) => new(
        Name,
        [
            .. _links.Values.SelectMany(own => own.SelectMany(l => next.Mapped(l.To).Select(n => new CodeLink(l.From, n.To, l.Weight * n.Weight, string.Join("; ", ((string[])[l.Note, n.Note]).Where(t => t.Length > 0)))))
                .GroupBy(l => l.To, StringComparer.Ordinal).Select(g => g.First() with { Weight = Math.Min(1, g.Sum(l => l.Weight)) })),
        ],
        next.To, IsByPrefix);

    private IReadOnlyList<CodeLink> Mapped(string code) =>
        Of(code) is { Count: > 0 } links ? links : throw new ArgumentException($"'{code}' is not mapped.", nameof(code));
}
