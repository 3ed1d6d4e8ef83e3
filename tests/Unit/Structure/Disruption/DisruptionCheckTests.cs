using System.Reflection;
using System.Text.RegularExpressions;
using Songhua.Core;
using Songhua.Numerics;
using Songhua.Structure;
using static Songhua.Tests.Unit.Structure.Disruption.DisruptionCases;

namespace Songhua.Tests.Unit.Structure.Disruption;

/// <summary>What users get wrong is an outcome with a reason, in both languages; what a caller gets wrong is an exception.</summary>
public sealed class DisruptionCheckTests
{
    private static readonly DenseMatrix Z = new(new double[,] { { 0, 365 }, { 0, 0 } });

    [Fact]
    public void Tables_that_do_not_hold_are_refused()
    {
        Refused(DisruptionOutcome.BadTable, "S1: there is no figure for output.", "S1：缺少产出。", Table(output: [365, double.NaN]));
        Refused(DisruptionOutcome.BadTable, "S0: the figure for exports is negative (-1).", "S0：调出与出口为负（-1）。", Table(exports: [-1, 0]));
        Refused(DisruptionOutcome.BadTable, "S1: there is no figure for local final demand.", "S1：缺少区内最终需求。", Table(local: [0, double.NaN]));
        Refused(DisruptionOutcome.BadTable, "S1: the figure for purchases of S0 is negative (-365).", "S1：对S0的购买为负（-365）。", Table(z: new(new double[,] { { 0, -365 }, { 0, 0 } })));
        Refused(DisruptionOutcome.BadTable, "S1 buys inputs but has no output; its use of inputs for a unit of output is not defined.",
            "S1有中间投入但没有产出，无法确定单位产出的投入。", Table(output: [365, 0], local: [0, 0]));
        Refused(DisruptionOutcome.BadTable, "S1: sales of 729 differ from output of 730; put the difference into final demand, or correct the table.",
            "S1：销售合计 729 与产出 730 不符，请将差额列入最终需求或更正该表。", Table(local: [0, 729]));
        Refused(DisruptionOutcome.BadTable, "No sector has output.", "所有部门均无产出。", Table(z: new(2, 2), output: [0, 0], local: [0, 0]));
    }

    [Fact]
    public void Shocks_that_are_not_of_the_table_are_refused()
    {
        Refused(DisruptionOutcome.BadShock, "A shock names sector number 3, which does not exist.", "冲击指向的第 3 个部门不存在。", Chain(Stop(2, 0, 1)));
        Refused(DisruptionOutcome.BadShock, "S0: the share lost, 1.5, is not between 0 and 1.", "S0：损失份额 1.5 不在 0 与 1 之间。", Chain(Stop(0, 0, 1, 1.5)));
        Refused(DisruptionOutcome.BadShock, "flood: the days of a shock are negative or not given.", "洪水：冲击的天数为负或缺失。",
            Chain(Stop(0, -1, 1) with { Name = new LocalText("flood", "洪水") }));
        Refused(DisruptionOutcome.BadShock, "S0: the days of a shock are negative or not given.", "S0：冲击的天数为负或缺失。", Chain(Stop(0, 0, 1) with { RecoveryDays = double.NaN }));
        Refused(DisruptionOutcome.BadShock, "S0: no sector buys it from outside, so its imports cannot be cut.", "S0：没有部门从区外购入，不能设定调入中断。", Chain(Cut(0, 0, 1)));
    }

