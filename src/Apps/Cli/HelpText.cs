using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Songhua.Core;

namespace Songhua.Cli;

/// <summary>Help in the reader's language, with a real example for each verb.</summary>
internal static class HelpText
{
    private static readonly Phrase Usage = new("Usage", "用法");
    private static readonly Phrase Verbs = new("Verbs", "命令");
    private static readonly Phrase Arguments = new("Arguments", "参数");
    private static readonly Phrase OptionsWord = new("Options", "选项");
    private static readonly Phrase Examples = new("Examples", "示例");
    private static readonly Phrase HelpWords = new("Show help.", "显示帮助。");
    private static readonly Phrase VersionWords = new("Show the version.", "显示版本。");
    private static readonly Phrase ExitCodes = new("Exit codes: 0 done, 1 faulty input, 2 usage, 3 defect.", "退出码：0 完成，1 输入有误，2 用法有误，3 程序缺陷。");

    private static readonly Dictionary<string, string[]> Samples = new(StringComparer.Ordinal)
    {
        ["run"] = ["songhua run plans/jilin", "songhua run plans/jilin --lang zh --out out/jilin-zh", "songhua run plans/jilin --scenarios --backtest"],
        ["check"] = ["songhua check plans/jilin", "songhua check plans/jilin --format sarif > check.sarif"],
        ["implied"] = ["songhua implied plans/jilin", "songhua implied plans/jilin --format csv"],
        ["status"] = ["songhua status plans/jilin", "songhua status plans/jilin --as-of 2024-03-31"],
        ["outlook"] = ["songhua outlook plans/jilin", "songhua outlook plans/jilin --backtest", "songhua outlook plans/jilin --draws 1000000 --shard 3/16 --out part-3", "songhua outlook merge plans/jilin part-*"],
        ["merge"] = ["songhua outlook merge plans/jilin part-1 part-2"],
        ["series"] = ["songhua series plans/jilin", "songhua series plans/jilin gdp@jilin --years 1"],
        ["structure"] = ["songhua structure plans/jilin --cluster automotive", "songhua structure plans/jilin --disrupt electronics_cut", "songhua structure plans/jilin --impact automotive=100 --region", "songhua structure plans/jilin --price petroleum=+20%"],
        ["scenario"] = ["songhua scenario plans/jilin", "songhua scenario plans/jilin tourism_campaign --draws 100000"],
        ["explain"] = ["songhua explain plans/jilin status/changchun_nev_2025", "songhua explain plans/jilin tourism_revenue@changchun:2022"],
        ["growth"] = ["songhua growth plans/jilin --period 2024-Q1", "songhua growth plans/jilin --period 2023 --by industry,place --internal"],
        ["bridge"] = ["songhua bridge plans/jilin 2023 2024-Q1", "songhua bridge plans/jilin 2024-Q1@2024-04-20 2024-Q1@2024-06-30 --internal"],
        ["audit"] = ["songhua audit plans/jilin --period 2024-Q1", "songhua audit plans/jilin --period 2024 --queries out/queries.csv", "songhua audit plans/jilin --measure"],
        ["bulletin"] = ["songhua bulletin plans/jilin --period 2024-Q1", "songhua bulletin plans/jilin --period 2024-01..2024-02 --internal --out out/january-february"],
        ["synthesise"] = ["songhua synthesise returns plans/jilin --into out/returns"],
        ["diff"] = ["songhua diff plans/jilin plans/jilin-2026", "songhua diff out/before/run.json out/after/run.json"],
        ["fmt"] = ["songhua fmt plans/jilin --check", "songhua fmt plans/jilin"],
        ["init"] = ["songhua init plans/my-region", "songhua init plans/my-region --lang zh"],
        ["import"] = ["songhua import returns --help"],
        ["returns"] =
        [
            "songhua import returns march.csv --into data/jilin --received 2024-04-12 --save-profile office.csv",
            "songhua import returns march.csv april.csv --into data/jilin --received 2024-05-11 --profile office.csv",
        ],
        ["selftest"] = ["songhua selftest"],
        ["schema"] = ["songhua schema > plan.schema.json"],
    };

    internal static void Install(RootCommand root, Screen screen)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new Writer(screen);
                help.Description = HelpWords.In(screen.Language);
            }
            else if (option is VersionOption version)
            {
                version.Description = VersionWords.In(screen.Language);
            }
        }

        root.SetAction(parsed => new Writer(screen).Invoke(parsed));
    }

    private sealed class Writer(Screen screen) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var command = parseResult.CommandResult.Command;
            var language = screen.Language;
            screen.Line(command.Description ?? "");
            screen.Line();
            var name = NameOf(parseResult.CommandResult);
            var arguments = string.Concat(command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" <{a.Name}>"));
            screen.Line($"{Usage.In(language)}: {name}{(command.Subcommands.Count > 0 ? " <verb>" : "")}{arguments} [options]");
            Section(Verbs, command.Subcommands.Select(c => (c.Name, c.Description)));
            Section(Arguments, command.Arguments.Select(a => (a.Name, a.Description)));
            Section(OptionsWord, command.Options.Concat(Recursive(parseResult)).Where(o => !o.Hidden).DistinctBy(o => o.Name).Select(o => (Label(o), o.Description)));
            screen.Line();
            screen.Line($"{Examples.In(language)}:");
            foreach (var sample in Samples.GetValueOrDefault(command.Name) ?? ["songhua run plans/jilin", "songhua status --help"])
            {
                screen.Line($"  {sample}");
            }

            screen.Line();
            screen.Line(ExitCodes);
            return ExitCode.Done;
        }

        // A verb inside a verb is called by both.
        private static string NameOf(CommandResult command) =>
            command.Parent is CommandResult above ? $"{NameOf(above)} {command.Command.Name}" : "songhua";

        private static IEnumerable<Option> Recursive(ParseResult parsed) =>
            parsed.RootCommandResult.Command.Options.Where(o => o.Recursive);

        private static string Label(Option option) =>
            option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? option.Name : $"{option.Name} <{option.HelpName ?? option.Name.TrimStart('-')}>";

        private void Section(Phrase title, IEnumerable<(string Name, string? Description)> items)
        {
            var list = items.ToList();
            if (list.Count == 0)
            {
                return;
            }

            screen.Line();
            screen.Line($"{title.In(screen.Language)}:");
            var width = list.Max(i => i.Name.Length) + 2;
            foreach (var (name, description) in list)
            {
                screen.Line($"  {name.PadRight(width)}{description}");
            }
        }
    }
}
