using Songhua.Core;

namespace Songhua.Runs;

/// <summary>The words for <see cref="EnterpriseSize"/>.</summary>
internal static class SizeWords
{
    private static readonly (EnterpriseSize Size, string Code, Phrase Word)[] All =
    [
        (EnterpriseSize.Large, "large", new("Large", "大型")),
        (EnterpriseSize.Medium, "medium", new("Medium-sized", "中型")),
        (EnterpriseSize.Small, "small", new("Small", "小型")),
        (EnterpriseSize.Micro, "micro", new("Micro", "微型")),
        (EnterpriseSize.Unstated, "unstated", new("Size not stated", "规模未说明")),
    ];

    internal static string Code(EnterpriseSize size) => Array.Find(All, s => s.Size == size).Code;

    internal static string Position(string code) => $"{Array.FindIndex(All, s => s.Code == code)}";

    internal static ILocalised Word(string code) => Array.Find(All, s => s.Code == code).Word;
}
