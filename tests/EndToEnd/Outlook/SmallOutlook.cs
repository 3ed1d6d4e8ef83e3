using System.Globalization;
using System.Text;
using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Tests.EndToEnd.Outlook;

/// <summary>Made-up plans with years of figures, so that their targets can be given probabilities.</summary>
internal static class SmallOutlook
{
    private const string Head = """
        plan: {id: small, name: Small, format: 1, place: all, horizon: 2000..2040, stated: 2024-03-01, open_by: 2030}
        places:
          all: {name: {en: All, zh: 全省}, level: province}
          east: {name: {en: East, zh: 东市}, level: prefecture, within: all}
          west: {name: {en: West, zh: 西市}, level: prefecture, within: all}
        sources:
          a: {title: {en: A, zh: 甲}, published: 2024-03-01, grade: A}

        """;

    /// <summary>Writes a plan below the folder and gives its path.</summary>
    internal static string Write(Scratch scratch, string statements)
    {
        scratch.Write("plan/plan.yaml", Head);
        scratch.Write("plan/rest.yaml", statements);
        return Path.Combine(scratch.Folder, "plan");
    }

    /// <summary>Observations of the years up to 2023, one a value, in 亿元.</summary>
    internal static string Years(string id, string series, params double[] values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {id}_{i}: {{{series}, period: {2024 - values.Length + i}, value: exactly {values[i].ToString("0.####", CultureInfo.InvariantCulture)} 亿元, source: a}}\n");
        }

        return text.ToString();
    }

    /// <summary>The results of a plan without errors.</summary>
    internal static Results Results(string statements)
    {
        using var scratch = new Scratch();
        var run = Run.Execute(new RunRequest(Write(scratch, statements)));
        Assert.Empty(run.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Span}: {d.Rule.Code} {d.Message}"));
        _ = run.Results!.Outlook;
        return run.Results;
    }

    /// <summary>The ensemble of a plan.</summary>
    internal static PlanOutlook Drawn(string statements, long draws = 2048) => EnsembleStep.Run(Results(statements).Basis, new EnsembleSpec(7, draws) { Threads = 1 })!;
}
