using Songhua.Core;

namespace Songhua.Plans;

/// <summary>What is known of the plan while its numbers are bound: head, indicators, sources.</summary>
internal sealed class BindingContext(PlanHead head, IReadOnlyDictionary<string, Indicator> indicators, IReadOnlyDictionary<string, Source> sources)
{
    internal PlanHead Head => head;

    internal Indicator? Indicator(string id) => indicators.GetValueOrDefault(id);

    internal char Grade(string source) => sources.TryGetValue(source, out var s) ? s.Grade : 'C';

    /// <summary>When a source was published; the plan's own date where it has none.</summary>
    internal Period? Published(string source) => Dated(source) ?? head.Stated;

    /// <summary>When a figure of a period became known: its source's date, else the plan's own date, but not before the period was over.</summary>
    internal Period? Known(string source, Period period) =>
        Dated(source) ?? (head.Stated is { } stated && stated.Last > period.Last ? stated : period);

    private Period? Dated(string source) => sources.TryGetValue(source, out var s) ? s.Published : null;
}
