namespace Songhua.Outlook;

/// <summary>A run of years in one region.</summary>
/// <param name="Region">Where.</param>
/// <param name="From">The year whose level it starts from.</param>
/// <param name="To">Its last year.</param>
/// <param name="Pace">Average yearly growth, as a difference of logarithms.</param>
/// <param name="StartLog">The logarithm of the level it starts from.</param>
public sealed record Spell(PanelRegion Region, int From, int To, double Pace, double StartLog);

/// <summary>How often a pace was sustained.</summary>
/// <param name="Spells">Runs of this length in the class.</param>
/// <param name="Reached">How many were at least as fast.</param>
/// <param name="Regions">Regions in the class.</param>
/// <param name="RegionsReached">Regions with at least one such run.</param>
/// <param name="Fastest">The fastest run; null where there is none.</param>
/// <param name="Nearest">The runs nearest in pace, at least as fast first, one a region.</param>
public sealed record PrecedentCount(int Spells, int Reached, int Regions, int RegionsReached, Spell? Fastest, IReadOnlyList<Spell> Nearest)
{
    /// <summary>The share of runs that were at least as fast; NaN where there is none.</summary>
    public double Share => Spells == 0 ? double.NaN : (double)Reached / Spells;

    /// <summary>The ambition percentile: the share of runs, in per cent, that were slower; NaN where there is none.</summary>
    public double Ambition => 100 * (1 - Share);
}

/// <summary>
/// The reference class of a pace: every run of consecutive years in the comparable regions (B. Flyvbjerg 2006, From Nobel Prize to project
/// management: getting risks right, Project Management Journal 37(3): the outside view). Runs overlap, so that their number is not a
/// number of independent trials; the number of regions is given beside it.
/// </summary>
public sealed class Precedents
{
    private const int MostNearest = 5;

    private readonly ComparisonPanel _panel;
    private readonly int _without;

    /// <summary>The runs of a panel, without those of one region (-1 for none).</summary>
    public Precedents(ComparisonPanel panel, int without) => (_panel, _without) = (panel, without);

    /// <summary>How often a pace was sustained for so many years.</summary>
    /// <param name="years">The length of the runs.</param>
    /// <param name="pace">Average yearly growth, as a difference of logarithms.</param>
    public PrecedentCount Of(int years, double pace) => Count(Spells(years), pace);

    /// <summary>The same among runs that started at a comparable level: from half to twice the given one.</summary>
    /// <param name="years">The length of the runs.</param>
    /// <param name="pace">Average yearly growth, as a difference of logarithms.</param>
    /// <param name="startLog">The logarithm of the level in the unit of the panel.</param>
    public PrecedentCount Of(int years, double pace, double startLog) => Count([.. Spells(years).Where(s => Math.Abs(s.StartLog - startLog) <= Math.Log(2))], pace);

    /// <summary>Every run of so many years, by region and year.</summary>
    public IReadOnlyList<Spell> Spells(int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        var spells = new List<Spell>();
        for (var r = 0; r < _panel.Regions.Count; r++)
        {
            for (var from = _panel.FirstYear; r != _without && from + years <= _panel.LastYear; from++)
            {
                var change = _panel.Change(r, from, years);
                if (!double.IsNaN(change))
                {
                    spells.Add(new Spell(_panel.Regions[r], from, from + years, change / years, _panel.Log(r, from)));
                }
            }
        }

        return spells;
    }

    private static PrecedentCount Count(IReadOnlyList<Spell> spells, double pace)
    {
        var reached = spells.Where(s => s.Pace >= pace).ToList();
        var nearest = spells
            .OrderBy(s => s.Pace >= pace ? 0 : 1).ThenBy(s => Math.Abs(s.Pace - pace)).ThenBy(s => s.From)
            .DistinctBy(s => s.Region.Key).Take(MostNearest);
        return new PrecedentCount(
            spells.Count, reached.Count, spells.Select(s => s.Region.Key).Distinct().Count(), reached.Select(s => s.Region.Key).Distinct().Count(),
            spells.MaxBy(s => s.Pace), [.. nearest]);
    }
}
