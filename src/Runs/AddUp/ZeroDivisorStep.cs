using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Finds observations of zero by which a formula divides: its indicator has no value there, and nothing follows from it.</summary>
internal static class ZeroDivisorStep
{
    internal static readonly Rule ZeroDivisor = new(
        "SH4005", Severity.Warning,
        new("{0} is 0, and the formula of {1} divides by it", "{0}为 0，而{1}的公式以其为除数"),
        new("The quotient has no value there, so nothing is derived from it.", "该处的商不存在，因而无法由其推算。"),
        new("Check the figure; where it is right, leave the quotient out for that period.", "请核对该数值；若无误，该时期不必给出商。"));

    internal static void Run(Plan plan, FactBook facts, DateOnly asOf, Vocabulary words, DiagnosticBag diagnostics)
    {
        var divided = plan.Indicators.Values
            .Where(i => i.Formula is not null)
            .SelectMany(i => Divisors(i.Formula!).Distinct(StringComparer.Ordinal).Select(d => (Divisor: d, Indicator: i)))
            .ToLookup(d => d.Divisor, d => d.Indicator, StringComparer.Ordinal);
        if (divided.Count == 0)
        {
            return;
        }

        foreach (var observation in facts.KnownOn(asOf).Where(o => o.Key.Facet == Facet.Level && o.Figure.Central == 0))
        {
            foreach (var indicator in divided[observation.Key.Series.Indicator])
            {
                diagnostics.Report(ZeroDivisor, observation.Span, words.Point(observation.Key, observation.Coverage), indicator.Name);
            }
        }
    }

    // Indicators that make a divisor zero where they are: the divisor itself, or a factor of it.
    private static IEnumerable<string> Divisors(Formula formula) => formula switch
    {
        Formula.Binary { Operator: '/' } quotient => Divisors(quotient.Left).Concat(Divisors(quotient.Right)).Concat(Factors(quotient.Right)),
        Formula.Binary binary => Divisors(binary.Left).Concat(Divisors(binary.Right)),
        Formula.Call call => call.Arguments.SelectMany(Divisors),
        _ => [],
    };

    private static IEnumerable<string> Factors(Formula formula) => formula switch
    {
        Formula.Reference reference => [reference.Indicator],
        Formula.Binary { Operator: '*' } product => Factors(product.Left).Concat(Factors(product.Right)),
        Formula.Binary { Operator: '/' } quotient => Factors(quotient.Left),
        _ => [],
    };
}
