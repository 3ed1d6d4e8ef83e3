using System.Globalization;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary>Where a command writes: the console's two streams, in a language, with or without colour.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, Language language, bool colour, int width, bool showsProgress = false)
{
    internal TextWriter Out => output;

    internal TextWriter Error => error;

    internal Language Language => language;

    internal bool Colour => colour;

    /// <summary>Columns of the terminal; where the output is not a terminal, those of COLUMNS or of a wide page.</summary>
    internal int Width => width;

    /// <summary>Whether errors go to a terminal, on which a line may be written over.</summary>
    internal bool ShowsProgress => showsProgress;

    /// <summary>The console, as the user sees it.</summary>
    internal static Screen OfConsole(Language language)
    {
        var terminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
        return new Screen(Console.Out, Console.Error, language, terminal, WidthOf(Console.IsOutputRedirected ? null : Console.WindowWidth, Environment.GetEnvironmentVariable("COLUMNS")), !Console.IsErrorRedirected);
    }

    /// <summary>The columns of the terminal, or those that the environment asks for where the output is piped, or else those of a wide page; never too few to write in.</summary>
    internal static int WidthOf(int? terminal, string? asked) =>
        Math.Max(60, terminal ?? (int.TryParse(asked, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : 160));

    internal void Line(ILocalised words) => output.WriteLine(words.In(language));

    internal void Line(string text = "") => output.WriteLine(text);

    /// <summary>Words over as many lines as the width takes, the first indented by one number of columns, the others by another.</summary>
    internal void Wrapped(string text, int indent, int hang)
    {
        foreach (var line in LineWrap.Lines(text, Width, indent, hang))
        {
            Line(line);
        }
    }

    /// <summary>One line that says which scenario the answer supposes; nothing where the plan itself was run.</summary>
    internal void Heading(RunResult result)
    {
        if (result.Heading is { } words)
        {
            Line(Paint(words.In(language), "1"));
        }
    }

    internal string Paint(string text, string code) => colour ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
