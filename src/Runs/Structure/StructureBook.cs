using Songhua.Core;
using Songhua.Data;
using Songhua.Plans;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>An input-output table as declared and read.</summary>
/// <param name="Declaration">What the plan says of it.</param>
/// <param name="Table">The table.</param>
/// <param name="Industries">From codes of GB/T 4754 to its sectors; null where the plan names none.</param>
public sealed record PlanTable(InputOutputDeclaration Declaration, InputOutputTable Table, CodeConcordance? Industries)
{
    /// <summary>What industries, anchors and shocks are joined to: the table itself, or of one with several regions all of them together.</summary>
    public InputOutputTable Joined { get; init; } = Table;
}

/// <summary>A matrix of regions and activities as declared and read.</summary>
/// <param name="Declaration">What the plan says of it.</param>
/// <param name="Activities">The matrix.</param>
/// <param name="Sectors">From activities to the sectors of the first input-output table; null where the plan names none.</param>
public sealed record PlanActivities(ActivityDeclaration Declaration, ActivityTable Activities, CodeConcordance? Sectors)
{
    /// <summary>The rows of the regions of which every figure is known: only these have shares, and are in the total of all regions.</summary>
    public IReadOnlyList<int> Known { get; } = [.. Enumerable.Range(0, Activities.Table.Rows.Count).Where(r => !Activities.Table.Row(r).ToArray().Any(double.IsNaN))];

    /// <summary>The names of the other regions.</summary>
    public IEnumerable<LocalText> LeftOut => Activities.Regions.Where((_, r) => !Known.Contains(r));
}

/// <summary>The input-output tables and the activities of a plan.</summary>
public sealed class StructureBook
{
    internal static readonly Rule ActivityUnknown = new(
        "SH4311", Severity.Error,
        new("no activity of the plan is called '{0}'", "规划中没有名为“{0}”的活动"),
        new("Nothing could be looked for near to it.", "无法寻找与其相近的活动。"),
        new("Use a name of the activity column of a file under `activities`.", "请使用 `activities` 所列文件中活动列的名称。"));

    internal static readonly Rule SectorUnknown = new(
        "SH4312", Severity.Error,
        new("the table '{0}' has no sector '{1}'", "表“{0}”没有部门“{1}”"),
        new("What is said of it would hold for nothing.", "所述内容将无对象。"),
        new("Use a code of the table's sectors.", "请使用该表的部门代码。"));

    internal static readonly Rule NothingToStrike = new(
        "SH4313", Severity.Error,
        new("the plan has no input-output table with a concordance, so that a shock strikes nothing", "规划没有带行业对照的投入产出表，冲击没有作用对象"),
        new("What an outage costs follows from who buys from whom.", "停产损失取决于部门间的购销关系。"),
        new("Declare a table under `io_tables`, with its `concordance`.", "请在 `io_tables` 中声明一张表及其 `concordance`。"));

    internal static readonly Rule NotProductive = new(
        "SH4314", Severity.Error,
        new("the table cannot be solved: {0}", "该表无法求解：{0}"),
        new("Sectors that use up at least what they make could meet no final demand; multipliers would be infinite or negative.", "消耗不低于产出的部门无法满足任何最终需求，乘数将为无穷或负值。"),
        new("Check the columns of the sectors named: flows in another unit, or outputs that are too small.", "请检查所列部门的各列：流量单位是否不同，或产出是否过小。"));

    internal static readonly Rule AnchorNotMoney = new(
        "SH4315", Severity.Error,
        new("'{0}' is no amount of money, and value added is one", "“{0}”不是金额，而增加值是金额"),
        new("The region's sectors would be made as large as a number that says nothing of them.", "地区各部门的规模会取自与其无关的数值。"),
        new("Name an indicator of value added.", "请写增加值指标。"));

    internal static readonly Rule AnchorTwice = new(
        "SH4316", Severity.Error,
        new("the sector '{0}' stands in two groups of anchors", "部门“{0}”同时出现在两组 anchors 中"),
        new("Its value added would count in both.", "其增加值会被重复计入。"),
        new("Leave it in one of them.", "请只保留在其中一组。"));

    internal static readonly Rule WhichRegion = new(
        "SH4317", Severity.Error,
        new("the table has several regions, and which of them is the plan's own is not said", "该表含多个地区，但未说明哪个是本规划的地区"),
        new("All of them together would pass for the plan's region.", "否则全部地区之和会被当作本地区。"),
        new("Write `region` with one of: {0}; or `place` with what all of them are together.", "请用 `region` 写明以下之一：{0}；或用 `place` 写明全部地区合起来是哪里。"));

    internal static readonly Rule RegionUnknown = new(
        "SH4318", Severity.Error,
        new("the table has no region '{0}' whose flows are told apart from the others'", "该表没有可与其他地区区分的地区“{0}”"),
        new("Nothing could be said of the plan's own region.", "无法说明本规划的地区。"),
        new("Write a code of the table's regions. A competitive table has a column of imports for all buyers together, so that no region of it stands alone.", "请写表内的地区代码。竞争型表的进口列为全部使用者合计，其中任何地区都无法单列。"));

