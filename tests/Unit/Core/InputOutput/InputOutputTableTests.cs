using Songhua.Core;

namespace Songhua.Tests.Unit.Core.InputOutput;

/// <summary>What an input-output table takes and what it refuses.</summary>
public sealed class InputOutputTableTests
{
    [Fact]
    public void Numbers_are_copied_and_cannot_be_changed_from_outside()
    {
        double[,] flows = { { 150, 500 }, { 200, 100 } };
        var table = MillerBlair(flows);
        flows[0, 0] = 0;
        Assert.Equal(150, table.Flows[0, 0]);
        var copy = table.Flows.ToArray();
        copy[1, 1] = 0;
        Assert.Equal(100, table.Flows[1, 1]);
        Assert.Equal([650, 300], table.Flows.RowSums());
        Assert.Equal([350, 600], table.Flows.ColumnSums());
        Assert.Equal(1, table.IndexOf("2"));
        Assert.Equal(-1, table.IndexOf("3"));
    }

    [Fact]
    public void Gaps_have_the_sign_of_what_is_too_much()
    {
        var table = MillerBlair(new double[,] { { 150, 500 }, { 200, 107 } });
        Assert.Equal([0, 7], InputOutputBalance.RowGaps(table));
        Assert.Equal([0, 7], InputOutputBalance.ColumnGaps(table));
        Assert.Equal(7.0 / 2000, InputOutputBalance.LargestRelativeGap(table));
        Assert.True(double.IsNaN(InputOutputBalance.LargestRelativeGap(MillerBlair(new double[,] { { double.NaN, 500 }, { 200, 100 } }))));
    }

    [Fact]
    public void Imports_add_up_by_product_in_each_treatment()
    {
        var competitive = Of(new() { Flows = Two(1, 2, 3, 4), FinalUse = Two(5, 0, 6, 0), PrimaryInputs = new double[1, 2], Output = [7, 8], Imports = [1, 5] });
        Assert.Equal([1, 5], competitive.ImportsByProduct());
        var apart = Of(new() { Flows = Two(1, 2, 3, 4), FinalUse = Two(5, 0, 6, 0), ImportedFlows = Two(1, 1, 2, 2), ImportedFinalUse = Two(3, 0, 0, 4), PrimaryInputs = new double[1, 2], Output = [8, 13] });
        Assert.Equal([5, 8], apart.ImportsByProduct());
        Assert.Equal(new double[,] { { 2, 3 }, { 5, 6 } }, apart.TotalFlows());
        Assert.Equal([0, 0], InputOutputBalance.RowGaps(apart));
        Assert.Equal([0, 0], InputOutputBalance.RowGaps(competitive));
        Assert.Empty(MillerBlair(Two(150, 500, 200, 100)).ImportsByProduct());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        InputOutputNumbers sound = new() { Flows = new double[2, 2], FinalUse = new double[2, 2], PrimaryInputs = new double[1, 2], Output = new double[2] };
        Of(sound);
        Assert.Throws<ArgumentException>(() => Of(new() { Flows = new double[2, 3], FinalUse = sound.FinalUse, PrimaryInputs = sound.PrimaryInputs, Output = sound.Output }));
        Assert.Throws<ArgumentException>(() => Of(new() { Flows = sound.Flows, FinalUse = new double[1, 2], PrimaryInputs = sound.PrimaryInputs, Output = sound.Output }));
        Assert.Throws<ArgumentException>(() => Of(new() { Flows = sound.Flows, FinalUse = sound.FinalUse, PrimaryInputs = new double[2, 1], Output = sound.Output }));
        Assert.Throws<ArgumentException>(() => Of(new() { Flows = sound.Flows, FinalUse = sound.FinalUse, PrimaryInputs = sound.PrimaryInputs, Output = new double[3] }));
        Assert.Throws<ArgumentException>(() => Of(new() { Flows = sound.Flows, FinalUse = sound.FinalUse, PrimaryInputs = sound.PrimaryInputs, Output = sound.Output, ImportedFlows = new double[2, 2] }));
        Assert.Throws<ArgumentException>(() => Of(sound, "万吨"));
        Assert.Throws<ArgumentException>(() => Of(sound, "CNY", "1", "1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(sound).Flows[0, 2]);
    }

    private static double[,] Two(double a, double b, double c, double d) => new[,] { { a, b }, { c, d } };

    private static InputOutputTable MillerBlair(double[,] flows) =>
        Of(new() { Flows = flows, FinalUse = Two(350, 0, 1700, 0), PrimaryInputs = new double[,] { { 650, 1400 } }, Output = [1000, 2000] });

    private static InputOutputTable Of(InputOutputNumbers numbers, string unit = "CNY", params string[] codes) => new(
        new(LocalText.Same("t"), Period.Year(2020), UnitCatalogue.Parse(unit)!, Valuation.Producers, new("t", "", ValueStatus.Synthetic, null)),
        [.. (codes.Length == 0 ? ["1", "2"] : codes).Select(c => new InputOutputSector(c, LocalText.Same(c)))],
        [new("f", LocalText.Same("f"), FinalUseKind.Consumption), new("g", LocalText.Same("g"), FinalUseKind.Exports)],
        [new("v", LocalText.Same("v"), PrimaryInputKind.ValueAdded)], numbers);
}
