using System.Text.RegularExpressions;

namespace Songhua.Tests.EndToEnd.Growth;

/// <summary><c>songhua bridge</c> as a user meets it.</summary>
public sealed partial class BridgeVerbTests
{
    private static Dictionary<string, List<string[]>> Bridge(params string[] options) => Outputs.Csv(Outputs.Songhua(["bridge", Terminal.Jilin, .. options, "--format", "csv"]));

    [Theory]
    [InlineData("2023", "2024-Q1")]
    [InlineData("2024-01..2024-02", "2024-03")]
    [InlineData("2024-03@2024-04-15", "2024-Q1@2024-12-31")]
    public void Parts_add_to_the_change_and_turn_their_sign_backwards(string from, string to)
    {
        var effects = Bridge(from, to)["bridge"].Column("effect");
        Assert.Equal(effects[^1], effects[..^1].Sum(), 1e-9);
        if (!from.Contains('@', StringComparison.Ordinal))
        {
            var back = Bridge(to, from)["bridge"].Column("effect");
            Assert.Equal(effects[^1], back[0], 1e-9);
            Assert.All(effects[1..^1].Zip(back[1..^1]), p => Assert.Equal(p.First, -p.Second, 1e-9));
        }
    }

    [Fact]
    public void Groups_and_what_is_left_of_them_add_to_each_cause()
    {
        var tables = Bridge("2023", "2024-Q1");
        var causes = tables["bridge"].Column("effect");
        foreach (var name in (string[])["bridge_industry", "bridge_place"])
        {
            foreach (var (cause, at) in ((string[])["coverage", "prices", "rates", "output"]).Select((c, i) => (c, i + 1)))
            {
                Assert.Equal(causes[at], tables[name].Column(cause).Sum(), 1e-9);
            }
        }

        Assert.Equal("All others", tables["bridge_industry"][^1][0]);
    }

    [Fact]
    public void Two_vintages_of_a_period_differ_by_late_and_corrected_returns_only()
    {
        string[] ends = ["2024-03@2024-04-15", "2024-03@2024-12-31"];
        var bridge = Bridge(ends)["bridge"];
        Assert.Equal(["cause", "Growth in 2024-03", "Late returns", "Corrected returns", "Growth in 2024-03"], bridge.Select(r => r[0]));
        Assert.NotEqual(0, bridge.Column("effect")[2]);
        var text = Outputs.Songhua(["bridge", Terminal.Jilin, .. ends]);
        Assert.Contains("(as known on 2024-04-15)", text.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_is_not_moved_from_itself()
    {
        var tables = Bridge("2024-03", "2024-03");
        var ends = tables["bridge"].Column("effect");
        Assert.Equal(2, ends.Length);
        Assert.Equal(ends[0], ends[1]);
        Assert.All(tables["bridge_place"].Column("sum"), e => Assert.Equal(0, e));
        Assert.Contains("nothing moved it", Outputs.Songhua("bridge", Terminal.Jilin, "2024-03", "2024-03"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void The_paragraph_names_the_largest_cause_first(string language)
    {
        var effects = Outputs.Csv(Outputs.Songhua("bridge", Terminal.Jilin, "2023", "2024-Q1", "--lang", language, "--format", "csv"))["bridge"];
        var causes = effects.Skip(2).SkipLast(1).Zip(effects.Column("effect")[1..^1], (r, e) => (Name: r[0], Effect: Math.Abs(e))).OrderByDescending(c => c.Effect).ToList();
        var paragraph = Outputs.Songhua("bridge", Terminal.Jilin, "2023", "2024-Q1", "--lang", language).TrimEnd().Split('\n')[^1];
        var places = causes.Where(c => c.Effect >= 0.01).Select(c => paragraph.IndexOf(c.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.True(places.Count > 2);
        Assert.All(places, p => Assert.True(p > 0, paragraph));
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("2024-Q1@soon")]
    [InlineData("2024-Q1@2024-04-20@2024-05-20")]
    [InlineData("Q1")]
    public void A_wrong_end_is_wrong_usage(string end)
    {
        var (code, _, error) = Terminal.Run("bridge", Terminal.Jilin, "2023", end);
        Assert.Equal(2, code);
        Assert.Matches(NotAnEnd(), error);
    }

    [GeneratedRegex("'.*' is not a period, or not a period and a day")]
    private static partial Regex NotAnEnd();
}
