using Songhua.Core;

namespace Songhua.Plans;

/// <summary>Checks formulas: what they name exists, their dimensions and prices fit, and none depends on itself.</summary>
internal sealed class FormulaChecks(IReadOnlyDictionary<string, Indicator> indicators, Names names, DiagnosticBag diagnostics)
{
    internal static readonly Rule Cycle = new(
        "SH3101", Severity.Error,
        new("the formula of '{0}' depends on itself: {1}", "“{0}”的公式依赖于自身：{1}"),
        new("Its value could not be computed from anything.", "其值无从计算。"),
        new("Break the circle: one of these indicators needs its own observations instead of a formula.", "请打破循环：其中一个指标应使用观测值而非公式。"));

    internal static readonly Rule DimensionsDiffer = new(
        "SH3102", Severity.Error,
        new("{0} and {1} cannot be added or compared", "{0} 与 {1} 不能相加或比较"),
        new("Amounts of different dimension have no sum.", "量纲不同的量没有和。"),
        new("Check the units of the indicators; divide or multiply to convert.", "请检查指标单位，必要时通过乘除换算。"));

    internal static readonly Rule PricesMix = new(
        "SH3103", Severity.Error,
        new("money at {0} prices meets money at {1} prices", "按 {0} 价格与按 {1} 价格的货币量混用"),
        new("The result would mix a change of volume with a change of prices.", "结果会混淆数量变化与价格变化。"),
        new("Convert with `deflate(x, index)`, where the index's `prices` is the constant base year.", "请用 `deflate(x, index)` 换算，其中指数的 `prices` 为不变价基年。"));

    internal static readonly Rule ResultDiffers = new(
        "SH3104", Severity.Error,
        new("the formula gives {0}, but {1} is measured in {2}", "公式结果为 {0}，而 {1} 以 {2} 计量"),
        new("The number shown would not be what its unit says.", "显示的数值将与其单位不符。"),
        new("Correct the formula or the indicator's unit.", "请更正公式或指标单位。"));

    internal static readonly Rule NotAnIndex = new(
        "SH3105", Severity.Error,
        new("'{0}' cannot deflate: it is not an index with constant prices of a base year", "“{0}”不能用作平减：它不是具有不变价基年的指数"),
        new("Without a base year the result has no price basis.", "没有基年，结果便没有价格基准。"),
        new("Use an indicator of kind index with `prices: constant 2020` (or another year).", "请使用 kind 为 index、`prices: constant 2020`（或其他年份）的指标。"));

    internal static readonly Rule DividesByZero = new(
        "SH3106", Severity.Error,
        new("the formula of '{0}' divides by zero", "“{0}”的公式以零为除数"),
        new("It has no value, whatever the indicators are.", "无论各指标取何值，结果都不存在。"),
        new("Correct the divisor.", "请更正除数。"));

    internal void Check()
    {
        foreach (var indicator in indicators.Values)
        {
            if (indicator.Formula is { } formula && References(formula))
            {
                if (HasZeroDivisor(formula))
                {
                    diagnostics.Report(DividesByZero, indicator.FormulaSpan, indicator.Id);
                    continue;
                }

                Result(indicator, formula);
            }
        }

        Cycles();
    }

    private static bool HasZeroDivisor(Formula formula) => formula switch
    {
        Formula.Binary binary => (binary.Operator == '/' && Constant(binary.Right) == 0) || HasZeroDivisor(binary.Left) || HasZeroDivisor(binary.Right),
        Formula.Call call => call.Arguments.Any(HasZeroDivisor),
        _ => false,
    };

