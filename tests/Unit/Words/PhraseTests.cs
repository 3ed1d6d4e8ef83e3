using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Tests.Unit.Architecture;
using Songhua.Tests.Unit.Docs;

namespace Songhua.Tests.Unit.Words;

/// <summary>Every sentence of the program exists in both languages and names the same places in both.</summary>
public sealed partial class PhraseTests
{
    private static readonly List<(string Where, Phrase Phrase)> All = Collect();

    [Fact]
    public void There_are_phrases_in_every_layer_that_speaks()
    {
        Assert.True(All.Count > 300);
        Assert.Contains(All, p => p.Where.StartsWith("Songhua.Core.", StringComparison.Ordinal));
        Assert.Contains(All, p => p.Where.StartsWith("Songhua.Plans.", StringComparison.Ordinal));
        Assert.Contains(All, p => p.Where.StartsWith("Songhua.Runs.", StringComparison.Ordinal));
        Assert.Contains(All, p => p.Where.StartsWith("Songhua.Cli.", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_wordings_exist() =>
        Assert.Empty(All.Where(p => string.IsNullOrWhiteSpace(p.Phrase.En) || string.IsNullOrWhiteSpace(p.Phrase.Zh)).Select(Told));

    [Fact]
    public void Both_wordings_name_the_same_places() =>
        Assert.Empty(All.Where(p => !Places(p.Phrase.En).SetEquals(Places(p.Phrase.Zh))).Select(Told));

    [Fact]
    public void The_chinese_wording_is_chinese() =>
        Assert.Empty(All.Where(p => EnglishWord().IsMatch(Place().Replace(p.Phrase.En, "")) && Place().Replace(p.Phrase.Zh, "").Any(char.IsLetter) && !p.Phrase.Zh.Any(IsChinese) && p.Phrase.Zh != p.Phrase.En).Select(Told));

    [Fact]
    public void The_english_wording_is_not_chinese() =>
        Assert.Empty(All.Where(p => Plain(p.Phrase.En).Any(IsChinese)).Select(Told));

    [Fact]
    public void Chinese_has_full_width_punctuation_and_english_has_not()
    {
        Assert.Empty(All.Where(p => HalfWidth().IsMatch(Quoted().Replace(p.Phrase.Zh, "`"))).Select(Told));
        Assert.Empty(All.Where(p => FullWidth().IsMatch(p.Phrase.En)).Select(Told));
    }

    [Fact]
    public void What_is_counted_has_a_singular() =>
        Assert.Empty(All.Where(p => Counted().IsMatch(p.Phrase.En) && p.Phrase.One is null).Select(Told));

    [Fact]
    public void One_is_worded_as_one()
    {
        var errors = new Phrase("{0} errors", "{0} 个错误") { One = "{0} error" };
        Assert.Equal("1 error", errors.With(1).In(Language.English));
        Assert.Equal("0 errors", errors.With(0).In(Language.English));
        Assert.Equal("2 errors", errors.With(2).In(Language.English));
        Assert.Equal("1 个错误", errors.With(1).In(Language.Chinese));
    }

    [Fact]
    public void Every_wording_can_be_filled_in() => Assert.All(All, p =>
    {
        var message = p.Phrase.With([.. Enumerable.Repeat<object>(1, 10)]);
        Assert.NotEmpty(message.In(Language.English));
        Assert.NotEmpty(message.In(Language.Chinese));
    });

    /// <summary>Phrases made inside methods are not fields; their text is compared in the source.</summary>
    [Fact]
    public void Pairs_of_wordings_in_the_source_name_the_same_places()
    {
        var wrong = from file in SourceFile.All
                    from Match pair in Pair().Matches(File.ReadAllText(Path.Combine(Golden.Root, file.Path)))
                    where pair.Groups[2].Value.Any(IsChinese) && !pair.Groups[1].Value.Any(IsChinese)
                    where !Places(pair.Groups[1].Value).SetEquals(Places(pair.Groups[2].Value))
                    select $"{file.Path}: {pair.Value}";
        Assert.Empty(wrong);
    }

    private static string Told((string Where, Phrase Phrase) p) => $"{p.Where}: \"{p.Phrase.En}\" / \"{p.Phrase.Zh}\"";

    // Units and examples in backquotes are the same in every language.
    private static string Plain(string wording) => Quoted().Replace(wording, "");

    private static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static HashSet<string> Places(string wording) => [.. Place().Matches(wording).Select(m => m.Groups[1].Value)];

    private static List<(string Where, Phrase Phrase)> Collect()
    {
        var found = new List<(string, Phrase)>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (field, value) in ProgramAssemblies.StaticFields)
        {
            Walk($"{field.DeclaringType!.FullName}.{field.Name}", value, 0);
        }

        return found;

        void Walk(string where, object? value, int depth)
        {
            if (value is null or string or Delegate or Type || value.GetType().IsPrimitive || depth > 8 || !seen.Add(value))
            {
                return;
            }

            if (value is Phrase phrase)
            {
                found.Add((where, phrase));
            }
            else if (value is IEnumerable items)
            {
                foreach (var item in items)
                {
                    Walk(where, item, depth + 1);
                }
            }
            else if (value.GetType().Namespace?.StartsWith("Songhua", StringComparison.Ordinal) == true || value.GetType().IsGenericType)
            {
                foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    Walk(where, field.GetValue(value), depth + 1);
                }
            }
        }
    }

    // What stands in other places than the first is worded by a phrase of its own. Limits of the program are never 1.
    [GeneratedRegex(@"\{\d+\} (errors|warnings|notes|statements|contradictions|disagreements|differences|files|targets|observations|fields|places)\b")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{(\d+)(?:[,:][^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex("`[^`]*`|such as [^;.]*|亿元|万辆|万人次")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?![.a-z])")]
    private static partial Regex HalfWidth();

    [GeneratedRegex("[，。；：？！（）、]")]
    private static partial Regex FullWidth();

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex EnglishWord();

    [GeneratedRegex("\"((?:[^\"\\\\\\n]|\\\\.)*)\",\\s*\"((?:[^\"\\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Pair();
}
