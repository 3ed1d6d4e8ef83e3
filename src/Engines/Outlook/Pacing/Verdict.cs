using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Where a target stands.</summary>
public enum Verdict
{
    /// <summary>The target holds, in its period or before.</summary>
    Met,

    /// <summary>The observed pace, kept up, is enough.</summary>
    OnTrack,

    /// <summary>The observed pace is not enough, but within reach of what is needed.</summary>
    NeedsAcceleration,

    /// <summary>The observed pace is far from enough, or leads away.</summary>
    OffTrack,

    /// <summary>The period is over and the target did not hold.</summary>
    Missed,

    /// <summary>Something had to be known and is not.</summary>
    CannotBeJudged,
}

/// <summary>The words for <see cref="Verdict"/>.</summary>
public static class VerdictWords
{
    private static readonly Phrase Met = new("met", "已实现");
    private static readonly Phrase OnTrack = new("on track", "符合进度");
    private static readonly Phrase NeedsAcceleration = new("needs acceleration", "需要加快");
    private static readonly Phrase OffTrack = new("off track", "明显滞后");
    private static readonly Phrase Missed = new("missed", "未实现");
    private static readonly Phrase CannotBeJudged = new("cannot be judged", "无法判断");

    /// <summary>The word for a verdict.</summary>
    public static Phrase Word(this Verdict verdict) => verdict switch
    {
        Verdict.Met => Met,
        Verdict.OnTrack => OnTrack,
        Verdict.NeedsAcceleration => NeedsAcceleration,
        Verdict.OffTrack => OffTrack,
        Verdict.Missed => Missed,
        _ => CannotBeJudged,
    };
}

/// <summary>An observation without which no verdict is possible.</summary>
/// <param name="Period">Of when.</param>
/// <param name="Facet">Level, growth or share.</param>
public readonly record struct MissingObservation(Period Period, Facet Facet) : ILocalised
{
    private static readonly Phrase Level = new("the level of {0}", "{0}的数值");
    private static readonly Phrase Growth = new("the growth of {0}", "{0}的增速");
    private static readonly Phrase Share = new("the share of {0}", "{0}的占比");

    /// <inheritdoc/>
    public string In(Language language)
    {
        var phrase = Facet switch { Facet.Growth => Growth, Facet.Share => Share, _ => Level };
        return phrase.With(new PeriodWords(Period)).In(language);
    }

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
