using Songhua.Core;

namespace Songhua.Tests.Unit.Classifications;

public sealed class IndustryClassificationTests
{
    /// <summary>The numbers of the statistical authorities for the standard with amendment 1: 20 门类、97 大类、473 中类、1382 小类.</summary>
    [Theory]
    [InlineData(IndustryLevel.Section, 20)]
    [InlineData(IndustryLevel.Division, 97)]
    [InlineData(IndustryLevel.Group, 473)]
    [InlineData(IndustryLevel.Class, 1382)]
    public void Each_level_is_complete(IndustryLevel level, int count) =>
        Assert.Equal(count, IndustryClassification.All.Count(i => i.Level == level));

    [Fact]
    public void Every_code_has_its_parents_and_begins_like_them()
    {
        foreach (var industry in IndustryClassification.All)
        {
            var parent = IndustryClassification.Parent(industry);
            Assert.Equal(industry.Level == IndustryLevel.Section, parent is null);
            Assert.True(parent is null || parent.Level == industry.Level - 1, industry.Code);
            Assert.True(parent is null or { Level: IndustryLevel.Section } || industry.Code.StartsWith(parent.Code, StringComparison.Ordinal), industry.Code);
            Assert.False(string.IsNullOrWhiteSpace(industry.Name.Zh), industry.Code);
            Assert.Equal(industry.Name.Zh!.Trim(), industry.Name.Zh);
            Assert.DoesNotContain(industry.Name.Zh, c => c is '(' or ')' or ',' or ' ');
        }
    }

