using System.CommandLine;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Cli;

/// <summary><c>songhua fmt</c>: brings plan files into one form.</summary>
internal static class FmtCommand
{
    private static readonly Phrase Description = new("Bring plan files into one form: UTF-8, two spaces a level, attributes in order. Comments stay; meaning never changes.", "统一规划文件格式：UTF-8、每级两空格、属性按序排列。保留注释，绝不改变含义。");
    private static readonly Phrase CheckWords = new("Change nothing; exit with 1 where a file would change.", "不作改动；若有文件需要改动则以 1 退出。");
    private static readonly Phrase Would = new("would change: {0}", "将改动：{0}");
    private static readonly Phrase Did = new("formatted: {0}", "已格式化：{0}");
    private static readonly Phrase Clean = new("{0} files, all in form.", "{0} 个文件，格式均符合。") { One = "{0} file, in form." };
    private static readonly Phrase Nothing = new("Nothing was changed: mend the errors first.", "未作改动：请先改正错误。");

    internal static Command Make(Screen screen)
    {
        var plan = Options.Plan(screen);
        var check = new Option<bool>("--check") { Description = CheckWords.In(screen.Language) };
        var command = new Command("fmt", Description.In(screen.Language)) { plan, check };
        command.SetAction(parsed =>
        {
            var diagnostics = new DiagnosticBag();
            var files = PlanFormatter.Format(parsed.GetValue(plan)!, diagnostics);
            DiagnosticText.Write(screen.Error, screen, diagnostics.Sorted(), []);
            if (diagnostics.HasErrors)
            {
                screen.Error.WriteLine(Nothing.In(screen.Language));
                return ExitCode.InputErrors;
            }

            var changed = files.Where(f => f.Changes).ToList();
            foreach (var file in changed)
            {
                if (!parsed.GetValue(check))
                {
                    File.WriteAllBytes(file.Path, file.After);
                }

                screen.Line((parsed.GetValue(check) ? Would : Did).With(file.File));
            }

            if (changed.Count == 0)
            {
                screen.Line(Clean.With(files.Count));
            }

            return changed.Count > 0 && parsed.GetValue(check) ? ExitCode.InputErrors : ExitCode.Done;
        });
        return command;
    }
}
