using Songhua.Core;

namespace Songhua.Runs;

/// <summary>Answers to what is asked of a model, as tables; the reason where there is none. Every row's address holds the whole question, so that it can be explained.</summary>
public static class StructureAnswers
{
    private static readonly Phrase NotAShare = new("'{0}' is no share above 0 and at most 100 %.", "“{0}”不是大于 0 且不超过 100% 的比例。");
    private static readonly Phrase NoModel = new("The plan has no table or region '{0}' that can be solved.", "规划中没有可求解的表或地区“{0}”。");
    private static readonly Phrase NoModelMaybe = new("The plan has no table or region '{0}' that can be solved. Did you mean '{1}'?", "规划中没有可求解的表或地区“{0}”。您是否想写“{1}”？");
    private static readonly Phrase NoTable = new("The plan declares no input-output table that can be solved.", "规划未声明可求解的投入产出表。");
    private static readonly Phrase NoRegion = new("The plan has no region that is estimated from a table of a larger one.", "规划中没有据更大范围的表估计的地区。");
    private static readonly Phrase OneSector = new("--sector takes one sector; '{0}' is a cluster.", "--sector 只接受一个部门；“{0}”是集群。");

    /// <summary>The model to ask: the one of a name, the region, or the first table.</summary>
    /// <param name="results">The run.</param>
    /// <param name="id">The name of a table, or of the region as it stands in addresses; null for the first table.</param>
    /// <param name="isRegion">Whether the region is asked.</param>
    public static (OpenModel? Model, ILocalised? Reason) Model(Results results, string? id, bool isRegion = false)
    {
        var models = OpenModel.All(results);
        if (isRegion)
        {
            var isOwn = results.Structure.Region is { Kind: RegionKind.Own };
            return models.FirstOrDefault(m => m.IsRegion || isOwn) is { } region ? (region, null) : (null, results.Structure.WhyNoRegion ?? NoRegion.ToMessage());
        }

        if (id is null)
        {
            return models.Count > 0 ? (models[0], null) : (null, results.Structure.Tables.Select(t => t.Reason).FirstOrDefault(r => r is not null) ?? NoTable);
        }

        return models.FirstOrDefault(m => m.Id == id) is { } named ? (named, null)
            : Suggestion.Nearest(id, models.Select(m => m.Id)) is { } near ? (null, NoModelMaybe.With(id, near))
            : (null, NoModel.With(id));
    }

    /// <summary>Multipliers with the spending of households.</summary>
    /// <param name="model">The model.</param>
    /// <param name="share">The share of undivided consumption that is of households, as written; null where the table says it.</param>
    public static (IReadOnlyList<ResultTable>? Tables, Message? Reason) Closed(OpenModel model, string? share)
    {
        if (Share(share) is not { IsShare: true } read)
        {
            return (null, NotAShare.With(share));
        }

        var (households, reason) = Households.Of(model, read.Share);
        return households is null ? (null, reason) : ([MultiplierTables.Of(model, households, read.Share)], null);
    }

    /// <summary>All that is said of one sector.</summary>
    public static (IReadOnlyList<ResultTable>? Tables, Message? Reason) Sector(Results results, OpenModel model, string name)
    {
        var (weights, reason) = StructureQuestion.Weights(results, model, name);
        return weights is null ? (null, reason)
            : model.Analysis.Source.Table.IndexOf(name) is >= 0 and var sector ? (RequirementTables.OfSector(model, sector), null)
            : (null, OneSector.With(name));
    }

    /// <summary>What a change of final demand makes.</summary>
    /// <param name="results">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="demand">Names with amounts.</param>
    /// <param name="isClosed">Whether households spend again.</param>
    /// <param name="share">The share of undivided consumption that is of households, as written.</param>
    public static (IReadOnlyList<ResultTable>? Tables, Message? Reason) Demand(Results results, OpenModel model, string demand, bool isClosed, string? share)
    {
        if (Share(share) is not { IsShare: true } read)
        {
            return (null, NotAShare.With(share));
        }

        var (impact, reason) = Impact.Of(results, model, demand, isClosed, read.Share);
        return impact is null ? (null, reason) : (ImpactTables.Of(impact), null);
    }

    /// <summary>What becomes of prices.</summary>
    public static (IReadOnlyList<ResultTable>? Tables, Message? Reason) Prices(OpenModel model, string given)
    {
        var (change, reason) = PriceChange.Of(model, given);
        return change is null ? (null, reason) : (PriceTables.Of(change), null);
    }

    /// <summary>What would be lost without sectors, or a part of them.</summary>
    /// <param name="results">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="names">Sectors and clusters, separated by commas.</param>
    /// <param name="share">How much of their transactions goes, as written; null for all.</param>
    public static (IReadOnlyList<ResultTable>? Tables, Message? Reason) Without(Results results, OpenModel model, string names, string? share)
    {
        if (Share(share) is not { IsShare: true } read)
        {
            return (null, NotAShare.With(share));
        }

        var (sectors, reason) = StructureQuestion.Sectors(results, model, names);
        return sectors is null ? (null, reason) : (ExtractionTables.Of(model, sectors, read.Share ?? 1, string.Join(',', sectors.Select(model.KeyOf))), null);
    }

    /// <summary>The tables in which the row of an address stands, where it stands in none that is made without being asked for; null where it is no such address.</summary>
    internal static (IReadOnlyList<ResultTable>? Tables, OpenModel? Model) ByAddress(Results results, string[] key)
    {
        if (key.Length < 4 || OpenModel.All(results).FirstOrDefault(m => m.Id == key[2]) is not { } model)
        {
            return (null, null);
        }

        return (key[1] switch
        {
            "multipliers" => [MultiplierTables.Of(model)],
            "linkages" => [LinkageTables.Linkages(model)],
            "influence" => [LinkageTables.Influence(model)],
            "footprints" or "accounts" => FootprintTables.All(model),
            "requirements" => [RequirementTables.Of(model)],
            "households" => Closed(model, key[3]).Tables,
            "impact" when key.Length > 4 => Demand(results, model, key[3], key[4] != ImpactTables.Open, key[4] == ImpactTables.Open ? null : key[4]).Tables,
            "prices" => Prices(model, key[3]).Tables,
            "extract" when key.Length > 4 => Without(results, model, key[3], key[4]).Tables,
            _ => null,
        }, model);
    }

    private static (bool IsShare, double? Share) Share(string? text) => text is null ? (true, null) : (HouseholdShare.TryRead(text, out var share), share);
}
