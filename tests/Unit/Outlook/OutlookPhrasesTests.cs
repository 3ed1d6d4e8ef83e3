using System.Reflection;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook;

public class OutlookPhrasesTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Both_wordings_name_the_same_places()
    {
        var phrases = typeof(Pace).Assembly.GetTypes().SelectMany(t => t.GetFields(Any)).Where(f => f.FieldType == typeof(Phrase))
            .Select(f => (Name: $"{f.DeclaringType!.Name}.{f.Name}", Phrase: (Phrase)f.GetValue(null)!)).ToList();
        Assert.True(phrases.Count > 50);
        foreach (var (name, phrase) in phrases)
        {
            Assert.True(Places(phrase.En).SetEquals(Places(phrase.Zh)), name);
        }
    }

    [Fact]
    public void Every_verdict_and_category_has_its_own_word()
    {
        Assert.Equal(6, Enum.GetValues<Verdict>().Select(v => v.Word().Zh).Distinct().Count());
        Assert.Equal(4, Enum.GetValues<ProgressCategory>().Select(c => c.Word().En).Distinct().Count());
    }

    private static HashSet<string> Places(string wording) => [.. Regex.Matches(wording, @"\{\d\}").Select(m => m.Value)];
}
