using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>A layout with its variances and, with logarithms, the path about which sums are taken.</summary>
/// <param name="Layout">The components.</param>
/// <param name="Spans">What was observed.</param>
/// <param name="Path">The path; null without logarithms.</param>
/// <param name="Unit">What values are divided by.</param>
/// <param name="Fit">The variances, in squares of the divided scale.</param>
internal sealed record FittedModel(Layout Layout, IReadOnlyList<Span> Spans, double[]? Path, double Unit, LikelihoodFit Fit)
{
    // Relative to the sum published.
    private const double SumTolerance = 1e-8;
    private const int MostRounds = 12;
    private const int MostPaths = 60;

    public bool IsLog => Path is not null;

    /// <summary>Finds variances of greatest likelihood, and with logarithms the path that goes with them.</summary>
    public static FittedModel Of(Layout layout, IReadOnlyList<Span> spans, bool isLog, double unit, StructuralSpec spec)
    {
        var path = isLog ? FirstPath(layout.Steps, spans) : null;
        if (!isLog || spans.All(s => s.Length == 1))
        {
            var fit = Search(layout, spans, path, unit, spec).FromStarts(spec.Starts);
            return new(layout, spans, path, unit, fit);
        }

        var search = Search(layout, spans, path, unit, spec);
        path = Settle(layout, spans, path!, search.Start(0));
        var found = Search(layout, spans, path, unit, spec).FromStarts(spec.Starts);
        for (var round = 0; round < MostRounds; round++)
        {
            path = Settle(layout, spans, path, found.Variances);
            var next = Search(layout, spans, path, unit, spec).From(found.Variances);
            var change = Math.Abs(next.LogLikelihood - found.LogLikelihood);
            found = next with { Starts = found.Starts };
            if (change < 1e-7 * Math.Max(1, Math.Abs(next.LogLikelihood)))
            {
                break;
            }
        }

        return new(layout, spans, Settle(layout, spans, path, found.Variances), unit, found);
    }

    /// <summary>A search at its beginning, with a first path.</summary>
    public static LikelihoodSearch Begin(Layout layout, IReadOnlyList<Span> spans, bool isLog, double unit, StructuralSpec spec) =>
        Search(layout, spans, isLog ? FirstPath(layout.Steps, spans) : null, unit, spec);

    /// <summary>The same over more steps, those after the last observation included.</summary>
    public FittedModel Over(int steps) => this with
    {
        Layout = Layout.Over(steps),
        Path = Path is null ? null : [.. Path, .. Enumerable.Repeat(Path[^1], steps - Path.Length)],
    };

    private static LikelihoodSearch Search(Layout layout, IReadOnlyList<Span> spans, double[]? path, double unit, StructuralSpec spec) =>
        new(layout, new SpanModel(layout, spans, path, unit, (0, -1)).Build(), spec.Priors, unit);

    // Smooths about the path until its sums are those published.
    private static double[] Settle(Layout layout, IReadOnlyList<Span> spans, double[] path, double[] variances)
    {
        for (var i = 0; i < MostPaths; i++)
        {
            var model = new SpanModel(layout, spans, path, 1, (0, -1));
            var smoothed = StateSmoother.Smooth(new KalmanFilter(model.Build()), variances, model.Signals(SeriesPart.Total));
            var next = Enumerable.Range(0, layout.Steps).Select(t => smoothed.Signal(t)[0]).ToArray();
            if (!next.All(double.IsFinite))
            {
                return path;
            }

            var moved = next.Zip(path, (a, b) => Math.Abs(a - b)).Max();
            path = next;
            var error = spans.Max(s => Math.Abs((Enumerable.Range(s.First, s.Length).Sum(t => Math.Exp(next[t])) / s.Value) - 1));
            if (moved < SumTolerance && error < SumTolerance)
            {
                break;
            }
        }

        return path;
    }

    // Every step its share of the shortest span that holds it; steps without one by the nearest that have.
    private static double[] FirstPath(int steps, IReadOnlyList<Span> spans)
    {
        var path = new double[steps];
        Array.Fill(path, double.NaN);
        foreach (var span in spans.OrderByDescending(s => s.Length).ThenBy(s => s.First))
        {
            path.AsSpan(span.First, span.Length).Fill(Math.Log(span.Value / span.Length));
        }

        var known = Enumerable.Range(0, steps).Where(t => !double.IsNaN(path[t])).ToArray();
        for (var t = 0; t < steps; t++)
        {
            path[t] = double.IsNaN(path[t]) ? path[known.MinBy(k => Math.Abs(k - t))] : path[t];
        }

        return path;
    }
}
