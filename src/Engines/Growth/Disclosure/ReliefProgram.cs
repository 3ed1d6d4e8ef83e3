using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// Which published sums must move so that an unsafe one can deviate: a flow of deviations through the additive tables at the least
/// cost (Kelly, Golden &amp; Assad 1992, Networks 22: 397-417; for any linear constraints Fischetti &amp; Salazar-González 2001). Each
/// part moves up by u or down by d; a sum over several parts that may move has columns r, s in its row, sum (u - d) - r + s = 0.
/// Values are taken as published exactly.
/// </summary>
internal sealed class ReliefProgram
{
    private readonly AttackerKnowledge _knowledge;
    private readonly CellStructure _structure;
    private readonly LinearSolver _solver;
    private readonly int[] _row;
    private readonly double[] _cost;

    /// <summary>Builds the programme of one layer; its bounds follow the pattern.</summary>
    internal ReliefProgram(CellStructure structure, int layer, bool[] isPublished)
    {
        _structure = structure;
        _knowledge = new(structure, [layer], new ExactValues(), isPublished);
        _row = new int[structure.Sums.Count];
        var entries = new List<(int, int, double)>();
        var rows = 0;
        for (var s = 0; s < structure.Sums.Count; s++)
        {
            _row[s] = structure.Sums[s].Parts.Length > 1 ? rows++ : -1;
            foreach (var part in _row[s] >= 0 ? structure.Sums[s].Parts : [])
            {
                entries.Add((_row[s], Up(part), 1));
                entries.Add((_row[s], Up(part) + 1, -1));
            }
        }

        var columns = (2 * structure.Parts) + (2 * rows);
        for (var r = 0; r < rows; r++)
        {
            entries.Add((r, Relief(r), -1));
            entries.Add((r, Relief(r) + 1, 1));
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

    /// <summary>
    /// The published sums that move where a sum deviates by an amount at the least cost. A move down by more than a sum holds is
    /// impossible, so that it costs the more the less it holds. Null where the sum cannot deviate.
    /// </summary>
    /// <param name="sum">The sum.</param>
    /// <param name="amount">The deviation with its sign, in the values' unit.</param>
    /// <param name="insiders">Whose values are known.</param>
    /// <param name="costOf">The cost of suppressing a sum; infinite where it may not be.</param>
    internal List<int>? Relieve(int sum, double amount, IReadOnlyList<int> insiders, Func<int, double> costOf)
    {
        SetBounds(insiders);
        var size = Math.Abs(amount);
        for (var s = 0; s < _structure.PublishedSums; s++)
        {
            if (_knowledge.IsPublished[s])
            {
                var value = _structure.ValueOf(s, _knowledge.Block[0]);
                Price(s, costOf(s), Math.Max(1, size / Math.Max(value, 1e-6 * size)));
            }
        }

        Pin(sum, amount * _knowledge.Unit);
        Solved++;
        _solver.StartAfresh();
        _solver.SetObjective(_cost, false);
        var solution = _solver.Solve();
        return solution.Status != LinearStatus.Optimal
            ? null
            : [.. Enumerable.Range(0, _structure.PublishedSums).Where(s => _knowledge.IsPublished[s] && Math.Abs(MoveOf(s, solution.X)) > 10 * AttackerKnowledge.Tolerance)];
    }

    private static int Up(int part) => 2 * part;

    private int Relief(int row) => (2 * _structure.Parts) + (2 * row);

    // Suppressed sums move as they like, published ones not at all; the cost of a part in no cell of its own is nothing.
    private void SetBounds(IReadOnlyList<int> insiders)
    {
        Array.Clear(_cost);
        _knowledge.Know(insiders);
        for (var p = 0; p < _structure.Parts; p++)
        {
            var (least, most) = _knowledge.Room(0, p);
            _solver.SetBounds(Up(p), 0, most);
            _solver.SetBounds(Up(p) + 1, 0, -least);
        }

        for (var s = 0; s < _structure.Sums.Count; s++)
        {
            if (_row[s] >= 0)
            {
                var bound = _knowledge.IsPublished[s] ? 0 : double.PositiveInfinity;
                _solver.SetRowBounds(_row[s], -bound, bound);
                _solver.SetBounds(Relief(_row[s]), 0, 0);
                _solver.SetBounds(Relief(_row[s]) + 1, 0, 0);
            }
        }
    }

    private void Price(int sum, double cost, double downward)
    {
        var mayMove = double.IsFinite(cost);
        if (_row[sum] >= 0)
        {
            var relief = Relief(_row[sum]);
            _solver.SetBounds(relief, 0, mayMove ? double.PositiveInfinity : 0);
            _solver.SetBounds(relief + 1, 0, mayMove ? _structure.ValueOf(sum, _knowledge.Block[0]) * _knowledge.Unit : 0);
            (_cost[relief], _cost[relief + 1]) = mayMove ? (cost, cost * downward) : (0, 0);
            return;
        }

        var up = Up(_structure.Sums[sum].Parts[0]);
        (_cost[up], _cost[up + 1]) = mayMove ? (cost, cost * downward) : (0, 0);
        if (!mayMove)
        {
            _solver.SetBounds(up, 0, 0);
            _solver.SetBounds(up + 1, 0, 0);
        }
    }

    private void Pin(int sum, double move)
    {
        if (_row[sum] >= 0)
        {
            _solver.SetRowBounds(_row[sum], move, move);
            return;
        }

        // Bounds may cross where it has less room: then there is no solution.
        var up = Up(_structure.Sums[sum].Parts[0]);
        var (mostUp, mostDown) = (_solver.BoundsOf(up).Upper, _solver.BoundsOf(up + 1).Upper);
        _solver.SetBounds(up, Math.Max(0, move), Math.Min(mostUp, Math.Max(0, move)));
        _solver.SetBounds(up + 1, Math.Max(0, -move), Math.Min(mostDown, Math.Max(0, -move)));
    }

    private double MoveOf(int sum, double[] x) => _structure.Sums[sum].Parts.Sum(p => x[Up(p)] - x[Up(p) + 1]);
}
