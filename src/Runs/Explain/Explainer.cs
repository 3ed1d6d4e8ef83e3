using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Why is a number what it is: the tree of a result down to plan lines, sources and methods.</summary>
public sealed class Explainer(Results results)
{
    private static readonly Phrase TargetWord = new("target", "目标");
    private static readonly Phrase Verdict = new("verdict", "结论");
    private static readonly Phrase ObservedPace = new("observed pace a year", "现有年均速度");
    private static readonly Phrase RequiredPace = new("pace needed a year", "所需年均速度");
    private static readonly Phrase Ratio = new("pace over pace needed", "现有速度与所需速度之比");
    private static readonly Phrase Gap = new("still missing", "差距");
    private static readonly Phrase Baseline = new("baseline", "基期");
    private static readonly Phrase Latest = new("latest", "最新");
    private static readonly Phrase PointValue = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase Assumed = new("taken as", "假定");
    private static readonly Phrase Used = new("observations used", "所用观测值");
    private static readonly Phrase Disputed = new("left aside, because reports of the period disagree", "因同期报道不一致而未采用");
    private static readonly Phrase Stated = new("stated", "语句");
    private static readonly Phrase Bounds = new("with everything known", "综合所有信息");
    private static readonly Phrase Statements = new("statements", "语句");
    private static readonly Phrase OtherCoverages = new("of another coverage", "其他口径");

    private static readonly Phrase Industries = new("industries (GB/T 4754-2017)", "行业（GB/T 4754-2017）");

    /// <summary>Every key that can be explained.</summary>
    public IEnumerable<string> Keys =>
        results.Status.SelectMany(s => new[] { s.Key, s.Target.Path })
            .Concat(results.Outlook.Select(o => o.Key))
            .Concat(results.Series.Select(s => s.Key))
            .Concat(new StructureExplainer(results).Keys)
            .Concat(results.Implied.Select(i => i.Key))
            .Concat(results.Growth.Reports.SelectMany(GrowthExplainer.Keys))
            .Concat(results.Findings.Select(f => f.Key))
            .Concat(results.Facts.Observations.Select(o => o.Path))
            .Concat(results.Facts.Observations.Select(Address).Distinct());

    /// <summary>The tree of a key; null where there is none.</summary>
    public Explanation? Explain(string key)
    {
        key = key.StartsWith("implied/", StringComparison.Ordinal) ? key["implied/".Length..] : key;
        if (results.Status.FirstOrDefault(s => s.Key == key || s.Target.Path == key || s.Target.Id == key) is { } status)
        {
            return OfStatus(status);
        }

        if (results.Outlook.FirstOrDefault(o => o.Key == key) is { } outlook)
        {
            return new OutlookExplainer(results, outlook).Tree();
        }

        if (key.StartsWith(StructureTables.KeyStart, StringComparison.Ordinal))
        {
            return new StructureExplainer(results).Explain(key);
        }

        if (key.StartsWith("series/", StringComparison.Ordinal))
        {
            return SeriesExplainer.Explain(results, key);
        }

        if (results.Findings.FirstOrDefault(f => f.Key == key) is { } finding)
        {
            return OfFinding(finding);
        }

        if (key.StartsWith(GrowthTables.KeyStart, StringComparison.Ordinal))
        {
            return results.Growth.Reports.Select(r => GrowthExplainer.Explain(r, key)).FirstOrDefault(tree => tree is not null);
        }

        var observations = results.Facts.Observations.Where(o => o.Path == key || Address(o) == key).ToList();
        var implied = results.Implied.FirstOrDefault(i => i.Key == key);
        if (observations.Count > 0)
        {
            return OfObservations(observations, implied);
        }

        return implied?.Tree ?? OfStatement(key);
    }

