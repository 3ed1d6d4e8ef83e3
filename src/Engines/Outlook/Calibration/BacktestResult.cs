namespace Songhua.Outlook;

/// <summary>A predicted probability that a pace is reached, and whether it was.</summary>
/// <param name="Pace">Average growth a year, as a ratio.</param>
/// <param name="Model">The model's probability.</param>
/// <param name="Precedents">The share of precedents that reached it; NaN where there was none.</param>
/// <param name="Reached">What came.</param>
public readonly record struct PaceChance(double Pace, double Model, double Precedents, bool Reached);

/// <summary>One forecast and what came of it; changes are differences of logarithms.</summary>
/// <param name="Region">Whose.</param>
/// <param name="Origin">The last year known.</param>
/// <param name="Years">The horizon.</param>
/// <param name="Outcome">The change that came.</param>
/// <param name="Median">The change predicted.</param>
/// <param name="Position">The predictive distribution at the outcome (probability integral transform).</param>
/// <param name="RankedScore">Its continuous ranked probability score.</param>
/// <param name="BaselineScores">Those of the baselines, in order of <see cref="Baseline"/>.</param>
/// <param name="Chances">Predicted probabilities of paces.</param>
public sealed record BacktestCase(
    PanelRegion Region, int Origin, int Years, double Outcome, double Median, double Position, double RankedScore, IReadOnlyList<double> BaselineScores, IReadOnlyList<PaceChance> Chances);

/// <summary>How forecasts of one horizon did.</summary>
/// <param name="Years">The horizon; 0 for all together.</param>
/// <param name="Count">Forecasts.</param>
/// <param name="Origins">Years from which they were made: forecasts of one year share its surprises, so that these are the independent ones.</param>
/// <param name="Cover50">The share of outcomes inside the 50 % interval.</param>
/// <param name="Cover80">Inside the 80 % interval.</param>
/// <param name="Cover95">Inside the 95 % interval.</param>
/// <param name="RankedScore">Mean continuous ranked probability score.</param>
/// <param name="BaselineScores">Those of the baselines.</param>
/// <param name="Brier">Mean squared error of the probabilities of paces.</param>
/// <param name="BrierPrecedents">That of the precedents' shares, over the forecasts that have them.</param>
/// <param name="Positions">The share of outcomes in each tenth of the predictive distribution.</param>
public sealed record HorizonScores(
    int Years, int Count, int Origins, double Cover50, double Cover80, double Cover95, double RankedScore, IReadOnlyList<double> BaselineScores,
    double Brier, double BrierPrecedents, IReadOnlyList<double> Positions);

/// <summary>How often what was given a probability came.</summary>
/// <param name="From">The lowest probability of the class.</param>
/// <param name="To">The highest.</param>
/// <param name="Count">Predictions.</param>
/// <param name="Predicted">Their mean probability.</param>
/// <param name="Observed">The share that came.</param>
public sealed record ReliabilityClass(double From, double To, int Count, double Predicted, double Observed);

/// <summary>A back-test and its scores.</summary>
/// <param name="Cases">Every forecast.</param>
public sealed record BacktestResult(IReadOnlyList<BacktestCase> Cases)
{
    private const int Classes = 10;

    /// <summary>Scores of each horizon, the shortest first.</summary>
    public IReadOnlyList<HorizonScores> ByHorizon => [.. Cases.GroupBy(c => c.Years).OrderBy(g => g.Key).Select(g => Score(g.Key, [.. g]))];

    /// <summary>Scores of all horizons together.</summary>
    public HorizonScores Together => Score(0, Cases);

    /// <summary>The reliability diagram of the probabilities of paces, in ten classes; classes without predictions are left out.</summary>
    public IReadOnlyList<ReliabilityClass> Reliability =>
        [.. Cases.SelectMany(c => c.Chances)
            .GroupBy(c => Math.Min(Classes - 1, (int)(c.Model * Classes))).OrderBy(g => g.Key)
            .Select(g => new ReliabilityClass((double)g.Key / Classes, (double)(g.Key + 1) / Classes, g.Count(), g.Average(c => c.Model), g.Average(c => c.Reached ? 1.0 : 0.0)))];

    private static HorizonScores Score(int years, IReadOnlyList<BacktestCase> cases)
    {
        if (cases.Count == 0)
        {
            return new HorizonScores(years, 0, 0, double.NaN, double.NaN, double.NaN, double.NaN, [double.NaN, double.NaN, double.NaN], double.NaN, double.NaN, []);
        }

        double Cover(double share) => cases.Average(c => Math.Abs(c.Position - 0.5) <= share / 2 ? 1.0 : 0.0);
        var chances = cases.SelectMany(c => c.Chances).ToList();
        var withPrecedents = chances.Where(c => !double.IsNaN(c.Precedents)).ToList();
        return new HorizonScores(
            years, cases.Count, cases.Select(c => c.Origin).Distinct().Count(), Cover(0.5), Cover(0.8), Cover(0.95),
            cases.Average(c => c.RankedScore),
            [.. Enum.GetValues<Baseline>().Select(b => cases.Average(c => c.BaselineScores[(int)b]))],
            chances.Average(c => Square(c.Model, c.Reached)),
            withPrecedents.Count == 0 ? double.NaN : withPrecedents.Average(c => Square(c.Precedents, c.Reached)),
            [.. Enumerable.Range(0, Classes).Select(k => cases.Average(c => Math.Min(Classes - 1, (int)(c.Position * Classes)) == k ? 1.0 : 0.0))]);
    }

    private static double Square(double probability, bool came) => Math.Pow(probability - (came ? 1 : 0), 2);
}
