using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// The attacker's problem (Fischetti &amp; Salazar-González 2001, Management Science 47: 1008-1027) under a pattern: each part moves
/// up by u or down by d, 0 &lt;= d &lt;= what it holds; published sums move as far as their form leaves open. Only parts that can move
/// stand in it; it is built again where the pattern has changed.
/// </summary>
/// <param name="knowledge">What is known; its pattern is followed.</param>
/// <param name="isTarget">One element a sum: whether <see cref="Reach"/> may be asked for it.</param>
internal sealed class AttackerProgram(AttackerKnowledge knowledge, bool[] isTarget)
{
    // A part of one holder moves only where nothing else can.
    private const double SoleHolderCost = 50;

    private readonly CellStructure _structure = knowledge.Structure;
    private readonly int[] _column = new int[knowledge.Block.Length * knowledge.Structure.Parts];
    private readonly int[] _row = new int[knowledge.Structure.Sums.Count];
    private readonly double[] _least = new double[knowledge.Block.Length * knowledge.Structure.Parts];
    private readonly double[] _most = new double[knowledge.Block.Length * knowledge.Structure.Parts];
    private readonly List<(double Lower, double Upper)> _rowBounds = [];
    private LinearSolver? _solver;
    private bool[] _pattern = [];
    private double[] _cost = [];
    private int _pinned = -1;

    /// <summary>The number of programmes solved.</summary>
    internal int Solved { get; private set; }

    private int Layers => knowledge.Block.Length;

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
        var solver = Prepared(insiders, isCautious ? _structure.Sums[sum].Parts : null);
        for (var c = 0; c < _column.Length; c++)
        {
            if (_column[c] >= 0)
            {
                var (k, part) = Math.DivRem(c, _structure.Parts);
                var cost = 1 / (1 + (_structure.Values[knowledge.Block[k]][part] * knowledge.Unit));
                cost *= _structure.SoleHolder[knowledge.Block[k]][part] >= 0 ? SoleHolderCost : 1;
                (_cost[_column[c]], _cost[_column[c] + 1]) = (cost, cost);
            }
        }

