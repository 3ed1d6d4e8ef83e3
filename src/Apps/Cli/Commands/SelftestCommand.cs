using System.CommandLine;
using Songhua.Core;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua selftest</c>: published numbers, computed on this machine.</summary>
internal static class SelftestCommand
{
    private static readonly Phrase Description = new("Repeat published numbers on this machine, and print published against computed.", "在本机重算已发布的数值，并列出对照。");
    private static readonly Phrase Outcome = new("{0} of {1} agree.", "{1} 项中 {0} 项一致。");

    internal static Command Make(Screen screen)
    {
        var command = new Command("selftest", Description.In(screen.Language));
        command.SetAction(_ =>
        {
            var checks = Selftest.All();
            TableText.Write(screen, SelftestTable.Of(checks));
            screen.Line(Outcome.With(checks.Count(c => c.Passed), checks.Count));
            return checks.All(c => c.Passed) ? ExitCode.Done : ExitCode.Defect;
        });
        return command;
    }
}

/// <summary><c>songhua schema</c>: the JSON Schema of plan files, for editors.</summary>
internal static class SchemaCommand
{
    private static readonly Phrase Description = new("Print the JSON Schema of plan files, for completion in editors.", "输出规划文件的 JSON Schema，供编辑器补全使用。");

    internal static Command Make(Screen screen)
    {
        var command = new Command("schema", Description.In(screen.Language));
        command.SetAction(_ =>
        {
            screen.Out.Write(JsonSchema.Write());
            return ExitCode.Done;
        });
        return command;
    }
}
