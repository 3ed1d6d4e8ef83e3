using Songhua.Core;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd;

/// <summary>Runs a plan made of a common head (places, sources, indicators) and the statements under test.</summary>
internal static class SmallPlan
{
    private const string Head = """
        plan: {id: small, name: Small, format: 1, place: all, horizon: 2000..2040, stated: 2024-03-01, open_by: 2030}
        places:
          all: {name: All, level: province}
          east: {name: East, level: prefecture, within: all, breaks: [{at: 2021, what: boundary}]}
          west: {name: West, level: prefecture, within: all}
        sources:
          a: {title: A, published: 2024-01-01, grade: A}
          b: {title: B, published: 2024-02-01, grade: B}
          later: {title: Later, published: 2025-06-01, grade: A}
        indicators:
          output: {name: Output, unit: 亿元, kind: flow, prices: current, values: nonnegative}
          visits: {name: Visits, unit: 万人次, kind: flow}
          spending: {name: Spending, unit: CNY/visit, kind: ratio, prices: current, formula: output / visits}
          real_output: {name: Real output, unit: 亿元, kind: flow, prices: constant 2020, formula: "deflate(output, prices)"}
          prices: {name: Prices, unit: points, kind: index, prices: constant 2020}
          gdp: {name: GDP, unit: 亿元, kind: flow, prices: current, growth: real, values: nonnegative}
          rate: {name: Rate, unit: "%", kind: ratio, values: share, better: lower}
        subjects:
          x: {name: X, kind: industry}
          y: {name: Y, kind: industry}
          xy: {name: X and Y, kind: group}

        """;

    internal static RunResult Run(string statements, string? asOf = null, string? scenario = null)
    {
        using var scratch = new Scratch();
        scratch.Write("plan.yaml", Head);
        scratch.Write("rest.yaml", statements);
        var result = Songhua.Runs.Run.Execute(new RunRequest(scratch.Folder)
        {
            AsOf = asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Scenario = scenario,
        });
        _ = result.Results?.Status;
        _ = result.Results?.Implied;
        return result;
    }

    internal static Results Good(string statements, string? asOf = null, string? scenario = null)
    {
        var result = Run(statements, asOf, scenario);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span}: {d.Rule.Code} {d.Message}"));
        return result.Results!;
    }

    internal static ImpliedValue Implied(this Results results, string key) =>
        Assert.Single(results.Implied, i => i.Key == key);
}
