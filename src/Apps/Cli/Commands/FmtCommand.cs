using System.CommandLine;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Cli;

/// <summary><c>songhua fmt</c>: brings plan files into one form.</summary>
internal static class FmtCommand
{
    private static readonly Phrase Description = new("Bring plan files into one form: UTF-8 without mark, line feeds, in YAML two spaces a level and attributes in order, in CSV no needless quotes and no empty columns at the end. Comments stay; meaning never changes. Tables under data/ stay as they were supplied.", "统一规划文件格式：无标记的 UTF-8、LF 换行；YAML 每级两空格、属性按序排列；CSV 去除多余引号和末尾空列。保留注释，绝不改变含义。data/ 下的表格保持原样。");
    private static readonly Phrase CheckWords = new("Change nothing; exit with 1 where a file is not in form.", "不作改动；若有文件不符合格式则以 1 退出。");
    private static readonly Phrase Would = new("would change: {0}", "将改动：{0}");
    private static readonly Phrase Did = new("formatted: {0}", "已格式化：{0}");
    private static readonly Phrase Clean = new("{0} files, all in form.", "{0} 个文件，格式均符合。") { One = "{0} file, in form." };
    private static readonly Phrase LeftAlone = new("{0} files left as they were, see above.", "{0} 个文件保持原样，见上。") { One = "{0} file left as it was, see above." };
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

            return Write(screen, files, parsed.GetValue(check));
        });
        return command;
    }

    private static int Write(Screen screen, IReadOnlyList<Formatted> files, bool onlyCheck)
    {
        var changed = files.Where(f => f.Changes).ToList();
        foreach (var file in changed)
        {
            if (!onlyCheck)
            {
                File.WriteAllBytes(file.Path, file.After);
            }

            screen.Line((onlyCheck ? Would : Did).With(file.File));
        }

        var alone = files.Count(f => f.IsLeftAlone);
        if (alone > 0)
        {
            screen.Line(LeftAlone.With(alone));
        }
        else if (changed.Count == 0)
        {
            screen.Line(Clean.With(files.Count));
        }

        return alone > 0 || (changed.Count > 0 && onlyCheck) ? ExitCode.InputErrors : ExitCode.Done;
    }
}
