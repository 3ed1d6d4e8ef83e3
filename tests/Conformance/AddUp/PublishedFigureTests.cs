using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.Conformance;

/// <summary>
/// The arithmetic that published texts of 2024 carry in themselves (China Daily 2024-03-07 and 2024-04-23, SCIO 2024-05-16), computed
/// by the add-up and pace engines; tolerances are half a unit of the last published digit.
/// </summary>
public sealed class PublishedFigureTests
{
    public static TheoryData<int> Checks => [.. Enumerable.Range(0, Selftest.All().Count)];

    [Theory]
    [MemberData(nameof(Checks))]
    public void The_published_number_comes_out(int index)
    {
        var check = Selftest.All()[index];
        Assert.True(check.Passed, $"{check.What.In(Language.English)}: published {check.Published}, computed {check.Computed}");
    }
}
