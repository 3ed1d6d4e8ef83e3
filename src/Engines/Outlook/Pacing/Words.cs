using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>Pieces of sentences that several verdicts share.</summary>
internal static class Words
{
    private static readonly Phrase Rounding = new(
        "Within the stated precision of the figures another verdict is possible.", "数据存在四舍五入误差，在其精度范围内结论可能改变。");

    private static readonly Phrase MoreThan = new("more than {0}", "超过{0}");
    private static readonly Phrase LessThan = new("less than {0}", "低于{0}");
    private static readonly Phrase Reaching = new("reaching {0}", "达到{0}");
    private static readonly Phrase ComingDown = new("coming down to {0}", "降至{0}");

    public static Unit Unit(PaceProblem problem) => problem.Target.Facet == Facet.Level ? problem.Measure.Unit : UnitCatalogue.Percent;

    public static ValueWords Of(PaceProblem problem, PacePoint point) => new(Uncertain.Of(point), Unit(problem));

    public static ValueWords Of(PaceProblem problem, Uncertain value) => new(value, Unit(problem));

    /// <summary>The number aimed at.</summary>
    public static ILocalised Goal(PaceProblem problem, Edge edge)
    {
        if (edge.Range is { } range && range.Width > 0)
        {
            return Of(problem, new Uncertain(range, double.NaN));
        }

        var number = Of(problem, edge.At);
        return !edge.IsStrict || !edge.At.Range.IsBounded ? number : (edge.Higher ? MoreThan : LessThan).With(number);
    }

    /// <summary>"reaching 360 billion", "coming down to 5 %".</summary>
    public static Message Moving(PaceProblem problem, Edge edge) => (edge.Higher ? Reaching : ComingDown).With(Of(problem, edge.At));

    /// <summary>The pace in the form that decides.</summary>
    public static ChangeWords Change(PaceProblem problem, YearlyPace pace, PaceForm form) => form == PaceForm.Compound
        ? ChangeWords.Rate(pace.Compound!.Value.Central)
        : ChangeWords.Amount(pace.Linear!.Value.Central, Unit(problem));

    /// <summary>The sentence on precision, where it applies.</summary>
    public static Message? Precision(bool applies) => applies ? Rounding.ToMessage() : null;
}
