using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary>Writes the status of targets for people: by topic, one paragraph a target, with a bar, a sparkline, verdict and reason.</summary>
internal static class StatusText
{
    private static readonly Phrase Other = new("Other", "其他");
    private static readonly Phrase Title = new("{0}, as known on {1}", "{0}，截至 {1}");
    private static readonly Phrase ByThen = new("{0} by {1}", "到 {1} {0}");
    private static readonly Phrase NoDate = new("{0}, no date", "{0}，无期限");
    private static readonly Phrase Latest = new("latest {0} ({1}, {2})", "最新 {0}（{1}，{2}）");
    private static readonly Phrase PaceLine = new("pace {0} a year, needed {1}", "现有年均 {0}，所需 {1}");
    private static readonly Phrase NeededLine = new("needed {0} a year", "所需年均 {0}");
    private static readonly Phrase RuleLine = new("{0} {1}", "{0} {1}");
    private static readonly Phrase Missing = new("missing: {0}", "缺少：{0}");

    internal static void Write(Screen screen, Results results)
    {
        screen.Wrapped(screen.Paint(Title.With(results.Name, results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).In(screen.Language), "1"), 0, 2);

        Summary(screen, results);
        var topics = results.Plan.Topics.Values.ToList();
        foreach (var group in results.Status.GroupBy(s => TopicIndex(results, topics, s)).OrderBy(g => g.Key))
        {
            screen.Line();
            screen.Line(screen.Paint(group.Key < topics.Count ? topics[group.Key].Name.In(screen.Language) : Other.In(screen.Language), "1;4"));
            foreach (var status in group)
            {
                One(screen, results, status);
            }
        }
    }

    /// <summary>How many targets have each verdict, in one line.</summary>
    internal static void Summary(Screen screen, Results results)
    {
        var counts = Enum.GetValues<Verdict>()
            .Select(v => (Verdict: v, Count: results.Status.Count(s => s.Pace.Verdict == v)))
            .Where(c => c.Count > 0)
            .Select(c => $"{screen.Paint(c.Verdict.Word().In(screen.Language), Colour(c.Verdict))} {c.Count}");
        foreach (var line in LineWrap.Items(counts, screen.Width, 0, 0))
        {
            screen.Line(line);
        }
    }

    private static int TopicIndex(Results results, List<Plans.Topic> topics, TargetStatus status)
    {
        var topic = results.Plan.Indicators[status.Target.Series.Indicator].Topic;
        var index = topics.FindIndex(t => t.Id == topic);
        return index < 0 ? topics.Count : index;
    }

    private static void One(Screen screen, Results results, TargetStatus status)
    {
        var (language, pace, target) = (screen.Language, status.Pace, status.Target);
        var verdict = screen.Paint(pace.Verdict.Word().In(language), Colour(pace.Verdict));
        var aim = target.By is { } by ? ByThen.With(results.Words.Aim(target), results.Words.Period(by)) : NoDate.With(results.Words.Aim(target));
        screen.Wrapped($"{screen.Paint(target.Name.In(language), "1")} — {aim.In(language)}  [{verdict}]", 2, 4);
        if (pace.Latest is { } latest)
        {
            ILocalised value = latest.HasCentral ? new Amount(latest.Central, status.Unit) : new AmountRange(latest.Value, status.Unit);
            var graph = pace.Covered is { HasCentral: true } covered ? $"  {Bar(covered.Central)}" : "";
            var spark = Sparkline(target.Facet == Facet.Growth ? status.Problem.Growths : status.Problem.Levels);
            screen.Wrapped($"{Latest.With(value, results.Words.Period(latest.Period), latest.Status.Word()).In(language)}{graph}{(spark.Length > 0 ? "  " + spark : "")}", 6, 6);
        }

        if (PaceWords(status) is { } words)
        {
            screen.Wrapped(words.In(language), 6, 6);
        }

        screen.Wrapped(new Message(RuleLine, [pace.Reason, string.Join(' ', pace.Remarks.Select(r => r.In(language)))]).In(language), 6, 6);
        if (pace.Missing.Count > 0)
        {
            screen.Wrapped(Missing.With(new MessageList([.. pace.Missing.Select(m => (ILocalised)m)])).In(language), 6, 6);
        }
    }

    private static Message? PaceWords(TargetStatus status)
    {
        var pace = status.Pace;
        if (Yearly(status, pace.Required) is not { } required)
        {
            return null;
        }

        return Yearly(status, pace.Observed) is { } observed ? PaceLine.With(observed, required) : NeededLine.With(required);
    }

    private static Amount? Yearly(TargetStatus status, YearlyPace? yearly)
    {
        var linear = status.Pace.DecidedBy == PaceForm.Linear || yearly?.Compound is null;
        var unit = !linear ? UnitCatalogue.Percent : status.Unit.IsPercent ? UnitCatalogue.PercentagePoint : status.Unit;
        return (linear ? yearly?.Linear : yearly?.Compound) is { HasCentral: true } value ? new Amount(value.Central, unit) : null;
    }

    private static string Bar(double share)
    {
        var filled = (int)Math.Clamp(Math.Round(share * 10), 0, 10);
        return $"{new string('█', filled)}{new string('░', 10 - filled)} {Numerals.Write(Math.Round(share * 100))} %";
    }

    private static string Sparkline(IReadOnlyList<PacePoint> levels)
    {
        var values = levels.Where(l => l.HasCentral && l.Period.IsYear).Select(l => l.Central).ToList();
        if (values.Count < 2)
        {
            return "";
        }

        var (low, high) = (values.Min(), values.Max());
        return string.Concat(values.Select(v => "▁▂▃▄▅▆▇█"[high == low ? 3 : (int)Math.Round((v - low) / (high - low) * 7)]));
    }

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Met or Verdict.OnTrack => "32",
        Verdict.NeedsAcceleration => "33",
        Verdict.OffTrack or Verdict.Missed => "31",
        _ => "36",
    };
}