    internal static readonly Rule MoreUsedThanMade = new(
        "SH4319", Severity.Warning,
        new("the value added of '{0}' is negative", "“{0}”的增加值为负"),
        new("Its multipliers are larger than anything that a sector can do in earnest.", "其乘数会大于部门实际可能的数值。"),
        new("Check the column: inputs in another unit, or an output that is too small. Where it is true (a subsidised or failing sector) nothing is to be done.", "请检查该列：投入的单位是否不同，或产出是否过小。若确实如此（受补贴或亏损部门），则无须处理。"));

    private static readonly Phrase Declared = new("it is declared here", "声明于此");

    private StructureBook(IReadOnlyList<PlanTable> tables, IReadOnlyList<PlanActivities> activities, IReadOnlyList<SourceText> texts) =>
        (Tables, Activities, Texts) = (tables, activities, texts);

    /// <summary>The tables, in order of the plan; the first is the one that clusters and shocks are joined to.</summary>
    public IReadOnlyList<PlanTable> Tables { get; }

    /// <summary>The matrices, in order of the plan.</summary>
    public IReadOnlyList<PlanActivities> Activities { get; }

    /// <summary>Their files, for showing lines.</summary>
    public IReadOnlyList<SourceText> Texts { get; }

    /// <summary>Reads what a plan declares, and checks what its milestones and shocks name of it.</summary>
    public static StructureBook Of(Plan plan, DiagnosticBag diagnostics)
    {
        var texts = new List<SourceText>();
        var tables = new List<PlanTable>();
        foreach (var declaration in plan.InputOutputTables)
        {
            Noticing(declaration.Span, diagnostics, noticed =>
            {
                if (Table(plan, declaration, noticed) is { } table && !noticed.HasErrors)
                {
                    tables.Add(table);
                }
            });
        }

        var activities = new List<PlanActivities>();
        foreach (var declaration in plan.Activities)
        {
            Noticing(declaration.Span, diagnostics, noticed =>
            {
                if (Matrix(plan, declaration, tables.FirstOrDefault(), texts, noticed) is { } matrix && !noticed.HasErrors)
                {
                    activities.Add(matrix);
                }
            });
        }

        var book = new StructureBook(tables, activities, texts);
        if (!diagnostics.HasErrors)
        {
            book.CheckMilestones(plan, diagnostics);
            book.CheckShocks(plan, diagnostics);
        }

        return book;
    }

    private static void Noticing(SourceSpan declared, DiagnosticBag diagnostics, Action<DiagnosticBag> read)
    {
        var noticed = new DiagnosticBag();
        read(noticed);
        diagnostics.AddRange(noticed.Sorted().Select(d => d with { Related = [.. d.Related, (declared, Declared)] }));
    }

    private static (string Path, string Shown) At(Plan plan, string file) => (Path.Combine(plan.Folder, file), $"{plan.Folder.Replace('\\', '/').TrimEnd('/')}/{file}");

    private static PlanTable? Table(Plan plan, InputOutputDeclaration declaration, DiagnosticBag diagnostics)
    {
        var (path, shown) = At(plan, declaration.File);
        var spec = new InputOutputSpec(path, shown)
        {
            Name = declaration.Name,
            Period = Period.Year(declaration.Year),
            Unit = declaration.Unit,
            Source = declaration.Source,
            Status = declaration.Status,
            Sheet = declaration.Sheet,
            Valuation = declaration.Prices,
            BlanksAreZero = declaration.BlanksAreZero,
            Tolerance = declaration.Tolerance,
        };
        if (InputOutputReader.Read(spec, diagnostics) is not { } table)
        {
            return null;
        }

        CheckRegion(plan, declaration, table, diagnostics);
        var joined = table.IsMultiRegional ? MultiRegional.Together(table) : table;
        var industries = declaration.Concordance is { } file
            ? Concordance(plan, file, joined, [.. IndustryClassification.All.Where(i => i.Level != IndustryLevel.Section).Select(i => i.Code)], isByPrefix: true, diagnostics, declaration.Through)
            : null;
        CheckAnchors(plan, declaration, joined, diagnostics);
        CheckProductive(declaration, table, diagnostics);
        CheckValueAdded(declaration, table, diagnostics);
        return new PlanTable(declaration, table, industries) { Joined = joined };
    }

    private static void CheckRegion(Plan plan, InputOutputDeclaration declaration, InputOutputTable table, DiagnosticBag diagnostics)
    {
        List<string> regions = [.. table.Sectors.Select(s => s.Region).OfType<string>().Distinct()];
        if (declaration.Region is { } named && (!regions.Contains(named) || table.Treatment == ImportTreatment.Competitive))
        {
            diagnostics.Add(RegionUnknown.At(declaration.Span, named) with { Suggestion = Suggestion.Nearest(named, regions.Where(r => r != named)) });
        }
        else if (regions.Count > 0 && declaration.Region is null && declaration.Place == plan.Head.Place)
        {
            diagnostics.Report(WhichRegion, declaration.Span, string.Join(", ", regions));
        }
    }

