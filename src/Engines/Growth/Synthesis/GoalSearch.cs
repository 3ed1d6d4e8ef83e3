using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// Scales outputs so that growth under the default conventions is what the goals say. Goals are taken by year, smaller ones first;
/// what a goal settles (its months in its classes) later goals leave alone, so that a quarter inside a year stays hit.
/// </summary>
internal sealed class GoalSearch
{
    private const double Tolerance = 1e-6;

    private readonly SynthesisSpec _spec;
    private readonly SyntheticEnterprise[] _enterprises;
    private readonly EnterpriseRegister _register;
    private readonly ValueAddedRates _rates;
    private readonly ProducerPriceIndices _prices;

    // By class and month from the January of the year before the panel.
    private readonly bool[,] _settled;

    internal GoalSearch(SynthesisSpec spec, SyntheticEnterprise[] enterprises, EnterpriseRegister register, ValueAddedRates rates, ProducerPriceIndices prices)
    {
        (_spec, _enterprises, _register, _rates, _prices) = (spec, enterprises, register, rates, prices);
        _settled = new bool[register.Classes.Count, spec.Months + 12];
    }

    private readonly record struct Sums(double Base, double Held, double Free, bool HasFreeCells)
    {
        internal double Growth => Base == 0 ? double.NaN : ((Held + Free) / Base) - 1;
    }

    /// <summary>Scales for all goals; results in the order of the goals, growth reached not yet filled in.</summary>
    internal GoalResult[] Scale()
    {
        var results = new GoalResult[_spec.Goals.Count];
        var order = Enumerable.Range(0, results.Length).OrderBy(g => _spec.Goals[g].Period.EndYear).ThenBy(g => Cells(_spec.Goals[g])).ThenBy(g => g);
        foreach (var g in order)
        {
            results[g] = Hit(_spec.Goals[g]);
        }

        return results;
    }

    private long Cells(GrowthGoal goal) => (long)goal.Period.Days * _register.Classes.Count(c => c.StartsWith(goal.Industry, StringComparison.Ordinal));

    /// <summary>Whether growth over the period is defined on the panel.</summary>
    internal static bool IsComparable(SynthesisSpec spec, Period period)
    {
        if (!period.IsMonths || period.First.Year != period.Last.Year)
        {
            return false;
        }

        var (first, last) = (CalendarMonth.Of(period.First), CalendarMonth.Of(period.Last));
        return first >= spec.First && last < spec.First + spec.Months && first.Month != 2 && !(first.Month == 1 && last.Month == 1);
    }

    private GoalResult Hit(GrowthGoal goal)
    {
        if (!IsComparable(_spec, goal.Period))
        {
            return new(goal, double.NaN, double.NaN, 1, GoalOutcome.NotComparable);
        }

        var slots = Slot.Of(goal.Period);
        SlotFactors[] factors = [.. slots.Select(s => SlotFactors.Of(_register.Classes, _rates, _prices, s, RateYear.Current, []))];
        var before = Add(goal, slots, factors);
        var wanted = (1 + goal.Growth) * before.Base;
        var scaling = (wanted - before.Held) / before.Free;
        var isHit = Math.Abs(before.Growth - goal.Growth) < Tolerance;
        if (double.IsNaN(before.Growth))
        {
            return new(goal, double.NaN, double.NaN, 1, GoalOutcome.NotComparable);
        }

        if (before.HasFreeCells && scaling >= 1 / _spec.MostScaling && scaling <= _spec.MostScaling)
        {
            Multiply(goal, slots, scaling);
            SettleRounding(goal, slots, factors, wanted);
        }
        else if (!isHit)
        {
            return new(goal, before.Growth, before.Growth, 1, before.HasFreeCells ? GoalOutcome.OutOfReach : GoalOutcome.Contradicted);
        }

        Settle(goal, slots);
        return new(goal, before.Growth, double.NaN, before.HasFreeCells ? scaling : 1, GoalOutcome.Reached);
    }

    private static IEnumerable<int> MonthsOf(Slot slot, CalendarMonth first)
    {
        for (var month = slot.First; month <= slot.Last; month += 1)
        {
            yield return month.Number - first.Number + 12;
        }
    }

