namespace Songhua.Outlook;

/// <summary>What one thread needs to draw blocks of several problems, and what it has counted of them.</summary>
internal sealed class DrawWorker
{
    private readonly EnsembleSpec _spec;
    private readonly ShockTile _shocks;
    private readonly Lane[] _lanes;

    public DrawWorker(PreparedEnsemble[] ensembles, EnsembleSpec spec)
    {
        _spec = spec;
        _shocks = new ShockTile(ensembles, spec.Seed);
        Tallies = [.. ensembles.Select(e => new EnsembleTally(e))];
        _lanes = [.. ensembles.Select((e, i) => new Lane(e, new ScaledShocks(e, _shocks, spec.Seed), Tallies[i], ensembles[0]))];
    }

    public EnsembleTally[] Tallies { get; }

    /// <summary>Draws and counts a block, which the last draws need not fill.</summary>
    public void Draw(long block)
    {
        var first = block * PathTile.Draws;
        var draws = (int)Math.Min(PathTile.Draws, _spec.Draws - first);
        _shocks.Fill(first);
        foreach (var lane in _lanes)
        {
            lane.Draw(first, draws, _lanes[0].Count);
            lane.Count.EndBlock();
        }
    }

    /// <summary>One problem.</summary>
    private sealed class Lane
    {
        private readonly ScaledShocks _shocks;
        private readonly EnsembleTally _tally;
        private readonly PathTile _path;
        private readonly (int Mine, int Baseline)[] _events;
        private readonly (int Mine, int Baseline)[] _sets;

        public Lane(PreparedEnsemble ensemble, ScaledShocks shocks, EnsembleTally tally, PreparedEnsemble baseline)
        {
            (_shocks, _tally, _path) = (shocks, tally, new PathTile(ensemble));
            Count = new TileCount(ensemble, tally);
            _events = Pairs(ensemble.Problem.Events.Select(e => e.Key), baseline.Problem.Events.Select(e => e.Key));
            _sets = Pairs(ensemble.Problem.Sets.Select(s => s.Key), baseline.Problem.Sets.Select(s => s.Key));
        }

        public TileCount Count { get; }

        public void Draw(long first, int draws, TileCount baseline)
        {
            _shocks.Fill(first);
            _path.Follow(_shocks.Numbers, draws, _tally.Failures);
            Count.Add(_path, _shocks.Numbers, draws);
            for (var d = 0; d < draws; d++)
            {
                foreach (var (mine, other) in _events)
                {
                    _tally.JointlyMet[mine] += Count.IsMet(mine, d) && baseline.IsMet(other, d) ? 1 : 0;
                }

                foreach (var (mine, other) in _sets)
                {
                    _tally.SetsJointlyMet[mine] += Count.IsSetMet(mine, d) && baseline.IsSetMet(other, d) ? 1 : 0;
                }
            }
        }

        private static (int Mine, int Baseline)[] Pairs(IEnumerable<string> mine, IEnumerable<string> baseline)
        {
            var keys = baseline.ToList();
            return [.. mine.Select((key, i) => (i, keys.IndexOf(key))).Where(p => p.Item2 >= 0)];
        }
    }
}
