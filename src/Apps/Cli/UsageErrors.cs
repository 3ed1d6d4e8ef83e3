using System.CommandLine;
using System.CommandLine.Parsing;
using Songhua.Core;

namespace Songhua.Cli;

/// <summary>Says what is wrong with a command line, in the reader's language.</summary>
internal static class UsageErrors
{
    private static readonly Phrase NoVerb = new("Say what to do: songhua VERB …", "请写明命令：songhua 命令 …");
    private static readonly Phrase UnknownWord = new("'{0}' is not understood here.", "此处无法理解“{0}”。");
    private static readonly Phrase DidYouMean = new("Did you mean '{0}'?", "您是否想写“{0}”？");
    private static readonly Phrase MissingArgument = new("<{0}> is missing: {1}", "缺少 <{0}>：{1}");
    private static readonly Phrase MissingOption = new("{0} is missing: {1}", "缺少 {0}：{1}");
    private static readonly Phrase MissingValue = new("{0} needs a value.", "{0} 需要一个值。");
    private static readonly Phrase Twice = new("{0} can be given once.", "{0} 只能给出一次。");
    private static readonly Phrase TryHelp = new("Try `songhua {0}--help`.", "请尝试 `songhua {0}--help`。");

    internal static void Write(Screen screen, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var line in Lines(parsed, command).Distinct())
        {
            screen.Error.WriteLine(line.In(screen.Language));
        }

        screen.Error.WriteLine(TryHelp.With(Path(parsed.CommandResult)).In(screen.Language));
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult above ? $"{Path(above)}{command.Command.Name} " : "";

    private static IEnumerable<Message> Lines(ParseResult parsed, Command command)
    {
        if (command is RootCommand && parsed.UnmatchedTokens.Count == 0)
        {
            yield return NoVerb;
        }

        foreach (var word in parsed.UnmatchedTokens)
        {
            yield return UnknownWord.With(word);
            var known = word.StartsWith('-') ? command.Options.Select(o => o.Name) : command.Subcommands.Select(c => c.Name);
            if (Suggestion.Nearest(word, known) is { } near)
            {
                yield return DidYouMean.With(near);
            }
        }

        foreach (var argument in command.Arguments)
        {
            if ((parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues)
            {
                yield return MissingArgument.With(argument.Name, argument.Description);
            }
        }

        foreach (var error in command.Arguments.Select(parsed.GetResult).OfType<ArgumentResult>().Where(r => r.Tokens.Count >= r.Argument.Arity.MinimumNumberOfValues).SelectMany(r => r.Errors))
        {
            yield return Own(error);
        }

        // Options that do not go together; what the library itself finds of a command is told above.
        foreach (var error in command.Validators.Count > 0 ? parsed.CommandResult.Errors : [])
        {
            yield return Own(error);
        }

        foreach (var option in command.Options.Where(o => o.Required && parsed.GetResult(o) is null or { Implicit: true }))
        {
            yield return MissingOption.With(option.Name, option.Description);
        }

        foreach (var result in parsed.CommandResult.Children.Concat(parsed.RootCommandResult.Children).OfType<OptionResult>().Where(r => !r.Implicit).Distinct())
        {
            if (result.Tokens.Count < result.Option.Arity.MinimumNumberOfValues)
            {
                yield return MissingValue.With(result.Option.Name);
            }
            else if (result.IdentifierTokenCount > 1 || result.Tokens.Count > result.Option.Arity.MaximumNumberOfValues)
            {
                yield return Twice.With(result.Option.Name);
            }
            else
            {
                foreach (var error in result.Errors)
                {
                    yield return Own(error);
                }
            }
        }
    }

    // What is left are the messages of our own checks of the value, which speak the reader's language already.
    private static Message Own(ParseError error) => new Phrase(error.Message, error.Message);
}
