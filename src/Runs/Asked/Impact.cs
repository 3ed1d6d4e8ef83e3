using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>
/// What a change of final demand makes: directly in the sectors that it is for, indirectly in those that supply them, and, where the model is closed
/// for households, by what they spend of what they earn. Source: Miller &amp; Blair (2009), 6.2 and 6.5.
/// </summary>
public sealed class Impact
{
    private Impact(OpenModel model, string written, double[] direct, double[] indirect, double[]? induced, Households? households, double? share)
    {
        (Model, Written, Direct, Indirect, Induced, Households, Share) = (model, written, direct, indirect, induced, households, share);
        Output = [.. direct.Zip(indirect, (d, i) => d + i).Select((x, s) => x + (induced?[s] ?? 0))];
    }

    /// <summary>The model.</summary>
    public OpenModel Model { get; }

    /// <summary>The demand as it is written in addresses, in the table's unit.</summary>
    public string Written { get; }

    /// <summary>The output that is demanded, by sector, base units.</summary>
    public double[] Direct { get; }

    /// <summary>What their suppliers make for it, and theirs: (L - I) f.</summary>
    public double[] Indirect { get; }

    /// <summary>What households' spending adds; null where that was not asked for.</summary>
    public double[]? Induced { get; }

    /// <summary>All of it.</summary>
    public double[] Output { get; }

    /// <summary>What closes the model; null where it is open.</summary>
    public Households? Households { get; }

    /// <summary>The share of undivided consumption taken to be of households.</summary>
    public double? Share { get; }

    /// <summary>Units of something that go with output by sector; NaN where a sector that moves has none known.</summary>
    public static double Sum(Measured measure, double[] output) => Enumerable.Range(0, output.Length).Where(s => output[s] != 0).Sum(s => measure.PerOutput[s] * output[s]);

    /// <summary>Answers; null with the reason where the demand cannot be read or the model cannot be closed.</summary>
    /// <param name="results">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="demand">Such as <c>chemicals=100,power-heat=-20亿元</c>.</param>
    /// <param name="isClosed">Whether households spend again.</param>
    /// <param name="share">The share of undivided consumption that is taken to be of households.</param>
    public static (Impact? Impact, Message? Reason) Of(Results results, OpenModel model, string demand, bool isClosed, double? share)
    {
        var (direct, written, reason) = StructureQuestion.Demand(results, model, demand);
        if (direct is null)
        {
            return (null, reason);
        }

        var (households, open) = isClosed ? Households.Of(model, share) : (null, null);
        if (isClosed && households is null)
        {
            return (null, open);
        }

        var made = model.System.Output(direct);
        return (new(model, written, direct, [.. made.Zip(direct, (x, f) => x - f)], households?.Closure.InducedOutput(direct), households, share), null);
    }
}
