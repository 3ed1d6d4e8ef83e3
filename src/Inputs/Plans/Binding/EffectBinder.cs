using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Binds what a scenario supposes to happen to series.</summary>
internal sealed class EffectBinder(BindingContext context, DiagnosticBag diagnostics)
{
    private const int MostYears = 50;

    internal static readonly Rule OneSize = new(
        "SH3205", Severity.Error,
        new("an effect must have exactly one of `change` and `growth`", "每个影响须恰有 `change`、`growth` 之一"),
        new("It is not clear what is supposed to happen.", "无法确定假设内容。"),
        new("Write `change: -10 %` (or an amount) for a level that shifts, or `growth: +1 pp` for a pace that changes.", "水平变动请写 `change: -10 %`（或数额），速度变化请写 `growth: +1 pp`。"));

    internal static readonly Rule WrongSize = new(
        "SH3206", Severity.Error,
        new("`{0}: {1}` is no size of an effect on {2}", "`{0}: {1}` 不能作为对{2}的影响"),
        new("It could not be added to the series.", "无法计入该序列。"),
        new("Write a percentage above -100 %, an amount in a unit of the indicator (of a share percentage points), or percentage points for growth; a spread is positive and in the same unit.", "请写大于 -100% 的百分比、该指标单位的数额（占比用百分点），或增速的百分点；spread 须为正且单位相同。"));

    internal static readonly Rule WrongTime = new(
        "SH3207", Severity.Error,
        new("`{0}` of an effect cannot be {1}", "影响的 `{0}` 不能为 {1}"),
        new("It is not clear when it holds.", "无法确定其作用时间。"),
        new("Write years: `from: 2026`, `until: 2027` (not before `from`), and whole numbers of years for build_up (from 1) and recovery (from 0).", "请按年份书写：`from: 2026`、`until: 2027`（不早于 `from`）；build_up（不小于 1）和 recovery（不小于 0）为整年数。"));

    internal static readonly Rule Nothing = new(
        "SH3208", Severity.Error,
        new("scenario '{0}' supposes nothing", "情景“{0}”未作任何假设"),
        new("Its results would be the plan's own.", "其结果将与原规划相同。"),
        new("Write changes under `with`, effects under `effects`, outages under `shocks`.", "请在 `with` 下写改动，在 `effects` 下写影响，或在 `shocks` 下写停产冲击。"));

    /// <summary>The effects of a scenario, without those that are wrong.</summary>
    internal IReadOnlyList<ScenarioEffect> Effects(Fields scenario) => [.. scenario.Items("effects").Select(Effect).OfType<ScenarioEffect>()];

    private ScenarioEffect? Effect(Fields f)
    {
        if (f.Reference("indicator") is not { } id || context.Indicator(id) is not { } indicator)
        {
            return null;
        }

        if (f.Has("change") == f.Has("growth"))
        {
            diagnostics.Report(OneSize, f.Statement.Span);
            return null;
        }

        var from = Year(f, "from", null);
        var until = Year(f, "until", from);
        var (buildUp, recovery) = (Years(f, "build_up", 1, 1), Years(f, "recovery", 0, 0));
        var name = f.Has("change") ? "change" : "growth";
        var (size, spread) = (f.Figure(name), f.Figure("spread"));
        if (from is null || (f.Has("until") && until is null) || buildUp is null || recovery is null || size is null || (f.Has("spread") && spread is null))
        {
            return null;
        }

        if (!IsSize(name, size, indicator) || (spread is not null && !(spread.Central > 0 && (spread.Unit.Dimension.Equals(size.Unit.Dimension)))))
        {
            var wrong = IsSize(name, size, indicator) ? "spread" : name;
            diagnostics.Report(WrongSize, f.SpanOf(wrong), wrong, (wrong == "spread" ? spread! : size).Written, indicator.Name);
            return null;
        }

        return new ScenarioEffect(f.Statement.Span, new SeriesKey(id, f.Reference("place") ?? context.Head.Place, f.Reference("of")), from.Value, size, name == "growth")
        {
            Spread = spread,
            BuildUp = buildUp.Value,
            Until = until,
            Recovery = recovery.Value,
            Cost = f.Figure("cost"),
            Why = f.Text("what"),
        };
    }

    private static bool IsSize(string name, Figure figure, Indicator indicator) =>
        figure.Central is { } central && (name == "growth"
            ? figure.Unit.IsPercentagePoint || figure.Unit.IsPercent
            : figure.Unit.IsPercent ? central > -100
            : figure.Unit.IsPercentagePoint ? indicator.Measure.Unit.IsPercent
            : EvidenceBinder.Compares(figure.Unit, indicator.Measure.Unit));

    private int? Year(Fields f, string attribute, int? notBefore)
    {
        if (!f.Has(attribute) || f.Period(attribute) is not { } period)
        {
            return null;
        }

        if (period.IsYear && !(period.EndYear < notBefore))
        {
            return period.EndYear;
        }

        diagnostics.Report(WrongTime, f.SpanOf(attribute), attribute, period);
        return null;
    }

    private int? Years(Fields f, string attribute, int fallback, int least)
    {
        if (!f.Has(attribute))
        {
            return fallback;
        }

        if (f.Number(attribute) is not { } number)
        {
            return null;
        }

        if (number >= least && number <= MostYears && decimal.Truncate(number) == number)
        {
            return (int)number;
        }

        diagnostics.Report(WrongTime, f.SpanOf(attribute), attribute, number);
        return null;
    }
}
