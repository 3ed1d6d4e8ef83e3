using System.Globalization;
using Songhua.Core;

namespace Songhua.Runs;

/// <summary>The share of undivided consumption that is taken to be of households, as it is written on the command line and in addresses.</summary>
public static class HouseholdShare
{
    private const string FromTable = "table";

    /// <summary>In an address: 70%, or the word for what the table says itself.</summary>
    public static string Write(double? share) => share is { } s ? $"{(100 * s).ToString("0.######", CultureInfo.InvariantCulture)}%" : FromTable;

    /// <summary>Reads 70% or 0.7, above zero and at most one; false where it is neither that nor the word for what the table says.</summary>
    public static bool TryRead(string text, out double? share)
    {
        share = null;
        if (text == FromTable)
        {
            return true;
        }

        var isPercent = text.EndsWith('%') || text.EndsWith('％');
        if (!double.TryParse(isPercent ? text[..^1].TrimEnd() : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        share = isPercent ? number / 100 : number;
        return share is > 0 and <= 1;
    }
}
