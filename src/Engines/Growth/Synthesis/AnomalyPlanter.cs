using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>Plants anomalies, each in an enterprise of its own, in the second and later years of the panel.</summary>
internal sealed class AnomalyPlanter
{
    // No anomaly is to rule a month's total: what is reported in it stays below this share of the month.
    private const double MostOfMonth = 0.005;

    private readonly SynthesisSpec _spec;
    private readonly SyntheticEnterprise[] _enterprises;
    private readonly int[] _order;
    private readonly RandomReader _reader;
    private readonly double _mostOutput;
    private readonly List<PlantedAnomaly> _truth = [];
    private int _next;

    internal AnomalyPlanter(SynthesisSpec spec, SyntheticEnterprise[] enterprises)
    {
        (_spec, _enterprises) = (spec, enterprises);
        _reader = new RandomReader(RandomStream.Of(spec.Seed, "anomalies"), 0);
        _order = [.. Enumerable.Range(0, enterprises.Length)];
        _reader.Shuffle<int>(_order);
        _mostOutput = MostOfMonth * enterprises.Sum(e => double.IsNaN(e.Output[11]) ? 0 : e.Output[11]);
    }

    /// <summary>Changes the enterprises and says what was done. Where no enterprise is left that fits, fewer are planted.</summary>
    internal List<PlantedAnomaly> Plant()
    {
        var counts = _spec.Anomalies;
        for (var e = 0; e < _enterprises.Length; e++)
        {
            foreach (var (year, revenue) in _enterprises[e].BunchedRevenue)
            {
                _truth.Add(new(e, Month(year), Month(year + 11), AnomalyKind.Bunching, revenue));
            }
        }

        Repeat(counts.UnitSlips, UnitSlip);
        Repeat(counts.FallingYearToDate, FallingYearToDate);
        Repeat(counts.Frozen, Freeze);
        Repeat(counts.Proportional, Proportion);
        Repeat(counts.Copies, Copy);
        Repeat(counts.BaseMismatches, Misstate);
        Repeat(counts.TerminalDigits, RoundOff);
        Repeat(counts.RatioOutliers, PushOut);
        Repeat(counts.Unsupported, Inflate);
        Repeat(counts.MissingMonths, Skip);
        return [.. _truth.OrderBy(a => a.Enterprise).ThenBy(a => a.First)];
    }

    private void Repeat(int count, Action plant)
    {
        var times = _spec.Enterprises >= 3000 ? (int)((long)count * _spec.Enterprises / 3000) : (int)Math.Ceiling(count * _spec.Enterprises / 3000.0);
        for (var i = 0; i < times; i++)
        {
            plant();
        }
    }

    private CalendarMonth Month(int t) => _spec.First + (t - 12);

    // The next enterprise in the random order that reports in all the months, and in the same of the year before, with outputs between bounds.
    private int Take(int first, int last, double least = 1000, double most = double.PositiveInfinity)
    {
        for (var at = _next; at < _order.Length; at++)
        {
            var e = _enterprises[_order[at]];
            if (e.IsHeld || e.IsPlanted || !Fits(e, first - 12, last, least, Math.Min(most, _mostOutput)))
            {
                continue;
            }

            (_order[_next], _order[at]) = (_order[at], _order[_next]);
            e.IsPlanted = true;
            return _order[_next++];
        }

        return -1;
    }

