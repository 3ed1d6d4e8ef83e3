using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Unit.Structure.InputOutput;

/// <summary>Multipliers, prices, linkages and fields of influence against what they are by definition.</summary>
public sealed class MultiplierTests
{
    private readonly SeededTable _table = SeededTable.Draw(21, 8);

    private LeontiefSystem Leontief => LeontiefSystem.Of(_table.Technical);

    [Fact]
    public void Primary_inputs_of_a_unit_of_final_demand_add_to_one()
    {
        var shares = Coefficients.Intensities(_table.PrimaryInput, _table.Output);
        Near.Equal([.. Enumerable.Repeat(1.0, 8)], Multipliers.Simple(Leontief, shares), 1e-12);
        Near.Equal([.. Enumerable.Repeat(1.0, 8)], PriceModel.Prices(Leontief, shares), 1e-12);
    }

    [Fact]
    public void Simple_multipliers_are_sums_by_origin()
    {
        double[] jobs = [.. Enumerable.Range(1, 8).Select(i => i == 4 ? 0.0 : 1.0 / i)];
        var simple = Multipliers.Simple(Leontief, jobs);
        var byOrigin = Multipliers.ByOrigin(Leontief.Inverse(), jobs);
        Near.Equal(byOrigin.TransposedTimes([.. Enumerable.Repeat(1.0, 8)]), simple, 1e-13);
        var ratios = Multipliers.TypeI(simple, jobs);
        Assert.True(double.IsNaN(ratios[3]));
        Assert.Equal(simple[0] / jobs[0], ratios[0]);
        Assert.All(ratios.Where(r => !double.IsNaN(r)), r => Assert.True(r >= 1));
    }

    [Fact]
    public void An_intensity_that_is_missing_is_refused() =>
        Assert.Throws<ArgumentException>(() => Multipliers.Simple(Leontief, [1, 2, 3, 4, 5, 6, 7, double.NaN]));

    /// <summary>Against the system of nine sectors, households the last of them, factorised anew.</summary>
    [Fact]
    public void Closing_for_households_is_a_ninth_sector()
    {
        double[] income = [.. Coefficients.Intensities(_table.PrimaryInput, _table.Output).Select(v => 0.6 * v)];
        double[] consumption = [.. Enumerable.Range(1, 8).Select(i => i / 45.0)];
        var closed = new DenseMatrix(9, 9);
        for (var i = 0; i < 8; i++)
        {
            (closed[i, 8], closed[8, i]) = (consumption[i], income[i]);
            for (var j = 0; j < 8; j++)
            {
                closed[i, j] = _table.Technical[i, j];
            }
        }

        var closure = HouseholdClosure.Of(Leontief, income, consumption);
        var inverse = LeontiefSystem.Of(closed).Inverse();
        Assert.True(closure.IsProductive);
        Near.Equal(inverse.TransposedTimes([1, 1, 1, 1, 1, 1, 1, 1, 1]).AsSpan(0, 8), closure.TotalOutput(withHouseholds: true), 1e-12);
        Near.Equal(inverse.TransposedTimes([1, 1, 1, 1, 1, 1, 1, 1, 0]).AsSpan(0, 8), closure.TotalOutput(withHouseholds: false), 1e-12);
        double[] fuel = [1, 2, 3, 4, 5, 6, 7, 8];
        Near.Equal(inverse.TransposedTimes([.. fuel, 0.25]).AsSpan(0, 8), closure.Total(fuel, 0.25), 1e-12);

        // Miller & Blair (2009), 6.2: income multipliers of types I and II are in one proportion for all sectors.
        var (first, second) = (Multipliers.TypeI(Multipliers.Simple(Leontief, income), income), closure.TypeII(income));
        Near.Equal([.. Enumerable.Repeat(1 / (1 - closure.Respending[0, 0]), 8)], [.. second.Zip(first, (s, f) => s / f)], 1e-12);
    }

