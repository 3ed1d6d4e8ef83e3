using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>The cells of the status table by target and column: pages show the very numbers that terminal and files show.</summary>
internal sealed class StatusRows
{
    private readonly ResultTable _table;
    private readonly Dictionary<string, IReadOnlyList<Cell>> _rows;
    private readonly Dictionary<string, int> _columns;

    internal StatusRows(Results results)
    {
        Status = results.Status;
        _table = StatusTable.Of(results);
        _rows = _table.Rows.ToDictionary(r => r.Key, r => r.Cells, StringComparer.Ordinal);
        _columns = _table.Columns.Select((c, i) => (c.Key, i)).ToDictionary(c => c.Key, c => c.i, StringComparer.Ordinal);
    }

    internal IReadOnlyList<TargetStatus> Status { get; }

    /// <summary>A cell.</summary>
    internal Cell this[TargetStatus status, string column] => _rows[status.Key][_columns[column]];

    /// <summary>A column's heading.</summary>
    internal Phrase Title(string column) => _table.Columns[_columns[column]].Title;
}

/// <summary>The targets of one topic of the plan.</summary>
/// <param name="Id">The topic's id; "other" for targets whose indicator has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Targets">The targets: judged ones first, then those that cannot be judged, each in order of the plan.</param>
internal sealed record TopicGroup(string Id, ILocalised Name, IReadOnlyList<TargetStatus> Targets)
{
    private static readonly Phrase Other = new("Other targets", "其他目标");

    /// <summary>The topics that have targets, in order of the plan.</summary>
    internal static IReadOnlyList<TopicGroup> Of(Results results)
    {
        var plan = results.Plan;
        var byTopic = results.Status.ToLookup(s => plan.Indicators[s.Target.Series.Indicator].Topic is { } t && plan.Topics.ContainsKey(t) ? t : "");
        return
        [
            .. plan.Topics.Values.Where(t => byTopic.Contains(t.Id)).Select(t => new TopicGroup(t.Id, t.Name, Sorted(byTopic[t.Id]))),
            .. byTopic.Contains("") ? [new TopicGroup("other", Other, Sorted(byTopic[""]))] : Array.Empty<TopicGroup>(),
        ];
    }

    private static List<TargetStatus> Sorted(IEnumerable<TargetStatus> targets) =>
        [.. targets.OrderBy(s => s.Pace.Verdict == Verdict.CannotBeJudged ? 1 : 0)];
}

/// <summary>The targets due in one year, or without a date.</summary>
/// <param name="Name">The year.</param>
/// <param name="Targets">The targets, by verdict.</param>
internal sealed record DueGroup(ILocalised Name, IReadOnlyList<TargetStatus> Targets)
{
    private static readonly Phrase NoDate = new("no date", "无期限");

    /// <summary>The years that occur, in order, then the targets without a date.</summary>
    internal static IReadOnlyList<DueGroup> Of(Results results) =>
    [
        .. results.Status.GroupBy(s => s.Target.By?.EndYear).OrderBy(g => g.Key ?? int.MaxValue).Select(g => new DueGroup(
            g.Key is { } year ? LocalText.Same(year.ToString(System.Globalization.CultureInfo.InvariantCulture)) : NoDate, [.. g.OrderBy(s => s.Pace.Verdict)])),
    ];
}
