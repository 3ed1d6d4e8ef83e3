using System.Runtime.InteropServices;
using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Runs;

/// <summary>Turns a formula at a place and period into sums and products of the add-up problem.</summary>
internal sealed class FormulaCompiler(AddUpModel model)
{
    // The terms of the sum at hand, behind those of the sums around it.
    private readonly List<Term> _terms = [];

    /// <summary>Adds indicator = formula for the number of one series and period.</summary>
    internal void Add(ModelSeries owner, AppliedFormula formula, Period period)
    {
        var statement = model.Statement(owner.Indicator, isRelation: true);
        State(model.Variable(owner, period), formula, owner, period, statement);
    }

    private void State(int result, AppliedFormula formula, ModelSeries owner, Period period, int statement)
    {
        switch (formula)
        {
            case AppliedFormula.Binary { Operator: '*' } product:
                model.Product(statement, result, Operand(product.Left, owner, period, statement), Operand(product.Right, owner, period, statement), null);
                break;
            case AppliedFormula.Binary { Operator: '/' } quotient:
                model.Product(statement, Operand(quotient.Left, owner, period, statement), result, Operand(quotient.Right, owner, period, statement), null);
                break;
            case AppliedFormula.Deflated deflated:
                Deflate(result, deflated, owner, period, statement);
                break;
            default:
                var start = _terms.Count;
                var constant = Terms(formula, owner, period, statement, 1);
                _terms.Add(new Term(result, -1));
                model.Linear(statement, CollectionsMarshal.AsSpan(_terms)[start..], -constant, null);
                _terms.RemoveRange(start, _terms.Count - start);
                break;
        }
    }

    // Appends the terms of a sum and gives its constant: nested sums are one constraint, which bounds them better than a chain of
    // two-term sums.
    private Interval Terms(AppliedFormula formula, ModelSeries owner, Period period, int statement, int sign)
    {
        switch (formula)
        {
            case AppliedFormula.Number number:
                return Signed(number.Value, sign);
            case AppliedFormula.Binary { Operator: '+' or '-' } binary:
                var left = Terms(binary.Left, owner, period, statement, sign);
                return left + Terms(binary.Right, owner, period, statement, binary.Operator == '-' ? -sign : sign);
            case AppliedFormula.Binary { Operator: '*', Left: AppliedFormula.Number n } scaled:
                _terms.Add(new Term(Operand(scaled.Right, owner, period, statement), Signed(n.Value, sign)));
                break;
            case AppliedFormula.Binary { Operator: '*', Right: AppliedFormula.Number n } scaled:
                _terms.Add(new Term(Operand(scaled.Left, owner, period, statement), Signed(n.Value, sign)));
                break;
            default:
                _terms.Add(new Term(Operand(formula, owner, period, statement), sign));
                break;
        }

        return Interval.Point(0);
    }

    private static Interval Signed(Interval value, int sign) => sign < 0 ? -value : value;

    private int Operand(AppliedFormula formula, ModelSeries owner, Period period, int statement)
    {
        if (formula is AppliedFormula.Point point)
        {
            return model.Variable(point.Series, point.At(period), point.Facet);
        }

        var result = model.Auxiliary(owner.Key.Indicator);
        State(result, formula, owner, period, statement);
        return result;
    }

    // nominal = real x index / base, where the base is 100 for an index in points and 1 for one in times.
    private void Deflate(int result, AppliedFormula.Deflated deflated, ModelSeries owner, Period period, int statement)
    {
        var nominal = Operand(deflated.Nominal, owner, period, statement);
        var level = Operand(deflated.Index, owner, period, statement);
        var isPoints = deflated.Index.Series.Indicator.Measure.Unit.Numerator.En == "points";
        var ratio = model.Auxiliary(owner.Key.Indicator);
        model.Linear(statement, [new Term(level, 1), new Term(ratio, isPoints ? -100 : -1)], Interval.Point(0), null);
        model.Product(statement, nominal, result, ratio, null);
    }
}
