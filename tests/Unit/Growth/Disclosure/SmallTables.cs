using Songhua.Growth;

namespace Songhua.Tests.Unit.Growth.Disclosure;

/// <summary>Builds problems: contributors named by atom, holding and values.</summary>
internal sealed class SmallTables
{
    private readonly List<PublishedCell> _cells = [];
    private readonly List<(int Atom, int Holding, double[] Values)> _contributions = [];

    public IReadOnlyList<PublishedCell> Cells => _cells;

    public IReadOnlyList<(int Atom, int Holding, double[] Values)> Contributions => _contributions;

    public int Atoms { get; private set; }

    /// <summary>Magnitudes of one period; further values of a contribution are those of further periods.</summary>
    public int Magnitudes { get; init; } = 1;

    public SmallTables Cell(string key, params int[] atoms) => Cell(new PublishedCell(key, atoms));

    public SmallTables Cell(PublishedCell cell)
    {
        _cells.Add(cell);
        Atoms = Math.Max(Atoms, cell.Atoms.Append(-1).Max() + 1);
        return this;
    }

    public SmallTables Add(int atom, int holding, params double[] values)
    {
        _contributions.Add((atom, holding, values));
        Atoms = Math.Max(Atoms, atom + 1);
        return this;
    }

    /// <summary>A table of rows x columns with totals; atom r x columns + c; keys "r0", "c1", "r0c1", "total".</summary>
    public SmallTables Grid(int rows, int columns)
    {
        int[] all = [.. Enumerable.Range(0, rows * columns)];
        foreach (var a in all)
        {
            Cell($"r{a / columns}c{a % columns}", a);
        }

        for (var r = 0; r < rows; r++)
        {
            Cell($"r{r}", [.. all.Where(a => a / columns == r)]);
        }

        for (var c = 0; c < columns; c++)
        {
            Cell($"c{c}", [.. all.Where(a => a % columns == c)]);
        }

        return Cell("total", all);
    }

    public DisclosureProblem Problem()
    {
        var layers = _contributions.Count == 0 ? Magnitudes : _contributions[0].Values.Length;
        return new()
        {
            Cells = _cells,
            Atoms = Atoms,
            AtomOf = [.. _contributions.Select(c => c.Atom)],
            HoldingOf = [.. _contributions.Select(c => c.Holding)],
            Periods =
            [
                .. Enumerable.Range(0, layers / Magnitudes).Select(p => new DisclosurePeriod
                {
                    Name = $"period {p}",
                    Magnitudes = [.. Enumerable.Range(p * Magnitudes, Magnitudes).Select(l => _contributions.Select(c => c.Values[l]).ToArray())],
                }),
            ],
        };
    }

    /// <summary>
    /// A table with hierarchy and overlapping clusters: 3 or 4 classes in two groups x 3 places, each class x place an atom, up to
    /// four contributors of very different size in each, some of one holding, two magnitudes.
    /// </summary>
    public static SmallTables Draw(Random random)
    {
        var (classes, places) = (random.Next(2, 5), random.Next(2, 4));
        var tables = new SmallTables { Magnitudes = 2 };
        tables.Grid(classes, places);
        int[] all = [.. Enumerable.Range(0, classes * places)];
        for (var c = 0; c < places && classes > 2; c++)
        {
            tables.Cell($"group c{c}", [.. all.Where(a => a / places < 2 && a % places == c)]);
        }

        for (var cluster = random.Next(3); cluster > 0; cluster--)
        {
            tables.Cell($"cluster {cluster}", [.. all.Where(_ => random.Next(3) == 0)]);
        }

        var holding = 0;
        foreach (var atom in all)
        {
            for (var n = random.Next(5); n > 0; n--)
            {
                var size = Math.Round(Math.Exp(2 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(6.2831853 * random.NextDouble())) * 10, 1) + 0.1;
                var growth = 0.8 + (0.5 * random.NextDouble());
                tables.Add(atom, random.Next(8) == 0 ? random.Next(holding + 1) : holding, random.Next(20) == 0 ? 0 : size, Math.Round(size * growth, 2));
                holding++;
            }
        }

        return tables;
    }
}
