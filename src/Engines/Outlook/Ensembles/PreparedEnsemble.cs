using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>What all threads read of a problem: packed matrices, sorted relations, events in order, and reference values.</summary>
internal sealed class PreparedEnsemble
{
    private PreparedEnsemble(EnsembleProblem problem) => Problem = problem;

    public EnsembleProblem Problem { get; }

    public int Points => Problem.Points;

    public int Series => Problem.Series.Count;

    public int Shocks => Problem.Model.Shocks.Count;

    public PanelMatrix? Initial { get; private init; }

    public required PanelMatrix Transition { get; init; }

    /// <summary>One a step, from step 1 on at index 0.</summary>
    public required PanelMatrix[] Loadings { get; init; }

    public PanelMatrix? Measurement { get; private init; }

    public required PointRelations[] Relations { get; init; }

    /// <summary>Events by point, the last first, so that those that a point can still move come first.</summary>
    public required int[] EventOrder { get; init; }

    /// <summary>How many of <see cref="EventOrder"/> lie at each point or later.</summary>
    public required int[] EventsFrom { get; init; }

    /// <summary>
    /// Where the sums of products with the shocks of each point begin, one more at the end: rows are 1 and the events from the point on,
    /// columns the shocks.
    /// </summary>
    public required int[] ProductStarts { get; init; }

    /// <summary>The values without shocks, points x series; sums are taken of deviations from them. Zero where there is none.</summary>
    public double[] References { get; private set; } = [];

    /// <summary>The scale on which an event's quantity is told apart by source: its series' own for a level.</summary>
    public ValueScale EventScale(int index) =>
        Problem.Events[index].Quantity is { Kind: QuantityKind.Level } quantity ? Problem.Series[quantity.Series].Scale : ValueScale.Identity;

    /// <summary>The quantities of the events without shocks; zero where there is none.</summary>
    public double[] EventReferences { get; private set; } = [];

    /// <summary>Checks and prepares a problem.</summary>
    /// <exception cref="ArgumentException">It is not well formed.</exception>
    public static PreparedEnsemble Of(EnsembleProblem problem)
    {
        problem.Check();
        var model = problem.Model;
        var packed = model.Loadings.Select(r => new PanelMatrix(r)).ToArray();
        var covariances = PredictiveCovariance.Of(model);
        int[] order = [.. Enumerable.Range(0, problem.Events.Count).OrderByDescending(e => problem.Events[e].Quantity.Point)];
        int[] from = [.. Enumerable.Range(0, problem.Points).Select(t => problem.Events.Count(e => e.Quantity.Point >= t))];
        var starts = new int[problem.Points + 1];
        for (var t = 0; t < problem.Points; t++)
        {
            starts[t + 1] = starts[t] + ((1 + from[t]) * model.Shocks.Count);
        }

        var prepared = new PreparedEnsemble(problem)
        {
            Initial = model.InitialLoadings is { } b ? new PanelMatrix(b) : null,
            Transition = new PanelMatrix(model.Transition),
            Loadings = [.. Enumerable.Range(0, model.Steps).Select(t => packed[packed.Length == 1 ? 0 : t])],
            Measurement = model.Measurement is { } z ? new PanelMatrix(z) : null,
            Relations = [.. Enumerable.Range(0, problem.Points).Select(t => PointRelations.Of(problem, t, covariances[t]))],
            EventOrder = order,
            EventsFrom = from,
            ProductStarts = starts,
        };
        prepared.FindReferences();
        return prepared;
    }

    private void FindReferences()
    {
        var path = new PathTile(this);
        path.Follow(new double[Points * Shocks * PathTile.Stride], 1, default);
        References = [.. Enumerable.Range(0, Points * Series).Select(cell => OrZero(path.Row(cell)[0]))];
        EventReferences = [.. Problem.Events.Select((e, i) => OrZero(EventScale(i).Transform(path.Quantity(e.Quantity, 0))))];
    }

    private static double OrZero(double value) => double.IsFinite(value) ? value : 0;
}