    private static bool Fits(SyntheticEnterprise e, int first, int last, double least, double most)
    {
        for (var t = Math.Max(0, first); t <= last; t++)
        {
            if (t < e.ScopeFrom || t > e.ScopeTo || !(e.Output[t] >= least && e.Output[t] <= most))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(int enterprise, int first, int last, AnomalyKind kind, double parameter, int? other = null) =>
        _truth.Add(new(enterprise, Month(first), Month(last), kind, parameter, other));

    // A year from the second on, and a month of it between two bounds; March is 2. January and February are left alone: they are reported together.
    private int DrawMonth(int firstOfYear, int lastOfYear)
    {
        var years = _spec.Months / 12;
        var year = years == 1 ? 1 : 2 + (int)_reader.Integer(years - 1);
        return (12 * year) + firstOfYear + (int)_reader.Integer(lastOfYear - firstOfYear + 1);
    }

    private (int First, int Last) DrawRun(int shortest)
    {
        var first = DrawMonth(2, 12 - shortest);
        var longest = 12 - (first % 12);
        return (first, first + shortest - 1 + (int)_reader.Integer(longest - shortest + 1));
    }

    private void UnitSlip()
    {
        var t = DrawMonth(2, 11);
        double[] factors = [0.1, 0.1, 10, 10, 0.001, 0.001, 1000, 0.0001];
        var factor = factors[_reader.Integer(factors.Length)];
        var e = Take(t, t, least: factor < 1 ? 5 / factor : 500, most: factor > 1 ? _mostOutput / factor : double.PositiveInfinity);
        if (e < 0)
        {
            return;
        }

        _enterprises[e].Reported[t] = Math.Round(_enterprises[e].Output[t] * factor);
        _enterprises[e].IsHeld = true;
        Add(e, t, t, AnomalyKind.UnitSlip, factor);
    }

    private void FallingYearToDate()
    {
        var t = DrawMonth(3, 11);
        if (Take(t, t) is var e and >= 0)
        {
            (_enterprises[e].FallingAt, _enterprises[e].FallingRatio) = (t, _reader.Uniform(0.6, 0.97));
            Add(e, t, t, AnomalyKind.FallingYearToDate, _enterprises[e].FallingRatio);
        }
    }

    private void Freeze()
    {
        var (first, last) = DrawRun(5);
        if (Take(first, last) is var e and >= 0)
        {
            Restate(e, first, last, (_, _) => _enterprises[e].Output[first]);
            Add(e, first, last, AnomalyKind.FrozenSeries, last - first + 1);
        }
    }

    private void Proportion()
    {
        var (first, last) = DrawRun(6);
        if (Take(first, last) is var e and >= 0)
        {
            var ratio = Math.Round(_reader.Uniform(1.03, 1.25), 2);
            Restate(e, first, last, (t, _) => Math.Round(ratio * _enterprises[e].Restated(t)));
            Add(e, first, last, AnomalyKind.ProportionalSeries, ratio);
        }
    }

    private void Copy()
    {
        var (first, last) = DrawRun(4);
        if (Take(first, last) is var from and >= 0 && Take(first, last) is var e and >= 0)
        {
            var source = _enterprises[from];
            source.IsHeld = true;
            Restate(e, first, last, (t, _) => source.Output[t]);
            (_enterprises[e].CopiedFrom, _enterprises[e].CopiedMonths) = (source, (first, last));
            Add(e, first, last, AnomalyKind.CopiedSeries, last - first + 1, from);
        }
    }

    private void Misstate()
    {
        var (first, last) = DrawRun(3);
        if (Take(first, last) is var e and >= 0)
        {
            var ratio = _reader.Chance(0.8) ? _reader.Uniform(0.5, 0.85) : _reader.Uniform(1.2, 1.6);
            for (var t = first; t <= last; t++)
            {
                _enterprises[e].RestatedOver[t] = ratio;
            }

            _enterprises[e].IsHeld = true;
            Add(e, first, last, AnomalyKind.BaseMismatch, ratio);
        }
    }

    // In all years, so that there are enough digits to be seen.
    private void RoundOff()
    {
        var (first, last) = (12, _spec.Months + 11);
        if (Take(first, last, least: 10_000) is var e and >= 0)
        {
            var unit = _enterprises[e].Output[first] >= 100_000 && _reader.Chance(0.5) ? 1000 : 100;
            Restate(e, 0, last, (_, output) => Math.Round(output / unit) * unit);
            Add(e, first, last, AnomalyKind.TerminalDigits, unit);
        }
    }

    private void PushOut()
    {
        var t = DrawMonth(2, 11);
        if (Take(t, t) is var e and >= 0)
        {
            var factor = _reader.Uniform(2.5, 6);
            factor = _reader.Chance(0.7) ? factor : 1 / factor;
            _enterprises[e].Reported[t] = Math.Round(_enterprises[e].Output[t] * factor);
            _enterprises[e].IsHeld = true;
            Add(e, t, t, AnomalyKind.RatioOutlier, factor);
        }
    }

    private void Inflate()
    {
        var (first, last) = DrawRun(6);
        if (Take(first, last) is var e and >= 0)
        {
            var factor = _reader.Uniform(1.8, 3);
            Restate(e, first, last, (_, output) => Math.Round(output * factor));
            Add(e, first, last, AnomalyKind.UnsupportedOutput, factor);
        }
    }

    private void Skip()
    {
        var t = DrawMonth(3, 10);
        if (Take(t - 1, t + 1) is var e and >= 0)
        {
            _enterprises[e].MissingAt = t;
            _enterprises[e].IsHeld = true;
            Add(e, t, t, AnomalyKind.MissingMonth, 1);
        }
    }

    // Changes what the enterprise reports and stands by; what it really does stays.
    private void Restate(int enterprise, int first, int last, Func<int, double, double> change)
    {
        var e = _enterprises[enterprise];
        e.IsHeld = true;
        for (var t = first; t <= last; t++)
        {
            e.Output[t] = change(t, e.Output[t]);
            e.Reported[t] = e.Output[t];
        }
    }
}
