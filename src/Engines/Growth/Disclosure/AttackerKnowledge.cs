namespace Songhua.Growth;

/// <summary>
/// What an attacker knows of the layers of a block, as bounds on deviations from the true values: that nothing is negative, what
/// the published sums say, and an insider's own values. Deviations are scaled so that the largest sum is 1,000.
/// </summary>
internal sealed class AttackerKnowledge
{
    /// <summary>Deviations up to this much are rounding.</summary>
    internal const double Tolerance = 1e-8;

    private const double Largest = 1000;

    private readonly Statement[][] _statements;
    private readonly double[] _moves;
    private readonly double[] _held;
    private IReadOnlyList<int> _insiders = Outsider;

    /// <summary>Who knows only what is published.</summary>
    internal static readonly int[] Outsider = [];

    /// <summary>Takes the tables and the pattern.</summary>
    /// <param name="structure">The tables.</param>
    /// <param name="block">The layers.</param>
    /// <param name="form">What is said of published sums.</param>
    /// <param name="isPublished">The pattern: one element a sum; may change between calls.</param>
    internal AttackerKnowledge(CellStructure structure, int[] block, PublishedForm form, bool[] isPublished)
    {
        (Structure, Block, IsPublished) = (structure, block, isPublished);
        _moves = new double[structure.Sums.Count * block.Length];
        _held = new double[structure.Parts * block.Length];
        var most = Enumerable.Range(0, structure.PublishedSums).Max(s => block.Max(l => structure.ValueOf(s, l)));
        Unit = most > 0 ? Largest / most : 1;
        _statements = [.. Enumerable.Range(0, structure.PublishedSums).Select(s => Statements.Of(form, structure, block, s))];
    }

    internal CellStructure Structure { get; }

    internal int[] Block { get; }

    internal bool[] IsPublished { get; }

    /// <summary>Scaled deviation for one of the values' unit.</summary>
    internal double Unit { get; }

    // Statements about several layers at once need rows of their own; about one they are bounds of the sum.
    internal bool IsCoupled => Block.Length > 1;

    /// <summary>What is said of a published sum; nothing of a suppressed one.</summary>
    internal Statement[] SaidOf(int sum) => sum < Structure.PublishedSums && IsPublished[sum] ? _statements[sum] : [];

    /// <summary>
    /// Lets <see cref="Room"/> follow what insiders know. Of several each is alone: a part must leave room for the largest of them,
    /// and one in which any of them is the only holder cannot move.
    /// </summary>
    internal void Know(IReadOnlyList<int> insiders)
    {
        Mark(_insiders, false);
        _insiders = insiders;
        Mark(insiders, true);
    }

    /// <summary>How far a part can move, scaled. Groups without contributors are known to be empty.</summary>
    /// <param name="k">The place of the layer in the block.</param>
    /// <param name="part">The part.</param>
    internal (double Least, double Most) Room(int k, int part)
    {
        var (value, held) = (Structure.Values[Block[k]][part], _held[(k * Structure.Parts) + part]);
        return value <= 0 || double.IsInfinity(held) ? (0, 0) : (-Math.Max(0, value - held) * Unit, double.PositiveInfinity);
    }

    /// <summary>The room of a part that contradicts no insider at all.</summary>
    internal (double Least, double Most) SpareRoom(int k, int part)
    {
        var layer = Block[k];
        return Structure.SoleHolder[layer][part] >= 0 || Structure.Values[layer][part] <= 0
            ? (0, 0)
            : (-Math.Max(0, Structure.Values[layer][part] - Structure.LargestHeld[layer][part]) * Unit, double.PositiveInfinity);
    }

    /// <summary>Whether a multiple of a witness fits what is published now and what insiders know. No programme is solved.</summary>
    internal bool Allows(Witness witness, double factor, IReadOnlyList<int> insiders)
    {
        Know(insiders);
        foreach (var (k, part, deviation) in witness.Deviations)
        {
            var (least, most) = Room(k, part);
            var move = factor * deviation * Unit;
            if (move < least - Tolerance || move > most + Tolerance)
            {
                return false;
            }
        }

        var isAllowed = true;
        var touched = new List<int>();
        foreach (var (k, part, deviation) in witness.Deviations)
        {
            foreach (var s in Structure.SumsOfPart[part])
            {
                if (IsPublished[s])
                {
                    touched.Add(s);
                    _moves[(s * Block.Length) + k] += factor * deviation * Unit;
                }
            }
        }

        foreach (var s in touched)
        {
            isAllowed = isAllowed && Array.TrueForAll(_statements[s], t => Fits(t, s));
        }

        foreach (var s in touched)
        {
            Array.Clear(_moves, s * Block.Length, Block.Length);
        }

        return isAllowed;
    }

    /// <summary>The insiders whose own values a multiple of a witness contradicts, those with the largest values first.</summary>
    internal IEnumerable<int> Contradicted(Witness witness, double factor)
    {
        var found = new Dictionary<int, double>();
        foreach (var (k, part, deviation) in witness.Deviations)
        {
            var move = factor * deviation * Unit;
            if (Structure.SoleHolder[Block[k]][part] is var sole and >= 0)
            {
                found[sole] = Math.Max(found.GetValueOrDefault(sole), Structure.Values[Block[k]][part]);
                continue;
            }

            var left = (Structure.Values[Block[k]][part] * Unit) + move;
            if (move < 0 && Structure.LargestHeld[Block[k]][part] * Unit > left + Tolerance)
            {
                foreach (var (holding, value) in Structure.Holders(part, Block[k]))
                {
                    if (value * Unit > left + Tolerance)
                    {
                        found[holding] = Math.Max(found.GetValueOrDefault(holding), value);
                    }
                }
            }
        }

        return found.OrderByDescending(f => f.Value).ThenBy(f => f.Key).Select(f => f.Key);
    }

    private bool Fits(Statement statement, int sum)
    {
        var total = 0.0;
        for (var k = 0; k < Block.Length; k++)
        {
            total += statement.Factors[k] * _moves[(sum * Block.Length) + k];
        }

        return total >= (statement.Lower * Unit) - Tolerance && total <= (statement.Upper * Unit) + Tolerance;
    }

    private void Mark(IReadOnlyList<int> insiders, bool isKnown)
    {
        for (var i = 0; i < insiders.Count; i++)
        {
            for (var k = 0; k < Block.Length; k++)
            {
                foreach (var (part, value) in Structure.HeldBy(insiders[i], Block[k]))
                {
                    var at = (k * Structure.Parts) + part;
                    var own = Structure.SoleHolder[Block[k]][part] == insiders[i] ? double.PositiveInfinity : value;
                    _held[at] = isKnown ? Math.Max(_held[at], own) : 0;
                }
            }
        }
    }
}
