using System.CommandLine;
using Songhua.Core;
using Songhua.Pages;
using Songhua.Plans;

namespace Songhua.Cli;

/// <summary><c>songhua diff</c>: what changed between two plans or two runs.</summary>
internal static class DiffCommand
{
    private static readonly Phrase Description = new("What changed between two plans (folders) or two runs (run.json), object by object.", "两个规划（文件夹）或两次运行（run.json）之间逐项比较的差异。");
    private static readonly Phrase AWords = new("The earlier plan folder or run.json.", "较早的规划文件夹或 run.json。");
    private static readonly Phrase BWords = new("The later plan folder or run.json.", "较晚的规划文件夹或 run.json。");
    private static readonly Phrase Same = new("No difference.", "没有差异。");
    private static readonly Phrase Count = new("{0} differences.", "共 {0} 处差异。") { One = "{0} difference." };
    private static readonly Phrase Added = new("added", "新增");
    private static readonly Phrase Removed = new("removed", "删除");
    private static readonly Phrase Mixed = new("Give two plan folders or two run.json files.", "请给出两个规划文件夹或两个 run.json 文件。");
    private static readonly Phrase NotARun = new("'{0}' is not a run.json of this program: {1}", "“{0}”不是本程序的 run.json：{1}");

    internal static Command Make(Screen screen)
    {
        var a = new Argument<string>("before") { Description = AWords.In(screen.Language) };
        var b = new Argument<string>("after") { Description = BWords.In(screen.Language) };
        var command = new Command("diff", Description.In(screen.Language)) { a, b };
        command.SetAction(parsed => Compare(screen, parsed.GetValue(a)!, parsed.GetValue(b)!));
        return command;
    }

    private static int Compare(Screen screen, string before, string after)
    {
        var runs = File.Exists(before) && File.Exists(after);
        if (!runs && (File.Exists(before) || File.Exists(after)))
        {
            screen.Error.WriteLine(Mixed.In(screen.Language));
            return ExitCode.Usage;
        }

        if (runs)
        {
            return CompareRuns(screen, before, after);
        }

        var (old, now) = (PlanReader.Read(before), PlanReader.Read(after));
        foreach (var reading in (PlanReading[])[old, now])
        {
            if (reading.Statements.Count == 0)
            {
                DiagnosticText.Write(screen.Error, screen, reading.Diagnostics, reading.Texts);
                return ExitCode.InputErrors;
            }
        }

        return Write(screen, PlanDiff.Compare(old.Statements, now.Statements));
    }

    private static int CompareRuns(Screen screen, string before, string after)
    {
        if (RunDiff.Compare(before, after, screen.Language, out var faulty, out var reason) is { } differences)
        {
            return Write(screen, differences);
        }

        screen.Error.WriteLine(NotARun.With(faulty, reason).In(screen.Language));
        return ExitCode.InputErrors;
    }

    private static int Write(Screen screen, IReadOnlyList<PlanDifference> differences)
    {
        foreach (var d in differences)
        {
            var place = d.Span.File.Length == 0 ? "" : "  " + screen.Paint(d.Span.ToString(), "2");
            if (d.Attribute is not null)
            {
                screen.Line($"~ {d.Path}.{d.Attribute}: {screen.Paint(d.Before ?? "–", "31")} → {screen.Paint(d.After ?? "–", "32")}{place}");
            }
            else if (d.Before is null)
            {
                screen.Line($"+ {screen.Paint(d.Path, "32")} ({Added.In(screen.Language)}): {d.After}{place}");
            }
            else
            {
                screen.Line($"- {screen.Paint(d.Path, "31")} ({Removed.In(screen.Language)}): {d.Before}{place}");
            }
        }

        screen.Line(differences.Count == 0 ? Same : Count.With(differences.Count));
        return ExitCode.Done;
    }
}
