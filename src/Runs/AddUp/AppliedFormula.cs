using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>
/// A formula at a place and of a subject: what it names is found once and not for every period. <c>previous</c> and <c>growth</c> are
/// part of a point.
/// </summary>
internal abstract record AppliedFormula
{
    /// <summary>A number.</summary>
    internal sealed record Number(Interval Value) : AppliedFormula;

    /// <summary>A series, so many years before.</summary>
    internal sealed record Point(ModelSeries Series, Facet Facet, int YearsBefore) : AppliedFormula
    {
        internal Period At(Period period)
        {
            for (var i = 0; i < YearsBefore; i++)
            {
                period = period.ShiftYears(-1);
            }

            return period;
        }
    }

    /// <summary>Two terms joined by +, -, * or /.</summary>
    internal sealed record Binary(char Operator, AppliedFormula Left, AppliedFormula Right) : AppliedFormula;

    /// <summary>Current prices to those of the index's base year.</summary>
    internal sealed record Deflated(AppliedFormula Nominal, Point Index) : AppliedFormula;

    /// <summary>Whether every number that it needs is spoken of already.</summary>
    internal bool HasInputs(Period period) => this switch
    {
        Point p => p.Series.TryFind(p.At(period), p.Facet, out _),
        Binary b => b.Left.HasInputs(period) && b.Right.HasInputs(period),
        Deflated d => d.Nominal.HasInputs(period) && d.Index.HasInputs(period),
        _ => true,
    };

    /// <summary>A formula applied to the series whose value it gives.</summary>
    internal static AppliedFormula Of(Formula formula, SeriesKey owner, AddUpModel model, int yearsBefore = 0) => formula switch
    {
        Formula.Number n => new Number(Interval.Enclosing(n.Value, n.Value)),
        Formula.Reference r => new Point(model.Series(At(r, owner)), Facet.Level, yearsBefore),
        Formula.Binary b => new Binary(b.Operator, Of(b.Left, owner, model, yearsBefore), Of(b.Right, owner, model, yearsBefore)),
        Formula.Call { Function: "previous", Arguments: [var inner] } => Of(inner, owner, model, yearsBefore + 1),
        Formula.Call { Function: "growth", Arguments: [Formula.Reference r] } => new Point(model.Series(At(r, owner)), Facet.Growth, yearsBefore),
        Formula.Call { Function: "growth", Arguments: [var of] } => new Binary(
            '-', new Binary('/', Of(of, owner, model, yearsBefore), Of(of, owner, model, yearsBefore + 1)), new Number(Interval.Point(1))),
        Formula.Call { Function: "deflate", Arguments: [var nominal, Formula.Reference index] } =>
            new Deflated(Of(nominal, owner, model, yearsBefore), new Point(model.Series(At(index, owner)), Facet.Level, yearsBefore)),
        _ => throw new InvalidOperationException($"No such formula: {formula}."),
    };

    private static SeriesKey At(Formula.Reference r, SeriesKey owner) =>
        new(r.Indicator, r.Place ?? owner.Place, r.Subject ?? (r.Place is null ? owner.Subject : null));
}
