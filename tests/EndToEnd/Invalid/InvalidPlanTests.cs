using System.Security.Cryptography;

namespace Songhua.Tests.EndToEnd.Invalid;

/// <summary>Every wrong plan brings out exactly the messages that it says, where it says, and is left as it was.</summary>
public sealed class InvalidPlanTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateDirectories(InvalidPlan.Parent).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_told_what_is_wrong(string sample)
    {
        var plan = InvalidPlan.Read(sample);
        var before = State(sample);
        var told = plan.Run().ToList();
        Assert.Equal(before, State(sample));
        AreTold(plan.Expected, told);
    }

    /// <summary>Fails where the messages are not exactly the expected ones.</summary>
    internal static void AreTold(IReadOnlyList<ExpectedMessage> expected, List<ExpectedMessage> told)
    {
        Assert.NotEmpty(expected);
        var missing = expected.Where(e => told.FindIndex(t => Answers(t, e)) is var at && (at < 0 || !Take(told, at))).ToList();
        Assert.True(missing.Count == 0 && told.Count == 0, $"not told:\n  {string.Join("\n  ", missing)}\ntold, but not expected:\n  {string.Join("\n  ", told)}");
    }

    [Fact]
    public void There_are_at_least_forty() => Assert.True(Samples.Count >= 40);

    // A caret drawn under the first or second column cannot tell them apart.
    private static bool Answers(ExpectedMessage told, ExpectedMessage expected) =>
        told.File == expected.File && told.Line == expected.Line && (told.Column == expected.Column || (expected.Column == 1 && told.Column == 2))
        && told.Severity == expected.Severity && told.Code == expected.Code && told.Text.Contains(expected.Text, StringComparison.Ordinal);

    private static bool Take(List<ExpectedMessage> told, int at)
    {
        told.RemoveAt(at);
        return true;
    }

    private static List<string> State(string sample) =>
    [
        .. Directory.EnumerateFileSystemEntries(Path.Combine(InvalidPlan.Parent, sample), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(p => File.Exists(p) ? $"{p} {File.GetLastWriteTimeUtc(p):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(p)))}" : p),
    ];
}
