using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Where each target stands, as a table.</summary>
public static class StatusTable
{
    private static readonly Phrase Title = new("Where the targets stand", "目标进展");
    private static readonly Phrase Note = new("As known on {0}. Method: {1}.", "截至 {0} 已知数据。方法：{1}。");
    private static readonly Phrase PaceTitle = new("The pace that each target needs", "各目标所需速度");
    private static readonly Phrase NoTargets = new("The plan has no targets.", "规划中没有目标。");
    private static readonly Phrase NoPace = new(
        "No pace can be told: every target is met or past, has no date, or lacks an observation. `songhua status` says what is missing.",
        "无法给出所需速度：各目标或已实现、已到期，或没有期限，或缺少观测值。`songhua status` 会列出所缺数据。");
    private static readonly Phrase NoDate = new("no date", "无期限");

    private static readonly IReadOnlyList<ResultColumn> Columns =
    [
        new("id", new("Id", "标识")) { Wide = true },
        new("target", new("Target", "目标")),
        new("place", new("Place", "地区")),
        new("due", new("By", "期限")),
        new("aim", new("Aim", "目标值")),
        new("baseline_period", new("Baseline period", "基期")) { Wide = true },
        new("baseline", new("Baseline", "基期值"), ColumnKind.Number) { Wide = true },
        new("latest_period", new("Latest period", "最新时期")) { Wide = true },
        new("latest", new("Latest", "最新值"), ColumnKind.Number),
        new("latest_status", new("Latest is", "最新值性质")) { Wide = true },
        new("observed_pace", new("Pace a year", "现有年均速度"), ColumnKind.Number),
        new("required_pace", new("Needed a year", "所需年均速度"), ColumnKind.Number),
        new("observed_linear", new("Pace a year, linear", "现有年均速度（线性）"), ColumnKind.Number) { Wide = true },
        new("observed_compound", new("Pace a year, compound", "现有年均速度（复合）"), ColumnKind.Number) { Wide = true },
        new("required_linear", new("Needed a year, linear", "所需年均速度（线性）"), ColumnKind.Number) { Wide = true },
        new("required_compound", new("Needed a year, compound", "所需年均速度（复合）"), ColumnKind.Number) { Wide = true },
        new("ratio", new("Pace / needed", "速度比"), ColumnKind.Number) { Wide = true },
        new("open_sdg_ratio", ProgressRule.Name, ColumnKind.Number) { Wide = true },
        new("open_sdg", new("Open SDG category", "Open SDG 类别")) { Wide = true },
        new("gap", new("Still missing", "差距"), ColumnKind.Number) { Wide = true },
        new("covered", new("Way covered", "完成进度"), ColumnKind.Percent) { Wide = true },
        new("verdict", new("Verdict", "结论")),
        new("reason", new("Why", "理由")),
        new("missing", new("What is missing", "缺少的数据")) { Wide = true },
        new("source", new("Source", "来源")) { Wide = true },
    ];

    private static readonly HashSet<string> PaceColumns = ["id", "target", "place", "due", "aim", "latest", "observed_pace", "required_pace"];

    /// <summary>The table of a run.</summary>
    public static ResultTable Of(Results results) => new(
        "status", Title, Columns, [.. results.Status.Select(s => new ResultRow(s.Key, Row(results, s)))])
    {
        Note = Note.With(results.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Pace.Method),
    };

    /// <summary>The pace that each target still needs, as far as it can be told.</summary>
    public static ResultTable RequiredPace(Results results)
    {
        int[] columns = [.. Enumerable.Range(0, Columns.Count).Where(c => PaceColumns.Contains(Columns[c].Key))];
        var rows = results.Status
            .Where(s => s.Pace.Required is not null)
            .Select(s => (s.Key, Cells: Row(results, s)))
            .Select(r => new ResultRow(r.Key, [.. columns.Select(c => r.Cells[c])]));
        return new ResultTable("required_pace", PaceTitle, [.. columns.Select(c => Columns[c])], [.. rows])
        {
            Head = Array.FindIndex(columns, c => Columns[c].Key == "target"),
            WhyEmpty = results.Status.Count == 0 ? NoTargets : NoPace,
        };
    }

