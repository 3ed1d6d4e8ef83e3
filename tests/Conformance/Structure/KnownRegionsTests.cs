using System.Globalization;
using Songhua.Numerics;
using Songhua.Structure;

namespace Songhua.Tests.Conformance.Structure;

/// <summary>
/// How far location quotients are from known tables of regions: China's interregional table of 2000, three regions and three sectors, 10,000 CNY
/// times 10,000, of Miller &amp; Blair (2009), 3.4 (pages 97 to 101), as transcribed in the tests of the CLIMADA petals. The nation is the sum of the
/// regions. The page of the method prints the errors; this test computes them again.
/// </summary>
public sealed class KnownRegionsTests
{
    private const int Sectors = 3;

    private static readonly string[] Regions = ["North", "South", "Rest of China"];

    private static readonly DenseMatrix Flows = new(new double[,]
    {
        { 1724, 6312, 406, 188, 1206, 86, 14, 49, 4 },
        { 2381, 18458, 2987, 301, 3331, 460, 39, 234, 57 },
        { 709, 3883, 1811, 64, 432, 138, 5, 23, 5 },
        { 149, 656, 42, 3564, 8828, 806, 103, 178, 15 },
        { 463, 3834, 571, 3757, 34931, 5186, 202, 140, 268 },
        { 49, 297, 99, 1099, 6613, 2969, 31, 163, 62 },
        { 9, 51, 3, 33, 254, 18, 1581, 3154, 293 },
        { 32, 272, 41, 123, 1062, 170, 1225, 6704, 1733 },
        { 4, 25, 7, 25, 168, 47, 425, 2145, 1000 },
    });

    private static readonly double[] Output = [16651, 49563, 15011, 27866, 81253, 23667, 11661, 21107, 8910];

    private static readonly (string Name, QuotientSpec Spec)[] Formulas =
    [
        ("SLQ", new(QuotientFormula.Simple)), ("CILQ", new(QuotientFormula.CrossIndustry)), ("FLQ 0.1", new(QuotientFormula.Flegg, 0.1)),
        ("FLQ 0.3", new(QuotientFormula.Flegg, 0.3)), ("AFLQ 0.3", new(QuotientFormula.AugmentedFlegg, 0.3)),
    ];

    [Fact]
    public void The_page_prints_the_errors_that_come_out()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, "docs", "methods", "regionalisation.md"));
        Assert.All(Enumerable.Range(0, Regions.Length).SelectMany(r => Formulas.Select(f => Row(r, f.Name, f.Spec))), row => Assert.Contains(row, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Regions_that_buy_from_each_other_are_overestimated_by_simple_quotients() =>
        Assert.All(Enumerable.Range(0, Regions.Length), r => Assert.True(Errors(r, new(QuotientFormula.Simple)).Of.Bias > 0));

    private static string Row(int region, string name, QuotientSpec spec)
    {
        var (errors, multipliers) = Errors(region, spec);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Regions[region]} | {name} | {errors.MeanAbsoluteDifference:0.0000} | {errors.StandardisedTotal:0.0} | {errors.Theil:0.0} | {errors.Bias:0.0} | {multipliers.Mean:0.0} | {multipliers.MeanAbsolute:0.0} |");
    }

    private static (CoefficientErrors Of, MultiplierErrors Multipliers) Errors(int region, QuotientSpec spec)
    {
        var (national, known) = (new DenseMatrix(Sectors, Sectors), new DenseMatrix(Sectors, Sectors));
        double[] whole = [.. Enumerable.Range(0, Sectors).Select(s => Output[s] + Output[Sectors + s] + Output[(2 * Sectors) + s])];
        double[] own = Output[(region * Sectors)..((region + 1) * Sectors)];
        for (var i = 0; i < Flows.Rows; i++)
        {
            for (var j = 0; j < Flows.Columns; j++)
            {
                national[i % Sectors, j % Sectors] += Flows[i, j] / whole[j % Sectors];
                if (i / Sectors == region && j / Sectors == region)
                {
                    known[i % Sectors, j % Sectors] = Flows[i, j] / own[j % Sectors];
                }
            }
        }

        var estimated = QuotientRegionalisation.Of(national, own, whole, spec).Regional;
        return (CoefficientErrors.Of(estimated, known), MultiplierErrors.Of(LeontiefSystem.Of(estimated), LeontiefSystem.Of(known)));
    }
}
