using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Turns a formula at a place and period into sums and products of the add-up problem.</summary>
internal sealed class FormulaCompiler(Plan plan, AddUpModel model)
{
    /// <summary>Whether every number that the formula needs is spoken of already.</summary>
    internal bool HasInputs(Formula formula, SeriesKey owner, Period period) => formula switch
    {
        Formula.Reference r => model.TryFind(new PointKey(At(r, owner), period), out _),
        Formula.Binary b => HasInputs(b.Left, owner, period) && HasInputs(b.Right, owner, period),
        Formula.Call { Function: "growth", Arguments: [Formula.Reference r] } => model.TryFind(new PointKey(At(r, owner), period, Facet.Growth), out _),
        Formula.Call { Function: "previous" } c => HasInputs(c.Arguments[0], owner, period.ShiftYears(-1)),
        Formula.Call { Arguments: [var first, var second] } => HasInputs(first, owner, period) && HasInputs(second, owner, period),
        _ => true,
    };

    /// <summary>Adds indicator = formula for one place, subject and period.</summary>
    internal void Add(Indicator indicator, SeriesKey owner, Period period)
    {
        var statement = model.Statement(indicator, isRelation: true);
        var result = model.Variable(new PointKey(owner, period));
        switch (indicator.Formula!)
        {
            case Formula.Binary { Operator: '*' } product:
                model.Product(statement, result, Operand(product.Left, owner, period, statement), Operand(product.Right, owner, period, statement), null);
                break;
            case Formula.Binary { Operator: '/' } quotient:
                model.Product(statement, Operand(quotient.Left, owner, period, statement), result, Operand(quotient.Right, owner, period, statement), null);
                break;
            case var sum:
                model.Linear(statement, [.. Terms(sum, owner, period, statement, 1, out var constant), new Term(result, -1)], -constant, null);
                break;
        }
    }

    // A sum as terms and a constant: nested sums are one constraint, which bounds them better than a chain of two-term sums.
    private List<Term> Terms(Formula formula, SeriesKey owner, Period period, int statement, int sign, out Interval constant)
    {
        switch (formula)
        {
            case Formula.Number number:
                constant = Enclosing(number.Value * sign);
                return [];
            case Formula.Binary { Operator: '+' or '-' } binary:
                var left = Terms(binary.Left, owner, period, statement, sign, out var a);
                var right = Terms(binary.Right, owner, period, statement, binary.Operator == '-' ? -sign : sign, out var b);
                constant = a + b;
                return [.. left, .. right];
            case Formula.Binary { Operator: '*', Left: Formula.Number n } scaled:
                constant = Interval.Point(0);
                return [new Term(Operand(scaled.Right, owner, period, statement), Enclosing(n.Value * sign))];
            case Formula.Binary { Operator: '*', Right: Formula.Number n } scaled:
                constant = Interval.Point(0);
                return [new Term(Operand(scaled.Left, owner, period, statement), Enclosing(n.Value * sign))];
            default:
                constant = Interval.Point(0);
                return [new Term(Operand(formula, owner, period, statement), sign)];
        }
    }

    private static Interval Enclosing(decimal value) => Interval.Enclosing(value, value);

    private int Operand(Formula formula, SeriesKey owner, Period period, int statement)
    {
        switch (formula)
        {
            case Formula.Reference r:
                return model.Variable(new PointKey(At(r, owner), period));
            case Formula.Call { Function: "previous" } call:
                return Operand(call.Arguments[0], owner, period.ShiftYears(-1), statement);
            case Formula.Call { Function: "growth", Arguments: [Formula.Reference r] }:
                return model.Variable(new PointKey(At(r, owner), period, Facet.Growth));
        }

        var result = Temporary(owner);
        switch (formula)
        {
            case Formula.Binary { Operator: '*' } b:
                model.Product(statement, result, Operand(b.Left, owner, period, statement), Operand(b.Right, owner, period, statement), null);
                break;
            case Formula.Binary { Operator: '/' } b:
                model.Product(statement, Operand(b.Left, owner, period, statement), result, Operand(b.Right, owner, period, statement), null);
                break;
            case Formula.Call { Function: "deflate", Arguments: [var nominal, Formula.Reference index] }:
                Deflate(result, Operand(nominal, owner, period, statement), index, owner, period, statement);
                break;
            default:
                model.Linear(statement, [.. Terms(formula, owner, period, statement, 1, out var constant), new Term(result, -1)], -constant, null);
                break;
        }

        return result;
    }

    // nominal = real x index / base, where the base is 100 for an index in points and 1 for one in times.
    private void Deflate(int result, int nominal, Formula.Reference index, SeriesKey owner, Period period, int statement)
    {
        var level = model.Variable(new PointKey(At(index, owner), period));
        var isPoints = plan.Indicators[index.Indicator].Measure.Unit.Numerator.En == "points";
        var ratio = Temporary(owner);
        model.Linear(statement, [new Term(level, 1), new Term(ratio, isPoints ? -100 : -1)], Interval.Point(0), null);
        model.Product(statement, nominal, result, ratio, null);
    }

    private int Temporary(SeriesKey owner) => model.Auxiliary(owner.Indicator, UnitCatalogue.One);

    private static SeriesKey At(Formula.Reference r, SeriesKey owner) =>
        new(r.Indicator, r.Place ?? owner.Place, r.Subject ?? (r.Place is null ? owner.Subject : null));
}
