using System.Globalization;
using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// Does the plan add up? Each day on which targets were stated is checked with what was known and planned then; a disagreement that
/// shows on several days is told once.
/// </summary>
internal sealed class CheckStep
{
    internal static readonly Rule Contradiction = new(
        "SH4001", Severity.Error,
        new("these {0} statements cannot hold together: {1}", "以下 {0} 条语句不能同时成立：{1}") { One = "this statement cannot hold: {1}" },
        new("At least one number of the plan is wrong, or speaks of something else than its words say.", "规划中至少有一个数值有误，或其所指与文字不符。"),
        new("Correct one of the statements; dropping any one of them removes the contradiction.", "请更正其中一条；去除任意一条即可消除矛盾。") { One = "Correct the statement." });

    internal static readonly Rule SourcesDisagree = new(
        "SH4002", Severity.Warning,
        new("sources disagree: {0}", "来源不一致：{0}"),
        new("They may cover different things, or one may be wrong; neither is used where a number is derived from them.", "口径可能不同，或其中之一有误；推算时均不采用。"),
        new("Find out which is right; give `coverage` where they measure different things, `vintage` where one revises the other.", "请查明何者正确；口径不同请写 `coverage`，属修订请写 `vintage`。"));

    internal static readonly Rule NotExhausted = new(
        "SH4004", Severity.Note,
        new("the check stopped at its limit: more disagreements, or narrower bounds, may exist", "核对达到上限而停止：可能还有更多不一致或更窄的区间"),
        new("What is listed is right, but the list may not be complete.", "所列内容正确，但可能不完整。"),
        new("Mend what is listed, then check again.", "请先改正所列内容，然后重新核对。"));

    private static readonly Phrase Both = new("{0} would have to be {1} and {2}", "{0} 须{1}，又须{2}");
    private static readonly Phrase Outside = new("{0} would have to be {1}, which is outside {2}", "{0} 须{1}，超出 {2} 的范围");
    private static readonly Phrase NeverBelow = new("{0} would have to be {1}, but is never below {2}", "{0} 须{1}，但不可能低于 {2}");
    private static readonly Phrase NeverAbove = new("{0} would have to be {1}, but is never above {2}", "{0} 须{1}，但不可能高于 {2}");
    private static readonly Phrase NoValue = new("no value of {0} fits them all", "{0} 没有同时满足各语句的取值");

    private static readonly Phrase SomeNumber = new("an intermediate result", "某个中间结果");

    private readonly Plan _plan;
    private readonly Vocabulary _words;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private CheckStep(Plan plan, Vocabulary words) => (_plan, _words) = (plan, words);

    /// <summary>The disagreements, with a diagnostic for each.</summary>
    internal static IReadOnlyList<Finding> Run(Plan plan, FactBook facts, DateOnly asOf, Vocabulary words, DiagnosticBag diagnostics)
    {
        var step = new CheckStep(plan, words);
        var stopped = false;
        foreach (var (conflicts, wasStopped) in World.Days(plan, asOf).AsParallel().AsOrdered().Select(day => Solved(plan, facts, day)))
        {
            stopped |= wasStopped;
            foreach (var (model, conflict) in conflicts)
            {
                step.Report(model, conflict);
            }
        }

        foreach (var finding in step._findings)
        {
            var rule = finding.Kind == FindingKind.Contradiction ? Contradiction : SourcesDisagree;
            object[] values = finding.Kind == FindingKind.Contradiction ? [finding.Parts.Count, finding.Words] : [finding.Words];
            diagnostics.Add(rule.At(finding.Parts[0].Span, values) with
            {
                Related = [.. finding.Parts.Select(p => (p.Span, Cited(p)))],
            });
        }

        if (stopped)
        {
            diagnostics.Report(NotExhausted, SourceSpan.WholeFile(plan.Folder));
        }

        return step._findings;
    }

    // One day does not know of another, so that they are solved side by side. The model of a day without conflicts is let go.
    private static (List<(AddUpModel Model, Conflict Conflict)> Conflicts, bool WasStopped) Solved(Plan plan, FactBook facts, DateOnly day)
    {
        var model = ModelBuilder.Build(plan, World.On(plan, facts, day));
        var solution = AddUpEngine.Solve(model.Problem, new AddUpSpec());
        return ([.. solution.Conflicts.Select(c => (model, c))], solution.MoreConflictsMayExist || !solution.ReachedFixedPoint);
    }

