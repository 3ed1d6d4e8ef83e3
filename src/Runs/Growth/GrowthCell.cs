using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>A member of a dimension: a code, its depth, and its order.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Code">Industry code, place code, cluster id or size.</param>
/// <param name="Depth">1 at the top of its dimension.</param>
public readonly record struct CellMember(GrowthDimension Dimension, string Code, int Depth)
{
    /// <summary>As it stands in a key: <c>industry=36</c>.</summary>
    public override string ToString() => $"{Dimension.ToString().ToLowerInvariant()}={Code}";
}

/// <summary>A cell of a table of growth: those enterprises that belong to all its members; all of them where it has none.</summary>
/// <param name="Members">One a dimension, in the order of the dimensions; empty for the total.</param>
/// <param name="Sums">What they add up to.</param>
/// <param name="Atoms">The finest groups that it is made of, in order.</param>
public sealed record GrowthCell(IReadOnlyList<CellMember> Members, GrowthSums Sums, IReadOnlyList<int> Atoms)
{
    /// <summary>Its part of a key: <c>industry=36/place=220100</c>, or <c>total</c>.</summary>
    public string Key => Members.Count == 0 ? "total" : string.Join('/', Members);
}

/// <summary>
/// The finest groups of enterprises that any table could ask for: those of one industry class, county and size. Every cell of
/// every table is a union of them, so that tables agree with each other.
/// </summary>
internal sealed class Atoms
{
    private readonly List<(string Class, string Place, EnterpriseSize Size)> _keys = [];
    private readonly ReturnsBook _book;
    private readonly List<string[]> _clusters = [];

    internal Atoms(ReturnsBook book)
    {
        _book = book;
        var register = book.Panel.Register;
        var index = new Dictionary<(int, int, EnterpriseSize), int>();
        Of = new int[register.Count];
        for (var e = 0; e < Of.Length; e++)
        {
            var key = (register.ClassOf[e], register.PlaceOf[e], register.SizeOf[e]);
            if (!index.TryGetValue(key, out var atom))
            {
                index.Add(key, atom = index.Count);
                _keys.Add((register.Classes[key.Item1], register.Places[key.Item2], key.Item3));
                _clusters.Add([.. book.ClustersOf(_keys[^1].Class, _keys[^1].Place)]);
            }

            Of[e] = atom;
        }
    }

    /// <summary>The atom of each enterprise.</summary>
    internal int[] Of { get; }

    internal int Count => _keys.Count;

    /// <summary>The members of a breakdown to which an atom belongs: none where it is in no cluster, several where clusters overlap.</summary>
    private IEnumerable<CellMember> Members(int atom, Breakdown breakdown)
    {
        var (industryClass, place, size) = _keys[atom];
        switch (breakdown.Dimension)
        {
            case GrowthDimension.Industry:
                for (var industry = IndustryClassification.Find(industryClass); industry is not null; industry = IndustryClassification.Parent(industry))
                {
                    if ((int)industry.Level <= breakdown.Level)
                    {
                        yield return new(GrowthDimension.Industry, industry.Code, (int)industry.Level);
                    }
                }

                break;
            case GrowthDimension.Place:
                yield return new(GrowthDimension.Place, place[..4] + "00", 1);
                if (breakdown.Level > 1 && !place.EndsWith("00", StringComparison.Ordinal))
                {
                    yield return new(GrowthDimension.Place, place, 2);
                }

                break;
            case GrowthDimension.Cluster:
                foreach (var cluster in _clusters[atom])
                {
                    yield return new(GrowthDimension.Cluster, cluster, 1);
                }

                break;
            default:
                yield return new(GrowthDimension.Size, SizeWords.Code(size), 1);
                break;
        }
    }

    /// <summary>The cells of a table: every combination of members that occurs, with the totals over each dimension.</summary>
    internal IReadOnlyList<GrowthCell> Cells(IReadOnlyList<Breakdown> table, ReadOnlySpan<GrowthSums> sums)
    {
        var atomsOf = new Dictionary<string, (CellMember[] Members, List<int> Atoms)>(StringComparer.Ordinal);
        for (var atom = 0; atom < Count; atom++)
        {
            IEnumerable<CellMember[]> combinations = [[]];
            foreach (var breakdown in table)
            {
                var members = Members(atom, breakdown).ToList();
                combinations = combinations.SelectMany(c => members.Select(m => (CellMember[])[.. c, m]).Prepend(c));
            }

            foreach (var combination in combinations)
            {
                var key = string.Join('/', combination);
                if (!atomsOf.TryGetValue(key, out var cell))
                {
                    atomsOf.Add(key, cell = (combination, []));
                }

                cell.Atoms.Add(atom);
            }
        }

        var cells = new List<GrowthCell>(atomsOf.Count);
        foreach (var (members, atoms) in atomsOf.Values)
        {
            var sum = default(GrowthSums);
            foreach (var atom in atoms)
            {
                sum.Add(sums[atom]);
            }

            cells.Add(new(members, sum, atoms));
        }

        cells.Sort((a, b) => Order(a, b, table));
        return cells;
    }

    // The total first, then by the first dimension, each member before what lies in it.
    private int Order(GrowthCell a, GrowthCell b, IReadOnlyList<Breakdown> table)
    {
        foreach (var breakdown in table)
        {
            var order = string.CompareOrdinal(Position(a, breakdown.Dimension), Position(b, breakdown.Dimension));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private string Position(GrowthCell cell, GrowthDimension dimension)
    {
        var member = cell.Members.FirstOrDefault(m => m.Dimension == dimension);
        return member.Code is null ? "" : dimension switch
        {
            GrowthDimension.Industry => IndustryPath(member.Code),
            GrowthDimension.Cluster => $"{ClusterIndex(member.Code):000}",
            GrowthDimension.Size => SizeWords.Position(member.Code),
            _ => member.Code,
        };
    }

    private int ClusterIndex(string id) => _book.Clusters.TakeWhile(c => c.Id != id).Count();

    // C36, C361, C3611: a section before its divisions.
    private static string IndustryPath(string code)
    {
        var section = IndustryClassification.Find(code);
        while (section?.Parent is not null)
        {
            section = IndustryClassification.Parent(section);
        }

        return section is null || section.Code == code ? code : section.Code + code;
    }
}