    [Fact]
    public void Divisions_run_from_01_to_97_and_only_the_last_group_or_class_may_leave_a_gap()
    {
        var divisions = IndustryClassification.All.Where(i => i.Level == IndustryLevel.Division).Select(i => i.Code);
        Assert.Equal(Enumerable.Range(1, 97).Select(i => i.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)), divisions);
        foreach (var parent in IndustryClassification.All.Where(i => i.Level is IndustryLevel.Division or IndustryLevel.Group))
        {
            var ends = IndustryClassification.Children(parent).Select(c => c.Code[^1] - '0').ToList();
            var regular = ends is [0] || ends.SequenceEqual(Enumerable.Range(1, ends.Count)) || (ends[^1] == 9 && ends.SkipLast(1).SequenceEqual(Enumerable.Range(1, ends.Count - 1)));
            Assert.True(regular, $"{parent}: {string.Join(' ', ends)}");
        }
    }

    [Fact]
    public void A_group_of_one_class_gives_it_its_name()
    {
        foreach (var group in IndustryClassification.All.Where(i => i.Level == IndustryLevel.Group))
        {
            if (IndustryClassification.Children(group).ToList() is [var only])
            {
                Assert.Equal(group.Code + "0", only.Code);
                Assert.Equal(group.Name, only.Name);
            }
        }
    }

    [Fact]
    public void Every_industry_has_an_English_name_in_plain_letters()
    {
        foreach (var industry in IndustryClassification.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(industry.Name.En), industry.Code);
            Assert.Matches("^[A-Z][A-Za-z0-9,'() -]*[a-z)]$", industry.Name.En);
            Assert.DoesNotContain("  ", industry.Name.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_two_industries_of_one_parent_share_an_English_name()
    {
        foreach (var siblings in IndustryClassification.All.GroupBy(i => i.Parent))
        {
            Assert.Distinct(siblings.Select(i => i.Name.En), StringComparer.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void One_Chinese_name_is_one_English_name_and_the_other_way_round()
    {
        Assert.All(IndustryClassification.All.GroupBy(i => i.Name.Zh, StringComparer.Ordinal), same => Assert.Single(same.Select(i => i.Name.En).Distinct()));
        Assert.All(
            IndustryClassification.All.GroupBy(i => i.Name.En, StringComparer.OrdinalIgnoreCase),
            same => Assert.Single(same.Select(i => i.Name.Zh).Distinct()));
    }

    /// <summary>A name on the wrong line would mostly break this.</summary>
    [Fact]
    public void What_is_other_or_not_listed_in_Chinese_is_so_in_English()
    {
        foreach (var industry in IndustryClassification.All)
        {
            var (en, zh) = (industry.Name.En!, industry.Name.Zh!);
            Assert.True(!zh.Contains("其他", StringComparison.Ordinal) || en.Contains("other", StringComparison.OrdinalIgnoreCase), industry.Code);
            Assert.True(!zh.StartsWith("其他未列明", StringComparison.Ordinal) || en.EndsWith(" not elsewhere classified", StringComparison.Ordinal), industry.Code);
            Assert.True(!zh.EndsWith("批发", StringComparison.Ordinal) || en.Contains("holesale", StringComparison.Ordinal), industry.Code);
            Assert.True(!zh.EndsWith("零售", StringComparison.Ordinal) || en.Contains("etail ", StringComparison.Ordinal), industry.Code);
        }
    }

    [Theory]
    [InlineData("1313", "Processing of maize")]
    [InlineData("2522", "Production of synthesis gas from coal")]
    [InlineData("2740", "Production of Chinese patent medicines")]
    [InlineData("2911", "Manufacture of rubber tyres")]
    [InlineData("3612", "Manufacture of new energy vehicles")]
    [InlineData("3711", "Manufacture of high-speed trainsets")]
    [InlineData("3973", "Manufacture of integrated circuits")]
    [InlineData("4415", "Wind power generation")]
    [InlineData("0113", "Growing of maize")]
    [InlineData("4874", "Construction of wind power works")]
    [InlineData("5292", "Retail sale via Internet")]
    [InlineData("6450", "Internet data services")]
    [InlineData("8336", "Secondary vocational school education")]
    [InlineData("9233", "People's procuratorates")]
    public void Known_English_names(string code, string name) => Assert.Equal(name, IndustryClassification.Find(code)?.Name.En);

    [Theory]
    [InlineData("C", "制造业")]
    [InlineData("36", "汽车制造业")]
    [InlineData("361", "汽车整车制造")]
    [InlineData("3611", "汽柴油车整车制造")]
    [InlineData("3612", "新能源车整车制造")]
    [InlineData("3620", "汽车用发动机制造")]
    [InlineData("3670", "汽车零部件及配件制造")]
    [InlineData("3711", "高铁车组制造")]
    [InlineData("2710", "化学药品原料药制造")]
    [InlineData("2831", "生物基化学纤维制造")]
    [InlineData("3985", "电子专用材料制造")]
    [InlineData("4412", "热电联产")]
    [InlineData("1391", "淀粉及淀粉制品制造")]
    [InlineData("9700", "国际组织")]
    public void Known_codes(string code, string name) => Assert.Equal(name, IndustryClassification.Find(code)?.Name.Zh);

    [Theory]
    [InlineData("3611", "361", true)]
    [InlineData("3611", "36", true)]
    [InlineData("3611", "C", true)]
    [InlineData("36", "36", true)]
    [InlineData("36", "3611", false)]
    [InlineData("3611", "D", false)]
    [InlineData("3611", "37", false)]
    [InlineData("nothing", "C", false)]
    public void What_lies_within(string code, string ancestor, bool within) => Assert.Equal(within, IndustryClassification.IsWithin(code, ancestor));

    [Theory]
    [InlineData("3610", "in place of which there is now 3611", null)]
    [InlineData("4042", "in place of which there is now 3587", "3587")]
    [InlineData("3621", "362 Manufacture of motor-vehicle engines has 3620", "3620")]
    [InlineData("3615", "has 3611", null)]
    [InlineData("3699", "36 Manufacture of motor vehicles has 361", null)]
    [InlineData("99", "no division has the code 99", null)]
    [InlineData("9901", "no division has the code 99", null)]
    [InlineData("c", "must be a letter", "C")]
    [InlineData("汽车制造业", "that is the name of 36", "36")]
    [InlineData("Mining", "that is the name of B", "B")]
    [InlineData("", "must be a letter", null)]
    public void A_miss_is_explained(string code, string reason, string? suggestion)
    {
        Assert.Null(IndustryClassification.Find(code));
        var (why, meant) = IndustryClassification.Miss(code);
        Assert.Contains(reason, why.In(Language.English), StringComparison.Ordinal);
        Assert.Equal(suggestion, meant);
    }

    [Theory]
    [InlineData("0710 0720 1310 1320 1364 1440 1810 1820 2450 2512 2520 2760 3035 315 3150 3250 326 3261 3262 3263 3264 3269 3468 3490 3610 4041 4042 413 4130 450 4500")]
    public void Codes_of_2011_that_ceased_are_told_as_such(string codes)
    {
        foreach (var code in codes.Split(' '))
        {
            Assert.Null(IndustryClassification.Find(code));
            Assert.Contains("edition of 2011", IndustryClassification.Miss(code).Reason.In(Language.English), StringComparison.Ordinal);
        }
    }
}
