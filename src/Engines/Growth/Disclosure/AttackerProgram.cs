using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// The attacker's problem (Fischetti &amp; Salazar-González 2001, Management Science 47: 1008-1027) for the layers of a block, about
/// deviations from the true values: each part moves up by u or down by d, 0 &lt;= d &lt;= what it holds; published sums move as far as
/// their form leaves open. Relief columns r, s let a published sum move at a cost, which is how suppressions are chosen (Kelly,
/// Golden &amp; Assad 1992, Networks 22: 397-417). Values are scaled so that the largest sum is 1,000.
/// </summary>
internal sealed class AttackerProgram
{
    private const double Largest = 1000;
    private const double Tolerance = 1e-8;

    private readonly CellStructure _structure;
    private readonly int[] _block;
    private readonly bool[] _isPublished;
    private readonly double _unit;
    private readonly LinearSolver _solver;
    private readonly double[] _cost;
    private readonly int[] _sumRow;
    private readonly int[] _statementRow;
    private readonly int[] _relief;
    private readonly Statement[][] _statements;
    private readonly double[] _moves;
    private readonly double[] _held;
    private IReadOnlyList<int> _insiders = Outsider;

    /// <summary>Who knows only what is published.</summary>
    internal static readonly int[] Outsider = [];

    /// <summary>Builds the programme; its rows and columns stay, its bounds follow the pattern.</summary>
    /// <param name="structure">The tables.</param>
    /// <param name="block">The layers.</param>
    /// <param name="form">What is said of published sums.</param>
    /// <param name="isPublished">The pattern: one element a sum; may change between calls.</param>
    internal AttackerProgram(CellStructure structure, int[] block, PublishedForm form, bool[] isPublished)
    {
        (_structure, _block, _isPublished) = (structure, block, isPublished);
        _moves = new double[structure.Sums.Count * block.Length];
        _held = new double[structure.Parts * block.Length];
        var most = Enumerable.Range(0, structure.PublishedSums).Max(s => block.Max(l => structure.ValueOf(s, l)));
        _unit = most > 0 ? Largest / most : 1;
        _sumRow = new int[structure.Sums.Count];
        _statementRow = new int[structure.PublishedSums];
        _relief = new int[structure.PublishedSums];
        _statements = [.. Enumerable.Range(0, structure.PublishedSums).Select(s => Statements.Of(form, structure, block, s))];
        var entries = new List<(int, int, double)>();
        var (rows, columns) = (0, 2 * block.Length * structure.Parts);
        for (var s = 0; s < structure.Sums.Count; s++)
        {
            _sumRow[s] = structure.Sums[s].Parts.Length > 1 ? rows : -1;
            for (var k = 0; k < block.Length && _sumRow[s] >= 0; k++)
            {
                AddRow(entries, rows++, s, k, 1);
            }

            if (s < structure.PublishedSums && _sumRow[s] >= 0 && form is ExactValues)
            {
                _relief[s] = columns;
                entries.Add((_sumRow[s], columns++, -1));
                entries.Add((_sumRow[s], columns++, 1));
            }
        }

        for (var s = 0; s < structure.PublishedSums && IsCoupled; s++)
        {
            _statementRow[s] = rows;
            foreach (var statement in _statements[s])
            {
                for (var k = 0; k < block.Length; k++)
                {
                    AddRow(entries, rows, s, k, statement.Factors[k]);
                }

                rows++;
            }
        }

        _cost = new double[columns];
        _solver = new(new()
        {
            Matrix = SparseColumns.Of(rows, columns, entries),
            RowLower = new double[rows],
            RowUpper = new double[rows],
            Lower = new double[columns],
            Upper = new double[columns],
            Cost = _cost,
        });
    }

    /// <summary>The number of programmes solved.</summary>
    internal int Solved { get; private set; }

    // Statements about several layers at once need rows of their own; about one they are bounds of the sum.
    private bool IsCoupled => _block.Length > 1;

