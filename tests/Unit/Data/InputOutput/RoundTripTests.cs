using System.Globalization;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data.InputOutput;

/// <summary>What is written is read back as it was, digit for digit.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("17917.02", "亿元", 1791702000000)]
    [InlineData("-0.1", "万元", -1000)]
    [InlineData("1,079,446", "million EUR", 1079446e6)]
    [InlineData("1.2E-3", "USD", 0.0012)]
    [InlineData("2.5", "jin", 0.00125)]
    public void A_number_is_read_in_base_units(string text, string unit, double value)
    {
        Assert.True(ScaledNumber.TryParse(text, Tables.Unit(unit), out var read, out _));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,07")]
    [InlineData("12,3456")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1 2")]
    [InlineData("1E400")]
    public void What_is_no_number_is_refused(string text) => Assert.False(ScaledNumber.TryParse(text, Tables.Unit("亿元"), out _, out _));

    [Fact]
    public void Any_number_is_written_so_that_it_is_read_back_exactly()
    {
        var random = new Random(3);
        foreach (var unit in (string[])["CNY", "万元", "亿元", "million USD", "kgCO2"])
        {
            for (var i = 0; i < 2000; i++)
            {
                var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-12, 20));
                var text = ScaledNumber.Write(value, Tables.Unit(unit));
                Assert.True(ScaledNumber.TryParse(text, Tables.Unit(unit), out var read, out _), text);
                Assert.Equal(value, read);
            }
        }

        Assert.Equal("17917.02", ScaledNumber.Write(1791702000000, Tables.Unit("亿元")));
        Assert.Equal("0", ScaledNumber.Write(-0.0, Tables.Unit("亿元")));
        Assert.Equal("", ScaledNumber.Write(double.NaN, Tables.Unit("亿元")));
    }

    [Theory]
    [InlineData(ImportTreatment.Apart)]
    [InlineData(ImportTreatment.Competitive)]
    [InlineData(ImportTreatment.PrimaryInput)]
    public void Every_treatment_is_written_and_read_back(ImportTreatment treatment)
    {
        using var tables = new Tables();
        for (var seed = 0; seed < 20; seed++)
        {
            var table = Made(treatment, seed);
            var text = InputOutputWriter.Write(table);
            Assert.Equal(text, InputOutputWriter.Write(Made(treatment, seed)));
            var again = Tables.Sound(tables.Write("made.csv", text));
            Assert.Equal(text, InputOutputWriter.Write(again));
            Assert.Equal(treatment, again.Treatment);
            Assert.Equal(table.Sectors, again.Sectors.Select(s => s with { Span = null }));
            Assert.Equal(table.FinalUses, again.FinalUses);
            Assert.Equal(table.PrimaryInputRows, again.PrimaryInputRows);
            Assert.Equal(table.Head.Valuation, again.Head.Valuation);
            Assert.Equal(table.TotalFlows(), again.TotalFlows());
            Assert.Equal(table.Output.ToArray(), again.Output.ToArray());
            Assert.Equal(table.Discrepancy.ToArray(), again.Discrepancy.ToArray());
            Assert.Equal(table.Satellites[0].Values.ToArray(), again.Satellites[0].Values.ToArray());
        }
    }

    // A table that balances, made from a seed.
    private static InputOutputTable Made(ImportTreatment treatment, int seed)
    {
        var random = new Random(seed);
        var n = random.Next(2, 6);
        double[,] Block(int rows, int columns)
        {
            var block = new double[rows, columns];
            for (var i = 0; i < block.Length; i++)
            {
                block[i / columns, i % columns] = random.NextDouble() * 1e12;
            }

            return block;
        }

        var (flows, final) = (Block(n, n), Block(n, 2));
        var (imported, importedFinal) = treatment == ImportTreatment.Apart ? (Block(n, n), Block(n, 2)) : (null, null);
        var imports = treatment == ImportTreatment.Competitive ? Enumerable.Range(0, n).Select(_ => random.NextDouble() * 1e9).ToArray() : null;
        var discrepancy = seed % 2 == 0 ? Enumerable.Range(0, n).Select(_ => (random.NextDouble() - 0.5) * 1e6).ToArray() : null;
        var output = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => flows[i, j]) + final[i, 0] + final[i, 1] - (imports?[i] ?? 0) + (discrepancy?[i] ?? 0)).ToArray();
        var value = new double[1, n];
        for (var j = 0; j < n; j++)
        {
            value[0, j] = output[j] - Enumerable.Range(0, n).Sum(i => flows[i, j] + (imported?[i, j] ?? 0));
        }

        var region = seed % 3 == 0 ? "JL" : null;
        return new(
            new(new("A, \"made\" table", "编造的表"), Period.Year(2020), Tables.Unit("亿元"), seed % 2 == 0 ? Valuation.Basic : Valuation.Producers, new("made", "", ValueStatus.Synthetic, null)),
            [.. Enumerable.Range(0, n).Select(i => new InputOutputSector(string.Create(CultureInfo.InvariantCulture, $"s{i}"), new($"Sector, {i}", $"部门{i}"), region))],
            [new("households", new("Households", "居民"), FinalUseKind.Households, region), new("odd", new("Odd", "其他用途"), FinalUseKind.Inventories)],
            [new("gva", new("GVA", "增加值"), PrimaryInputKind.Surplus)],
            new() { Flows = flows, FinalUse = final, ImportedFlows = imported, ImportedFinalUse = importedFinal, Imports = imports, Discrepancy = discrepancy, PrimaryInputs = value, Output = output },
            [new("jobs", new("Jobs", "从业人员"), Tables.Unit("万人"), Enumerable.Range(0, n).Select(_ => random.NextDouble() * 1e6).ToArray())]);
    }
}