    /// <summary>Against the system of ten sectors: sectors 0 to 4 pay the households of one region, 5 to 7 those of another; each spends everywhere.</summary>
    [Fact]
    public void Households_of_two_regions_are_two_sectors()
    {
        double[] income = [.. Coefficients.Intensities(_table.PrimaryInput, _table.Output).Select(v => 0.7 * v)];
        var (rows, columns, closed) = (new DenseMatrix(2, 8), new DenseMatrix(8, 2), new DenseMatrix(10, 10));
        for (var i = 0; i < 8; i++)
        {
            rows[i < 5 ? 0 : 1, i] = income[i];
            (columns[i, 0], columns[i, 1]) = ((i + 1) / 40.0, (8 - i) / 45.0);
            for (var j = 0; j < 8; j++)
            {
                closed[i, j] = _table.Technical[i, j];
            }

            for (var k = 0; k < 2; k++)
            {
                (closed[8 + k, i], closed[i, 8 + k]) = (rows[k, i], columns[i, k]);
            }
        }

        var closure = HouseholdClosure.Of(Leontief, rows, columns);
        var inverse = LeontiefSystem.Of(closed).Inverse();
        Near.Equal(inverse.TransposedTimes([1, 1, 1, 1, 1, 1, 1, 1, 0, 0]).AsSpan(0, 8), closure.TotalOutput(withHouseholds: false), 1e-12);
        Near.Equal(inverse.TransposedTimes([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]).AsSpan(0, 8), closure.TotalOutput(withHouseholds: true), 1e-12);
        double[] demand = [3, 0, 0, 1, 0, 0, -2, 0];
        var output = inverse.Times([.. demand, 0, 0]);
        Near.Equal(output.AsSpan(0, 8), [.. Leontief.Output(demand).Zip(closure.InducedOutput(demand), (x, induced) => x + induced)], 1e-12);
    }

    [Fact]
    public void Households_that_spend_more_than_they_get_close_nothing()
    {
        var income = Coefficients.Intensities(_table.PrimaryInput, _table.Output);
        var closure = HouseholdClosure.Of(Leontief, income, [.. Enumerable.Repeat(0.2, 8)]);
        Assert.False(closure.IsProductive);
        Assert.Equal(1.6, closure.Respending[0, 0], 1e-10);
        Assert.Throws<InvalidOperationException>(() => closure.TypeII(income));
    }

    [Fact]
    public void Given_prices_hold_and_the_others_are_their_costs()
    {
        var costs = Coefficients.Intensities(_table.PrimaryInput, _table.Output);
        var solution = PriceModel.WithExogenous(Leontief, costs, [6, 2], [1.5, 0.9]);
        double[] prices = [.. solution.Prices];
        Assert.Equal((1.5, 0.9), (prices[6], prices[2]));
        var inputs = _table.Technical.TransposedTimes(prices);
        for (var j = 0; j < 8; j++)
        {
            var margin = j == 6 ? solution.Margins[0] : j == 2 ? solution.Margins[1] : 0;
            Assert.Equal(inputs[j] + costs[j] + margin, prices[j], 1e-12);
        }

        Near.Equal([.. Enumerable.Repeat(1.0, 8)], [.. PriceModel.WithExogenous(Leontief, costs, [0], [1]).Prices], 1e-12);
    }

    [Fact]
    public void A_cost_push_is_the_difference_of_prices()
    {
        var costs = Coefficients.Intensities(_table.PrimaryInput, _table.Output);
        double[] change = [0, .1, 0, 0, -.02, 0, 0, .3];
        double[] raised = [.. costs.Zip(change, (c, d) => c + d)];
        Near.Equal([.. PriceModel.Prices(Leontief, raised).Select(p => p - 1)], PriceModel.CostPush(Leontief, change), 1e-11);
    }

    [Fact]
    public void Forward_linkages_follow_from_either_system() =>
        Near.Equal(Linkages.Forward(GhoshSystem.Of(_table.Allocation)), Linkages.Forward(Leontief, _table.Output), 1e-12);

    [Fact]
    public void Sectors_that_are_no_part_of_a_mean_are_not_counted()
    {
        Near.Equal([0.5, 1.5], [.. Linkages.Normalised([1, double.NaN, 3]).Where(l => !double.IsNaN(l))], 1e-15);
        Assert.True(double.IsNaN(Linkages.Normalised([1, double.NaN, 3])[1]));
    }

