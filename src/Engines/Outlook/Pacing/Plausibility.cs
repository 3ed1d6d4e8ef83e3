using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>
/// Calls out a required pace that is beyond anything plausible: an extra sentence, never a verdict. Above a doubling (or, for targets
/// that fall, a halving) a year; or above five times the best year observed, where that is more than 10 % a year.
/// </summary>
/// <remarks>
/// Over 2005-2024 no Chinese province's GDP grew by more than 30 % in a year, over 2013-2022 none's industrial value added by more than
/// 56 % (current prices), and over three years none's by more than 26 % a year. Five times the best of the five years before
/// happened in 3 of 201 cases, all in 2021 on the rebound; below 10 % such multiples are common and mean nothing.
/// </remarks>
internal static class Plausibility
{
    private const double Doubling = 1.0;
    private const double BestMultiple = 5;
    private const double LeastNotable = 0.10;

    private static readonly Phrase BeyondDoubling = new(
        "A pace of {0} a year is beyond anything plausible: it more than doubles the value every year.",
        "年均{0}意味着每年翻一番以上，超出合理范围。");

    private static readonly Phrase BeyondHalving = new(
        "A pace of {0} a year is beyond anything plausible: it more than halves the value every year.",
        "年均{0}意味着每年减半以上，超出合理范围。");

    private static readonly Phrase BeyondBest = new(
        "A pace of {0} a year is beyond anything plausible: it is more than five times the best year observed ({1}).",
        "年均{0}已超过历史最好年份（{1}）的五倍，超出合理范围。");

    /// <summary>The sentence, or null. Growth readings are ratios, wanted direction up where <paramref name="better"/> says so.</summary>
    public static Message? Remark(double required, Better better, IEnumerable<double> yearlyGrowth)
    {
        if (!double.IsFinite(required))
        {
            return null;
        }

        if (better == Better.Higher && required > Doubling)
        {
            return BeyondDoubling.With(ChangeWords.Rate(required));
        }

        if (better == Better.Lower && required < -Doubling / 2)
        {
            return BeyondHalving.With(ChangeWords.Rate(required));
        }

        var sign = better == Better.Higher ? 1 : -1;
        var best = yearlyGrowth.Select(g => sign * g).DefaultIfEmpty(double.NaN).Max();
        return best > 0 && sign * required > LeastNotable && sign * required > BestMultiple * best
            ? BeyondBest.With(ChangeWords.Rate(required), ChangeWords.Rate(sign * best))
            : null;
    }
}
