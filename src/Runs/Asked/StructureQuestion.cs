using System.Globalization;
using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>
/// What is asked of a model in one line: <c>name=value,name=value</c>. A name is a sector of the table or a cluster of the plan, which is its
/// sectors by their shares.
/// </summary>
internal static class StructureQuestion
{
    private static readonly Phrase NoValue = new(
        "'{0}' needs a name, = and {1}; several are separated by commas, and numbers have none.", "“{0}”应为名称、= 和{1}；多项之间用逗号分隔，数字中不用逗号。");

    private static readonly Phrase Twice = new("'{0}' stands twice.", "“{0}”出现两次。");
    private static readonly Phrase NoSector = new("'{0}' is neither a sector of the table '{1}' nor a cluster that can be joined to it.", "“{0}”既不是表“{1}”的部门，也不是可与其对应的集群。");
    private static readonly Phrase NoSectorMaybe = new("'{0}' is neither a sector of the table '{1}' nor a cluster that can be joined to it. Did you mean '{2}'?", "“{0}”既不是表“{1}”的部门，也不是可与其对应的集群。您是否想写“{2}”？");
    private static readonly Phrase NotMade = new("{0} makes nothing there, so that nothing can be asked of it.", "{0}在该处没有产出，无法计算。");
    private static readonly Phrase AnAmount = new("an amount of money", "金额");

    private static readonly Phrase NotMoney = new("'{0}' is no amount of money; write such as 100 or 100亿元 or -2.5 billion CNY (without a unit: {1}).", "“{0}”不是金额；请写成 100、100亿元 或 -2.5 billion CNY（不写单位时为{1}）。");
    private static readonly Phrase Nothing = new("Nothing is asked for.", "未提出任何内容。");

    /// <summary>The parts of a question, each name once; the reason where it cannot be read.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="value">What stands behind a name, in words.</param>
    internal static (IReadOnlyList<(string Name, string Value)>? Parts, Message? Reason) Split(string text, ILocalised value)
    {
        var parts = new List<(string, string)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } said])
            {
                return (null, NoValue.With(part, value));
            }

            if (!seen.Add(name))
            {
                return (null, Twice.With(name));
            }

            parts.Add((name, said));
        }

        return parts.Count == 0 ? (null, Nothing.ToMessage()) : (parts, null);
    }

    /// <summary>Demand by sector in base units, with the question as it is written in addresses; the reason where it cannot be read.</summary>
    internal static (double[]? Demand, string Written, Message? Reason) Demand(Results results, OpenModel model, string text)
    {
        var (parts, reason) = Split(text, AnAmount);
        var demand = new double[model.Quantities.Length];
        var written = new List<string>();
        foreach (var (name, value) in parts ?? [])
        {
            var (weights, unknown) = Weights(results, model, name);
            if (weights is null)
            {
                return (null, "", unknown);
            }

            if (Money(value, model.Unit) is not { } amount)
            {
                return (null, "", NotMoney.With(value, LocalText.Same(model.Unit.Symbol)));
            }

            for (var s = 0; s < demand.Length; s++)
            {
                demand[s] += amount * weights[s];
            }

            written.Add($"{name}={(amount / (double)model.Unit.Factor).ToString("R", CultureInfo.InvariantCulture)}");
        }

        return (parts is null ? null : demand, string.Join(',', written), reason);
    }

    /// <summary>Sectors of a list of names, each once; the reason where one is not there.</summary>
    internal static (IReadOnlyList<int>? Sectors, Message? Reason) Sectors(Results results, OpenModel model, string text)
    {
        var sectors = new SortedSet<int>();
        foreach (var name in text.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (weights, unknown) = Weights(results, model, name);
            if (weights is null)
            {
                return (null, unknown);
            }

            sectors.UnionWith(Enumerable.Range(0, weights.Length).Where(s => weights[s] > 0));
        }

        return sectors.Count == 0 ? (null, Nothing.ToMessage()) : ([.. sectors], null);
    }

    /// <summary>How one unit of a name is shared among sectors: all in one, or a cluster's shares.</summary>
    internal static (double[]? Weights, Message? Reason) Weights(Results results, OpenModel model, string name)
    {
        var table = model.Analysis.Source.Table;
        var weights = new double[model.Quantities.Length];
        if (table.IndexOf(name) is >= 0 and var sector)
        {
            weights[sector] = 1;
        }
        else if (results.Structure.Clusters.FirstOrDefault(c => c.Cluster.Id == name) is { } cluster
            && model.Analysis.Source.Declaration == cluster.Region.Nation.Source.Declaration && cluster.Weights.Length == weights.Length)
        {
            weights = cluster.Weights;
        }
        else
        {
            var near = Suggestion.Nearest(name, table.Sectors.Select(s => s.Key).Concat(results.Structure.Clusters.Select(c => c.Cluster.Id)));
            return (null, near is null ? NoSector.With(name, model.Analysis.Source.Declaration.Id) : NoSectorMaybe.With(name, model.Analysis.Source.Declaration.Id, near));
        }

        return Enumerable.Range(0, weights.Length).FirstOrDefault(s => weights[s] > 0 && !(model.Quantities[s] > 0), -1) is >= 0 and var empty
            ? (null, NotMade.With(model.Names[empty]))
            : (weights, null);
    }

    /// <summary>A change in per cent, as a share: +20%, -5 %; null where it is none, or takes away all or more.</summary>
    internal static double? Change(string text)
    {
        var number = text.TrimEnd().TrimEnd('%', '％').TrimEnd();
        return number.Length < text.TrimEnd().Length && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var change) && change > -100 && double.IsFinite(change)
            ? change / 100
            : null;
    }

    // One amount, no range and no "over".
    private static double? Money(string text, Unit assumed)
    {
        var isNegative = text.StartsWith('-') || text.StartsWith('−');
        var said = isNegative || text.StartsWith('+') ? text[1..].TrimStart() : text;
        return FigureParser.TryParse(said, assumed, out var figure, out _) == FigureFault.None && figure!.Unit.Dimension.Equals(assumed.Dimension)
            && figure is { Central: not null, Qualifier: Qualifier.Rounded or Qualifier.Exact } && figure.BaseValue != 0
            ? (isNegative ? -1 : 1) * (double)(figure.Central.Value * figure.Unit.Factor)
            : null;
    }
}
