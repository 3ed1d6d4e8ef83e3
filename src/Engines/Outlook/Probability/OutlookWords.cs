using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>Sentences and numbers that levels and rates share.</summary>
internal static class OutlookWords
{
    // From here on the two views differ by much.
    private const double MuchDifference = 0.25;

    private static readonly Phrase Says = new("Being met is {0} ({1}).", "实现目标{0}（{1}）。");

    private static readonly Phrase NotPublished = new(
        "The period is over and its figure is not yet known: the probability is that it will show the target met.", "期限已过但数据未公布：该概率指公布后显示目标已实现的概率。");

    private static readonly Phrase Differ = new(
        "Model and precedents differ by much: {1} against {2} of {3} runs of {0} years. Precedents do not know how the series has moved of late; the model does not know what has been done elsewhere.",
        "模型与参照类差异较大：{1}，而{3}段{0}年历程中占{2}。参照类不反映该序列近期走势，模型不反映他处曾实现的情形。")
    {
        One = "Model and precedents differ by much: {1} against {2} of {3} yearly changes. Precedents do not know how the series has moved of late; the model does not know what has been done elsewhere.",
    };

    private static readonly Phrase Never = new("In no comparable region was such a pace sustained for {0} years ({1} runs in {2} regions).", "可比地区中没有一个在{0}年内保持过这样的速度（{2}个地区，{1}段历程）。")
    {
        One = "In no comparable region was such a pace reached in any year ({1} runs in {2} regions).",
    };

    private static readonly Phrase Wording = new("By the target's wording and rounding it lies between {0} and {1}.", "因目标措辞和四舍五入，概率在{0}至{1}之间。");

    private static readonly Phrase AtLeastSo = new("The target names a number to hit; that it comes out as high or higher has a probability of {0}.", "目标为一个确定数值；达到或超过的概率为{0}。");

    public static Percentage Percent(double share) => new(share);

    public static Message Verdict(double probability) => Says.With(LikelihoodWords.Word(probability), Percent(probability));

    /// <summary>The probability that a number of this distribution meets the target: at the numbers named, and at both ends of its wording.</summary>
    public static (double Central, (double, double)? ByWording) Chance(StudentSum future, Aim aim, double origin, Func<double, double> scale)
    {
        var edge = aim.Toward(origin);
        if (edge.Range is { } range)
        {
            var (low, high) = (Below(future, range.Low, scale), Below(future, range.High, scale));
            return (Math.Clamp(high - low, 0, 1), null);
        }

        double At(double number) => edge.Higher ? 1 - Below(future, number, scale) : Below(future, number, scale);
        var central = edge.At.HasCentral ? At(edge.At.Central) : double.NaN;
        if (!edge.At.Range.IsBounded || edge.At.Range.Width == 0)
        {
            return (central, null);
        }

        var (one, other) = (At(edge.At.Range.Low), At(edge.At.Range.High));
        return (central, (Math.Min(one, other), Math.Max(one, other)));
    }

    /// <summary>For a range to hit: the probability of its lower end, where more is better and would only miss it upwards.</summary>
    public static Message? Upwards(StudentSum future, PaceTarget target, Func<double, double> scale) =>
        target is { Sense: TargetSense.Within, Better: Better.Higher } && target.Value.IsBounded ? AtLeastSo.With(Percent(1 - Below(future, target.Value.Low, scale))) : null;

    public static IEnumerable<Message> Remarks(OutlookProblem problem, double probability, (double Low, double High)? wording, PrecedentView? precedents, Period due)
    {
        if (due.Last < problem.Pace.AsOf)
        {
            yield return NotPublished;
        }

        if (wording is { } ends && ends.High - ends.Low > 0.02)
        {
            yield return Wording.With(Percent(ends.Low), Percent(ends.High));
        }

        if (precedents is not { All: { Spells: > 0 } all } view)
        {
            yield break;
        }

        if (all.Reached == 0)
        {
            yield return Never.With(view.Years, all.Spells, all.Regions);
        }

        if (Math.Abs(all.Share - probability) > MuchDifference)
        {
            yield return Differ.With(view.Years, Percent(probability), Percent(all.Share), all.Spells);
        }
    }

    public static IReadOnlyList<double> Quantiles(StudentSum future, Func<double, double> back) => [.. OutlookSolution.Levels.Select(p => back(future.Quantile(p)))];

    private static double Below(StudentSum future, double number, Func<double, double> scale) =>
        double.IsInfinity(number) ? (number > 0 ? 1 : 0) : future.Cumulative(scale(number));
}

/// <summary>A probability as readers take it in: whole per cent, one decimal near both ends, and no false certainty at them.</summary>
public sealed class Percentage(double share) : ILocalised
{
    private static readonly Phrase Under = new("under {0} %", "低于 {0}%");
    private static readonly Phrase Over = new("over {0} %", "高于 {0}%");
    private static readonly Phrase About = new("{0} %", "{0}%");

    /// <inheritdoc/>
    public string In(Language language)
    {
        var percent = 100 * share;
        var message = percent < 0.1 ? Under.With("0.1")
            : percent > 99.9 ? Over.With("99.9")
            : About.With(percent is < 10 or > 90 ? Math.Round(percent, 1, MidpointRounding.AwayFromZero).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)
                : Math.Round(percent, MidpointRounding.AwayFromZero).ToString("0", System.Globalization.CultureInfo.InvariantCulture));
        return message.In(language);
    }

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