    /// <summary>The keys that a key without a coverage can mean, where its number is known for coverages of their own only.</summary>
    public IReadOnlyList<string> Candidates(string key) =>
        [.. Keys.Where(k => k.StartsWith(key + '#', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    private static string Address(Observation observation) => observation.Key.Address(observation.Coverage);

    private Explanation? OfStatement(string path)
    {
        var plan = results.Plan;
        Statement? found = plan.Indicators.Values.Cast<Statement>()
            .Concat(plan.Places.Values).Concat(plan.Subjects.Values).Concat(plan.Parts).Concat(plan.Programmes).Concat(plan.Projects)
            .Concat(plan.Milestones).Concat(plan.Intentions).Concat(plan.Taxonomies).Concat(plan.Concordances).Concat(plan.Scenarios)
            .FirstOrDefault(s => s.Path == path);
        var leaf = found is null ? null : StatementLeaf.Of(results.Words, found);
        return found is Subject { Industries: { Count: > 0 } industries }
            ? leaf! with { Parts = [new Explanation(Industries, null) { Parts = [.. industries.Select(i => new Explanation(i, null))] }] }
            : leaf;
    }

    private static Explanation OfFinding(Finding finding) => new(finding.About, finding.Words)
    {
        Parts = [new Explanation(Statements, null) { Parts = [.. finding.Parts.Select(p => new Explanation(p.Words, null) { Span = p.Span, Source = p.Source })] }],
    };

    private Explanation OfObservations(List<Observation> observations, ImpliedValue? implied)
    {
        var leaves = observations.Select(o => StatementLeaf.Of(results.Words, o)).ToList();
        var first = observations[0];
        var tree = new Explanation(results.Words.Point(first.Key, first.Coverage), new MessageList([.. observations.Select(o => o.Figure).DistinctBy(f => f.Written)]))
        {
            Status = first.Status,
            Parts = [new Explanation(Stated, null) { Parts = leaves }],
        };
        if (implied is not null)
        {
            tree = tree with { Parts = [.. tree.Parts, new Explanation(Bounds, new AmountRange(implied.Bounds, implied.Unit)) { Parts = implied.Tree.Parts }] };
        }

        var others = first.Coverage is null ? Candidates(first.Key.ToString()) : [];
        return others.Count == 0
            ? tree
            : tree with { Parts = [.. tree.Parts, new Explanation(OtherCoverages, null) { Parts = [.. others.Select(o => new Explanation(LocalText.Same(o), null))] }] };
    }

    private Explanation OfStatus(TargetStatus status)
    {
        var (pace, words) = (status.Pace, results.Words);
        var parts = new List<Explanation>
        {
            StatementLeaf.Of(words, status.Target) with { Title = TargetWord, Value = words.Statement(status.Target) },
            new(Verdict, new Sentences([pace.Reason, .. pace.Remarks])),
        };
        AddPoint(parts, Baseline, pace.Baseline, status.Unit);
        AddPoint(parts, Latest, pace.Latest, status.Unit);
        AddPoint(parts, Assumed, pace.Assumed, status.Unit);
        AddPace(parts, ObservedPace, pace, pace.Observed, status.Unit);
        AddPace(parts, RequiredPace, pace, pace.Required, status.Unit);
        Add(parts, Ratio, pace.Ratio, UnitCatalogue.One);
        Add(parts, Gap, pace.Gap, status.Unit.IsPercent ? UnitCatalogue.PercentagePoint : status.Unit);
        if (pace.Rule is { } rule)
        {
            parts.Add(new Explanation(ProgressRule.Name, new Sentences([LocalText.Same(Numerals.Write(rule.Ratio.Central)), rule.Category.Word()])));
        }

        AddObservations(parts, Used, status.Used);
        AddObservations(parts, Disputed, status.Disputed);
        return new Explanation(status.Target.Name, pace.Verdict.Word()) { Status = pace.Status, Method = Pace.Method, Parts = parts };
    }

    private void AddPoint(List<Explanation> parts, Phrase title, PacePoint? point, Unit unit)
    {
        if (point is not { } p)
        {
            return;
        }

        var observation = results.Facts.Observations.FirstOrDefault(o => o.Path == p.Key);
        var implied = p.Key.StartsWith("implied/", StringComparison.Ordinal)
            ? results.Implied.FirstOrDefault(i => $"implied/{i.Key}" == p.Key)?.Tree
            : null;
        ILocalised value = p.HasCentral ? new Amount(p.Central, unit) : new AmountRange(p.Value, unit);
        parts.Add(new Explanation(title, PointValue.With(results.Words.Period(p.Period), value))
        {
            Status = p.Status,
            Parts = observation is not null ? [StatementLeaf.Of(results.Words, observation)] : implied is not null ? [implied] : [],
        });
    }

    private static void AddPace(List<Explanation> parts, Phrase title, PaceSolution pace, YearlyPace? yearly, Unit unit)
    {
        if (pace.DecidedBy != PaceForm.Linear && yearly?.Compound is { } compound)
        {
            Add(parts, title, compound, UnitCatalogue.Percent);
        }
        else
        {
            Add(parts, title, yearly?.Linear, unit.IsPercent ? UnitCatalogue.PercentagePoint : unit);
        }
    }

    private static void Add(List<Explanation> parts, Phrase title, Uncertain? value, Unit unit)
    {
        if (value is { } v && (v.HasCentral || !v.Range.IsUnbounded))
        {
            parts.Add(new Explanation(title, v.HasCentral ? new Amount(v.Central, unit) : new AmountRange(v.Range, unit)) { Status = ValueStatus.Derived, Method = Pace.Method });
        }
    }

    private void AddObservations(List<Explanation> parts, Phrase title, IReadOnlyList<Observation> observations)
    {
        if (observations.Count > 0)
        {
            parts.Add(new Explanation(title, null) { Parts = [.. observations.Select(o => StatementLeaf.Of(results.Words, o))] });
        }
    }
}