    [Fact]
    public void Parameters_out_of_range_are_refused()
    {
        DisruptionSpec[] wrong =
        [
            new() { HorizonDays = 0 }, new() { StepDays = 0 }, new() { StepDays = 7 }, new() { InventoryDays = double.NaN }, new() { RestorationDays = 0 }, new() { Heterogeneity = 1.1 },
            new() { LargestCapacity = 0.9 }, new() { CapacityDays = 0 }, new() { Substitution = -1 }, new() { PostponedShare = 2 }, new() { CatchUpDays = 0 },
            new() { RecoveryTolerance = -1 }, new() { BalanceTolerance = double.NaN }, new() { Threads = 0 }, new() { Rationing = (RationingRule)9 }, new() { Orders = (OrderRule)9 }, new() { YearDays = 0 },
        ];
        foreach (var spec in wrong)
        {
            var solution = DisruptionEngine.Solve(Chain(), spec);
            Assert.Equal(DisruptionOutcome.BadSpec, solution.Outcome);
            Assert.Contains("out of range", solution.Reason!.ToString(), StringComparison.Ordinal);
            Assert.Null(solution.Path);
        }
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_a_defect_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => DisruptionEngine.Solve(Table(output: [365])));
        Assert.Throws<ArgumentException>(() => DisruptionEngine.Solve(Table(z: new(2, 3))));
        Assert.Throws<ArgumentException>(() => ExposureEngine.Solve(new() { Table = Chain(), Group = [2] }));
        Assert.Throws<ArgumentException>(() => ExposureEngine.Solve(new() { Table = Chain(), Group = [] }));
    }

    [Fact]
    public void What_is_assumed_is_said()
    {
        // S0 sells 365, of which 65 come out of stocks.
        var withdrawn = DisruptionEngine.Solve(Table(local: [-65, 730], output: [300, 730]));
        Assert.Equal(["S0: local final demand is -65; the withdrawal from stocks is a supply that stays the same, and falls with demand below the usual."], withdrawn.Notes.Select(n => n.ToString()));
        Assert.Equal(65 / 365.0, withdrawn.Path!.Withdrawn[100, 0], 1e-12);

        Assert.Equal(["S0: the shock begins after the horizon and has no effect."], Notes(Stop(0, 400, 1)));
        Assert.Equal(["S0: the shock is not over at the end of the horizon; losses after it are not counted."], Notes(Stop(0, 300, 100)));
        Assert.Equal(["S0: shocks that lose more than everything together are held at everything."], Notes(Stop(0, 3, 5, 0.7), Stop(0, 5, 5, 0.7)));
        Assert.Empty(Notes(Stop(0, 3, 5, 0.7), Stop(0, 8, 5, 0.7)));

        static IEnumerable<string> Notes(params DisruptionShock[] shocks) => DisruptionEngine.Solve(Chain(shocks)).Notes.Select(n => n.ToString());
    }

    [Fact]
    public void A_table_of_one_sector_and_an_empty_one_are_simulated()
    {
        var one = new DisruptionProblem
        {
            Sectors = Names(1),
            RegionalInputs = new DenseMatrix(new double[,] { { 100 } }),
            LocalDemand = [265],
            Exports = [0],
            Output = [365],
            Shocks = [Stop(0, 0, 10, 0.5)],
        };
        Assert.InRange(DisruptionEngine.Solve(one).Total!.Loss, 4, 10);

        var withEmpty = new DisruptionProblem
        {
            Sectors = Names(3),
            RegionalInputs = new DenseMatrix(new double[,] { { 0, 0, 365 }, { 0, 0, 0 }, { 0, 0, 0 } }),
            LocalDemand = [0, 0, 730],
            Exports = [0, 0, 0],
            Output = [365, 0, 730],
            ValueAdded = [365, 0, 365],
            Shocks = [Stop(0, 2, 10)],
        };
        var solution = DisruptionEngine.Solve(withEmpty, Plain(5, 40));
        Assert.Equal(22, solution.Total!.Loss, 1e-10);
        Assert.Equal(16, solution.Total.ValueAdded, 1e-10);
        Assert.True(double.IsNaN(solution.Losses[1].Share) && double.IsNaN(solution.Losses[1].ValueAdded));
        Assert.Equal(DisruptionOutcome.BadShock, DisruptionEngine.Solve(With(withEmpty, Stop(1, 0, 1))).Outcome);
    }

    [Fact]
    public void Both_wordings_name_the_same_places()
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var phrases = typeof(DisruptionEngine).Assembly.GetTypes().Single(t => t.Name == "DisruptionWords").GetFields(any).Select(f => (Phrase)f.GetValue(null)!).ToList();
        Assert.True(phrases.Count > 30);
        Assert.All(phrases, p => Assert.True(Places(p.En).SetEquals(Places(p.Zh)), p.En));
    }

    private static HashSet<string> Places(string wording) => [.. Regex.Matches(wording, @"\{\d").Select(m => m.Value)];

    private static void Refused(DisruptionOutcome outcome, string en, string zh, DisruptionProblem problem)
    {
        var solution = DisruptionEngine.Solve(problem);
        Assert.Equal((outcome, en, zh), (solution.Outcome, solution.Reason?.In(Language.English), solution.Reason?.In(Language.Chinese)));
        Assert.Null(solution.Total);
    }

    private static DisruptionProblem Table(DenseMatrix? z = null, double[]? local = null, double[]? exports = null, double[]? output = null) => new()
    {
        Sectors = Names(2),
        RegionalInputs = z ?? Z,
        LocalDemand = local ?? [0, 730],
        Exports = exports ?? [0, 0],
        Output = output ?? [365, 730],
    };
}
