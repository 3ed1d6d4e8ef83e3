using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Every id of the plan by section, and the named periods, known before any statement is bound.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, Dictionary<string, RawStatement>> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Period> _periods = new(StringComparer.Ordinal);

    internal Names(IEnumerable<RawStatement> statements, DiagnosticBag diagnostics)
    {
        foreach (var statement in statements)
        {
            if (!_sections.TryGetValue(statement.Type.Section, out var section))
            {
                _sections[statement.Type.Section] = section = new Dictionary<string, RawStatement>(StringComparer.Ordinal);
            }

            if (!section.TryAdd(statement.Id, statement))
            {
                diagnostics.Add(StatementReader.DuplicateStatement.At(statement.Span, statement.Type.Section, statement.Id) with
                {
                    Related = [(section[statement.Id].Span, FirstStated)],
                });
            }
        }

        foreach (var statement in Of(EvidenceTypes.Periods))
        {
            if (statement["span"] is ScalarNode span && Core.Period.TryParse(span.Value, out var period))
            {
                _periods[statement.Id] = period;
            }
        }
    }

    internal static readonly Phrase FirstStated = new("first stated here", "首次出现于此");

    internal bool Has(string section, string id) => _sections.TryGetValue(section, out var ids) && ids.ContainsKey(id);

    internal IEnumerable<string> Ids(string section) => _sections.TryGetValue(section, out var ids) ? ids.Keys : [];

    internal RawStatement? Find(string section, string id) => _sections.GetValueOrDefault(section)?.GetValueOrDefault(id);

    /// <summary>The statements of a type in order of file and line, each id once.</summary>
    internal IEnumerable<RawStatement> Of(StatementType type) => _sections.TryGetValue(type.Section, out var ids) ? ids.Values : [];

    internal Period? Period(string id) => _periods.TryGetValue(id, out var period) ? period : null;
}
