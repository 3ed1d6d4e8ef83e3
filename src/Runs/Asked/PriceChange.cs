using System.Globalization;
using Songhua.Core;
using Songhua.Structure;

namespace Songhua.Runs;

/// <summary>
/// What becomes of all prices when some are set from outside or a cost moves: the price of a sector's product (`petroleum=+20%`), of all imports
/// (`import=+10%`) or of one imported product (`import:petroleum=+10%`), or a primary input by its code in the table (`va001=+5%`).
/// </summary>
public sealed class PriceChange
{
    private static readonly Phrase AChange = new("a change in per cent", "百分比变化");
    private static readonly Phrase NoChange = new("'{0}' is no change in per cent above -100 %; write such as +20% or -5%.", "“{0}”不是高于 -100% 的百分比变化；请写成 +20% 或 -5%。");
    private static readonly Phrase NoName = new(
        "'{0}' is no sector of the table '{1}', nor a primary input of it, nor `import` or `import:` with a sector.", "“{0}”既不是表“{1}”的部门或其最初投入，也不是 `import` 或 `import:` 加部门。");

    private static readonly Phrase NoNameMaybe = new(
        "'{0}' is no sector of the table '{1}', nor a primary input of it, nor `import` or `import:` with a sector. Did you mean '{2}'?",
        "“{0}”既不是表“{1}”的部门或其最初投入，也不是 `import` 或 `import:` 加部门。您是否想写“{2}”？");

    private static readonly Phrase NotByProduct = new("The table '{0}' does not tell imports by product; `import` alone can be asked of it.", "表“{0}”未按产品区分进口；只能使用 `import`。");
    private static readonly Phrase Empty = new("A figure of '{0}' is missing in the table.", "表中“{0}”有缺失值。");
    private static readonly Phrase ImportsBoth = new("`import` moves every imported product; the price of one cannot be given besides.", "`import` 已包含全部进口品；不能再单独给出某一产品的进口价格。");

    private const string Imports = "import";

    private PriceChange(OpenModel model, string written, IReadOnlyList<(string Name, double Change)> given) => (Model, Written, Given) = (model, written, given);

    /// <summary>The model.</summary>
    public OpenModel Model { get; }

    /// <summary>The question as it is written in addresses.</summary>
    public string Written { get; }

    /// <summary>What is given, in order, as shares.</summary>
    public IReadOnlyList<(string Name, double Change)> Given { get; }

    /// <summary>The change of the price of each sector's product, as a share.</summary>
    public double[] Prices { get; private init; } = [];

    /// <summary>The change of the price of each imported product, as a share.</summary>
    public double[] ImportPrices { get; private init; } = [];

    /// <summary>By sector whose price is given: what the price leaves above its costs, per unit of output at base prices; NaN for the others.</summary>
    public double[] Margins { get; private init; } = [];

    /// <summary>Answers; null with the reason where the question cannot be read.</summary>
    public static (PriceChange? Change, Message? Reason) Of(OpenModel model, string text)
    {
        var (parts, reason) = StructureQuestion.Split(text, AChange);
        if (parts is null)
        {
            return (null, reason);
        }

        var n = model.Quantities.Length;
        var (costs, imports, sectors, given) = (new double[n], new double[n], new List<(int Sector, double Price)>(), new List<(string, double)>());
        foreach (var (name, said) in parts)
        {
            if (StructureQuestion.Change(said) is not { } change)
            {
                return (null, NoChange.With(said));
            }

            if (Apply(model, name, change, costs, imports, sectors) is { } refused)
            {
                return (null, refused);
            }

            given.Add((name, change));
        }

        return parts.Any(p => p.Name == Imports) && parts.Any(p => p.Name.StartsWith(Imports + ':', StringComparison.Ordinal))
            ? (null, ImportsBoth.ToMessage())
            : (Solved(model, given, costs, imports, sectors), null);
    }