    private Sums Add(GrowthGoal goal, IReadOnlyList<Slot> slots, SlotFactors[] factors)
    {
        var (sumBase, held, free, hasFree) = (0.0, 0.0, 0.0, false);
        foreach (var (slot, factor) in slots.Zip(factors))
        {
            int[] months = [.. MonthsOf(slot, _spec.First)];
            for (var e = 0; e < _enterprises.Length; e++)
            {
                var c = _register.ClassOf[e];
                if (!_register.Classes[c].StartsWith(goal.Industry, StringComparison.Ordinal))
                {
                    continue;
                }

                hasFree |= !_settled[c, months[^1]];
                if (Match(_enterprises[e], slot, months) is var (output, before))
                {
                    var real = output * factor.Rate[c] / factor.Price[c];
                    sumBase += before * factor.BaseRate[c];
                    var isFree = !_enterprises[e].IsHeld && !_settled[c, months[^1]];
                    free += isFree ? real : 0;
                    held += isFree ? 0 : real;
                }
            }
        }

        return new(sumBase, held, free, hasFree);
    }

    // As matched coverage counts it: in the register now, and in it or at least existing a year ago.
    private static (double Output, double Before)? Match(SyntheticEnterprise e, Slot slot, int[] months)
    {
        var last = months[^1];
        if (last < e.ScopeFrom || last > e.ScopeTo || (last - 12 < e.ScopeFrom && e.Opened > last - 12))
        {
            return null;
        }

        var (output, before, any) = (0.0, 0.0, false);
        foreach (var t in months)
        {
            var isInBlock = slot.Months == 2 && !e.ReportsApart && !double.IsNaN(e.Reported[t]);
            if (isInBlock || e.Reports(t))
            {
                any = true;
                output += e.Reported[t];
                before += e.Restated(t);
            }
        }

        return any ? (output, before) : null;
    }

    private IEnumerable<(SyntheticEnterprise Enterprise, int Class)> Free(GrowthGoal goal)
    {
        for (var e = 0; e < _enterprises.Length; e++)
        {
            var c = _register.ClassOf[e];
            if (!_enterprises[e].IsHeld && _register.Classes[c].StartsWith(goal.Industry, StringComparison.Ordinal))
            {
                yield return (_enterprises[e], c);
            }
        }
    }

    private void Multiply(GrowthGoal goal, IReadOnlyList<Slot> slots, double scaling)
    {
        int[] months = [.. slots.SelectMany(s => MonthsOf(s, _spec.First))];
        foreach (var (enterprise, c) in Free(goal))
        {
            foreach (var t in months)
            {
                if (!_settled[c, t])
                {
                    enterprise.Activity[t] *= scaling;
                    enterprise.Output[t] = Math.Round(enterprise.Output[t] * scaling);
                    enterprise.Reported[t] = enterprise.Output[t];
                }
            }
        }
    }

    // What rounding to whole thousands left is put into the largest output that is free.
    private void SettleRounding(GrowthGoal goal, IReadOnlyList<Slot> slots, SlotFactors[] factors, double wanted)
    {
        var after = Add(goal, slots, factors);
        (SyntheticEnterprise Enterprise, int Class, int Slot, int Month)? largest = null;
        for (var s = 0; s < slots.Count; s++)
        {
            int[] months = [.. MonthsOf(slots[s], _spec.First)];
            foreach (var (enterprise, c) in Free(goal))
            {
                if (!_settled[c, months[^1]] && Match(enterprise, slots[s], months) is not null
                    && !(largest is { } l && enterprise.Output[months[^1]] <= l.Enterprise.Output[l.Month]))
                {
                    largest = (enterprise, c, s, months[^1]);
                }
            }
        }

        if (largest is var (e, industry, slot, month))
        {
            var change = Math.Round((wanted - after.Held - after.Free) * factors[slot].Price[industry] / factors[slot].Rate[industry]);
            e.Output[month] = Math.Max(1, e.Output[month] + change);
            e.Reported[month] = e.Output[month];
        }
    }

    private void Settle(GrowthGoal goal, IReadOnlyList<Slot> slots)
    {
        for (var c = 0; c < _register.Classes.Count; c++)
        {
            if (_register.Classes[c].StartsWith(goal.Industry, StringComparison.Ordinal))
            {
                foreach (var t in slots.SelectMany(s => MonthsOf(s, _spec.First)))
                {
                    _settled[c, t] = true;
                }
            }
        }
    }
}
