using System.Globalization;

namespace Songhua.Core;

/// <summary>A period as a reader of the language writes it: 2024-Q1, 2024年一季度.</summary>
public sealed class PeriodWords(Period period) : ILocalised
{
    private static readonly string[] Quarters = ["一", "二", "三", "四"];

    /// <inheritdoc/>
    public string In(Language language) => language == Language.Chinese ? Chinese() : period.ToString();

    private string Chinese()
    {
        var (first, last) = (period.First, period.Last);
        if (period.IsYear)
        {
            return Text($"{first.Year}年");
        }

        if (!period.IsMonths)
        {
            return first == last ? Text($"{first.Year}年{first.Month}月{first.Day}日") : period.ToString();
        }

        if (first.Year != last.Year)
        {
            return first.Month == 1 && last.Month == 12 ? Text($"{first.Year}—{last.Year}年") : period.ToString();
        }

        return (first.Month, period.Months) switch
        {
            (_, 1) => Text($"{first.Year}年{first.Month}月"),
            (1 or 4 or 7 or 10, 3) => Text($"{first.Year}年{Quarters[first.Month / 3]}季度"),
            (1, 6) => Text($"{first.Year}年上半年"),
            (7, 6) => Text($"{first.Year}年下半年"),
            (1, 9) => Text($"{first.Year}年前三季度"),
            _ => Text($"{first.Year}年{first.Month}—{last.Month}月"),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