    /// <summary>A table in which a sum deviates by an amount, moving little else; null where none fits what is published.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="layer">The place of the layer in the block.</param>
    /// <param name="amount">The deviation with its sign, in the values' unit.</param>
    /// <param name="insiders">The table must contradict none of them; each alone is an intruder.</param>
    /// <param name="isCautious">
    /// Whether it should contradict nobody at all: no part of one holder moves, and none falls by more than its largest holder leaves
    /// of it, save in the parts of the sum itself.
    /// </param>
    internal Witness? Reach(int sum, int layer, double amount, IReadOnlyList<int> insiders, bool isCautious = false)
    {
        SetBounds(insiders);
        Array.Clear(_cost);
        if (isCautious)
        {
            SpareHolders(sum);
        }

        if (!Pin(sum, layer, amount * _unit))
        {
            return null;
        }

        for (var c = 0; c < 2 * _block.Length * _structure.Parts; c++)
        {
            var (k, part) = Math.DivRem(c / 2, _structure.Parts);
            var cost = 1 / (1 + (_structure.Values[_block[k]][part] * _unit));
            _cost[c] = _structure.SoleHolder[_block[k]][part] >= 0 ? 50 * cost : cost;
        }

        return Solve(false, false) is { Status: LinearStatus.Optimal } solution ? Deviations(solution.X) : null;
    }

    /// <summary>How far a sum can lie from its value on a side; infinite where nothing bounds it. Exact up to rounding.</summary>
    internal double Extreme(int sum, int layer, int side, IReadOnlyList<int> insiders)
    {
        SetBounds(insiders);
        Array.Clear(_cost);
        foreach (var part in _structure.Sums[sum].Parts)
        {
            (_cost[Up(layer, part)], _cost[Up(layer, part) + 1]) = (side, -side);
        }

        // Where the iterations run out nothing is proved: no distance at all, so that the check fails.
        var solution = Solve(false, true);
        return solution.Status switch
        {
            LinearStatus.Unbounded => double.PositiveInfinity,
            LinearStatus.Optimal => Math.Max(0, solution.Objective / _unit),
            _ => 0,
        };
    }

    /// <summary>
    /// The published sums that must move so that a sum can deviate by an amount, at the least cost of a unit moved: a move down of
    /// more than a sum holds is impossible, so it costs the more the less it holds. Null where it cannot. Exact values only.
    /// </summary>
    /// <param name="sum">The sum.</param>
    /// <param name="amount">The deviation with its sign, in the values' unit.</param>
    /// <param name="insiders">Whose values are known.</param>
    /// <param name="costOf">The cost of suppressing a sum; infinite where it may not be.</param>
    internal List<int>? Relieve(int sum, double amount, IReadOnlyList<int> insiders, Func<int, double> costOf)
    {
        SetBounds(insiders);
        Array.Clear(_cost);
        for (var s = 0; s < _structure.PublishedSums; s++)
        {
            if (_isPublished[s] && costOf(s) is var cost && double.IsFinite(cost))
            {
                Loosen(s, cost, Math.Max(1, Math.Abs(amount) / Math.Max(_structure.ValueOf(s, _block[0]), 1e-6 * Math.Abs(amount))));
            }
        }

        if (!Pin(sum, 0, amount * _unit) || Solve(true, false) is not { Status: LinearStatus.Optimal } solution)
        {
            return null;
        }

        var witness = Deviations(solution.X);
        return
        [
            .. Enumerable.Range(0, _structure.PublishedSums)
                .Where(s => _isPublished[s] && Math.Abs(witness.Of(_structure.Sums[s], 0)) * _unit > 10 * Tolerance),
        ];
    }

    /// <summary>Whether a multiple of a witness fits what is published now and what an insider knows. No programme is solved.</summary>
    internal bool Allows(Witness witness, double factor, IReadOnlyList<int> insiders)
    {
        Know(insiders);
        foreach (var (k, part, deviation) in witness.Deviations)
        {
            var (least, most) = Room(k, part);
            var move = factor * deviation * _unit;
            if (move < least - Tolerance || move > most + Tolerance)
            {
                return false;
            }
        }

        var isAllowed = true;
        var touched = new List<int>();
        foreach (var (k, part, deviation) in witness.Deviations)
        {
            foreach (var s in _structure.SumsOfPart[part])
            {
                if (_isPublished[s])
                {
                    touched.Add(s);
                    _moves[(s * _block.Length) + k] += factor * deviation * _unit;
                }
            }
        }

        foreach (var s in touched)
        {
            isAllowed = isAllowed && Array.TrueForAll(_statements[s], t => Fits(t, s));
        }

        foreach (var s in touched)
        {
            Array.Clear(_moves, s * _block.Length, _block.Length);
        }

        return isAllowed;
    }

