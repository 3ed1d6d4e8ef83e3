using Songhua.Core;

namespace Songhua.Runs;

/// <summary>Output of enterprises added up over months of their returns.</summary>
internal static class PanelOutput
{
    /// <summary>One an enterprise, base units: of several returns for one month the latest counts, while the enterprise is in scope; 0 where it reports none.</summary>
    internal static double[] Between(ReturnsPanel panel, CalendarMonth first, CalendarMonth last)
    {
        var sums = new double[panel.Register.Count];
        var enterprise = panel.Enterprise.Span;
        var output = panel.Item(ReturnItem.Output).Span;
        for (var month = first; month <= last; month += 1)
        {
            var (from, end) = panel.RowsOf(month);
            for (var r = from; r < end; r++)
            {
                var isLatest = r + 1 == end || enterprise[r + 1] != enterprise[r];
                if (isLatest && panel.Register.IsInScope(enterprise[r], month.Number))
                {
                    sums[enterprise[r]] += double.IsNaN(output[r]) ? 0 : output[r];
                }
            }
        }

        return sums;
    }
}
