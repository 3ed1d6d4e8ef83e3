using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// The monthly output of an enterprise at current prices: size x growth x season x Spring Festival x price level x disturbances.
/// </summary>
internal sealed class OutputPath
{
    // Monthly standard deviations of logarithms: a walk that stays, and what passes; now and then the latter is three times as large.
    private const double EnterpriseWalk = 0.025;
    private const double DivisionWalk = 0.007;
    private const double Passing = 0.06;
    private const double DriftSpread = 0.07;
    private const double WildShare = 0.02;
    private const double Wild = 3;

    private readonly SynthesisSpec _spec;
    private readonly Dictionary<string, double[]> _prices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _demand = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _season = new(StringComparer.Ordinal);
    private readonly RandomStream _stream;

    internal OutputPath(SynthesisSpec spec, PriceWalk prices)
    {
        _spec = spec;
        _stream = RandomStream.Of(spec.Seed, "output");
        foreach (var division in spec.Industries.Select(i => i.Class[..2]).Append(spec.DominantClass[..2]).Distinct())
        {
            var profile = IndustryMix.ProfileOf(division);
            _prices[division] = prices.LogLevels(division);
            _demand[division] = Demand(division);
            _season[division] = [.. Enumerable.Range(0, spec.Months + 12).Select(t => Season(profile, t))];
        }
    }

    /// <summary>One element a month from the January of the year before the panel, thousand CNY; NaN where the enterprise does not exist.</summary>
    /// <param name="number">The enterprise.</param>
    /// <param name="profile">Its division.</param>
    /// <param name="reader">Gives its growth.</param>
    /// <param name="annualOutput">Its output of the first year.</param>
    /// <param name="opened">The month in which it opens.</param>
    /// <param name="closed">The month in which it closes.</param>
    internal double[] Of(int number, DivisionProfile profile, RandomReader reader, double annualOutput, int opened, int closed)
    {
        var drift = (Math.Log(1 + _spec.Drift) + (DriftSpread * _spec.Noise * reader.Normal())) / 12;
        var passing = _stream.Item(number);
        var path = new double[_spec.Months + 12];
        var level = Math.Log(annualOutput / 12) - (6 * drift);
        var (prices, demand, season) = (_prices[profile.Division], _demand[profile.Division], _season[profile.Division]);
        for (var t = 0; t < path.Length; t++)
        {
            level += drift + (EnterpriseWalk * _spec.Noise * reader.Normal());
            var size = Passing * _spec.Noise * (passing.Chance(WildShare) ? Wild : 1);
            var disturbance = size * passing.Normal();
            path[t] = t < opened || t >= closed ? double.NaN : Math.Exp(level + prices[t] + demand[t] + season[t] + disturbance);
        }

        return path;
    }

    private double[] Demand(string division)
    {
        var reader = new RandomReader(RandomStream.Of(_spec.Seed, "demand/" + division), 0);
        var levels = new double[_spec.Months + 12];
        for (var t = 1; t < levels.Length; t++)
        {
            levels[t] = levels[t - 1] + (DivisionWalk * _spec.Noise * reader.Normal());
        }

        return levels;
    }

    private double Season(DivisionProfile profile, int t)
    {
        var month = _spec.First + (t - 12);
        var season = profile.Season * Math.Cos(2 * Math.PI * (month.Month - profile.Peak) / 12);
        return season + Math.Log(1 - (profile.Holiday * SpringFestival.ShareOf(month)));
    }
}
