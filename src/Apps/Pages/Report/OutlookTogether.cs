using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>All targets at once: how likely each and all of them are in joint draws, what their spread comes from, what would have to be true.</summary>
internal static class OutlookTogether
{
    internal static void Write(Page page)
    {
        var tables = EnsembleTables.Of(page.Results.Together, page.Results);
        var html = page.Html;
        html.Element("h3", tables[0].Title);
        OutlookParts.Table(page, tables[0]);
        if (page.Results.Together is null)
        {
            return;
        }

        html.Element("h3", tables[1].Title);
        if (OutlookPictures.Shares(tables[1], page.Language) is { } picture)
        {
            page.Pictures.Write(html, picture);
            html.Element("p", tables[1].Note!, ("class", "muted"));
            OutlookParts.Folded(page, tables[1] with { Note = null });
        }
        else
        {
            OutlookParts.Table(page, tables[1]);
        }

        html.Element("h3", tables[2].Title);
        OutlookParts.Table(page, tables[2]);
    }
}
