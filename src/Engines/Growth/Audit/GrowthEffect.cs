using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// What a doubtful value does to published growth: with R value added now at last year's prices, B that of the base, both as reported,
/// and dR, dB the reported less the expected, effect = R/B - (R - dR)/(B - dB).
/// </summary>
internal sealed class GrowthEffect
{
    private readonly AuditProblem _problem;
    private readonly ReturnGrid _grid;
    private readonly int[] _slotOfMonth;
    private readonly bool[][] _isMatched;
    private readonly double _real;
    private readonly double _base;

    internal GrowthEffect(AuditProblem problem, ReturnGrid grid)
    {
        (_problem, _grid) = (problem, grid);
        var register = problem.Panel.Register;
        var sums = GrowthEngine.Solve(new()
        {
            Panel = problem.Panel,
            Slots = problem.Slots,
            Factors = problem.Factors,
            Vintages = problem.Vintages,
            GroupOf = new int[register.Count],
            Groups = 1,
        }).Total();
        var total = sums.Length == 0 ? default : sums[0];
        (_real, _base) = (total.Real(problem.Growth), total.Matched(problem.Growth.Base).Base);
        _slotOfMonth = new int[grid.Months];
        Array.Fill(_slotOfMonth, -1);
        _isMatched = new bool[problem.Slots.Count][];
        for (var s = 0; s < problem.Slots.Count; s++)
        {
            var slot = problem.Slots[s];
            for (var month = slot.First; month <= slot.Last; month += 1)
            {
                if (month.Number - problem.Panel.FirstMonth.Number is var m && m >= 0 && m < grid.Months)
                {
                    _slotOfMonth[m] = s;
                }
            }

            _isMatched[s] = new bool[register.Count];
            var visitor = new Marker(_isMatched[s], problem.Growth.Base);
            Coverage.Walk(problem.Panel, slot, problem.Vintages, ref visitor);
        }
    }

    /// <summary>Growth as reported, a ratio.</summary>
    internal double Growth => _base == 0 ? double.NaN : (_real / _base) - 1;

    /// <summary>The effect of a finding, percentage points.</summary>
    internal double Points(AuditDraft draft)
    {
        var (real, basis) = (0.0, 0.0);
        foreach (var replacement in draft.Replacements)
        {
            if (_slotOfMonth[replacement.Month] is var s and >= 0 && _isMatched[s][draft.Enterprise])
            {
                var factors = _problem.Factors[s];
                var industry = _problem.Panel.Register.ClassOf[draft.Enterprise];
                real += Difference(_grid.Output(draft.Enterprise, replacement.Month), replacement.Output) * factors.Rate[industry] / factors.Price[industry];
                basis += Difference(Reported(draft.Enterprise, replacement.Month), replacement.LastYear) * factors.BaseRate[industry];
            }
        }

        return _base == 0 || _base == basis ? double.NaN : 100 * ((_real / _base) - ((_real - real) / (_base - basis)));
    }

    private double Reported(int e, int m) =>
        _problem.Growth.Base == BaseSource.Restated ? _grid.Value(ReturnItem.OutputLastYear, _grid.Row(e, m)) : _grid.Own(ReturnItem.Output, e, m);

    // What is not replaced does not differ; what is missing counts as nothing.
    private static double Difference(double reported, double expected) => double.IsNaN(expected) ? 0 : (double.IsNaN(reported) ? 0 : reported) - expected;

    // Those who are compared, and those who would be had they reported.
    private readonly struct Marker(bool[] isMatched, BaseSource source) : ICoverageVisitor
    {
        public void Visit(in CoveredEnterprise enterprise) =>
            isMatched[enterprise.Enterprise] = enterprise.Kind == CoverageKind.NotReporting || !double.IsNaN(enterprise.Base(source));
    }
}
