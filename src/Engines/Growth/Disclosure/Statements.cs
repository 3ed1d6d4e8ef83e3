namespace Songhua.Growth;

/// <summary>
/// What a table says of a published sum: lower &lt;= sum of factor x deviation &lt;= upper, with one factor a layer of the block and
/// deviations counted from the true values.
/// </summary>
/// <param name="Factors">One a layer of the block.</param>
/// <param name="Lower">Not above zero.</param>
/// <param name="Upper">Not below zero.</param>
internal readonly record struct Statement(double[] Factors, double Lower, double Upper);

/// <summary>The forms of publication as statements about deviations.</summary>
internal static class Statements
{
    /// <summary>The layers about which one table speaks together: each alone, or those of a period where growth links them.</summary>
    /// <exception cref="ArgumentException">The form does not fit the magnitudes, or names a total without a base.</exception>
    internal static int[][] Blocks(PublishedForm form, CellStructure structure)
    {
        if (form is GrowthAndPull growth)
        {
            if (structure.Magnitudes != 2)
            {
                throw new ArgumentException("Growth and pull need two magnitudes: base, then now.");
            }

            var total = growth.Total >= 0 && growth.Total < structure.SumOfCell.Length ? structure.SumOfCell[growth.Total] : -1;
            if (total < 0 || BasesOf(structure, total).Any(b => b <= 0))
            {
                throw new ArgumentException("Growth and pull need a total with a base above zero in every period.");
            }
        }

        var size = form is GrowthAndPull ? structure.Magnitudes : 1;
        return [.. Enumerable.Range(0, structure.Layers / size).Select(b => Enumerable.Range(b * size, size).ToArray())];
    }

    private static IEnumerable<double> BasesOf(CellStructure structure, int total) =>
        Enumerable.Range(0, structure.Layers / structure.Magnitudes).Select(p => structure.ValueOf(total, p * structure.Magnitudes));

    /// <summary>The statements of a published sum about a block.</summary>
    internal static Statement[] Of(PublishedForm form, CellStructure structure, int[] block, int sum)
    {
        var value = structure.ValueOf(sum, block[0]);
        return form switch
        {
            RoundedValues rounded => [Rounded([1], value, rounded.Unit)],
            GrowthAndPull growth => OfGrowth(growth, structure, block, sum),
            _ => [new([1], 0, 0)],
        };
    }

    private static Statement Rounded(double[] factors, double value, double unit)
    {
        var published = Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
        return new(factors, Math.Min(0, published - (unit / 2) - value), Math.Max(0, published + (unit / 2) - value));
    }

    // g = now / base - 1 to within h means now - (1 + g - h) base >= 0 and now - (1 + g + h) base <= 0: linear in both.
    private static Statement[] OfGrowth(GrowthAndPull form, CellStructure structure, int[] block, int sum)
    {
        var total = structure.ValueOf(structure.SumOfCell[form.Total], block[0]);
        var (was, now) = (structure.ValueOf(sum, block[0]), structure.ValueOf(sum, block[1]));
        var pull = Rounded([-1, 1], now - was, form.PullUnit * total);
        Statement[] isTotal = structure.SumOfCell[form.Total] == sum ? [new([1, 0], 0, 0)] : [];
        if (was <= 0)
        {
            return [.. isTotal, pull, new([1, 0], 0, 0)];
        }

        var growth = Math.Round(((now / was) - 1) / form.GrowthUnit, MidpointRounding.AwayFromZero) * form.GrowthUnit;
        var (least, most) = (1 + growth - (form.GrowthUnit / 2), 1 + growth + (form.GrowthUnit / 2));
        return
        [
            .. isTotal,
            pull,
            new([-least, 1], Math.Min(0, (least * was) - now), double.PositiveInfinity),
            new([-most, 1], double.NegativeInfinity, Math.Max(0, (most * was) - now)),
        ];
    }
}
