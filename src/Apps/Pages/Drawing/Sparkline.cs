using System.Globalization;
using Songhua.Core;
using Songhua.Outlook;

namespace Songhua.Pages;

/// <summary>A small line of observed values as inline SVG: dots for values, a ring for the target, the words in its title.</summary>
internal static class Sparkline
{
    private const double Width = 150;
    private const double Height = 34;
    private const double Margin = 5;

    private static readonly Phrase Words = new("Observed {0}: {1}; {2}: {3}.", "观测值：{0} 为 {1}；{2} 为 {3}。");
    private static readonly Phrase One = new("Observed {0}: {1}.", "观测值：{0} 为 {1}。");

    /// <summary>Writes it; nothing where nothing was observed.</summary>
    internal static void Write(HtmlWriter html, TargetSeries series)
    {
        if (series.Points.Count == 0)
        {
            return;
        }

        var points = series.Points.Select(p => (X: TargetSeries.Year(p.Period), Y: TargetSeries.At(p))).ToList();
        var goal = series.HasGoal ? (X: TargetSeries.Year(series.Due!.Value), Y: series.GoalCentral) : ((double X, double Y)?)null;
        var all = goal is { } g ? points.Append(g).ToList() : points;
        var (left, right) = (all.Min(p => p.X), all.Max(p => p.X));
        var (low, high) = (all.Min(p => p.Y), all.Max(p => p.Y));
        double X(double x) => right > left ? Margin + ((x - left) / (right - left) * (Width - (2 * Margin))) : Width / 2;
        double Y(double y) => high > low ? Height - Margin - ((y - low) / (high - low) * (Height - (2 * Margin))) : Height / 2;

        html.Open("svg", ("class", "spark"), ("viewBox", $"0 0 {Number(Width)} {Number(Height)}"), ("role", "img"));
        html.Element("title", Title(series));
        if (goal is { } aimed && aimed.X > points[^1].X)
        {
            var last = points[^1];
            html.Open("line", ("class", "way"), ("x1", Number(X(last.X))), ("y1", Number(Y(last.Y))), ("x2", Number(X(aimed.X))), ("y2", Number(Y(aimed.Y)))).Close();
        }

        html.Open("polyline", ("points", string.Join(' ', points.Select(p => $"{Number(X(p.X))},{Number(Y(p.Y))}")))).Close();
        html.Open("circle", ("class", "dot"), ("cx", Number(X(points[^1].X))), ("cy", Number(Y(points[^1].Y))), ("r", "3")).Close();
        if (goal is { } ring)
        {
            html.Open("circle", ("class", "goal"), ("cx", Number(X(ring.X))), ("cy", Number(Y(ring.Y))), ("r", "3.5")).Close();
        }

        html.Close();
    }

    private static Message Title(TargetSeries series)
    {
        var unit = series.Status.Unit;
        var (first, last) = (series.Points[0], series.Points[^1]);
        return series.Points.Count == 1
            ? One.With(last.Period, new ValueText(last, unit))
            : Words.With(first.Period, new ValueText(first, unit), last.Period, new ValueText(last, unit));
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>An observed value in words: its number, else what is known of it.</summary>
internal sealed class ValueText(PacePoint point, Unit unit) : ILocalised
{
    /// <inheritdoc/>
    public string In(Language language) =>
        point.HasCentral ? Numerals.Write(point.Central, unit, language) : Numerals.Write(point.Value, unit, language);

    /// <inheritdoc/>
    public override string ToString() => In(Language.English);
}
