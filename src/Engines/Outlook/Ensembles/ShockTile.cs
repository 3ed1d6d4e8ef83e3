using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// The standard normal numbers of a tile of draws for all shocks of several problems: each name once, so that problems with the same
/// shock share its numbers. Points x shocks x draws.
/// </summary>
internal sealed class ShockTile
{
    private readonly RandomStream[] _streams;
    private readonly int _points;
    private readonly double[] _numbers;

    public ShockTile(IReadOnlyList<PreparedEnsemble> problems, ulong seed)
    {
        Names = [.. problems.SelectMany(p => p.Problem.Model.Shocks).Select(s => s.Name).Distinct()];
        _streams = [.. Names.Select(n => RandomStream.Of(seed, $"ensemble/shock/{n}"))];
        _points = problems.Max(p => p.Points);
        _numbers = new double[_points * Names.Count * PathTile.Stride];
    }

    /// <summary>The shocks, in the order of the rows of each point.</summary>
    public List<string> Names { get; }

    public double[] Numbers => _numbers;

    /// <summary>The memory held, bytes.</summary>
    public long Bytes => _numbers.LongLength * sizeof(double);

    /// <summary>The numbers of draws from this one on.</summary>
    public void Fill(long firstDraw)
    {
        for (var j = 0; j < _streams.Length; j++)
        {
            NormalFill.Fill(_streams[j], firstDraw, PathTile.Draws, _points, _numbers.AsSpan(j * PathTile.Stride), Names.Count * PathTile.Stride);
        }
    }
}

/// <summary>The multipliers of a problem's scale groups for a tile of draws, and its shocks with them.</summary>
internal sealed class ScaledShocks
{
    private readonly PreparedEnsemble _ensemble;
    private readonly ShockTile _tile;
    private readonly RandomStream[] _streams;
    private readonly double[] _multipliers;
    private readonly int[] _rows;
    private readonly double[]? _scaled;

    public ScaledShocks(PreparedEnsemble ensemble, ShockTile tile, ulong seed)
    {
        var model = ensemble.Problem.Model;
        (_ensemble, _tile) = (ensemble, tile);
        _streams = [.. model.ScaleGroups.Select(g => RandomStream.Of(seed, $"ensemble/scale/{g.Name}"))];
        _multipliers = new double[model.ScaleGroups.Count * PathTile.Draws];
        _rows = [.. model.Shocks.Select(s => tile.Names.IndexOf(s.Name))];
        var isAsItIs = model.ScaleGroups.Count == 0 && _rows.Length == tile.Names.Count && _rows.Select((r, i) => r == i).All(same => same);
        _scaled = isAsItIs ? null : new double[ensemble.Points * ensemble.Shocks * PathTile.Stride];
    }

    /// <summary>Points x shocks x draws.</summary>
    public double[] Numbers => _scaled ?? _tile.Numbers;

    /// <summary>The memory held, bytes.</summary>
    public long Bytes => (_scaled?.LongLength ?? 0) * sizeof(double);

    /// <summary>Takes the numbers of the tile, times the multipliers of the draws from this one on.</summary>
    public void Fill(long firstDraw)
    {
        if (_scaled is null)
        {
            return;
        }

        var model = _ensemble.Problem.Model;
        for (var g = 0; g < _streams.Length; g++)
        {
            var degrees = model.ScaleGroups[g].Degrees;
            for (var d = 0; d < PathTile.Draws; d++)
            {
                _multipliers[(g * PathTile.Draws) + d] = double.IsFinite(degrees) ? Math.Sqrt(degrees / _streams[g].Item(firstDraw + d).ChiSquare(degrees)) : 1;
            }
        }

        for (var t = 0; t < _ensemble.Points; t++)
        {
            for (var j = 0; j < _rows.Length; j++)
            {
                var from = _tile.Numbers.AsSpan(((t * _tile.Names.Count) + _rows[j]) * PathTile.Stride, PathTile.Draws);
                var to = _scaled.AsSpan(((t * _rows.Length) + j) * PathTile.Stride, PathTile.Draws);
                from.CopyTo(to);
                if (model.Shocks[j].ScaleGroup is { } group)
                {
                    var multipliers = _multipliers.AsSpan(group * PathTile.Draws, PathTile.Draws);
                    for (var d = 0; d < to.Length; d++)
                    {
                        to[d] *= multipliers[d];
                    }
                }
            }
        }
    }
}
