using Songhua.Numerics;

namespace Songhua.Structure;

/// <summary>Communities of industries and how stable they are.</summary>
/// <param name="Best">The community of each industry in the run of greatest modularity (the first such), numbered by first industry.</param>
/// <param name="BestModularity">At the resolution of the spec; NaN without links.</param>
/// <param name="MedianModularity">Over the runs.</param>
/// <param name="WorstModularity">Over the runs.</param>
/// <param name="BestShare">The share of runs that ended in the best partition itself.</param>
/// <param name="Together">Industries x industries: the share of runs in which two are in one community; 1 on the diagonal.</param>
/// <param name="MeanAdjustedRand">Between runs, over all pairs of them: 1 where every run ends alike.</param>
/// <param name="MeanMutualInformation">Normalised, over the same pairs.</param>
/// <param name="Consensus">The partition on which runs over their own agreement agree; see the method.</param>
/// <param name="ConsensusModularity">Of the consensus in the graph itself.</param>
/// <param name="ConsensusReached">Whether the last round's runs were all alike.</param>
/// <param name="Stability">Of each industry, the mean share of runs in which it is with the others of its consensus community; NaN where it is alone.</param>
/// <param name="Isolated">Industries without a link: each is a community of its own and says nothing.</param>
/// <param name="Spec">How they were looked for.</param>
public sealed record CommunityResult(
    IReadOnlyList<int> Best, double BestModularity, double MedianModularity, double WorstModularity, double BestShare, DenseMatrix Together, double MeanAdjustedRand, double MeanMutualInformation,
    IReadOnlyList<int> Consensus, double ConsensusModularity, bool ConsensusReached, IReadOnlyList<double> Stability, IReadOnlyList<int> Isolated, CommunitySpec Spec)
{
    /// <summary>How many communities the best partition has.</summary>
    public int BestCount => Best.Count == 0 ? 0 : Best.Max() + 1;

    /// <summary>How many communities the consensus has.</summary>
    public int ConsensusCount => Consensus.Count == 0 ? 0 : Consensus.Max() + 1;
}
