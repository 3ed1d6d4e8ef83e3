using System.CommandLine;
using System.CommandLine.Parsing;
using Songhua.Core;
using Songhua.Growth;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary>Arguments and options that the commands on enterprise returns share.</summary>
internal sealed class GrowthOptions
{
    private static readonly Phrase PathWords = new("A plan that declares returns, or a returns folder.", "声明了报表的规划，或报表文件夹。");
    private static readonly Phrase ReturnsWords = new("Which of the plan's returns; default: the first.", "规划中的哪一套报表；默认为第一套。");
    private static readonly Phrase PeriodWords = new("The period: 2024-03, 2024-01..2024-02, 2024-Q1, 2024-H1 or 2024.", "时期：2024-03、2024-01..2024-02、2024-Q1、2024-H1 或 2024。");
    private static readonly Phrase BaseWords = new("Where bases come from: restated (this year's return) or own (last year's return).", "基数来源：restated（本年报表填报的上年同期数）或 own（上年报表）。");
    private static readonly Phrase RatesWords = new("The year of the value-added rate for the base: current or own.", "基数所用增加值率的年份：current（本年）或 own（各自年份）。");
    private static readonly Phrase BirthsWords = new("Enterprises without a base year: left-out or zero-base.", "上年未开工企业：left-out（不计）或 zero-base（零基数计入）。");
    private static readonly Phrase InternalWords = new("The internal form: every cell, amounts and enterprises. Not for publication.", "内部版：含全部单元、金额和企业，不得对外发布。");
    private static readonly Phrase NotAPeriod = new("'{0}' is not a period.", "“{0}”不是有效时期。");

    internal GrowthOptions(Screen screen)
    {
        var language = screen.Language;
        Path = new("plan") { Description = PathWords.In(language) };
        Returns = new("--returns") { Description = ReturnsWords.In(language), HelpName = "id" };
        Base = Word("--base", BaseWords.In(language), screen, "restated", "own");
        Rates = Word("--rates", RatesWords.In(language), screen, "current", "own");
        Births = Word("--births", BirthsWords.In(language), screen, "left-out", "zero-base");
        Internal = new("--internal") { Description = InternalWords.In(language) };
    }

    internal Argument<string> Path { get; }

    internal Option<string?> Returns { get; }

    internal Option<string> Base { get; }

    internal Option<string> Rates { get; }

    internal Option<string> Births { get; }

    internal Option<bool> Internal { get; }

    internal void AddConventions(Command command)
    {
        command.Add(Base);
        command.Add(Rates);
        command.Add(Births);
    }

    internal GrowthSpec Spec(ParseResult parsed) => new(
        parsed.GetValue(Base) == "own" ? BaseSource.OwnReturn : BaseSource.Restated,
        parsed.GetValue(Rates) == "own" ? RateYear.Own : RateYear.Current,
        parsed.GetValue(Births) == "zero-base" ? Growth.Births.WithZeroBase : Growth.Births.LeftOut);

    internal static Option<Period?> Period(Screen screen, bool required) => new("--period")
    {
        Description = PeriodWords.In(screen.Language),
        HelpName = "period",
        Required = required,
        CustomParser = ParsePeriod(screen),
    };

    internal static Func<ArgumentResult, Period?> ParsePeriod(Screen screen) => result =>
    {
        if (Core.Period.TryParse(result.Tokens[0].Value, out var period))
        {
            return period;
        }

        result.AddError(NotAPeriod.With(result.Tokens[0].Value).In(screen.Language));
        return null;
    };

    /// <summary>Opens the returns and answers from them; what is wrong is written, and decides the exit code.</summary>
    internal int Answer(Screen screen, ParseResult parsed, Func<OpenedReturns, DiagnosticBag, bool> answer)
    {
        var diagnostics = new DiagnosticBag();
        var texts = new List<SourceText>();
        var opened = OpenedReturns.Open(parsed.GetValue(Path)!, parsed.GetValue(Returns), diagnostics, texts);
        var isAnswered = opened is not null && answer(opened, diagnostics);
        DiagnosticText.Write(screen.Error, screen, diagnostics.Sorted(), texts);
        return isAnswered && !diagnostics.HasErrors ? ExitCode.Done : ExitCode.InputErrors;
    }

    private static Option<string> Word(string name, string description, Screen screen, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => words[0] };
        Options.OnlyFrom(option, screen, words);
        return option;
    }
}
