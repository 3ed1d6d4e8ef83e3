using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Applies a scenario to the raw statements of a plan, before they are bound, so that a changed plan is checked like any other.</summary>
internal sealed class ScenarioTransform(DiagnosticBag diagnostics)
{
    internal static readonly Rule NoScenario = new(
        "SH3201", Severity.Error,
        new("there is no scenario '{0}'", "没有情景“{0}”"),
        new("Nothing was changed, so the result would be the plan's own.", "未作任何改动，结果将与原规划相同。"),
        new("Use the id of a statement under `scenarios:`.", "请使用 `scenarios:` 下某语句的 id。"));

    internal static readonly Rule NoObject = new(
        "SH3202", Severity.Error,
        new("the plan has no statement '{0}'", "规划中没有语句“{0}”"),
        new("The change would change nothing.", "该改动不会产生任何作用。"),
        new("Write section/id of an existing statement; to make a new one use `add`.", "请写现有语句的“部分/id”；新增语句请用 `add`。"));

    internal static readonly Rule ObjectExists = new(
        "SH3203", Severity.Error,
        new("'{0}' exists already", "“{0}”已存在"),
        new("Adding it again would overwrite it silently.", "再次添加会悄悄覆盖它。"),
        new("Use `set` to change it, or another id.", "请用 `set` 修改它，或换一个 id。"));

    internal static readonly Rule OneChange = new(
        "SH3204", Severity.Error,
        new("a change must have exactly one of set, add and remove", "每处改动须恰有 set、add、remove 之一"),
        new("Otherwise it is not clear what is supposed.", "否则无法确定假设内容。"),
        new("Write one entry for each change.", "每处改动写一项。"));

    internal List<RawStatement> Apply(IReadOnlyList<RawStatement> statements, string scenario, SourceSpan asked)
    {
        var result = statements.ToList();
        var raw = result.Find(s => s.Type == IntentTypes.Scenarios && s.Id == scenario);
        if (raw is null)
        {
            var known = statements.Where(s => s.Type == IntentTypes.Scenarios).Select(s => s.Id);
            diagnostics.Add(NoScenario.At(asked, scenario) with { Suggestion = Suggestion.Nearest(scenario, known) });
            return result;
        }

        foreach (var item in raw["with"] is ListNode list ? list.Items.OfType<MapNode>() : [])
        {
            Change(result, item);
        }

        return result;
    }

    private void Change(List<RawStatement> statements, MapNode change)
    {
        var verbs = change.Entries.Where(e => e.Key.Value is "set" or "add" or "remove").ToArray();
        if (verbs.Length != 1 || change.Find("object") is not ScalarNode target)
        {
            diagnostics.Report(OneChange, change.Span);
            return;
        }

        var index = statements.FindIndex(s => s.Path == target.Value);
        var (verb, value) = verbs[0];
        if (verb.Value == "add")
        {
            Add(statements, target, value, index);
        }
        else if (index < 0)
        {
            diagnostics.Add(NoObject.At(target.Span, target.Value) with { Suggestion = Suggestion.Nearest(target.Value, statements.Select(s => s.Path)) });
        }
        else if (verb.Value == "remove")
        {
            statements.RemoveAt(index);
        }
        else
        {
            statements[index] = Set(statements[index], value);
        }
    }

    private void Add(List<RawStatement> statements, ScalarNode target, Node value, int existing)
    {
        var parts = target.Value.Split('/');
        if (existing >= 0)
        {
            diagnostics.Report(ObjectExists, target.Span, target.Value);
        }
        else if (parts.Length != 2 || Catalogue.Find(parts[0]) is not { } type)
        {
            diagnostics.Report(NoObject, target.Span, target.Value);
        }
        else if (new StatementReader(diagnostics).Read(type, parts[1], target.Span, value) is { } added)
        {
            statements.Add(added);
        }
    }

    private RawStatement Set(RawStatement statement, Node value)
    {
        var copy = statement.Copy();
        if (value is not MapNode map)
        {
            diagnostics.Report(StatementReader.WrongShape, value.Span, "set", StatementReader.AMap);
            return copy;
        }

        foreach (var (key, node) in map.Entries)
        {
            var index = statement.Type.IndexOf(key.Value);
            if (index < 0)
            {
                new StatementReader(diagnostics).ReportUnknown(statement.Type, key);
            }
            else
            {
                copy[index] = node is ScalarNode { Value: "" } ? null : node;
            }
        }

        return copy;
    }
}