    private static Cell[] Row(Results results, TargetStatus s)
    {
        var (target, pace, words) = (s.Target, s.Pace, results.Words);
        return
        [
            Cell.Of(target.Id),
            Cell.Of(target.Name),
            Cell.Of(words.PlaceAndSubject(target.Series)),
            Cell.Of(target.By is { } by ? words.Period(by) : NoDate),
            Cell.Of(words.Aim(target)),
            PeriodOf(pace.Baseline, words),
            Value(pace.Baseline, s.Unit),
            PeriodOf(pace.Latest, words),
            Value(pace.Latest, s.Unit),
            pace.Latest is { } latest ? Cell.Of(latest.Status.Word()) : Cell.None,
            Yearly(pace, pace.Observed, s.Unit),
            Yearly(pace, pace.Required, s.Unit),
            Shown(pace.Observed?.Linear, Difference(s.Unit)),
            Shown(pace.Observed?.Compound, UnitCatalogue.Percent),
            Shown(pace.Required?.Linear, Difference(s.Unit)),
            Shown(pace.Required?.Compound, UnitCatalogue.Percent),
            Plain(pace.Ratio),
            Plain(pace.Rule?.Ratio),
            Cell.Of(pace.Rule?.Category.Word()),
            Shown(pace.Gap, Difference(s.Unit)),
            pace.Covered is { HasCentral: true } covered ? Cell.Of(covered.Central * 100, UnitCatalogue.Percent, ValueStatus.Derived) : Cell.None,
            Cell.Of(pace.Verdict.Word()),
            Cell.Of(new Sentences([pace.Reason, .. pace.Remarks])),
            Cell.Of(pace.Missing.Count == 0 ? null : new MessageList([.. pace.Missing.Select(m => (ILocalised)m)])),
            Cell.Of(words.Source(target.Source)),
        ];
    }

    /// <summary>The pace of a solution in the form that decided: per cent a year, or an amount a year.</summary>
    private static Cell Yearly(PaceSolution pace, YearlyPace? yearly, Unit unit)
    {
        var linear = pace.DecidedBy == PaceForm.Linear || yearly?.Compound is null;
        return linear ? Shown(yearly?.Linear, Difference(unit)) : Shown(yearly?.Compound, UnitCatalogue.Percent);
    }

    private static Cell Shown(Uncertain? value, Unit unit) =>
        value is { HasCentral: true } v ? Cell.Of(v.Central / (double)unit.Factor, unit, ValueStatus.Derived) : Cell.None;

    // A difference of two percentages is in percentage points.
    private static Unit Difference(Unit unit) => unit.IsPercent ? UnitCatalogue.PercentagePoint : unit;

    private static Cell PeriodOf(PacePoint? point, Vocabulary words) => point is { } p ? Cell.Of(words.Period(p.Period)) : Cell.None;

    private static Cell Value(PacePoint? point, Unit unit) =>
        point is not { } p ? Cell.None
        : p.HasCentral ? Cell.Of(p.Central / (double)unit.Factor, unit, p.Status)
        : Cell.Of(double.NaN, unit, p.Status, new AmountRange(p.Value, unit));

    private static Cell Plain(Uncertain? value) =>
        value is { HasCentral: true } v ? Cell.Of(v.Central, null, ValueStatus.Derived) : Cell.None;
}

/// <summary>Sentences one after the other.</summary>
public sealed class Sentences(IReadOnlyList<ILocalised> items) : ILocalised
{
    /// <inheritdoc/>
    public string In(Language language) => string.Join(language == Language.Chinese ? "" : " ", items.Select(i => i.In(language)));

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
