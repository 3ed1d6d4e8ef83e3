using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Reads a plan: its files, its statements, their meaning; and says everything that is wrong with them in one go.</summary>
public static class PlanReader
{
    internal static readonly Rule NoHead = new(
        "SH2009", Severity.Error,
        new("the plan has no `plan:` section", "规划缺少 `plan:` 部分"),
        new("Place and horizon of its statements are not known.", "无法得知语句的地区和时限。"),
        new("Add a `plan:` section with id, name, format, place and horizon.", "请添加含 id、name、format、place、horizon 的 `plan:` 部分。"));

    internal static readonly Rule UnknownFormat = new(
        "SH2010", Severity.Error,
        new("the plan is written in format {0}; this program reads format 1", "规划采用格式 {0}，本程序读取格式 1"),
        new("Statements could be misunderstood.", "语句可能被误解。"),
        new("Use the version of the program that the plan was written for.", "请使用与该规划对应的程序版本。"));

    internal static readonly Rule PlaceCycle = new(
        "SH3020", Severity.Error,
        new("'{0}' lies within itself: {1}", "“{0}”位于自身之内：{1}"),
        new("Part and whole would be the same.", "部分与整体将相同。"),
        new("Correct `within`.", "请更正 `within`。"));

    internal static readonly Rule CodeElsewhere = new(
        "SH3021", Severity.Warning,
        new("the code {0} does not begin like the code {1} of '{2}', in which the place lies", "代码 {0} 与其上级“{2}”的代码 {1} 开头不同"),
        new("One of the two codes is probably mistyped, and data would be joined to the wrong place.", "其中一个代码可能有误，数据会关联到错误地区。"),
        new("Check both codes against GB/T 2260.", "请对照 GB/T 2260 检查两个代码。"));

    internal static readonly Rule DuplicateCode = new(
        "SH3022", Severity.Error,
        new("the code {0} belongs to '{1}' already", "代码 {0} 已属于“{1}”"),
        new("Data joined by code would go to either place.", "按代码关联的数据可能归入任一地区。"),
        new("Correct one of the two.", "请更正其一。"));

    private static readonly Phrase InScenario = new("with the changes of scenario {0}", "采用情景 {0} 的改动后");

    /// <summary>Reads the plan in a folder, transformed by one of its scenarios where named. Nothing on disk is changed.</summary>
    public static PlanReading Read(string folder, string? scenario = null)
    {
        var diagnostics = new DiagnosticBag();
        var files = PlanFolder.Read(folder, diagnostics);
        var statements = scenario is null
            ? files.Statements
            : new ScenarioTransform(diagnostics).Apply(files.Statements, scenario, SourceSpan.WholeFile(files.ShownAs));
        var plan = Bind(files, statements, diagnostics);
        if (scenario is null)
        {
            CheckScenarios(files, diagnostics);
        }

        return new PlanReading(diagnostics.HasErrors ? null : plan, diagnostics.Sorted(), files.Texts, statements);
    }

    // Each scenario is applied, bound and let go, so that a change that cannot be made, or makes nonsense, is told before anybody runs
    // it. What is wrong with the plan anyway is not told again.
    private static void CheckScenarios(PlanFolder files, DiagnosticBag diagnostics)
    {
        var known = diagnostics.Sorted().Select(Identity).ToHashSet();
        foreach (var scenario in files.Statements.Where(s => s.Type == IntentTypes.Scenarios).DistinctBy(s => s.Id).ToList())
        {
            var noticed = new DiagnosticBag();
            var statements = new ScenarioTransform(noticed).Apply(files.Statements, scenario.Id, default);
            if (!noticed.HasErrors)
            {
                Bind(files, statements, noticed);
            }

            diagnostics.AddRange(noticed.Sorted().Where(d => !known.Contains(Identity(d))).Select(d => d with { Related = [.. d.Related, (scenario.Span, InScenario.With(scenario.Id))] }));
        }
    }

    private static (SourceSpan, string, string) Identity(Diagnostic d) => (d.Span, d.Rule.Code, d.Message.In(Language.English));

