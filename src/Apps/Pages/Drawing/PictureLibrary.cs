using System.Text;

namespace Songhua.Pages;

/// <summary>The scripts and the style that a page carries. The drawing library is null where it was not bundled.</summary>
/// <param name="Script">Apache ECharts, ready-made; null where the build had no Node or no network.</param>
internal sealed record PictureLibrary(string? Script)
{
    /// <summary>The library bundled with this build.</summary>
    internal static readonly PictureLibrary Bundled = new(Resource("echarts.min.js"));

    /// <summary>The notice that goes with the library.</summary>
    internal string Notice { get; } = Resource("pictures.notice")!;

    /// <summary>The page's own script.</summary>
    internal string PageScript { get; } = Resource("report.js")!;

    /// <summary>The page's style.</summary>
    internal string Style { get; } = Resource("report.css")!;

    private static string? Resource(string name)
    {
        using var stream = typeof(PictureLibrary).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);

        // A script that holds its own end tag would end there; in a string or pattern the escaped form means the same.
        return name.EndsWith(".js", StringComparison.Ordinal) ? text.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase) : text;
    }
}
