using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>How a balancing ended.</summary>
public enum BalancingStatus
{
    /// <summary>Rows and columns add to their margins.</summary>
    Converged,

    /// <summary>Row margins and column margins do not add to the same.</summary>
    MarginsDisagree,

    /// <summary>A row or column cannot add to its margin: it has no element of the sign that is needed.</summary>
    MarginOutOfReach,

    /// <summary>The rows named have elements in the columns named only, and have to add to more than those.</summary>
    BlockOutOfReach,

    /// <summary>The iterations were used up.</summary>
    NotConverged,
}

/// <summary>When a balancing stops.</summary>
public sealed record BalancingSpec
{
    /// <summary>The greatest difference from a margin, relative to the greater of the margin and the sum of absolute elements.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>How many sweeps over rows and columns.</summary>
    public int MostIterations { get; init; } = 10_000;
}

/// <summary>A matrix that adds to margins, or why there is none.</summary>
public sealed class BalancingSolution
{
    private static readonly Phrase Disagree = new("Row totals and column totals differ by {0}.", "行合计与列合计相差{0}。");
    private static readonly Phrase OutOfReach = new(
        "These cannot add to their totals, whatever factors are applied: {0}.", "下列行列无论如何调整都不能达到其合计：{0}。");
    private static readonly Phrase Block = new(
        "The rows {0} have entries in the columns {1} only, and have to add to more than those.", "行{0}仅在列{1}中有数值，而其合计大于这些列的合计。");
    private static readonly Phrase Unfinished = new(
        "Balancing stopped after {0} sweeps; {1} is farthest from its total, by {2}.", "平衡在{0}次迭代后停止；{1}与其合计相差最大，为{2}。");

    internal BalancingSolution(BalancingStatus status, DenseMatrix? matrix, int iterations) => (Status, Matrix, Iterations) = (status, matrix, iterations);

    /// <summary>How it ended.</summary>
    public BalancingStatus Status { get; }

    /// <summary>The balanced matrix; null where it did not converge.</summary>
    public DenseMatrix? Matrix { get; }

    /// <summary>Sweeps.</summary>
    public int Iterations { get; }

    /// <summary>What row margins add to less what column margins add to.</summary>
    public double Difference { get; internal init; }

    /// <summary>The rows, from 0, at which it failed; empty where none.</summary>
    public IReadOnlyList<int> Rows { get; internal init; } = [];

    /// <summary>The columns, from 0, at which it failed; empty where none.</summary>
    public IReadOnlyList<int> Columns { get; internal init; } = [];

    /// <summary>The greatest difference from a margin, in the unit of the matrix: that of the row or column named where it did not converge.</summary>
    public double Residual { get; internal init; }

    /// <summary>Factors of the rows, r; positive elements grow by r s, negative ones by 1 / (r s). Empty before the first sweep.</summary>
    public IReadOnlyList<double> RowFactors { get; internal init; } = [];

    /// <summary>Factors of the columns, s.</summary>
    public IReadOnlyList<double> ColumnFactors { get; internal init; } = [];

    /// <summary>Why there is no matrix.</summary>
    /// <param name="rows">Names of the rows.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <returns>A sentence; null where it converged.</returns>
    public ILocalised? Say(IReadOnlyList<ILocalised> rows, IReadOnlyList<ILocalised> columns)
    {
        ILocalised[] failed = [.. Rows.Select(r => rows[r]), .. Columns.Select(c => columns[c])];
        return Status switch
        {
            BalancingStatus.Converged => null,
            BalancingStatus.MarginsDisagree => Disagree.With(Difference),
            BalancingStatus.MarginOutOfReach => OutOfReach.With(new MessageList(failed)),
            BalancingStatus.BlockOutOfReach => Block.With(new MessageList([.. Rows.Select(r => rows[r])]), new MessageList([.. Columns.Select(c => columns[c])])),
            _ => Unfinished.With(Iterations, failed[0], Residual),
        };
    }
}

/// <summary>
/// GRAS: the matrix with given margins that is nearest to a prior one by relative entropy, and keeps its signs. With P the positive part and
/// N the absolute negative part, z_ij = r_i p_ij s_j - n_ij / (r_i s_j). Without negative elements it is RAS (Stone 1961). Rows and
/// columns are met in turn: r_i = (u_i + sqrt(u_i^2 + 4 p_i n_i)) / (2 p_i) with p_i = sum p_ij s_j, n_i = sum n_ij / s_j. Source: Junius
/// &amp; Oosterhaven (2003), Economic Systems Research 15: 87-96, without the factor e of their objective (Lenzen, Wood &amp; Gallego 2007,
/// ibid. 19: 461-465), and for rows without positive elements Temurshoev, Miller &amp; Bouwmeester (2013), ibid. 25: 361-367.
/// </summary>
public static class BiproportionalBalancing
{
    /// <summary>The method behind its numbers.</summary>
    public static readonly Method Method = new(
        "regionalisation", "1.0", new Phrase("Balancing to known totals (GRAS)", "按已知合计平衡（GRAS法）"),
        new Phrase("figures of another program, and minima found by Newton steps", "其他程序的结果，以及牛顿法求得的最小值"));

    /// <summary>Balances a matrix.</summary>
    /// <param name="prior">The matrix to start from; zeros stay.</param>
    /// <param name="rows">What rows have to add to.</param>
    /// <param name="columns">What columns have to add to.</param>
    /// <param name="spec">When to stop.</param>
    /// <returns>The matrix, or why there is none.</returns>
    /// <exception cref="ArgumentException">Lengths that do not fit, or a number that is missing.</exception>
    public static BalancingSolution Balance(DenseMatrix prior, ReadOnlySpan<double> rows, ReadOnlySpan<double> columns, BalancingSpec spec)
    {
        FlowCheck.Length(rows, prior.Rows, nameof(rows));
        FlowCheck.Length(columns, prior.Columns, nameof(columns));
        FlowCheck.Finite(prior.Values, nameof(prior));
        FlowCheck.Finite(rows, nameof(rows));
        FlowCheck.Finite(columns, nameof(columns));
        if (!(spec.Tolerance > 0) || spec.MostIterations < 1)
        {
            throw new ArgumentException("A balancing needs a tolerance above zero and a sweep.", nameof(spec));
        }

        var (sum, size) = (0.0, 0.0);
        foreach (var row in rows)
        {
            (sum, size) = (sum + row, size + Math.Abs(row));
        }

        foreach (var column in columns)
        {
            (sum, size) = (sum - column, size + Math.Abs(column));
        }

        if (Math.Abs(sum) > spec.Tolerance * size)
        {
            return new(BalancingStatus.MarginsDisagree, null, 0) { Difference = sum };
        }

        return new BalancingRun(prior, rows.ToArray(), columns.ToArray(), spec).Solve();
    }
}
