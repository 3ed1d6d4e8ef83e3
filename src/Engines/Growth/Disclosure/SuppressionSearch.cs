namespace Songhua.Growth;

/// <summary>
/// Chooses secondary suppressions. Unsafe sums are taken in order of the distance that they need, the largest first; where a claim
/// does not hold, a linear programme finds the cheapest flow of deviations that would make it hold, and the published sums that it
/// moves are suppressed. Sums that hold others are touched only where it cannot be done without them, level by level. At last every
/// secondary suppression is tried for release, the highest and dearest first, so that none is superfluous. A heuristic: the
/// pattern is safe and irredundant, not always the cheapest.
/// </summary>
internal sealed class SuppressionSearch
{
    private readonly CellStructure _structure;
    private readonly bool[] _isPublished;
    private readonly ProtectionCheck _check;
    private readonly ReliefProgram[] _relief;
    private readonly double[] _cost;
    private readonly int[] _height;
    private readonly SortedDictionary<int, SortedSet<int>> _unprotected = [];

    internal SuppressionSearch(CellStructure structure, PrimaryRules rules, DisclosureSpec spec, double[] cost, bool[] isPublished)
    {
        (_structure, _cost, _isPublished) = (structure, cost, isPublished);
        _check = new(structure, rules, spec, isPublished);
        _relief = [.. Enumerable.Range(0, structure.Layers).Select(l => new ReliefProgram(structure, l, isPublished))];
        _height = Differences.Heights([.. structure.Sums.Take(structure.PublishedSums)]);
    }

    /// <summary>The check, with all witnesses found on the way.</summary>
    internal ProtectionCheck Check => _check;

    /// <summary>Sums that cannot be protected, with the kept sums that stand in the way.</summary>
    internal IReadOnlyDictionary<int, SortedSet<int>> Unprotected => _unprotected;

    internal int Programmes => _check.Programs.Sum(p => p.Solved) + _relief.Sum(p => p.Solved);

    /// <summary>Suppresses what is needed, in the pattern itself.</summary>
    internal void Run()
    {
        var isPrimary = _isPublished.Select(p => !p).ToArray();
        var causeOf = new Dictionary<int, Claim>();
        foreach (var claim in _check.Claims.OrderByDescending(c => c.Amount).ThenBy(c => c.Sum).ThenBy(c => c.Layer).ThenByDescending(c => c.Side))
        {
            Protect(claim, causeOf);
        }

        List<Claim> claims = [.. _check.Claims];
        foreach (var sum in causeOf.Keys.Where(s => !isPrimary[s]).OrderByDescending(s => _height[s]).ThenByDescending(s => _cost[s]).ThenBy(s => s).ToArray())
        {
            Release(sum, causeOf[sum], claims);
        }
    }

    private void Protect(Claim claim, Dictionary<int, Claim> causeOf)
    {
        var isDone = false;
        while (!isDone && _check.FirstGap(claim) is { } gap)
        {
            isDone = true;
            foreach (var sum in Relieve(claim, gap) ?? [])
            {
                isDone = !_isPublished[sum];
                _isPublished[sum] = false;
                causeOf.TryAdd(sum, claim);
            }

            if (isDone)
            {
                Note(claim, gap);
            }
        }
    }

    // The cheapest moves of sums of the lowest level that suffices.
    private List<int>? Relieve(Claim claim, Gap gap)
    {
        for (var level = 0; level <= _height.DefaultIfEmpty(0).Max(); level++)
        {
            if (Relieve(claim, gap, s => _height[s] <= level && !_structure.Sums[s].IsKept ? _cost[s] : double.PositiveInfinity) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return null;
    }

    private List<int>? Relieve(Claim claim, Gap gap, Func<int, double> costOf) => _relief[claim.Layer].Relieve(claim.Sum, claim.Side * gap.Amount, gap.Insiders, costOf);

    // What is kept stands in the way: the cheapest set of it that would have to go.
    private void Note(Claim claim, Gap gap)
    {
        var needed = _structure.Sums[claim.Sum].IsKept && !_structure.Sums[claim.Sum].IsImplied
            ? [claim.Sum]
            : Relieve(claim, gap, s => _cost[s] * (_structure.Sums[s].IsKept ? 1e3 : 1)) ?? [];
        _unprotected.TryAdd(claim.Sum, []);
        _unprotected[claim.Sum].UnionWith(needed.Where(s => _structure.Sums[s].IsKept));
    }

    // Publishes a sum again where every claim still holds. The claim for which it was suppressed is asked first, then those that
    // have failed before: one that fails settles it.
    private void Release(int sum, Claim cause, List<Claim> claims)
    {
        claims.Remove(cause);
        claims.Insert(0, cause);
        _isPublished[sum] = true;
        var failing = claims.FindIndex(c => !Holds(c));
        if (failing >= 0)
        {
            _isPublished[sum] = false;
            var claim = claims[failing];
            claims.RemoveAt(failing);
            claims.Insert(0, claim);
        }
    }

    private bool Holds(Claim claim) => _unprotected.ContainsKey(claim.Sum) || _check.FirstGap(claim) is null;
}
