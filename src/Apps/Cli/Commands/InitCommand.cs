using System.CommandLine;
using System.Text;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Cli;

/// <summary><c>songhua init</c>: a new plan that passes check, with an example of each statement.</summary>
internal static class InitCommand
{
    private static readonly Phrase Description = new("Make a new plan that passes check, with a commented example of each statement.", "新建一个可通过核对的规划，每种语句均附带注释示例。");
    private static readonly Phrase NotEmpty = new("The folder '{0}' is not empty; nothing was written.", "文件夹“{0}”非空，未写出任何内容。");
    private static readonly Phrase Made = new("Made {0} with {1}. Next: songhua check {0}", "已在 {0} 新建 {1}。下一步：songhua check {0}");
    private static readonly Phrase Files = new("{0} files", "{0} 个文件") { One = "{0} file" };

    internal static Command Make(Screen screen)
    {
        var plan = Options.Plan(screen);
        var command = new Command("init", Description.In(screen.Language)) { plan };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(plan)!;
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                screen.Error.WriteLine(NotEmpty.With(folder).In(screen.Language));
                return ExitCode.InputErrors;
            }

            var files = ExamplePlan.Files(screen.Language);
            foreach (var (name, content) in files)
            {
                var path = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, content, new UTF8Encoding(false));
            }

            screen.Line(Made.With(folder, Files.With(files.Count)));
            return ExitCode.Done;
        });
        return command;
    }
}