    private static PriceChange Solved(OpenModel model, List<(string Name, double Change)> given, double[] costs, double[] imports, List<(int Sector, double Price)> sectors)
    {
        // Base prices are one, so that primary costs are what is left of a unit.
        var bought = Linkages.DirectBackward(model.Home);
        double[] primary = [.. bought.Select((a, j) => 1 - a + costs[j])];
        double[] prices;
        var margins = new double[primary.Length];
        Array.Fill(margins, double.NaN);
        if (sectors.Count == 0)
        {
            prices = PriceModel.Prices(model.System, primary);
        }
        else
        {
            var solution = PriceModel.WithExogenous(model.System, primary, [.. sectors.Select(s => s.Sector)], [.. sectors.Select(s => s.Price)]);
            prices = [.. solution.Prices];
            for (var k = 0; k < sectors.Count; k++)
            {
                margins[sectors[k].Sector] = solution.Margins[k];
            }
        }

        var written = string.Join(',', given.Select(g => $"{g.Name}={(100 * g.Change).ToString("+0.######;-0.######;0", CultureInfo.InvariantCulture)}%"));
        return new(model, written, given) { Prices = [.. prices.Select(p => p - 1)], ImportPrices = imports, Margins = margins };
    }

    // Adds what one name changes to primary costs per unit of output, to prices of imports or to the prices that are given; a reason where it is unknown.
    private static Message? Apply(OpenModel model, string name, double change, double[] costs, double[] imports, List<(int Sector, double Price)> sectors)
    {
        var table = model.Analysis.Source.Table;
        if (table.IndexOf(name) is >= 0 and var sector)
        {
            sectors.Add((sector, 1 + change));
            return null;
        }

        if (name == Imports)
        {
            for (var j = 0; j < costs.Length; j++)
            {
                costs[j] += change * model.OutsidePerOutput[j];
                imports[j] += change;
            }

            return null;
        }

        return name.StartsWith(Imports + ':', StringComparison.Ordinal)
            ? OfProduct(model, name[(Imports.Length + 1)..], change, costs, imports)
            : OfPrimary(model, name, change, costs);
    }

    private static Message? OfProduct(OpenModel model, string product, double change, double[] costs, double[] imports)
    {
        var table = model.Analysis.Source.Table;
        if (table.Treatment == ImportTreatment.PrimaryInput)
        {
            return NotByProduct.With(model.Analysis.Source.Declaration.Id);
        }

        if (table.IndexOf(product) is not (>= 0 and var sector))
        {
            return Unknown(model, $"{Imports}:{product}");
        }

        imports[sector] += change;
        for (var j = 0; j < costs.Length; j++)
        {
            costs[j] += change * model.Outside[sector, j];
        }

        return null;
    }

    private static Message? OfPrimary(OpenModel model, string code, double change, double[] costs)
    {
        var (table, output) = (model.Analysis.Source.Table, model.Analysis.Output);
        if (Enumerable.Range(0, table.PrimaryInputRows.Count).FirstOrDefault(p => table.PrimaryInputRows[p].Code == code, -1) is not (>= 0 and var row))
        {
            return Unknown(model, code);
        }

        if (table.PrimaryInputs.Row(row).ToArray().Any(double.IsNaN))
        {
            return Empty.With(code);
        }

        for (var j = 0; j < costs.Length; j++)
        {
            costs[j] += output[j] > 0 ? change * table.PrimaryInputs[row, j] / output[j] : 0;
        }

        return null;
    }

    private static Message Unknown(OpenModel model, string name)
    {
        var (table, id) = (model.Analysis.Source.Table, model.Analysis.Source.Declaration.Id);
        var keys = table.Sectors.Select(s => s.Key).ToList();
        var near = Suggestion.Nearest(name, [.. keys, Imports, .. keys.Select(k => $"{Imports}:{k}"), .. table.PrimaryInputRows.Select(p => p.Code)]);
        return near is null ? NoName.With(name, id) : NoNameMaybe.With(name, id, near);
    }
}
