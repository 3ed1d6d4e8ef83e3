using System.CommandLine;
using System.Globalization;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary>Options and arguments that several commands share.</summary>
internal static class Options
{
    private static readonly Phrase LangWords = new("Language: en or zh.", "语言：en 或 zh。");
    private static readonly Phrase PlanWords = new("The plan's folder.", "规划文件夹。");
    private static readonly Phrase AsOfWords = new("Only what was published by this day counts (2024-03-31); default: everything.", "只计入该日前发布的内容（如 2024-03-31）；默认全部。");
    private static readonly Phrase WithWords = new("A scenario of the plan to apply first.", "先应用规划中的某个情景。");
    private static readonly Phrase FormatWords = new("The form of the output: {0}.", "输出格式：{0}。");
    private static readonly Phrase NotAmong = new("{0} cannot be '{1}'; use one of: {2}.", "{0} 不能为“{1}”；请使用以下之一：{2}。");
    private static readonly Phrase NotADay = new("'{0}' is not a day; write it like 2024-03-31.", "“{0}”不是日期；请写成 2024-03-31。");

    internal static Option<string> Lang(Screen screen)
    {
        var option = new Option<string>("--lang") { Description = LangWords.In(screen.Language), Recursive = true, DefaultValueFactory = _ => "en" };
        OnlyFrom(option, screen, "en", "zh");
        return option;
    }

    internal static void OnlyFrom(Option<string> option, Screen screen, params string[] words) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(t => !words.Contains(t.Value)))
        {
            result.AddError(NotAmong.With(option.Name, token.Value, string.Join(", ", words)).In(screen.Language));
        }
    });

    internal static Argument<string> Plan(Screen screen) => new("plan") { Description = PlanWords.In(screen.Language) };

    internal static Option<string?> With(Screen screen) => new("--with") { Description = WithWords.In(screen.Language), HelpName = "scenario" };

    internal static Option<DateOnly?> AsOf(Screen screen) => Day(screen, "--as-of", AsOfWords);

    internal static Option<DateOnly?> Day(Screen screen, string name, Phrase description) => new(name)
    {
        Description = description.In(screen.Language),
        HelpName = "day",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError(NotADay.With(result.Tokens[0].Value).In(screen.Language));
            return null;
        },
    };

    internal static Option<string> Format(Screen screen, params string[] formats)
    {
        var option = new Option<string>("--format") { Description = FormatWords.With(string.Join(", ", formats.Length == 0 ? ["text", "csv", "json"] : formats)).In(screen.Language), DefaultValueFactory = _ => "text" };
        OnlyFrom(option, screen, formats.Length == 0 ? ["text", "csv", "json"] : formats);
        return option;
    }
}
