using System.Text;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Tests.EndToEnd;

/// <summary>Formatting changes the layout of a plan and nothing else, and what is in form stays as it is.</summary>
public sealed class FormattingTests
{
    private const string Head = """
        plan:
          id: p
          name: P
          format: 1
          place: here
          horizon: 2015..2030
        places:
          here: {name: Here, level: province}
        sources:
          s: {title: S, grade: A, published: 2024}
        indicators:
          gdp: {name: GDP, unit: 亿元, kind: flow, prices: current}

        """;

    public static TheoryData<string> Plans =>
        ["jilin", .. Directory.EnumerateDirectories(Path.Combine(Golden.Root, "plans", "invalid")).Select(d => "invalid/" + Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Nasty => new()
    {
        { "notes.yaml", "intentions:\n    a:\n        text: |\n            one\n\n            # no comment\n              deeper:   \n\n\n        source: s\n    # above b\n    b: {text: x, source: s}\n" },
        { "notes.yaml", "intentions:\n  a:\n    source: s # beside\n    text: >+\n      folded\n      text\n\n\n    note: |-\n\n      begins blank\n  b:\n    text: |2\n        two spaces kept\n    source: s\n" },
        { "notes.yaml", "intentions:\n      a:\n            text: \"one\n\n              # two: still the value\n              three\"\n            source: s\n            note: plain\n              goes on\n\n              after a blank\n      # the end\n" },
        { "notes.yaml", "intentions:\n  a:\n    note:\n      en: |\n        x\n\n        y\n      zh: >\n        甲\n\n        乙\n    text: {en: a,\n      zh: b}   # flow\n    source: s\n" },
        { "notes.yaml", "# only\n\n# comments\r\nintentions:\r\n  a: {text: 'it''s # no comment', source: s}\r\n\r\n  # last\r\n" },
        { "notes.yaml", "intentions:\n  a:\n    text: \"\\u4e2d \\\"x\\\" \\\n      joined\"\n    source: s\n    \"note\": x\n" },
        { "notes.yaml", "scenarios:\n  a:\n    name: A\n    with:\n    - object: sources/s\n      set:\n          title: |\n             a\n\n             b\n    # before the second\n    - object: plan/plan\n      set: {note: x}\n" },
        { "observations.csv", "\ufeff# made by hand,,,\r\nindicator , period,value,source,note,,\r\ngdp,2020,\"1,000 亿元\",s,\"two\r\n# lines, \"\"quoted\"\"\",,\r\n,,,,,,\r\n\r\n# between\r\ngdp,2021,900 亿元,s,,,\r\n# end" },
        { "observations.csv", "indicator,period,value,source,note\rgdp,2020,5 亿元,s,\"#x\"\rgdp,2021,6 亿元,s,\" padded \"\r" },
        { "intentions.csv", "id,text.en,text.zh,source,\na,\"=1+1\",甲,s,\nb,'quoted',乙,s,\n" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan_says_the_same_after_formatting(string plan)
    {
        using var scratch = new Scratch();
        var copy = Copy(Path.Combine(Golden.Root, "plans", plan), Path.Combine(scratch.Folder, "plan"));
        Holds(copy);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void A_new_plan_says_the_same_after_formatting(string language)
    {
        using var scratch = new Scratch();
        var plan = Path.Combine(scratch.Folder, "plan");
        Terminal.Run("init", plan, "--lang", language);
        Holds(plan);
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public void What_is_written_oddly_says_the_same_after_formatting(string file, string content)
    {
        using var scratch = new Scratch();
        scratch.Write("plan.yaml", Head);
        scratch.Write(file, content);
        Assert.Equal(0, Terminal.Run("check", scratch.Folder).Code);
        Assert.True(Holds(scratch.Folder));
        var formatted = File.ReadAllText(Path.Combine(scratch.Folder, file));
        Assert.False(file.EndsWith(".csv", StringComparison.Ordinal) && formatted.Split('\n').Any(l => l.EndsWith(',') && !l.StartsWith('#') && !l.StartsWith("gdp", StringComparison.Ordinal)));
        Assert.EndsWith("\n", formatted, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_several_lines_keep_their_blank_lines()
    {
        using var scratch = new Scratch();
        scratch.Write("plan.yaml", Head);
        var file = scratch.Write("intentions.yaml", "intentions:\n    a:\n        source: s\n        text: |\n            one\n\n            # two\n\n\n    b: {text: x, source: s}\n");
        Assert.Equal(0, Terminal.Run("fmt", scratch.Folder).Code);
        Assert.Equal("intentions:\n  a:\n    text: |\n        one\n\n        # two\n    source: s\n\n  b: {text: x, source: s}\n", File.ReadAllText(file));
    }

    [Fact]
    public void Csv_is_brought_into_form()
    {
        using var scratch = new Scratch();
        scratch.Write("plan.yaml", Head);
        var file = Path.Combine(scratch.Folder, "observations.csv");
        File.WriteAllText(file, "indicator,period, value,source,note,,\r\n# comment,,\r\n\r\ngdp,2020,\"5 亿元\",s,\"a, b\",,\r\n,,,,,,\r\ngdp,2021,6 亿元,s,,,", new UTF8Encoding(true));
        Assert.Equal(1, Terminal.Run("fmt", scratch.Folder, "--check").Code);
        Assert.Equal(0, Terminal.Run("fmt", scratch.Folder).Code);
        Assert.Equal("indicator,period,value,source,note\n# comment,,\ngdp,2020,5 亿元,s,\"a, b\"\ngdp,2021,6 亿元,s,\n"u8.ToArray(), File.ReadAllBytes(file));
    }

    [Fact]
    public void A_file_that_is_left_alone_is_named_with_the_reason_and_is_not_called_in_form()
    {
        using var scratch = new Scratch();
        scratch.Write("plan.yaml", Head);
        const string odd = "intentions:\n  a:\n    source: s\n    text: |\n      ends without a line end";
        var file = scratch.Write("odd.yaml", odd);
        foreach (var arguments in (string[][])[["fmt", scratch.Folder], ["fmt", scratch.Folder, "--check"]])
        {
            var (code, text, error) = Terminal.Run(arguments);
            Assert.Equal(1, code);
            Assert.Contains("odd.yaml(4,11): warning SH1301: the file was left as it was: laid out anew, this value would change", error, StringComparison.Ordinal);
            Assert.Contains("1 file left as it was, see above.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("in form", text, StringComparison.Ordinal);
            Assert.Equal(odd, File.ReadAllText(file));
        }
    }

    // Whether every file could be laid out; whatever could not is as it was. What is said is the same either way, and so are comments.
    private static bool Holds(string plan)
    {
        var bag = new DiagnosticBag();
        var files = PlanFormatter.Format(plan, bag);
        if (bag.HasErrors)
        {
            return false;
        }

        var before = PlanReader.Read(plan);
        var comments = Comments(plan);
        foreach (var file in files)
        {
            File.WriteAllBytes(file.Path, file.After);
        }

        var after = PlanReader.Read(plan);
        Assert.Empty(PlanDiff.Compare(before.Statements, after.Statements));
        Assert.Equal(before.Statements.Select(s => s.Type), after.Statements.Select(s => s.Type));
        Assert.Equal(before.Diagnostics.Where(d => d.Rule.Code != "SH1006").Select(d => (d.Rule.Code, d.Message.In(Language.English))), after.Diagnostics.Select(d => (d.Rule.Code, d.Message.In(Language.English))));
        Assert.Equal(comments, Comments(plan));

        var again = PlanFormatter.Format(plan, new DiagnosticBag());
        Assert.DoesNotContain(again, f => f.Changes);
        return !files.Any(f => f.IsLeftAlone);
    }

    private static List<string> Comments(string plan) =>
    [
        .. Directory.EnumerateFiles(plan, "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".csv", StringComparison.Ordinal))
            .SelectMany(f => File.ReadAllText(f).Split(['\n', '\r']).Where(l => l.Contains('#', StringComparison.Ordinal)).Select(l => l[l.IndexOf('#', StringComparison.Ordinal)..].TrimEnd('"', ',', ' ')))
            .Order(StringComparer.Ordinal),
    ];

    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }
}
