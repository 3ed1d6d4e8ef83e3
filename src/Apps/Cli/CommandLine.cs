using System.CommandLine;
using Songhua.Core;

namespace Songhua.Cli;

/// <summary>The command line: <c>songhua VERB …</c>.</summary>
internal static class CommandLine
{
    private static readonly Phrase Description = new(
        "Songhua makes a region's industrial plan computable: does it add up, where does it stand, and why.",
        "松花（Songhua）让区域产业规划可以计算：是否自洽、进展如何、原因何在。");

    private static readonly Phrase Defect = new(
        "This is a defect of the program, not of your input: {0}", "这是程序缺陷，而非您的输入有误：{0}");

    private static readonly Phrase Refused = new("A file or folder cannot be read or written: {0}", "文件或文件夹无法读取或写入：{0}");

    /// <summary>Runs one command; returns its exit code.</summary>
    internal static int Run(string[] args, Screen screen)
    {
        try
        {
            var parsed = Root(screen).Parse(args);
            if (parsed.Errors.Count > 0)
            {
                UsageErrors.Write(screen, parsed);
                return ExitCode.Usage;
            }

            return parsed.Invoke(new InvocationConfiguration { Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            screen.Error.WriteLine(Refused.With(Named(refused.Message)).In(screen.Language));
            return ExitCode.Usage;
        }
        catch (Exception defect)
        {
            screen.Error.WriteLine(Defect.With(defect.ToString()).In(screen.Language));
            return ExitCode.Defect;
        }
    }

    // The runtime's sentence is English; the path in it, between quotes, says enough in every language.
    private static string Named(string message)
    {
        var open = message.IndexOf('\'');
        var close = message.LastIndexOf('\'');
        return close > open ? message[(open + 1)..close] : message;
    }

    /// <summary>The language asked for with <c>--lang</c>, found before parsing so that help and errors speak it too.</summary>
    internal static Language LanguageOf(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var value = args[i].StartsWith("--lang=", StringComparison.Ordinal) ? args[i][7..] : args[i] == "--lang" && i + 1 < args.Length ? args[i + 1] : null;
            if (value is not null)
            {
                return value == "zh" ? Language.Chinese : Language.English;
            }
        }

        return Language.English;
    }

    private static RootCommand Root(Screen screen)
    {
        var root = new RootCommand(Description.In(screen.Language));
        root.Options.Add(Options.Lang(screen));
        foreach (var command in (Command[])
        [
            RunCommand.Make(screen), CheckCommand.Make(screen), ImpliedCommand.Make(screen), StatusCommand.Make(screen),
            OutlookCommand.Make(screen), SeriesCommand.Make(screen), StructureCommand.Make(screen), ScenarioCommand.Make(screen), ExplainCommand.Make(screen),
            GrowthCommand.Make(screen), BridgeCommand.Make(screen), AuditCommand.Make(screen), BulletinCommand.Make(screen), SynthesiseCommand.Make(screen), DiffCommand.Make(screen), FmtCommand.Make(screen), InitCommand.Make(screen), ImportCommand.Make(screen), SelftestCommand.Make(screen), SchemaCommand.Make(screen),
        ])
        {
            root.Subcommands.Add(command);
        }

        HelpText.Install(root, screen);
        return root;
    }
}
