using System.Globalization;
using System.Text;

namespace Songhua.Bench;

/// <summary>
/// A made-up plan of any size that adds up: for every target ten observations (one indicator at one place over ten years) and five
/// formulas over indicators of the same place. The same seed gives the same files.
/// </summary>
internal static class SyntheticPlan
{
    private const int FirstYear = 2014;
    private const int Years = 10;
    private const int Places = 20;
    private const int Files = 8;
    private const int FormulasEach = 5;

    internal static void Write(string folder, int targets, int seed)
    {
        Directory.CreateDirectory(folder);
        Save(folder, "plan.yaml", Head());
        Save(folder, "observations.csv", Observations(targets, new Random(seed)));
        for (var file = 0; file < Files; file++)
        {
            var (first, end) = (targets * file / Files, targets * (file + 1) / Files);
            Save(folder, $"indicators_{file}.yaml", Indicators(first, end, targets));
            Save(folder, $"targets_{file}.yaml", Targets(first, end));
        }
    }

    private static string Head()
    {
        var text = new StringBuilder("""
            plan:
              id: synthetic
              name: {en: Synthetic plan, zh: 合成规划}
              format: 1
              place: province
              horizon: 2010..2035
            sources:
              plan_2021: {title: {en: The plan, zh: 规划}, published: 2021-02-01, grade: A}
              yearbook: {title: {en: Yearbook, zh: 年鉴}, published: 2024-09-01, grade: A}
            places:
              province: {name: {en: The province, zh: 全省}, level: province}

            """);
        for (var p = 0; p < Places; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  place_{p}: {{name: {{en: Place {p}, zh: 地区{p}}}, level: prefecture, within: province}}\n");
        }

        return text.ToString();
    }

    private static string Indicators(int first, int end, int targets)
    {
        var text = new StringBuilder("indicators:\n");
        for (var i = first; i < end; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  base_{i}:\n    name: {{en: Output {i}, zh: 产量{i}}}\n    unit: 万吨\n    kind: flow\n");
            for (var f = 0; f < FormulasEach; f++)
            {
                var other = Partner(i, f, targets);
                var (formula, unit, kind) = f switch
                {
                    0 => ($"base_{i} + base_{other}", "万吨", "flow"),
                    1 => ($"base_{i} / base_{other}", "times", "ratio"),
                    2 => ($"base_{i} - base_{other}", "万吨", "flow"),
                    3 => ($"base_{i} / previous(base_{i})", "times", "ratio"),
                    _ => ($"base_{i} / formula_{i}_0", "times", "ratio"),
                };
                text.Append(CultureInfo.InvariantCulture, $"  formula_{i}_{f}:\n    name: {{en: Formula {i}.{f}, zh: 公式{i}.{f}}}\n    unit: \"{unit}\"\n    kind: {kind}\n    values: any\n    formula: {formula}\n");
            }
        }

        return text.ToString();
    }

    // Indicators of one place are neighbours: i, i + Places, i + 2 Places, …
    private static int Partner(int i, int f, int targets) => (i + (Places * (f + 1))) % targets;

    private static string Observations(int targets, Random random)
    {
        var text = new StringBuilder("id,indicator,place,period,value,source\n");
        for (var i = 0; i < targets; i++)
        {
            var value = 10 + (1000 * random.NextDouble());
            for (var y = 0; y < Years; y++)
            {
                value *= 0.95 + (0.2 * random.NextDouble());
                text.Append(CultureInfo.InvariantCulture, $"o_{i}_{y},base_{i},place_{i % Places},{FirstYear + y},{value:0.00} 万吨,yearbook\n");
            }
        }

        return text.ToString();
    }

    private static string Targets(int first, int end)
    {
        var text = new StringBuilder("targets:\n");
        for (var i = first; i < end; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  target_{i}:\n    name: {{en: Target {i}, zh: 目标{i}}}\n    indicator: base_{i}\n    place: place_{i % Places}\n    at_least: {20 + (i % 500)} 万吨\n    by: 2025\n    source: plan_2021\n");
        }

        return text.ToString();
    }

    private static void Save(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
}
