using System.Text.RegularExpressions;

namespace Songhua.Tests.Unit.Architecture;

/// <summary>Nothing is too long to be read, and names say what a thing is.</summary>
public sealed partial class SizeTests
{
    private const int LongestFile = 600;
    private const int LongestMethod = 100;
    private const int LongestRun = 60;

    [Fact]
    public void No_file_is_longer_than_600_lines() =>
        Assert.Empty(SourceFile.All.Where(f => f.Lines > LongestFile).Select(f => $"{f.Path} has {f.Lines} lines"));

    [Fact]
    public void No_method_is_longer_than_100_lines() =>
        Assert.Empty(from f in SourceFile.All from m in f.Methods where m.Lines > LongestMethod select $"{f.Path}({m.FirstLine}): {m.Name} has {m.Lines} lines");

    [Fact]
    public void Run_Execute_lists_the_steps_in_under_60_lines()
    {
        var run = SourceFile.All.Single(f => f.Path == "src/Runs/Run.cs");
        Assert.InRange(run.Methods.Single(m => m.Name == "Execute").Lines, 5, LongestRun);
    }

    [Fact]
    public void No_type_hides_behind_an_empty_name() =>
        Assert.Empty(from f in SourceFile.All from t in f.Types where EmptyName().IsMatch(t) select $"{f.Path} declares {t}");

    [Theory]
    [InlineData("PlanManager", true)]
    [InlineData("TextUtils", true)]
    [InlineData("RulesV2", true)]
    [InlineData("Database", false)]
    [InlineData("Baseline", false)]
    public void Empty_names_are_told_from_others(string name, bool isEmpty) => Assert.Equal(isEmpty, EmptyName().IsMatch(name));

    [Fact]
    public void Methods_are_measured_with_their_signature_and_without_strings_and_comments()
    {
        var file = SourceFile.OfText(
            """"
            namespace X;
            // class Not { void Counted() { } }
            public sealed class A(int b) : IA
            {
                private readonly string _text = $"{{ {(b > 0 ? "{" : '}')} ";
                private static readonly int[] Values = [1, 2];

                public int Property { get; init; } = Count(1);

                public A(string text)
                    : this(text.Length)
                {
                }

                public static A operator +(A a, A b) =>
                    a;

                public int Second<T>(T x)
                    where T : class
                {
                    if (x is null)
                    {
                        return """ } """.Length;
                    }

                    return 1;
                }

                private sealed record Inner(int C)
                {
                    public int Sum() => C;
                }
            }
            """");
        Assert.Equal(["A 4", "+ 2", "Second 10", "Sum 1"], file.Methods.Select(m => $"{m.Name.Replace("operator", "", StringComparison.Ordinal).Trim()} {m.Lines}"));
        Assert.Equal(["A", "Inner"], file.Types);
    }

    // A word of its own at the end of the name: Database and Baseline are the field's words.
    [GeneratedRegex("(?<=[a-z0-9])(Manager|Helpers?|Utils?|Services?|Common|Base|Info)$|^(Manager|Helpers?|Utils?|Services?|Common|Base|Info)$|V[0-9]+$")]
    private static partial Regex EmptyName();
}