    private static void CheckValueAdded(InputOutputDeclaration declaration, InputOutputTable table, DiagnosticBag diagnostics)
    {
        var valueAdded = table.ValueAdded();
        for (var s = 0; s < valueAdded.Length && !diagnostics.HasErrors; s++)
        {
            if (valueAdded[s] < 0)
            {
                diagnostics.Report(MoreUsedThanMade, declaration.Span, table.Sectors[s].Key);
            }
        }
    }

    private static void CheckAnchors(Plan plan, InputOutputDeclaration declaration, InputOutputTable table, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var anchor in declaration.Anchors)
        {
            if (!plan.Indicators[anchor.Indicator].Measure.Unit.Dimension.IsMoney)
            {
                diagnostics.Report(AnchorNotMoney, anchor.Span, anchor.Indicator);
            }

            foreach (var sector in anchor.Sectors)
            {
                if (table.IndexOf(sector) < 0)
                {
                    diagnostics.Add(SectorUnknown.At(anchor.Span, declaration.Id, sector) with { Suggestion = Suggestion.Nearest(sector, table.Sectors.Select(s => s.Key)) });
                }
                else if (!seen.Add(sector))
                {
                    diagnostics.Report(AnchorTwice, anchor.Span, sector);
                }
            }
        }
    }

    private static void CheckProductive(InputOutputDeclaration declaration, InputOutputTable table, DiagnosticBag diagnostics)
    {
        if (!diagnostics.HasErrors && Productivity.Of(TableAnalysis.Technical(table).Domestic) is { Verdict: not ProductivityVerdict.Productive } productivity)
        {
            diagnostics.Report(NotProductive, declaration.Span, productivity.Say([.. table.Sectors.Select(s => (ILocalised)s.Name)]));
        }
    }

    private static PlanActivities? Matrix(Plan plan, ActivityDeclaration declaration, PlanTable? table, List<SourceText> texts, DiagnosticBag diagnostics)
    {
        var (path, shown) = At(plan, declaration.File);
        var (region, activity, value) = declaration.Columns;
        var spec = new ActivitySpec(
            path, shown, region, activity, value, new Measure(declaration.Unit, PriceBasis.Current, MeasureKind.Flow),
            new TableOrigin(shown, declaration.Source, declaration.Status, null));
        if (ActivityReader.Read(spec, diagnostics) is not { } read)
        {
            return null;
        }

        texts.Add(read.Text);
        var sectors = declaration.Concordance is { } file && table is not null ? Concordance(plan, file, table.Joined, read.Table.Columns, isByPrefix: false, diagnostics) : null;
        return new PlanActivities(declaration, read, sectors);
    }

    private static CodeConcordance? Concordance(Plan plan, string file, InputOutputTable table, IReadOnlyList<string> codes, bool isByPrefix, DiagnosticBag diagnostics, string? through = null)
    {
        var (path, shown) = At(plan, file);
        var spec = new ConcordanceSpec(path, shown, LocalText.Same(file), codes, [.. table.Sectors.Select(s => s.Key)], isByPrefix);
        if (through is null)
        {
            return ConcordanceReader.Read(spec, diagnostics);
        }

        var (first, firstShown) = At(plan, through);
        return ConcordanceReader.Through(first, firstShown, spec, diagnostics);
    }

    private void CheckMilestones(Plan plan, DiagnosticBag diagnostics)
    {
        var known = Activities.SelectMany(a => a.Activities.Table.Columns.Concat(a.Activities.Activities.Select(n => n.En ?? ""))).ToHashSet(StringComparer.Ordinal);
        foreach (var milestone in plan.Milestones)
        {
            foreach (var name in milestone.Activities.Where(a => !known.Contains(a)))
            {
                diagnostics.Add(ActivityUnknown.At(milestone.Span, name) with { Suggestion = Suggestion.Nearest(name, known) });
            }
        }
    }

    private void CheckShocks(Plan plan, DiagnosticBag diagnostics)
    {
        foreach (var shock in plan.Scenarios.SelectMany(s => s.Shocks))
        {
            if (Tables.Count == 0 || (shock.Subject is not null && Tables[0].Industries is null))
            {
                diagnostics.Report(NothingToStrike, shock.Span);
            }
            else if (shock.Sector is { } sector && Tables[0].Joined.IndexOf(sector) < 0)
            {
                diagnostics.Add(SectorUnknown.At(shock.Span, Tables[0].Declaration.Id, sector) with { Suggestion = Suggestion.Nearest(sector, Tables[0].Joined.Sectors.Select(s => s.Key)) });
            }
        }
    }
}
