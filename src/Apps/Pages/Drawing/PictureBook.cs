using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>The pictures of a page: figures where they stand, and at its end their data, the library and the script, each once.</summary>
internal sealed class PictureBook(PictureLibrary library)
{
    private static readonly Phrase NotBundled = new(
        "Pictures are left out because the picture library was not bundled with this build of the program. The tables hold the same numbers.",
        "本程序构建时未包含绘图库，因此省略图形。表格中的数据完全相同。");

    private static readonly Phrase NoScript = new(
        "Pictures need a browser that runs scripts; the tables hold the same numbers.", "图形需要浏览器支持脚本；表格中的数据完全相同。");

    // Escapes everything that HTML could take for markup, and leaves Chinese readable.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly List<Picture> _pictures = [];

    /// <summary>Where pictures cannot be drawn, says so.</summary>
    internal void WriteNotice(HtmlWriter html)
    {
        if (library.Script is null)
        {
            html.Element("p", NotBundled, ("class", "notice"));
        }
        else
        {
            html.Open("noscript").Element("p", NoScript, ("class", "notice")).CloseLine();
        }
    }

    /// <summary>A figure; nothing where the library is not bundled.</summary>
    internal void Write(HtmlWriter html, Picture picture)
    {
        if (library.Script is null)
        {
            return;
        }

        _pictures.Add(picture);
        html.Open("figure", ("class", "picture"));
        html.Element("figcaption", picture.Title);
        html.Open("div", ("class", "canvas"), ("data-picture", picture.Id), ("role", "img"), ("aria-label", picture.Title.In(html.Language)),
            ("style", string.Create(CultureInfo.InvariantCulture, $"height:{picture.Height}px"))).Close();
        html.CloseLine();
    }

    /// <summary>The data of the pictures, the library and the page's script.</summary>
    internal void WriteEnd(HtmlWriter html)
    {
        if (library.Script is { } script)
        {
            var all = new JsonObject();
            foreach (var picture in _pictures)
            {
                all.Add(picture.Id, new JsonObject { ["option"] = picture.Option, ["narrow"] = picture.Narrow });
            }

            html.Verbatim("<!--\n" + library.Notice + "-->\n");
            html.Open("script", ("type", "application/json"), ("id", "pictures")).Verbatim(all.ToJsonString(Json)).CloseLine();
            html.Open("script").Verbatim(script).CloseLine();
        }

        html.Open("script").Verbatim(library.PageScript).CloseLine();
    }

    /// <summary>The policy that lets exactly this page's own scripts run, and nothing be loaded from anywhere.</summary>
    internal string Policy()
    {
        string[] scripts = library.Script is { } script ? [script, library.PageScript] : [library.PageScript];
        var hashes = string.Join(' ', scripts.Select(s => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s)))}'"));
        return $"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }
}