    private static Plan? Bind(PlanFolder files, IReadOnlyList<RawStatement> statements, DiagnosticBag diagnostics)
    {
        var names = new Names(statements, diagnostics);
        var evidence = new EvidenceBinder(names, diagnostics);
        var headStatement = names.Of(EvidenceTypes.Plan).FirstOrDefault();
        if (headStatement is null)
        {
            if (statements.Count > 0 || !diagnostics.HasErrors)
            {
                diagnostics.Report(NoHead, SourceSpan.WholeFile(files.ShownAs));
            }

            return null;
        }

        var head = evidence.Head(headStatement) ?? new PlanHead("plan", headStatement.Span, LocalText.Same("plan"), "", Period.Between(new DateOnly(1000, 1, 1), new DateOnly(2999, 12, 31)));
        if (headStatement["format"] is ScalarNode { Value: not "1" } format)
        {
            diagnostics.Report(UnknownFormat, format.Span, format.Value);
        }

        var places = ById(names, EvidenceTypes.Places, evidence.Place);
        var sources = ById(names, EvidenceTypes.Sources, evidence.Source);
        var indicators = ById(names, EvidenceTypes.Indicators, evidence.Indicator);
        var context = new BindingContext(head, indicators, sources);

        // There are more observations than all else, and nothing else of the plan rests on them.
        var ofObservations = new DiagnosticBag();
        var observer = new EvidenceBinder(names, ofObservations);
        var observing = Task.Run(() => All(names, EvidenceTypes.Observations, raw => observer.Observation(raw, context)));
        var intent = new IntentBinder(names, context, evidence, diagnostics);
        var division = new DivisionBinder(names, context, diagnostics);
        var subjects = ById(names, EvidenceTypes.Subjects, evidence.Subject);
        foreach (var (id, cluster) in ById(names, IntentTypes.Clusters, intent.Cluster))
        {
            if (!subjects.TryAdd(id, cluster))
            {
                diagnostics.Report(StatementReader.DuplicateStatement, cluster.Span, "clusters", id);
            }
        }

        var taxonomies = ById(names, IntentTypes.Taxonomies, division.Taxonomy);
        CheckPlaces(places, diagnostics);
        new FormulaChecks(indicators, names, diagnostics).Check();
        var returns = new ReturnsBinder(names, context, diagnostics);
        var structure = new StructureBinder(names, context, diagnostics);
        var plan = new Plan
        {
            Folder = files.Path,
            Head = head,
            Places = places,
            Topics = ById(names, EvidenceTypes.Topics, evidence.Topic),
            Periods = ById(names, EvidenceTypes.Periods, evidence.NamedPeriod),
            Sources = sources,
            Indicators = indicators,
            Subjects = subjects,
            Tables = All(names, EvidenceTypes.Tables, raw => evidence.Table(raw, context)),
            Panels = All(names, EvidenceTypes.Panels, new PanelBinder(names, context, diagnostics).Panel),
            Returns = All(names, EvidenceTypes.Returns, returns.Returns),
            InputOutputTables = All(names, StructureTypes.InputOutputTables, structure.Table),
            Activities = All(names, StructureTypes.Activities, structure.Activities),
            Targets = ById(names, IntentTypes.Targets, intent.Target),
            Parts = All(names, IntentTypes.Parts, division.Parts),
            Taxonomies = [.. taxonomies.Values],
            Concordances = All(names, IntentTypes.Concordances, raw => division.Concordance(raw, taxonomies, subjects)),
            Programmes = All(names, IntentTypes.Programmes, intent.Programme),
            Projects = All(names, IntentTypes.Projects, intent.Project),
            Milestones = All(names, IntentTypes.Milestones, intent.Milestone),
            Intentions = All(names, IntentTypes.Intentions, intent.Intention),
            Scenarios = All(names, IntentTypes.Scenarios, intent.Scenario),
            Observations = observing.GetAwaiter().GetResult(),
        };
        diagnostics.AddRange(ofObservations.Sorted());
        returns.CheckHits(plan.Returns, plan.Observations);
        return plan;
    }

    private static Dictionary<string, T> ById<T>(Names names, StatementType type, Func<RawStatement, T?> bind)
        where T : Statement
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var raw in names.Of(type))
        {
            if (bind(raw) is { } bound)
            {
                result.Add(raw.Id, bound);
            }
        }

        return result;
    }

    private static List<T> All<T>(Names names, StatementType type, Func<RawStatement, T?> bind)
        where T : Statement => [.. names.Of(type).Select(bind).OfType<T>()];

    private static void CheckPlaces(Dictionary<string, Place> places, DiagnosticBag diagnostics)
    {
        var codes = new Dictionary<PlaceCode, Place>();
        foreach (var place in places.Values)
        {
            if (place.Code is { } code && !codes.TryAdd(code, place))
            {
                diagnostics.Report(DuplicateCode, place.Span, code, codes[code].Id);
            }

            var chain = new List<string> { place.Id };
            for (var above = place.Within; above is not null && places.TryGetValue(above, out var parent); above = parent.Within)
            {
                chain.Add(above);
                if (above == place.Id)
                {
                    if (chain.Order(StringComparer.Ordinal).First() == place.Id)
                    {
                        diagnostics.Report(PlaceCycle, place.Span, place.Id, string.Join(" → ", chain));
                    }

                    break;
                }

                if (chain.Count > places.Count)
                {
                    break;
                }
            }

            if (place is { Code: { } own, Within: { } within } && places.TryGetValue(within, out var parentPlace)
                && parentPlace is { Code: { } outer, Level: "province" or "prefecture" } && !own.IsWithin(outer))
            {
                diagnostics.Report(CodeElsewhere, place.Span, own, outer, parentPlace.Name);
            }
        }
    }
}
