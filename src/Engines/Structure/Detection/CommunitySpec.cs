namespace Songhua.Structure;

/// <summary>How communities are looked for.</summary>
/// <param name="Seed">The seed of the runs; the same seed gives the same result on any number of threads.</param>
/// <param name="Resolution">gamma of the modularity, above 0; 1 is Newman's.</param>
/// <param name="Restarts">Independent runs, from 2: stability is what they have in common.</param>
public sealed record CommunitySpec(ulong Seed, double Resolution = 1, int Restarts = 100);
