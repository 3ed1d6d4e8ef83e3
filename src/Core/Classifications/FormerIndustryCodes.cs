namespace Songhua.Core;

/// <summary>
/// Codes of mining, manufacturing and utilities (sections B to D) in GB/T 4754-2011 that the edition of 2017 does not have, with what
/// stands in their place. Codes that both editions have, though with other contents (3620: refitted vehicles in 2011, engines in
/// 2017), cannot be told apart.
/// </summary>
internal static class FormerIndustryCodes
{
    private static readonly Dictionary<string, string[]> Now = new(StringComparer.Ordinal)
    {
        ["0710"] = ["071"],
        ["0720"] = ["072"],
        ["1310"] = ["131"],
        ["1320"] = ["132"],
        ["1364"] = ["1363"],
        ["1440"] = ["144"],
        ["1810"] = ["181"],
        ["1820"] = ["182"],
        ["2450"] = ["245"],
        ["2512"] = ["2519"],
        ["2520"] = ["2521"],
        ["2760"] = ["276"],
        ["3035"] = ["3034"],
        ["315"] = ["314"],
        ["3150"] = ["3140"],
        ["3250"] = ["3392"],
        ["326"] = ["325"],
        ["3261"] = ["3251"],
        ["3262"] = ["3252"],
        ["3263"] = ["3253"],
        ["3264"] = ["3254"],
        ["3269"] = ["3259"],
        ["3468"] = ["3467"],
        ["3490"] = ["349"],
        ["3610"] = ["3611", "3612"],
        ["4041"] = ["4040"],
        ["4042"] = ["3587"],
        ["413"] = ["412"],
        ["4130"] = ["4120"],
        ["450"] = ["451", "452"],
        ["4500"] = ["451", "452"],
    };

    /// <summary>The codes of 2017 in place of one of 2011; empty where it is none that ceased.</summary>
    internal static IReadOnlyList<string> Successors(string code) => Now.GetValueOrDefault(code) ?? [];
}
