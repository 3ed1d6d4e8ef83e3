using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Tests.Unit.AddUp;

/// <summary>Cases worked out by hand.</summary>
public sealed class HandCaseTests
{
    [Fact]
    public void Ten_clusters_that_make_85_percent_of_industry_bound_the_whole()
    {
        var draft = new Draft();
        double[] least = [1e12, 1e11, 1e11, 1e11, 1e11, 1e11, 1e11, 1e11, 1e11, 0];
        var clusters = least.Select(_ => draft.Variable(Interval.NonNegative)).ToArray();
        for (var i = 0; i < 9; i++)
        {
            draft.Bound(clusters[i], Interval.AtLeast(least[i]));
        }

        var (sum, total) = (draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative));
        var parts = draft.Total(sum, clusters);
        var share = draft.Linear(Interval.Point(0), new Term(sum, 1), new Term(total, Interval.Enclosing(-0.85m, -0.85m)));
        var solution = draft.Solve();
        AssertNear(1.8e12, solution.Bounds(sum).Low);
        AssertNear(1.8e12 / 0.85, solution.Bounds(total).Low);
        Assert.True(solution.Bounds(total).Low >= 2.117647e12);

        var why = solution.Explain(total, Side.Low);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, parts, share], why.Statements);
        Assert.Equal(11, why.Steps.Count);
        Assert.Equal((sum, Side.Low), (why.Steps[^2].Variable, why.Steps[^2].Side));
        Assert.Equal([9], why.Steps[^1].Antecedents);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8], why.Steps[^2].Antecedents);
    }

    [Fact]
    public void A_value_and_its_growth_give_the_year_before()
    {
        var draft = new Draft();
        var (now, before, factor) = (draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative), draft.Variable());
        draft.Bound(now, Interval.Enclosing(241.105m, 241.115m));
        draft.Bound(factor, Interval.Enclosing(3.08555m, 3.08565m));
        draft.Product(now, before, factor);
        var bounds = draft.Solve().Bounds(before);
        Assert.Equal(78.14, bounds.Middle, 0.005);
        Assert.True(bounds.Contains(241.11 / 3.0856) && bounds.Width < 0.007);
        AssertNear(241.105 / 3.08565, bounds.Low);
        AssertNear(241.115 / 3.08555, bounds.High);
    }

    [Fact]
    public void A_growth_stated_for_a_round_value()
    {
        var draft = new Draft();
        var (now, before, factor) = (draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative), draft.Variable());
        draft.Bound(now, 147e6, 147e6);
        draft.Bound(factor, Interval.Enclosing(2.61735m, 2.61745m));
        draft.Product(now, before, factor);
        var bounds = draft.Solve().Bounds(before);
        Assert.Equal(56.16e6, bounds.Middle, 0.01e6);
        AssertNear(147e6 / 2.61745, bounds.Low);
        AssertNear(147e6 / 2.61735, bounds.High);
    }

    [Fact]
    public void Revenue_is_spending_times_visits_and_any_two_give_the_third()
    {
        var draft = new Draft();
        var (revenue, spending, visits) = (draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative));
        var formula = draft.Product(revenue, spending, visits);
        var money = draft.Bound(revenue, 5e11, 6e11);
        var guests = draft.Bound(visits, 4e8, 5e8);
        var solution = draft.Solve();
        AssertNear(1000, solution.Bounds(spending).Low);
        AssertNear(1500, solution.Bounds(spending).High);

        // Only the bounds that matter are named: the least spending rests on the least revenue and the most visits.
        var why = solution.Explain(spending, Side.Low);
        Assert.Equal([formula, money, guests], why.Statements);
        Assert.Equal([(revenue, Side.Low), (visits, Side.High)], why.Steps[^1].Antecedents.Select(a => (why.Steps[a].Variable, why.Steps[a].Side)).Order());

        draft.Bound(spending, 1600, 1700);
        Assert.Equal(["0,1,2,3"], ConflictTests.Sets(draft.Solve()));
    }

    [Fact]
    public void Tenths_that_are_no_doubles_add_up()
    {
        var draft = new Draft();
        var (a, b, c) = (draft.Variable(), draft.Variable(), draft.Variable());
        draft.Bound(a, Interval.Enclosing(0.1m, 0.1m));
        draft.Bound(b, Interval.Enclosing(0.2m, 0.2m));
        draft.Bound(c, Interval.Enclosing(0.3m, 0.3m));
        draft.Total(c, a, b);
        Assert.Empty(draft.Solve().Conflicts);

        draft.Bound(c, Interval.Enclosing(0.3000000000000005m, null));
        Assert.Equal(["0,1,3,4", "2,4"], ConflictTests.Sets(draft.Solve()));
    }

    [Fact]
    public void A_share_of_a_total_adds_up_however_it_is_stated()
    {
        for (var percent = 1; percent < 100; percent++)
        {
            for (var value = 1; value < 2000; value += 111)
            {
                var (share, total) = (percent / 100m, value / 10m);
                var draft = new Draft();
                var (x, y, z) = (draft.Variable(), draft.Variable(), draft.Variable());
                draft.Bound(x, Interval.Enclosing(total, total));
                draft.Bound(y, Interval.Enclosing(total * share, total * share));
                draft.Bound(z, Interval.Enclosing(share, share));
                draft.Product(y, x, z);
                draft.Linear(Interval.Point(0), new Term(y, 1), new Term(x, Interval.Enclosing(-share, -share)));
                Assert.Empty(draft.Solve().Conflicts);
            }
        }
    }

    [Fact]
    public void Twenty_years_of_growth_add_up_forwards_and_backwards()
    {
        // 1.25 per year: 20 years need 40 decimals, so the chain starts from a power of 4 and divides it.
        var years = Enumerable.Range(0, 21).Select(y => (decimal)Math.Pow(4, 20 - y) * (decimal)Math.Pow(5, y) / 1e4m).ToArray();
        foreach (var known in new[] { 0, 20, 10 })
        {
            var draft = new Draft();
            var values = years.Select(_ => draft.Variable(Interval.NonNegative)).ToArray();
            var factor = draft.Variable();
            draft.Bound(factor, 1.25, 1.25);
            for (var y = 0; y < 20; y++)
            {
                draft.Product(values[y + 1], values[y], factor);
            }

            draft.Bound(values[known], Interval.Enclosing(years[known], years[known]));
            var bounds = draft.Solve();
            for (var y = 0; y <= 20; y++)
            {
                Assert.True(bounds.Bounds(values[y]).Contains(Interval.Enclosing(years[y], years[y])));
                Assert.InRange(bounds.Bounds(values[y]).Width, 0, 1e-13 * (double)years[y]);
                draft.Bound(values[y], Interval.Enclosing(years[y], years[y]));
            }

            Assert.Empty(draft.Solve().Conflicts);
            draft.Bound(values[20 - known], Interval.Enclosing(years[20 - known] * 1.000000000001m, null));
            Assert.NotEmpty(draft.Solve().Conflicts);
        }
    }

    [Fact]
    public void A_quotient_says_nothing_where_both_can_be_zero_and_contradicts_where_only_the_divisor_is()
    {
        var draft = new Draft();
        var (x, y, z) = (draft.Variable(Interval.NonNegative), draft.Variable(Interval.NonNegative), draft.Variable());
        draft.Product(x, z, y);
        draft.Bound(y, 0, 0);
        Assert.Equal(Interval.All, draft.Solve().Bounds(z));
        Assert.Equal(0, draft.Solve().Bounds(x).High);
        draft.Bound(x, 1, 2);
        Assert.Equal(["0,1,2"], ConflictTests.Sets(draft.Solve()));
    }

    [Fact]
    public void A_square_has_two_roots_until_the_sign_is_known()
    {
        var draft = new Draft();
        var (square, root) = (draft.Variable(), draft.Variable());
        draft.Product(square, root, root);
        draft.Bound(square, 4, 9);
        Assert.Equal(new Interval(-3, 3), draft.Solve().Bounds(root));
        var sign = draft.Bound(root, Interval.AtLeast(-1));
        Assert.Equal(new Interval(2, 3), draft.Solve().Bounds(root));
        Assert.Equal([0, 1, sign], draft.Solve().Explain(root, Side.Low).Statements);
        draft.Bound(square, Interval.AtMost(-1));
        Assert.Equal(["0,3", "1,3"], ConflictTests.Sets(draft.Solve()));
    }

    [Fact]
    public void A_factor_of_either_sign_leaves_a_gap_that_a_known_sign_uses()
    {
        var draft = new Draft();
        var (x, y, z) = (draft.Variable(4, 8), draft.Variable(-2, 4), draft.Variable(Interval.NonNegative));
        draft.Product(x, y, z);
        Assert.Equal(new Interval(1, double.PositiveInfinity), draft.Solve().Bounds(z));
        Assert.Equal(new Interval(0, 4), draft.Solve().Bounds(y));
    }

    private static void AssertNear(double expected, double actual) => Assert.Equal(expected, actual, Math.Abs(expected) * 1e-12);
}
