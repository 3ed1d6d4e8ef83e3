using Songhua.Core;

namespace Songhua.Data;

/// <summary>The columns of returns and what may stand in them.</summary>
internal static class ReturnItems
{
    internal const string Code = "code";
    internal const string Month = "month";

    /// <summary>The names of the items in the order of <see cref="ReturnItem"/>.</summary>
    internal static readonly string[] Names =
        ["output", "output_to_date", "output_last_year", "output_to_date_last_year", "revenue", "employees", "electricity", "taxes"];

    /// <summary>The header of a delivery with every item.</summary>
    internal static readonly string Header = $"{Code},{Month},{string.Join(',', Names)}";

    /// <summary>Revenue can be negative where sales are taken back, taxes where they are refunded; nothing else can.</summary>
    internal static bool MayBeNegative(ReturnItem item) => item is ReturnItem.Revenue or ReturnItem.Taxes;
}