    /// <summary>The insiders whose own values a multiple of a witness contradicts, those with the largest values first.</summary>
    internal IEnumerable<int> Contradicted(Witness witness, double factor)
    {
        var found = new Dictionary<int, double>();
        foreach (var (k, part, deviation) in witness.Deviations)
        {
            var move = factor * deviation * _unit;
            if (_structure.SoleHolder[_block[k]][part] is var sole and >= 0)
            {
                found[sole] = Math.Max(found.GetValueOrDefault(sole), _structure.Values[_block[k]][part]);
            }
            else if (move < 0)
            {
                var left = (_structure.Values[_block[k]][part] * _unit) + move;
                foreach (var (holding, value) in _structure.Holders(part, _block[k]))
                {
                    if (value * _unit > left + Tolerance)
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
        for (var k = 0; k < _block.Length; k++)
        {
            total += statement.Factors[k] * _moves[(sum * _block.Length) + k];
        }

        return total >= (statement.Lower * _unit) - Tolerance && total <= (statement.Upper * _unit) + Tolerance;
    }

    // What each part holds of the insiders' own values: of several, each alone, the largest; all of it where one is alone there.
    private void Know(IReadOnlyList<int> insiders)
    {
        Mark(_insiders, false);
        _insiders = insiders;
        Mark(insiders, true);
    }

    private void Mark(IReadOnlyList<int> insiders, bool isKnown)
    {
        for (var i = 0; i < insiders.Count; i++)
        {
            for (var k = 0; k < _block.Length; k++)
            {
                foreach (var (part, value) in _structure.HeldBy(insiders[i], _block[k]))
                {
                    var at = (k * _structure.Parts) + part;
                    var own = _structure.SoleHolder[_block[k]][part] == insiders[i] ? double.PositiveInfinity : value;
                    _held[at] = isKnown ? Math.Max(_held[at], own) : 0;
                }
            }
        }
    }

    // How far a part can move, by non-negativity and by what insiders know. Groups without contributors are known to be empty.
    private (double Least, double Most) Room(int k, int part)
    {
        var (value, held) = (_structure.Values[_block[k]][part], _held[(k * _structure.Parts) + part]);
        return value <= 0 || double.IsInfinity(held) ? (0, 0) : (-Math.Max(0, value - held) * _unit, double.PositiveInfinity);
    }

    private int Up(int k, int part) => 2 * ((k * _structure.Parts) + part);

    private void AddRow(List<(int, int, double)> entries, int row, int sum, int k, double factor)
    {
        foreach (var part in _structure.Sums[sum].Parts)
        {
            entries.Add((row, Up(k, part), factor));
            entries.Add((row, Up(k, part) + 1, -factor));
        }
    }

    private void SetBounds(IReadOnlyList<int> insiders)
    {
        Know(insiders);
        for (var c = 0; c < _block.Length * _structure.Parts; c++)
        {
            var (k, part) = Math.DivRem(c, _structure.Parts);
            SetRoom(k, part, Room(k, part));
        }

        for (var s = 0; s < _structure.Sums.Count; s++)
        {
            var isPublished = s < _structure.PublishedSums && _isPublished[s];
            var said = isPublished && !IsCoupled ? _statements[s][0] : new([1], double.NegativeInfinity, double.PositiveInfinity);
            Limit(s, 0, said.Lower * _unit, said.Upper * _unit);
            for (var k = 1; k < _block.Length; k++)
            {
                Limit(s, k, double.NegativeInfinity, double.PositiveInfinity);
            }

            for (var t = 0; IsCoupled && s < _structure.PublishedSums && t < _statements[s].Length; t++)
            {
                var statement = _statements[s][t];
                _solver.SetRowBounds(
                    _statementRow[s] + t, isPublished ? statement.Lower * _unit : double.NegativeInfinity, isPublished ? statement.Upper * _unit : double.PositiveInfinity);
            }

            if (_relief.Length > s && _relief[s] > 0)
            {
                _solver.SetBounds(_relief[s], 0, 0);
                _solver.SetBounds(_relief[s] + 1, 0, 0);
            }
        }
    }

    // Bounds only become narrower: what is published stays as it is.
    private void SpareHolders(int sum)
    {
        for (var k = 0; k < _block.Length; k++)
        {
            for (var p = 0; p < _structure.Parts; p++)
            {
                if (Array.BinarySearch(_structure.Sums[sum].Parts, p) < 0)
                {
                    var (up, down) = (_solver.BoundsOf(Up(k, p)).Upper, _solver.BoundsOf(Up(k, p) + 1).Upper);
                    var spare = (_structure.Values[_block[k]][p] - _structure.LargestHeld[_block[k]][p]) * _unit;
                    var isMoved = _structure.SoleHolder[_block[k]][p] < 0;
                    SetRoom(k, p, (isMoved ? -Math.Clamp(spare, 0, down) : 0, isMoved ? up : 0));
                }
            }
        }
    }

    private void SetRoom(int k, int part, (double Least, double Most) room)
    {
        _solver.SetBounds(Up(k, part), 0, room.Most);
        _solver.SetBounds(Up(k, part) + 1, 0, -room.Least);
    }

    // The bounds of a sum: of its row, or of its only part.
    private void Limit(int sum, int k, double lower, double upper)
    {
        if (_sumRow[sum] >= 0)
        {
            _solver.SetRowBounds(_sumRow[sum] + k, lower, upper);
        }
        else if (double.IsFinite(lower))
        {
            var part = _structure.Sums[sum].Parts[0];
            var room = Room(k, part);
            SetRoom(k, part, (Math.Max(room.Least, lower), Math.Min(room.Most, upper)));
        }
    }

    // Fixes the deviation of a sum; false where its own bounds already rule it out.
    private bool Pin(int sum, int k, double move)
    {
        if (sum < _structure.PublishedSums && _isPublished[sum] && !IsCoupled && !(move >= _statements[sum][0].Lower * _unit && move <= _statements[sum][0].Upper * _unit))
        {
            return false;
        }

        if (_sumRow[sum] >= 0)
        {
            _solver.SetRowBounds(_sumRow[sum] + k, move, move);
            return true;
        }

        var part = _structure.Sums[sum].Parts[0];
        var most = _solver.BoundsOf(Up(k, part) + (move < 0 ? 1 : 0)).Upper;
        var size = Math.Min(Math.Abs(move), most);
        _solver.SetBounds(Up(k, part), move > 0 ? size : 0, move > 0 ? size : 0);
        _solver.SetBounds(Up(k, part) + 1, move < 0 ? size : 0, move < 0 ? size : 0);
        return most >= Math.Abs(move) - Tolerance;
    }

    private void Loosen(int sum, double cost, double costDown)
    {
        if (_sumRow[sum] >= 0)
        {
            _solver.SetBounds(_relief[sum], 0, double.PositiveInfinity);
            _solver.SetBounds(_relief[sum] + 1, 0, _structure.ValueOf(sum, _block[0]) * _unit);
            (_cost[_relief[sum]], _cost[_relief[sum] + 1]) = (cost, cost * costDown);
            return;
        }

        var part = _structure.Sums[sum].Parts[0];
        SetRoom(0, part, Room(0, part));
        (_cost[Up(0, part)], _cost[Up(0, part) + 1]) = (cost, cost * costDown);
    }

    private LinearSolution Solve(bool isAfresh, bool isMaximum)
    {
        Solved++;
        if (isAfresh)
        {
            _solver.StartAfresh();
        }

        _solver.SetObjective(_cost, isMaximum);
        return _solver.Solve();
    }

    private Witness Deviations(double[] x)
    {
        var found = new List<(int, int, double)>();
        for (var k = 0; k < _block.Length; k++)
        {
            for (var p = 0; p < _structure.Parts; p++)
            {
                var move = x[Up(k, p)] - x[Up(k, p) + 1];
                if (Math.Abs(move) > Tolerance / 100)
                {
                    found.Add((k, p, move / _unit));
                }
            }
        }

        return new([.. found]);
    }
}
