using Songhua.Core;

namespace Songhua.Plans;

/// <summary>What is known of the plan while its numbers are bound: head, indicators, sources.</summary>
internal sealed class BindingContext(PlanHead head, IReadOnlyDictionary<string, Indicator> indicators, IReadOnlyDictionary<string, Source> sources)
{
    internal PlanHead Head => head;

    internal Indicator? Indicator(string id) => indicators.GetValueOrDefault(id);

    internal char Grade(string source) => sources.TryGetValue(source, out var s) ? s.Grade : 'C';

    internal Period? Published(string source) => (sources.TryGetValue(source, out var s) ? s.Published : null) ?? head.Stated;
}
