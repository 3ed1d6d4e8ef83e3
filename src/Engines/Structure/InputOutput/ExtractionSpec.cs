namespace Songhua.Structure;

/// <summary>Whose transactions are extracted.</summary>
public enum ExtractedFlows
{
    /// <summary>Column: the sectors buy nothing from sectors (their backward linkages).</summary>
    Purchases,

    /// <summary>Row: the sectors sell nothing to sectors (their forward linkages, by technical coefficients).</summary>
    Sales,

    /// <summary>Row and column.</summary>
    Both,
}

/// <summary>
/// Conventions of a hypothetical extraction. The defaults are those of Miller &amp; Blair (2009), 12.2.6, without own final demand.
/// </summary>
public sealed record ExtractionSpec
{
    /// <summary>Row, column or both.</summary>
    public ExtractedFlows Flows { get; init; } = ExtractedFlows.Both;

    /// <summary>
    /// Whether what the extracted sectors sell to themselves and to each other is kept: only links with the others go (Cella 1984). For a single
    /// sector this is the diagonal.
    /// </summary>
    public bool KeepsInternal { get; init; }

    /// <summary>The share of those coefficients that goes, 0 to 1 (Dietzenbacher &amp; Lahr 2013).</summary>
    public double Share { get; init; } = 1;

    /// <summary>The share of the final demand for the extracted sectors that goes with them, 0 to 1; the rest is still met by them.</summary>
    public double FinalDemandShare { get; init; }

    internal void Check()
    {
        FlowCheck.Share(Share, nameof(Share));
        FlowCheck.Share(FinalDemandShare, nameof(FinalDemandShare));
        if (!Enum.IsDefined(Flows))
        {
            throw new ArgumentOutOfRangeException(nameof(Flows), Flows, "There is no such extraction.");
        }
    }
}

/// <summary>What goes when sectors are extracted, weighted (output where weights are ones).</summary>
/// <param name="Total">What is lost in all sectors, their own losses with them. Losses are positive.</param>
/// <param name="Own">What the extracted sectors themselves lose.</param>
public readonly record struct ExtractionLoss(double Total, double Own)
{
    /// <summary>What the other sectors lose.</summary>
    public double Others => Total - Own;
}
