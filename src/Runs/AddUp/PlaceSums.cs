using System.Runtime.InteropServices;
using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// Places of one level in another do not overlap (GB/T 2260), so that where amounts cannot be negative those that are known sum to the
/// whole at most. Where a part-whole statement speaks of them, it alone does: it knows what is missing and what is tolerated.
/// </summary>
internal sealed class PlaceSums(Plan plan, AddUpModel model)
{
    private readonly Dictionary<(string, string), PlacesApart> _statements = [];
    private readonly List<Term> _terms = [];

    internal void Add()
    {
        foreach (var whole in model.AllSeries)
        {
            if (whole.Inner.Count < 2)
            {
                continue;
            }

            foreach (var level in whole.Inner.GroupBy(s => plan.Places[s.Key.Place].Level).Where(g => PlacesApart.Divides(g.Key) && g.Count() > 1))
            {
                Add(whole, level.Key, [.. level]);
            }
        }
    }

    private void Add(ModelSeries whole, string level, ModelSeries[] parts)
    {
        var stated = plan.Parts.Where(p => p.Over == PartsOver.Places && p.Whole == whole.Key.Place && p.Indicators.Contains(whole.Key.Indicator)).ToList();
        foreach (ref readonly var number in whole.Plain)
        {
            var period = number.Period;
            if (number.Facet != Facet.Level || stated.Exists(p => p.Period?.Contains(period) != false))
            {
                continue;
            }

            _terms.Clear();
            foreach (var part in parts)
            {
                if (part.TryFind(period, Facet.Level, out var variable))
                {
                    _terms.Add(new Term(variable, 1));
                }
            }

            if (_terms.Count > 1)
            {
                _terms.Add(new Term(number.Variable, -1));
                model.Linear(model.Statement(Statement(whole.Key.Place, level), isRelation: true), CollectionsMarshal.AsSpan(_terms), Interval.AtMost(0), null);
            }
        }
    }

    private PlacesApart Statement(string place, string level)
    {
        if (!_statements.TryGetValue((place, level), out var statement))
        {
            _statements[(place, level)] = statement = new PlacesApart(plan.Places[place], level);
        }

        return statement;
    }
}
