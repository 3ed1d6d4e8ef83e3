using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// Prices and value-added rates by division: random walks. Months are counted from the January of the year before the panel.
/// </summary>
internal sealed class PriceWalk
{
    private const double RateSpread = 0.01;
    private readonly SynthesisSpec _spec;
    private readonly SortedDictionary<string, double[]> _logLevels = new(StringComparer.Ordinal);

    internal PriceWalk(SynthesisSpec spec)
    {
        _spec = spec;
        var months = spec.Months + 12;
        foreach (var profile in Divisions(spec))
        {
            var reader = new RandomReader(RandomStream.Of(spec.Seed, "prices/" + profile.Division), 0);
            var levels = new double[months];
            for (var t = 1; t < months; t++)
            {
                levels[t] = levels[t - 1] + (profile.PriceSpread * reader.Normal());
            }

            _logLevels[profile.Division] = levels;
        }
    }

    /// <summary>Logarithms of the price level, the first month being 0.</summary>
    internal double[] LogLevels(string division) => _logLevels[division];

    /// <summary>Indices as published, to a tenth of an index point, for the months of the panel.</summary>
    internal ProducerPriceIndices Indices()
    {
        var entries = new Dictionary<(string, int, int), double>();
        foreach (var (division, levels) in _logLevels)
        {
            for (var t = 12; t < levels.Length; t++)
            {
                // Rounded as points and then divided, as a returns folder is read: to the last bit the same number.
                entries[(division, _spec.First.Number - 12 + t, 1)] = Math.Round(100 * Math.Exp(levels[t] - levels[t - 12]), 1) / 100;
            }
        }

        return new(entries, ValueStatus.Synthetic);
    }

    /// <summary>Rates to a tenth of a per cent, from the year before the panel.</summary>
    internal ValueAddedRates Rates()
    {
        var entries = new Dictionary<(string, int), double>();
        foreach (var profile in Divisions(_spec))
        {
            var reader = new RandomReader(RandomStream.Of(_spec.Seed, "rates/" + profile.Division), 0);
            var rate = profile.ValueAdded;
            for (var year = _spec.First.Year - 1; year < _spec.First.Year + (_spec.Months / 12); year++)
            {
                entries[(profile.Division, year)] = Math.Round(rate, 3);
                rate = Math.Clamp(rate * Math.Exp(RateSpread * reader.Normal()), 0.02, 0.95);
            }
        }

        return new(entries, ValueStatus.Synthetic);
    }

    private static IEnumerable<DivisionProfile> Divisions(SynthesisSpec spec) =>
        spec.Industries.Select(i => i.Class).Append(spec.DominantClass).Select(c => c[..2]).Distinct().Order(StringComparer.Ordinal).Select(IndustryMix.ProfileOf);
}