    private static readonly Phrase WithSource = new("{0} — {1}", "{0}——{1}");

    internal static ILocalised Cited(FindingPart part) => part.Source is null ? part.Words : WithSource.With(part.Words, part.Source);

    private void Report(AddUpModel model, Conflict conflict)
    {
        var statements = conflict.Statements.Select(s => model.Statements[s]).ToList();
        var identity = string.Join('\n', statements.Select(s => s.Path).Order(StringComparer.Ordinal));
        if (statements.Count == 0 || !_seen.Add(identity))
        {
            return;
        }

        var parts = statements
            .OrderBy(s => s is Observation or Target ? 0 : 1).ThenBy(s => s.Span)
            .Select(s => new FindingPart(s.Path, s.Span, _words.Statement(s), Vocabulary.SourceOf(s) is { } id ? _words.Source(id) : null))
            .ToList();
        var kind = Kind(statements);
        var key = string.Create(CultureInfo.InvariantCulture, $"check/{_findings.Count + 1}");
        var (about, why) = Why(model, conflict);
        _findings.Add(new Finding(key, kind, about, parts, why));
    }

    // Several sources that disagree on observations, or on one and the same target, are a conflict of sources; everything else is the
    // plan's own contradiction.
    private static FindingKind Kind(List<Statement> statements)
    {
        var values = statements.Where(s => s is Observation or Target).ToList();
        var severalSources = values.Select(Vocabulary.SourceOf).Distinct().Count() > 1;
        var observed = values.TrueForAll(s => s is Observation);
        var sameTarget = statements.TrueForAll(s => s is Target)
            && statements.Cast<Target>().Select(t => (t.Series, t.Facet, t.Whole, t.By, t.Kind)).Distinct().Count() == 1;

        // Figures of places that are compiled apart count some things twice; within one source they would not.
        var apart = statements.Exists(s => s is PlacesApart);
        return severalSources && (observed || sameTarget || apart) ? FindingKind.SourceConflict : FindingKind.Contradiction;
    }

    private (ILocalised About, ILocalised Why) Why(AddUpModel model, Conflict conflict)
    {
        var variable = conflict.Variable;
        var low = conflict.LowStep >= 0 ? conflict.Steps[conflict.LowStep].After.Low : double.NegativeInfinity;
        var high = conflict.HighStep >= 0 ? conflict.Steps[conflict.HighStep].After.High : double.PositiveInfinity;

        // An intermediate result means nothing to a reader: tell the number it stands for, or the last one with a name on the way to it.
        if (model.Variables[variable].IsOneMoreThan is { } growth)
        {
            return Told(_words.Point(growth), low - 1, high - 1, Interval.All, UnitCatalogue.Percent);
        }

        for (var i = conflict.Steps.Count - 1; i >= 0 && model.Variables[variable].Series is null; i--)
        {
            var step = conflict.Steps[i];
            if (model.Variables[step.Variable].Series is not null)
            {
                variable = step.Variable;
                (low, high) = (step.After.Low, step.After.High);
            }
        }

        var shown = model.Variables[variable];
        return Told(shown.Key is { } key ? _words.Point(key, shown.Coverage) : SomeNumber, low, high, shown.Domain, shown.Unit);
    }

    private static (ILocalised About, ILocalised Why) Told(ILocalised about, double low, double high, Interval domain, Unit unit)
    {
        if (low > high && double.IsFinite(low) && double.IsFinite(high))
        {
            var (least, most) = BoundWords.Apart(low, high, unit);
            return (about, Both.With(about, least, most));
        }

        var bound = high < domain.Low ? BoundWords.AtMost(high, unit) : low > domain.High ? BoundWords.AtLeast(low, unit) : null;
        return (about, bound is null ? NoValue.With(about)
            : domain.IsBounded ? Outside.With(about, bound, new AmountRange(domain, unit))
            : high < domain.Low ? NeverBelow.With(about, bound, new Amount(domain.Low, unit))
            : NeverAbove.With(about, bound, new Amount(domain.High, unit)));
    }
}