    [Fact]
    public void Linkages_are_sums_of_the_inverses()
    {
        double[] ones = [.. Enumerable.Repeat(1.0, 8)];
        var inverse = Leontief.Inverse();
        var ghosh = GhoshSystem.Of(_table.Allocation);
        Near.Equal(inverse.TransposedTimes(ones), Linkages.Backward(Leontief), 1e-13);
        Near.Equal(inverse.Times(ones), Linkages.LeontiefRowSums(Leontief), 1e-13);
        Near.Equal(ghosh.Inverse().Times(ones), Linkages.Forward(ghosh), 1e-13);
        Near.Equal([.. Enumerable.Range(0, 8).Select(j => Enumerable.Range(0, 8).Sum(i => _table.Flows[i, j]) / _table.Output[j])], Linkages.DirectBackward(_table.Technical), 1e-13);
        Near.Equal([.. Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, 8).Sum(j => _table.Flows[i, j]) / _table.Output[i])], Linkages.DirectForward(_table.Allocation), 1e-13);
        Assert.Equal(8, Linkages.Normalised(Linkages.Backward(Leontief)).Sum(), 1e-12);

        // Weighted by output, net backward linkages have a mean of one: sum over j of l_.j f_j is all output.
        var net = Linkages.NetBackward(Linkages.Backward(Leontief), _table.FinalDemand, _table.Output);
        Assert.Equal(_table.Output.Sum(), net.Zip(_table.Output, (n, x) => n * x).Sum(), 1e-9 * _table.Output.Sum());
    }

    [Fact]
    public void Variation_of_a_column()
    {
        // (4, 0): mean 2, standard deviation 2 sqrt 2; (1, 1): none.
        Near.Equal([Math.Sqrt(2), 0], Linkages.Variation(new(new double[,] { { 4, 1 }, { 0, 1 } })), 1e-15);
        Assert.True(double.IsNaN(Linkages.Variation(new(new double[,] { { 2 } }))[0]));
    }

    [Fact]
    public void Classes_of_sectors() => Assert.Equal(
        [LinkageClass.Key, LinkageClass.BackwardOriented, LinkageClass.ForwardOriented, LinkageClass.Independent, LinkageClass.Independent, LinkageClass.Unknown],
        Linkages.Classes([1.1, 1.1, .9, .9, 1, double.NaN], [1.2, .8, 1.2, .8, 1, 1]));

    [Fact]
    public void A_changed_coefficient_changes_the_inverse_as_the_field_says()
    {
        var inverse = Leontief.Inverse();
        foreach (var (row, column, change) in new[] { (0, 3, 0.05), (5, 5, -0.02), (7, 1, 0.1) })
        {
            var changed = new DenseMatrix(8, 8);
            _table.Technical.Values.CopyTo(changed.Values);
            changed[row, column] += change;
            var again = LuFactorisation.Of(SeededTable.Complement(changed)).Inverse();
            var moved = FieldOfInfluence.Change(inverse, row, column, change)!;
            Near.Equal(again.Values, [.. inverse.Values.ToArray().Zip(moved.Values.ToArray(), (l, d) => l + d)], 1e-11);

            // Field times change over (1 - change l_ji).
            var field = FieldOfInfluence.FirstOrder(inverse, row, column);
            Near.Equal(moved.Values, [.. field.Values.ToArray().Select(f => f * change / (1 - (change * inverse[column, row])))], 1e-12);
            Assert.Equal(Math.Sqrt(field.Values.ToArray().Sum(f => f * f)), FieldOfInfluence.Total(inverse)[row, column], 1e-12);
        }

        Assert.Null(FieldOfInfluence.Change(inverse, 2, 2, 1 / inverse[2, 2]));
        Assert.Null(FieldOfInfluence.Change(inverse, 2, 2, 5));
    }

    [Fact]
    public void The_most_influential_coefficients_are_the_first_of_all()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var inverse = LeontiefSystem.Of(SeededTable.Draw(seed, 9).Technical).Inverse();
            var total = FieldOfInfluence.Total(inverse);
            var all = (from i in Enumerable.Range(0, 9) from j in Enumerable.Range(0, 9) orderby total[i, j] descending, i, j select (i, j, total[i, j])).ToArray();
            Assert.Equal(all.Take(20), FieldOfInfluence.Largest(inverse, 20).Select(c => (c.Row, c.Column, c.Influence)));
            Assert.Equal(81, FieldOfInfluence.Largest(inverse, 1000).Count);
        }

        Assert.Equal([(0, 0), (0, 1), (1, 0)], FieldOfInfluence.Largest(DenseMatrix.Identity(2), 3).Select(c => (c.Row, c.Column)));
    }
}
