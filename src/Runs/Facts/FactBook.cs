using Songhua.Core;
using Songhua.Data;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Every observation of a plan, stated or from its tables, and which of them were known on a day.</summary>
public sealed class FactBook
{
    private static readonly Phrase Declared = new("the table is declared here", "该表声明于此");

    private FactBook(IReadOnlyList<Observation> observations, IReadOnlyList<WideTable> tables) => (Observations, Tables) = (observations, tables);

    /// <summary>Every observation, those of the plan's statements first.</summary>
    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>The wide tables.</summary>
    public IReadOnlyList<WideTable> Tables { get; }

    /// <summary>Reads the plan's tables and puts their cells beside the plan's own observations.</summary>
    public static FactBook Of(Plan plan, DiagnosticBag diagnostics)
    {
        var observations = plan.Observations.ToList();
        var tables = new List<WideTable>();
        foreach (var declaration in plan.Tables)
        {
            var noticed = new DiagnosticBag();
            if (WideTableReader.Read(Spec(plan, declaration), noticed) is { } table)
            {
                tables.Add(table);
                observations.AddRange(Cells(declaration, table));
            }

            diagnostics.AddRange(noticed.Sorted().Select(d => d with { Related = [.. d.Related, (declaration.Span, Declared)] }));
        }

        return new FactBook(observations, tables);
    }

    /// <summary>
    /// The observations known on a day: published by then, and not replaced by a later vintage of the same figure that was. An
    /// observation without a date of publication is always known.
    /// </summary>
    public IReadOnlyList<Observation> KnownOn(DateOnly day)
    {
        var published = Observations.Where(o => o.Published is not { } p || p.Last <= day).ToList();
        var latest = new Dictionary<(PointKey, string?), Period>();
        foreach (var observation in published)
        {
            if (observation.Vintage is { } vintage)
            {
                var key = (observation.Key, observation.Coverage);
                latest[key] = latest.TryGetValue(key, out var known) && known > vintage ? known : vintage;
            }
        }

        return [.. published.Where(o => o.Vintage is not { } v || latest[(o.Key, o.Coverage)] == v)];
    }

    private static WideTableSpec Spec(Plan plan, TableDeclaration declaration)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        if (declaration.RowsArePlaces)
        {
            foreach (var place in plan.Places.Values)
            {
                AddNames(rows, place.Id, place.Name);
                if (place.Code?.Digits is { } code)
                {
                    rows.TryAdd(code, place.Id);
                }
            }
        }
        else
        {
            foreach (var subject in plan.Subjects.Values)
            {
                AddNames(rows, subject.Id, subject.Name);
            }
        }

        var measure = plan.Indicators[declaration.Indicator].Measure with { Unit = declaration.Unit };
        var shown = $"{plan.Folder.Replace('\\', '/').TrimEnd('/')}/{declaration.File}";
        return new WideTableSpec(
            Path.Combine(plan.Folder, declaration.File), shown, measure,
            new TableOrigin(shown, declaration.Source, declaration.Status, declaration.Vintage),
            rows, plan.Periods.ToDictionary(p => p.Key, p => p.Value.Value, StringComparer.Ordinal));
    }

    private static void AddNames(Dictionary<string, string> rows, string id, LocalText name)
    {
        rows.TryAdd(id, id);
        foreach (var written in (string?[])[name.En, name.Zh])
        {
            if (written is not null)
            {
                rows.TryAdd(written, id);
            }
        }
    }

    private static IEnumerable<Observation> Cells(TableDeclaration declaration, WideTable table)
    {
        for (var i = 0; i < table.Written.Count; i++)
        {
            if (table.Written[i] is not { } number)
            {
                continue;
            }

            var row = table.Table.Rows[i / table.Periods.Count];
            var period = table.Periods[i % table.Periods.Count];
            var series = declaration.RowsArePlaces
                ? new SeriesKey(declaration.Indicator, row)
                : new SeriesKey(declaration.Indicator, declaration.Place, row);
            yield return new Observation(
                $"{declaration.Id}/{row}/{period}", table.Spans[i], new PointKey(series, period, declaration.Facet),
                Figure.OfNumber(number, declaration.Unit), declaration.Status, declaration.Source, "tables")
            {
                Published = declaration.Published,
                Vintage = declaration.Vintage,
                Note = declaration.Note,
            };
        }
    }
}
