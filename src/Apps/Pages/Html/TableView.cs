using Songhua.Core;

namespace Songhua.Pages;

/// <summary>Writes a result table as an HTML table. Columns in which no row has anything are left out.</summary>
internal static class TableView
{
    private static readonly Phrase Nothing = new("Nothing to list.", "无内容。");

    /// <summary>The table, without the columns named.</summary>
    internal static void Write(HtmlWriter html, ResultTable table, params string[] without) => Write(html, table, null, without);

    /// <summary>The table, the first cell of each row linked to what stands behind its key.</summary>
    internal static void Write(HtmlWriter html, ResultTable table, Func<string, string?>? linkOf, params string[] without)
    {
        if (table.Rows.Count == 0)
        {
            html.Element("p", Nothing, ("class", "muted"));
            return;
        }

        var columns = Enumerable.Range(0, table.Columns.Count)
            .Where(c => !without.Contains(table.Columns[c].Key) && table.Rows.Any(r => r.Cells[c].In(html.Language).Length > 0))
            .ToArray();
        html.Open("div", ("class", "scroll"), ("tabindex", "0")).Open("table", ("data-table", table.Key));
        html.Open("thead").Open("tr");
        foreach (var c in columns)
        {
            html.Element("th", table.Columns[c].Title, ("scope", "col"), ("class", Class(table.Columns[c])));
        }

        html.Close().Close().Open("tbody");
        foreach (var row in table.Rows)
        {
            html.Open("tr");
            foreach (var c in columns)
            {
                html.Open("td", ("class", Class(table.Columns[c])));
                if (c == columns[0] && linkOf?.Invoke(row.Key) is { } address)
                {
                    html.Element("a", row.Cells[c].In(html.Language), ("href", address));
                }
                else
                {
                    Cell(html, table.Columns[c], row.Cells[c]);
                }

                html.Close();
            }

            html.CloseLine();
        }

        html.Close().Close().CloseLine();
    }

    private static void Cell(HtmlWriter html, ResultColumn column, Cell cell)
    {
        var text = cell.In(html.Language);
        if (column.Key == "url")
        {
            Link.Write(html, text, text);
        }
        else if (cell.Words is { } words)
        {
            html.Text(words);
        }
        else
        {
            html.Text(text);
        }
    }

    private static string? Class(ResultColumn column) =>
        column.Kind != ColumnKind.Text ? "number"
        : column.Key is "note" or "description" or "reason" or "claim" or "text" or "evidence" or "measurable_by" or "remark" or "targets" or "why" or "nearest" ? "words"
        : column.Key is "url" ? "address"
        : column.Key is "id" or "path" or "line" ? "code"
        : column.Key is "source" or "title" ? "cited"
        : column.Key is "date" or "period" or "published" or "vintage" or "margin" or "day" or "baseline" or "supposed" or "years" ? "date" : null;
}

/// <summary>A link to a page of the web. Anything but http and https is shown as text, because a plan is input from elsewhere.</summary>
internal static class Link
{
    internal static void Write(HtmlWriter html, string address, string text)
    {
        if (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            html.Element("a", text, ("href", address), ("rel", "noopener noreferrer nofollow"), ("class", "out"));
        }
        else
        {
            html.Text(text);
        }
    }
}
