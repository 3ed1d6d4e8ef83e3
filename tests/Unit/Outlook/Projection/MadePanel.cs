using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Tests.Unit.Outlook.Projection;

/// <summary>Panels drawn from the model: g_t = mu_t + c_t + a_t + e_t.</summary>
/// <param name="Regions">How many regions.</param>
/// <param name="Years">How many years of levels.</param>
internal sealed record MadePanel(int Regions, int Years)
{
    public int FirstYear { get; init; } = 2000;

    public double Pace { get; init; } = 0.08;

    /// <summary>Standard deviation of the pace's yearly step.</summary>
    public double Step { get; init; } = 0.01;

    /// <summary>Standard deviation of the passing common shock.</summary>
    public double Common { get; init; } = 0.02;

    public double Persistence { get; init; } = 0.7;

    /// <summary>Standard deviation of the lasting deviation.</summary>
    public double Lasting { get; init; } = 0.015;

    /// <summary>Standard deviation of the passing deviation.</summary>
    public double Passing { get; init; } = 0.02;

    /// <summary>The share of levels left out.</summary>
    public double Holes { get; init; }

    public IReadOnlyList<int> Breaks { get; init; } = [];

    public ComparisonPanel Draw(ulong seed, double unit = 1) => new(Named(Regions), FirstYear, Levels(seed, unit), [.. Breaks]);

    public static PanelRegion[] Named(int count) => [.. Enumerable.Range(0, count).Select(r => new PanelRegion($"r{r}", LocalText.Same($"Region {r}")))];

    /// <summary>Levels, regions x years.</summary>
    public double[] Levels(ulong seed, double unit = 1)
    {
        var common = RandomStream.Of(seed, "common").Item(0);
        var (pace, shared) = (Pace, new double[Years]);
        for (var y = 1; y < Years; y++)
        {
            pace += Step * common.Normal();
            shared[y] = pace + (Common * common.Normal());
        }

        var levels = new double[Regions * Years];
        for (var r = 0; r < Regions; r++)
        {
            var own = RandomStream.Of(seed, "own").Item(r);
            var (log, deviation) = (own.Uniform(0, 3), Lasting * own.Normal());
            for (var y = 0; y < Years; y++)
            {
                deviation = (Persistence * deviation) + (Lasting * Math.Sqrt(1 - (Persistence * Persistence)) * own.Normal());
                log += y == 0 ? 0 : shared[y] + deviation + (Passing * own.Normal());
                levels[(r * Years) + y] = own.Chance(Holes) ? double.NaN : unit * Math.Exp(log);
            }
        }

        return levels;
    }
}
