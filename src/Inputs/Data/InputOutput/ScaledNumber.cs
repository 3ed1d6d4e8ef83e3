using System.Globalization;
using System.Text.RegularExpressions;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// Numbers between the unit in which they are written and base units. Units of money are powers of ten: the decimal point of the text
/// moves, so that reading and writing give the same digits and no product is rounded.
/// </summary>
internal static partial class ScaledNumber
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">Digits with a decimal point, perhaps separators of thousands and an exponent.</param>
    /// <param name="unit">The unit in which it is written.</param>
    /// <param name="value">The number in base units.</param>
    /// <param name="decimals">The decimals written, less the exponent.</param>
    internal static bool TryParse(string text, Unit unit, out double value, out int decimals)
    {
        (value, decimals) = (double.NaN, 0);
        if (!Written().IsMatch(text))
        {
            return false;
        }

        var plain = text.Replace(",", "", StringComparison.Ordinal);
        var e = plain.AsSpan().IndexOfAny('e', 'E');
        var mantissa = e < 0 ? plain : plain[..e];
        var own = 0;
        if (e >= 0 && !int.TryParse(plain.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out own))
        {
            return false;
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        decimals = (point < 0 ? 0 : mantissa.Length - point - 1) - own;
        var exponent = Exponent(unit.Factor);
        var scaled = string.Create(CultureInfo.InvariantCulture, $"{mantissa}E{own + (exponent ?? 0)}");
        value = double.Parse(scaled, NumberStyles.Float, CultureInfo.InvariantCulture) * (exponent is null ? (double)unit.Factor : 1);
        return double.IsFinite(value);
    }

    /// <summary>Writes a number of base units in a unit, with the fewest digits that are read back as the same number; nothing for a missing one.</summary>
    internal static string Write(double value, Unit unit)
    {
        if (double.IsNaN(value))
        {
            return "";
        }

        var exponent = Exponent(unit.Factor);
        var text = (exponent is null ? value / (double)unit.Factor : value).ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var own = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = (e < 0 ? text : text[..e]).TrimStart('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var whole = (point < 0 ? mantissa.Length : point) + own - (exponent ?? 0);
        var plain = Plain(digits, whole);
        return plain != "0" && text[0] == '-' ? "-" + plain : plain;
    }

    /// <summary>k where a factor is 10 to the k; null where it is no power of ten.</summary>
    internal static int? Exponent(decimal factor)
    {
        var exponent = 0;
        for (; factor >= 10; factor /= 10)
        {
            exponent++;
        }

        for (; factor is > 0 and < 1; factor *= 10)
        {
            exponent--;
        }

        return factor == 1 ? exponent : null;
    }

    private static string Plain(string digits, int whole)
    {
        if (whole <= 0)
        {
            (digits, whole) = (new string('0', 1 - whole) + digits, 1);
        }

        digits = digits.PadRight(whole, '0');
        var before = digits[..whole].TrimStart('0');
        var after = digits[whole..].TrimEnd('0');
        return (before.Length == 0 ? "0" : before) + (after.Length == 0 ? "" : "." + after);
    }

    [GeneratedRegex(@"^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(?<=\d\.?)([eE][+-]?\d{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
