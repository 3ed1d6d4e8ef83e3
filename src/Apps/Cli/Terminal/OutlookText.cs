using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary>Writes the outlook of targets for people: those with a probability first, by topic, then the outcomes, then what cannot be judged.</summary>
internal static class OutlookText
{
    private static readonly Phrase Title = new("{0}, as known on {1}", "{0}，截至 {1}");
    private static readonly Phrase Likely = new("With a probability", "给出概率的目标");
    private static readonly Phrase Known = new("Outcome known", "结果已知");
    private static readonly Phrase Unjudged = new("Cannot be judged", "无法判断");
    private static readonly Phrase ByThen = new("{0} by {1}", "到 {1} {0}");
    private static readonly Phrase NoDate = new("{0}, no date", "{0}，无期限");
    private static readonly Phrase Projected = new("projected for {0}: {1}, between {2} and {3} with 80 % ({4})", "{0}预测值 {1}，80% 区间 {2} 至 {3}（{4}）");
    private static readonly Phrase Rests = new("data up to {0}; {1}", "数据截至 {0}；{1}");

    private static readonly Phrase Precedent = new(
        "precedents: {1} of {2} runs of {0} years were as fast ({3} a year), in {4} of {5} regions; nearest: {6}",
        "参照类：{2} 段 {0} 年历程中有 {1} 段达到该速度（年均 {3}），涉及 {5} 个地区中的 {4} 个；最接近：{6}")
    {
        One = "precedents: {1} of {2} yearly changes were as fast ({3}), in {4} of {5} regions; nearest: {6}",
    };

    private static readonly Phrase SimilarStart = new("of runs that started from half to twice the level: {0} of {1}", "起点为该水平一半至两倍的历程：{1} 段中 {0} 段");
    private static readonly Phrase Missing = new("missing: {0}", "缺少：{0}");

    internal static void Write(Screen screen, Results results)
    {
        screen.Wrapped(screen.Paint(Title.With(results.Name, results.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).In(screen.Language), "1"), 0, 2);
        Group(screen, results, Likely, o => o.Outlook.Probability is not null);
        Group(screen, results, Known, o => o.Outlook.Outcome is not null);
        Group(screen, results, Unjudged, o => o.Outlook is { Probability: null, Outcome: null });
    }

    private static void Group(Screen screen, Results results, Phrase title, Func<TargetOutlook, bool> belongs)
    {
        var members = results.Outlook.Where(belongs).ToList();
        if (members.Count == 0)
        {
            return;
        }

        screen.Line();
        screen.Line(screen.Paint($"{title.In(screen.Language)} ({members.Count})", "1;4"));
        foreach (var member in members)
        {
            One(screen, results, member);
        }
    }

    private static void One(Screen screen, Results results, TargetOutlook o)
    {
        var (language, outlook, words) = (screen.Language, o.Outlook, results.Words);
        var aim = o.Target.By is { } by ? ByThen.With(words.Aim(o.Target), words.Period(by)) : NoDate.With(words.Aim(o.Target));
        var mark = outlook.Probability is { } p
            ? $"{Bar(p)} {screen.Paint($"{new Percentage(p).In(language)} · {OutlookTables.Word(outlook).In(language)}", Colour(p))}"
            : screen.Paint(OutlookTables.Word(outlook).In(language), outlook.Outcome is { } met ? met ? "32" : "31" : "36");
        screen.Wrapped($"{screen.Paint(o.Target.Name.In(language), "1")} — {aim.In(language)}  [{mark}]", 2, 4);
        if (outlook.Fan.Count > 0)
        {
            var due = outlook.Fan[^1];
            ILocalised At(double level) => UncertainAmount.Of(due.At(level), due, o.Status.Unit);
            screen.Wrapped(Projected.With(words.Period(due.Period), At(0.5), At(0.1), At(0.9), outlook.DataUpTo is { } upTo ? Rests.With(words.Period(upTo), OutlookTables.Word(outlook.Method)) : OutlookTables.Word(outlook.Method)).In(language), 6, 6);
        }

        if (outlook.Precedents is { All.Spells: > 0 } view)
        {
            Precedents(screen, view);
        }

        IEnumerable<ILocalised> said = outlook.Probability is null ? [outlook.Reason, .. outlook.Remarks] : outlook.Remarks;
        if (said.Any())
        {
            screen.Wrapped(string.Join(language == Language.Chinese ? "" : " ", said.Select(s => s.In(language))), 6, 6);
        }

        if (outlook is { Probability: null, Missing.Count: > 0 })
        {
            screen.Wrapped(Missing.With(new MessageList([.. outlook.Missing.Select(m => (ILocalised)m)])).In(language), 6, 6);
        }
    }

    private static void Precedents(Screen screen, PrecedentView view)
    {
        var all = view.All;
        var nearest = new MessageList([.. all.Nearest.Take(3).Select(s => OutlookTables.Word(s))]);
        screen.Wrapped(Precedent.With(view.Years, all.Reached, all.Spells, new Amount(view.Pace, UnitCatalogue.Percent), all.RegionsReached, all.Regions, nearest).In(screen.Language), 6, 6);
        if (view.SimilarStart is { Spells: > 0 } similar)
        {
            screen.Wrapped(SimilarStart.With(similar.Reached, similar.Spells).In(screen.Language), 6, 6);
        }
    }

    private static string Bar(double share)
    {
        var filled = (int)Math.Clamp(Math.Round(share * 10), 0, 10);
        return $"{new string('█', filled)}{new string('░', 10 - filled)}";
    }

    private static string Colour(double probability) => probability > 0.66 ? "32" : probability < 0.33 ? "31" : "33";
}