    // The value of a part without indicators; null where it has indicators or no value.
    private static double? Constant(Formula formula) => formula switch
    {
        Formula.Number number => (double)number.Value,
        Formula.Binary binary when Constant(binary.Left) is { } left && Constant(binary.Right) is { } right => binary.Operator switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            _ => right == 0 ? null : left / right,
        },
        Formula.Binary { Operator: '*' } product when Constant(product.Left) == 0 || Constant(product.Right) == 0 => 0,
        _ => null,
    };

    private bool References(Formula formula)
    {
        var known = true;
        foreach (var reference in formula.References())
        {
            known &= Known(reference.Indicator, ["indicators"], reference.Span);
            known &= reference.Place is null || Known(reference.Place, ["places"], reference.Span);
            known &= reference.Subject is null || Known(reference.Subject, ["clusters", "subjects"], reference.Span);
        }

        return known;
    }

    private bool Known(string id, string[] sections, SourceSpan span)
    {
        if (sections.Any(s => names.Has(s, id)))
        {
            return true;
        }

        diagnostics.Add(Fields.UnknownReference.At(span, sections[^1].TrimEnd('s'), id) with { Suggestion = Suggestion.Nearest(id, sections.SelectMany(names.Ids)) });
        return false;
    }

    private void Result(Indicator indicator, Formula formula)
    {
        if (Of(formula, indicator.FormulaSpan) is not var (dimension, prices))
        {
            return;
        }

        var measure = indicator.Measure;
        if (!dimension.Equals(measure.Unit.Dimension))
        {
            diagnostics.Report(ResultDiffers, indicator.FormulaSpan, dimension, indicator.Name, measure.Unit.Symbol);
        }
        else if (dimension.HoldsMoney && prices != measure.Prices)
        {
            diagnostics.Report(PricesMix, indicator.FormulaSpan, prices, measure.Prices);
        }
    }

    private (Dimension Dimension, PriceBasis Prices)? Of(Formula formula, SourceSpan span) => formula switch
    {
        Formula.Reference reference => indicators.TryGetValue(reference.Indicator, out var i) ? (i.Measure.Unit.Dimension, i.Measure.Unit.Dimension.HoldsMoney ? i.Measure.Prices : PriceBasis.None) : null,
        Formula.Binary binary => OfBinary(binary, span),
        Formula.Call { Function: "growth" } => (Dimension.None, PriceBasis.None),
        Formula.Call { Function: "previous" } call => Of(call.Arguments[0], span),
        Formula.Call call => Deflated(call, span),
        _ => (Dimension.None, PriceBasis.None),
    };

    private (Dimension, PriceBasis)? OfBinary(Formula.Binary binary, SourceSpan span)
    {
        if (Of(binary.Left, span) is not var (left, leftPrices) || Of(binary.Right, span) is not var (right, rightPrices))
        {
            return null;
        }

        var mixed = left.HoldsMoney && right.HoldsMoney && leftPrices != rightPrices;
        if (mixed)
        {
            diagnostics.Report(PricesMix, span, leftPrices, rightPrices);
            return null;
        }

        var prices = left.HoldsMoney ? leftPrices : rightPrices;
        if (binary.Operator is '*' or '/')
        {
            var result = binary.Operator == '*' ? left * right : left / right;
            return (result, result.HoldsMoney ? prices : PriceBasis.None);
        }

        if (IsZero(binary.Left))
        {
            return (right, rightPrices);
        }

        if (!left.Equals(right))
        {
            diagnostics.Report(DimensionsDiffer, span, left, right);
            return null;
        }

        return (left, prices);
    }

    private static bool IsZero(Formula formula) => formula is Formula.Number { Value: 0 };

    private (Dimension, PriceBasis)? Deflated(Formula.Call call, SourceSpan span)
    {
        if (Of(call.Arguments[0], span) is not var (dimension, _))
        {
            return null;
        }

        if (call.Arguments[1] is Formula.Reference { Indicator: var id } && indicators.TryGetValue(id, out var index)
            && index.Measure is { Kind: MeasureKind.Index, Prices.Kind: PriceBasisKind.Constant })
        {
            return (dimension, index.Measure.Prices);
        }

        diagnostics.Report(NotAnIndex, call.Span, (call.Arguments[1] as Formula.Reference)?.Indicator ?? "?");
        return null;
    }

    // Depth-first search over formulas; each circle is reported once, at its first indicator in ordinal order.
    private void Cycles()
    {
        var finished = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var id in indicators.Keys.Order(StringComparer.Ordinal))
        {
            Visit(id, finished);
        }
    }

    // Keeps its own stack: a chain of formulas may be longer than the machine's allows.
    private void Visit(string start, Dictionary<string, bool> finished)
    {
        var path = new List<string>();
        var next = new Stack<IEnumerator<string>>();
        Enter(start);
        while (next.TryPeek(out var following))
        {
            if (!following.MoveNext())
            {
                finished[path[^1]] = true;
                path.RemoveAt(path.Count - 1);
                next.Pop().Dispose();
            }
            else if (!finished.TryGetValue(following.Current, out var isFinished))
            {
                Enter(following.Current);
            }
            else if (!isFinished)
            {
                var circle = path[path.IndexOf(following.Current)..];
                var first = indicators[circle.Order(StringComparer.Ordinal).First()];
                diagnostics.Report(Cycle, first.FormulaSpan, first.Id, string.Join(" → ", circle.Append(following.Current)));
            }
        }

        void Enter(string id)
        {
            if (finished.TryAdd(id, false))
            {
                path.Add(id);
                var formula = indicators[id].Formula;
                next.Push((formula is null ? [] : SamePeriod(formula).Distinct().Where(indicators.ContainsKey)).GetEnumerator());
            }
        }
    }

    // previous(x) speaks of another period and so closes no circle.
    private static IEnumerable<string> SamePeriod(Formula formula) => formula switch
    {
        Formula.Reference { Place: null, Subject: null } reference => [reference.Indicator],
        Formula.Reference => [],
        Formula.Binary binary => SamePeriod(binary.Left).Concat(SamePeriod(binary.Right)),
        Formula.Call { Function: "previous" } => [],
        Formula.Call call => call.Arguments.SelectMany(SamePeriod),
        _ => [],
    };
}
