using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>The categories of the Open SDG / Statistics Canada / Eurostat rule.</summary>
public enum ProgressCategory
{
    /// <summary>The ratio is 0.95 or more.</summary>
    OnTrack,

    /// <summary>The ratio is from 0.60 to below 0.95.</summary>
    NeedsAcceleration,

    /// <summary>The ratio is from 0 to below 0.60.</summary>
    LimitedProgress,

    /// <summary>The ratio is below 0.</summary>
    Deterioration,
}

/// <summary>What the rule says of a target.</summary>
/// <param name="Ratio">Observed over required compound growth, both from the baseline.</param>
/// <param name="Category">The category of its central value.</param>
public sealed record ProgressRating(Uncertain Ratio, ProgressCategory Category);

/// <summary>
/// The rule of Open SDG, Statistics Canada and Eurostat, printed beside our own verdict: observed compound growth from the baseline
/// to now over the compound growth from the same baseline to the target. Not defined where the baseline or the target is zero or
/// they differ in sign; the software of Open SDG puts 0.001 there, which depends on the unit, so we do not.
/// </summary>
public static class ProgressRule
{
    /// <summary>From here on track.</summary>
    public const double OnTrackFrom = 0.95;

    /// <summary>From here needs acceleration.</summary>
    public const double AccelerationFrom = 0.60;

    /// <summary>The name under which the ratio is printed.</summary>
    public static readonly Phrase Name = new("Open SDG / Eurostat ratio", "Open SDG／欧盟统计局进度比");

    private static readonly Phrase OnTrackWord = new("on track", "进展顺利");
    private static readonly Phrase AccelerationWord = new("needs acceleration", "需要加快");
    private static readonly Phrase LimitedWord = new("limited progress", "进展有限");
    private static readonly Phrase DeteriorationWord = new("deterioration", "出现倒退");

    /// <summary>The ratio; NaN where it is not defined.</summary>
    /// <param name="baseline">Value at the baseline.</param>
    /// <param name="current">Value now.</param>
    /// <param name="target">Value aimed at.</param>
    /// <param name="yearsElapsed">Years from the baseline to now, above zero.</param>
    /// <param name="yearsInAll">Years from the baseline to the target, above zero.</param>
    /// <param name="better">The wanted direction.</param>
    public static double Ratio(double baseline, double current, double target, double yearsElapsed, double yearsInAll, Better better)
    {
        var sign = Math.Sign(baseline) * (better == Better.Higher ? 1 : -1);
        var observed = RequiredPace.Compound(Math.Abs(baseline), Math.Sign(baseline) * current, yearsElapsed);
        var required = RequiredPace.Compound(Math.Abs(baseline), Math.Sign(baseline) * target, yearsInAll);
        return required == 0 ? double.NaN : sign * observed / Math.Abs(required);
    }

    /// <summary>The category of a ratio.</summary>
    /// <exception cref="ArgumentException">The ratio is NaN.</exception>
    public static ProgressCategory Category(double ratio) => ratio switch
    {
        >= OnTrackFrom => ProgressCategory.OnTrack,
        >= AccelerationFrom => ProgressCategory.NeedsAcceleration,
        >= 0 => ProgressCategory.LimitedProgress,
        < 0 => ProgressCategory.Deterioration,
        _ => throw new ArgumentException("A ratio that is not defined has no category.", nameof(ratio)),
    };

    /// <summary>The word for a category.</summary>
    public static Phrase Word(this ProgressCategory category) => category switch
    {
        ProgressCategory.OnTrack => OnTrackWord,
        ProgressCategory.NeedsAcceleration => AccelerationWord,
        ProgressCategory.LimitedProgress => LimitedWord,
        _ => DeteriorationWord,
    };

    internal static ProgressRating? Rate(Uncertain baseline, Uncertain current, Uncertain target, double yearsElapsed, double yearsInAll, Better better)
    {
        if (!baseline.HasCentral || !current.HasCentral || !target.HasCentral)
        {
            return null;
        }

        var central = Ratio(baseline.Central, current.Central, target.Central, yearsElapsed, yearsInAll, better);
        if (!double.IsFinite(central))
        {
            return null;
        }

        // Monotone in each of the three, so the corners hold the extremes; a corner that is not defined leaves its side open.
        var range = Interval.Point(central);
        foreach (var b in (double[])[baseline.Range.Low, baseline.Range.High])
        {
            foreach (var c in (double[])[current.Range.Low, current.Range.High])
            {
                foreach (var t in (double[])[target.Range.Low, target.Range.High])
                {
                    var corner = Ratio(b, c, t, yearsElapsed, yearsInAll, better);
                    range = range.Hull(double.IsNaN(corner) ? Interval.All : Interval.Point(corner));
                }
            }
        }

        return new ProgressRating(new Uncertain(range, central), Category(central));
    }
}
