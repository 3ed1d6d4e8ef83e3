using System.CommandLine;
using System.Globalization;
using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua bridge</c>: why one growth rate became another.</summary>
internal static class BridgeCommand
{
    private static readonly Phrase Description = new(
        "Why did growth move? An exact split of the change between two periods, or two vintages of one, into coverage, prices, value-added rates, corrected returns and output.",
        "增速为何变化？将两个时期（或同一时期两个版本）之间的变化精确分解为口径、价格、增加值率、报表修订和产出。");

    private static readonly Phrase FromWords = new("The first period, as known on a day if wanted: 2023, 2024-Q1@2024-04-20.", "前一时期，可注明截至日期：2023、2024-Q1@2024-04-20。");
    private static readonly Phrase ToWords = new("The second period, in the same form.", "后一时期，格式相同。");
    private static readonly Phrase NotAnEnd = new("'{0}' is not a period, or not a period and a day like 2024-Q1@2024-04-20.", "“{0}”不是有效时期，或不是“时期@日期”（如 2024-Q1@2024-04-20）。");

    internal static Command Make(Screen screen)
    {
        var options = new GrowthOptions(screen);
        var (from, to) = (End("from", FromWords, screen), End("to", ToWords, screen));
        var format = Options.Format(screen);
        var command = new Command("bridge", Description.In(screen.Language)) { options.Path, from, to, options.Internal, options.Returns, format };
        options.AddConventions(command);
        command.SetAction(parsed => options.Answer(screen, parsed, (opened, diagnostics) =>
        {
            var (first, second) = (parsed.GetValue(from)!, parsed.GetValue(to)!);
            var query = new GrowthQuery(second.Period) { Spec = options.Spec(parsed), AsOf = second.AsOf };
            if (GrowthReport.Make(opened.Book, query, first, parsed.GetValue(options.Internal), opened.Plan, diagnostics) is not { Bridge: { } bridge } report)
            {
                return false;
            }

            var form = parsed.GetValue(format);
            TableOutput.Write(screen, form, [.. report.BridgeTablesInOrder]);
            if (form == "text")
            {
                screen.Line(BridgeTables.InWords(bridge));
            }

            return true;
        }));
        return command;
    }

    private static Argument<BridgeEnd> End(string name, Phrase words, Screen screen) => new(name)
    {
        Description = words.In(screen.Language),
        CustomParser = result =>
        {
            var parts = result.Tokens[0].Value.Split('@');
            DateOnly day = default;
            if (parts.Length <= 2 && Period.TryParse(parts[0], out var period)
                && (parts.Length == 1 || DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)))
            {
                return new(period, parts.Length == 1 ? null : day);
            }

            result.AddError(NotAnEnd.With(result.Tokens[0].Value).In(screen.Language));
            return null;
        },
    };
}