        return Pin(solver, sum, layer, amount * knowledge.Unit) && Solve(solver, false) is { Status: LinearStatus.Optimal } solution
            ? Deviations(solution.X)
            : null;
    }

    /// <summary>How far a sum can lie from its value on a side; infinite where nothing bounds it. Exact up to rounding.</summary>
    internal double Extreme(int sum, int layer, int side, IReadOnlyList<int> insiders)
    {
        var solver = Prepared(insiders, null);
        Array.Clear(_cost);
        foreach (var part in _structure.Sums[sum].Parts)
        {
            if (_column[At(layer, part)] is var column and >= 0)
            {
                (_cost[column], _cost[column + 1]) = (side, -side);
            }
        }

        // Where the iterations run out nothing is proved: no distance at all, so that the check fails.
        var solution = Solve(solver, true);
        return solution.Status switch
        {
            LinearStatus.Unbounded => double.PositiveInfinity,
            LinearStatus.Optimal => Math.Max(0, solution.Objective / knowledge.Unit),
            _ => 0,
        };
    }

    private int At(int k, int part) => (k * _structure.Parts) + part;

    // The programme of the pattern, with the bounds of some insiders.
    private LinearSolver Prepared(IReadOnlyList<int> insiders, int[]? spared)
    {
        var solver = _solver is not null && _pattern.AsSpan().SequenceEqual(knowledge.IsPublished) ? _solver : Build();
        if (_pinned >= 0)
        {
            solver.SetRowBounds(_pinned, _rowBounds[_pinned].Lower, _rowBounds[_pinned].Upper);
            _pinned = -1;
        }

        knowledge.Know(insiders);
        for (var c = 0; c < _column.Length; c++)
        {
            if (_column[c] >= 0)
            {
                var (k, part) = Math.DivRem(c, _structure.Parts);
                var room = knowledge.Room(k, part);
                if (spared is not null && Array.BinarySearch(spared, part) < 0)
                {
                    room = knowledge.SpareRoom(k, part);
                }

                solver.SetBounds(_column[c], 0, Math.Min(room.Most, _most[c]));
                solver.SetBounds(_column[c] + 1, 0, -Math.Max(room.Least, _least[c]));
            }
        }

        return solver;
    }

    private LinearSolver Build()
    {
        _pattern = [.. knowledge.IsPublished];
        _rowBounds.Clear();
        Array.Fill(_row, -1);
        var columns = SetColumns();
        var entries = new List<(int, int, double)>();
        for (var s = 0; s < _structure.Sums.Count; s++)
        {
            if (!knowledge.IsCoupled && _structure.Sums[s].Parts.Length > 1 && knowledge.SaidOf(s) is [var said])
            {
                _row[s] = AddRow(entries, s, [1], said.Lower, said.Upper);
            }
            else if (isTarget[s] && _structure.Sums[s].Parts.Length > 1)
            {
                _row[s] = _rowBounds.Count;
                for (var k = 0; k < Layers; k++)
                {
                    AddRow(entries, s, [.. Enumerable.Range(0, Layers).Select(l => l == k ? 1.0 : 0)], double.NegativeInfinity, double.PositiveInfinity);
                }
            }

            foreach (var statement in knowledge.IsCoupled ? knowledge.SaidOf(s) : [])
            {
                AddRow(entries, s, statement.Factors, statement.Lower, statement.Upper);
            }
        }

        _cost = new double[columns];
        _pinned = -1;
        return _solver = new(new()
        {
            Matrix = SparseColumns.Of(_rowBounds.Count, columns, entries),
            RowLower = [.. _rowBounds.Select(b => b.Lower)],
            RowUpper = [.. _rowBounds.Select(b => b.Upper)],
            Lower = new double[columns],
            Upper = new double[columns],
            Cost = _cost,
        });
    }

    // Two columns for each part that can move: up and down.
    private int SetColumns()
    {
        knowledge.Know(AttackerKnowledge.Outsider);
        Array.Fill(_least, double.NegativeInfinity);
        Array.Fill(_most, double.PositiveInfinity);
        for (var s = 0; s < _structure.PublishedSums && !knowledge.IsCoupled; s++)
        {
            if (_structure.Sums[s].Parts is [var part] && knowledge.SaidOf(s) is [var said])
            {
                (_least[part], _most[part]) = (said.Lower * knowledge.Unit, said.Upper * knowledge.Unit);
            }
        }

        var columns = 0;
        for (var c = 0; c < _column.Length; c++)
        {
            var (k, part) = Math.DivRem(c, _structure.Parts);
            var isMovable = knowledge.Room(k, part).Most > 0 && (_least[c] < 0 || _most[c] > 0);
            _column[c] = isMovable ? columns : -1;
            columns += isMovable ? 2 : 0;
        }

        return columns;
    }

    private int AddRow(List<(int, int, double)> entries, int sum, double[] factors, double lower, double upper)
    {
        var row = _rowBounds.Count;
        _rowBounds.Add((lower * knowledge.Unit, upper * knowledge.Unit));
        for (var k = 0; k < Layers; k++)
        {
            foreach (var part in _structure.Sums[sum].Parts)
            {
                if (_column[At(k, part)] is var column and >= 0)
                {
                    entries.Add((row, column, factors[k]));
                    entries.Add((row, column + 1, -factors[k]));
                }
            }
        }

        return row;
    }

    // Fixes the deviation of a sum; false where its own bounds already rule it out.
    private bool Pin(LinearSolver solver, int sum, int k, double move)
    {
        if (_row[sum] >= 0)
        {
            _pinned = _row[sum] + k;
            solver.SetRowBounds(_pinned, move, move);
            return move >= _rowBounds[_pinned].Lower && move <= _rowBounds[_pinned].Upper;
        }

        if (_column[At(k, _structure.Sums[sum].Parts[0])] is not (var column and >= 0))
        {
            return false;
        }

        var most = solver.BoundsOf(column + (move < 0 ? 1 : 0)).Upper;
        var size = Math.Min(Math.Abs(move), most);
        var (up, down) = move > 0 ? (size, 0.0) : (0.0, size);
        solver.SetBounds(column, up, up);
        solver.SetBounds(column + 1, down, down);
        return most >= Math.Abs(move) - AttackerKnowledge.Tolerance;
    }

    private LinearSolution Solve(LinearSolver solver, bool isMaximum)
    {
        Solved++;
        solver.SetObjective(_cost, isMaximum);
        return solver.Solve();
    }

    private Witness Deviations(double[] x)
    {
        var found = new List<(int, int, double)>();
        for (var c = 0; c < _column.Length; c++)
        {
            if (_column[c] >= 0 && x[_column[c]] - x[_column[c] + 1] is var move && Math.Abs(move) > AttackerKnowledge.Tolerance / 100)
            {
                found.Add((c / _structure.Parts, c % _structure.Parts, move / knowledge.Unit));
            }
        }

        return new([.. found]);
    }
}
