using System.Collections.Concurrent;
using Songhua.Core;
using Songhua.Data;
using Songhua.Outlook;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>A panel of comparable regions as declared and read.</summary>
/// <param name="Declaration">What the plan says of it.</param>
/// <param name="Panel">Its levels, in base units.</param>
public sealed record PlanPanel(PanelDeclaration Declaration, ComparisonPanel Panel);

/// <summary>The panels of a plan.</summary>
public sealed class PanelBook
{
    internal static readonly Rule TooSmall = new(
        "SH4201", Severity.Error,
        new("the panel has {0} regions and {1} years in a row", "面板有 {0} 个地区、{1} 个连续年份"),
        new("So little says nothing of how regions grow: 6 regions and 5 years are needed.", "数据过少，无法说明各地区的增长：至少需要 6 个地区和 5 个年份。"),
        new("Head the columns with years in a row, oldest first, and add regions.", "列标题请用由早到晚的连续年份，并补充地区。"));

    internal static readonly Rule NotPositive = new(
        "SH4202", Severity.Error,
        new("{0} is not above zero", "{0} 不大于零"),
        new("Growth from it or to it has no meaning.", "由其或至其的增长没有意义。"),
        new("Correct the number, or leave the cell empty where it is not known.", "请更正数值；未知时请留空。"));

    private static readonly Phrase Declared = new("the panel is declared here", "该面板声明于此");

    // A year's figures are taken as known from 1 March of the next, when statistical communiques are out.
    private const int KnownInMonth = 3;

    private readonly Plan _plan;
    private readonly ConcurrentDictionary<(string Id, int Year, int Region, bool IsSame), ReferencePanel> _asked = new();

    private PanelBook(Plan plan, IReadOnlyList<PlanPanel> panels, IReadOnlyList<SourceText> texts) => (_plan, Panels, Texts) = (plan, panels, texts);

    /// <summary>The panels, in order of the plan.</summary>
    public IReadOnlyList<PlanPanel> Panels { get; }

    /// <summary>Their files.</summary>
    public IReadOnlyList<SourceText> Texts { get; }

    /// <summary>Reads the panels that a plan declares.</summary>
    public static PanelBook Of(Plan plan, DiagnosticBag diagnostics)
    {
        var panels = new List<PlanPanel>();
        var texts = new List<SourceText>();
        foreach (var declaration in plan.Panels)
        {
            var noticed = new DiagnosticBag();
            if (WideTableReader.Read(Spec(plan, declaration), noticed) is { } table)
            {
                texts.Add(table.Text);
                if (Panel(declaration, table, noticed) is { } panel)
                {
                    panels.Add(new PlanPanel(declaration, panel));
                }
            }

            diagnostics.AddRange(noticed.Sorted().Select(d => d with { Related = [.. d.Related, (declaration.Span, Declared)] }));
        }

        return new PanelBook(plan, panels, texts);
    }

    /// <summary>The panel to set a series beside, as it stood on a day: one of its own indicator, else the first that stands in for it.</summary>
    public ReferencePanel? For(SeriesKey series, DateOnly asOf)
    {
        if (Chosen(series) is not { } chosen)
        {
            return null;
        }

        // One for all series that are set beside the same regions of the same years, so that these are fitted once.
        var key = (chosen.Declaration.Id, LastKnownYear(asOf), Region(chosen.Panel, series.Place), chosen.Declaration.Indicator == series.Indicator && series.Subject is null);
        return _asked.GetOrAdd(key, k => new ReferencePanel(chosen.Panel.UpTo(k.Item2), k.Item3, chosen.Declaration.Name, k.Item4));
    }

    /// <summary>The id of the panel that <see cref="For"/> chooses; null where there is none.</summary>
    public string? IdFor(SeriesKey series) => Chosen(series)?.Declaration.Id;

    /// <summary>The last year whose figures count as known on a day.</summary>
    public static int LastKnownYear(DateOnly day) => day.Month >= KnownInMonth ? day.Year - 1 : day.Year - 2;

    /// <summary>The region of a panel that is a place of the plan, or the one that it lies in; -1 where there is none.</summary>
    public int Region(ComparisonPanel panel, string place)
    {
        for (var at = place; at is not null && _plan.Places.TryGetValue(at, out var found); at = found.Within)
        {
            for (var r = 0; r < panel.Regions.Count; r++)
            {
                if (panel.Regions[r].Name is LocalText name && (name.En == found.Name.En || name.Zh == found.Name.Zh))
                {
                    return r;
                }
            }
        }

        return -1;
    }

    private PlanPanel? Chosen(SeriesKey series) =>
        Panels.FirstOrDefault(p => p.Declaration.Indicator == series.Indicator) ?? Panels.FirstOrDefault(p => p.Declaration.StandsInFor.Contains(series.Indicator));

    private static WideTableSpec Spec(Plan plan, PanelDeclaration declaration)
    {
        var shown = $"{plan.Folder.Replace('\\', '/').TrimEnd('/')}/{declaration.File}";
        return new WideTableSpec(
            Path.Combine(plan.Folder, declaration.File), shown, plan.Indicators[declaration.Indicator].Measure with { Unit = declaration.Unit },
            new TableOrigin(shown, declaration.Source, declaration.Status, declaration.Vintage), null, new Dictionary<string, Period>());
    }

    private static ComparisonPanel? Panel(PanelDeclaration declaration, WideTable table, DiagnosticBag diagnostics)
    {
        var (regions, years) = (table.Table.Rows.Count, table.Periods.Count);
        var inARow = table.Periods.Select((p, i) => p.IsYear && p.EndYear == table.Periods[0].EndYear + i).TakeWhile(y => y).Count();
        if (regions <= PanelGrowth.FewestRegions || inARow != years || years <= PanelGrowth.FewestYears)
        {
            diagnostics.Report(TooSmall, SourceSpan.WholeFile(table.Text.File), regions, inARow);
            return null;
        }

        var levels = new double[table.Written.Count];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = table.Written[i] is { } number ? (double)(number * declaration.Unit.Factor) : double.NaN;
            if (levels[i] <= 0)
            {
                diagnostics.Report(NotPositive, table.Spans[i], table.Written[i]);
                levels[i] = double.NaN;
            }
        }

        return new ComparisonPanel(
            [.. table.Table.Rows.Select((r, i) => new PanelRegion(r, table.Names[i]))], table.Periods[0].EndYear, levels, [.. declaration.Breaks.Select(b => b.At.First.Year)]);
    }
}
