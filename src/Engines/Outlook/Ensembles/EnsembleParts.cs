using Songhua.Core;

namespace Songhua.Outlook;

/// <summary>What merging parts gives: the result of the whole run, or why there is none.</summary>
/// <param name="Result">Null where the parts were refused.</param>
/// <param name="Refusal">Null where they were not.</param>
public sealed record EnsembleMerge(EnsembleResult? Result, Message? Refusal);

/// <summary>Puts the parts of a run together.</summary>
public static class EnsembleParts
{
    private static readonly Phrase NoParts = new("There is no part to merge.", "没有可合并的分片。");
    private static readonly Phrase OtherInputs = new("{0} is of other inputs: the plan, its data or its scenarios are not those of this run.", "{0}的输入不同：规划、数据或情景与本次运行不一致。");
    private static readonly Phrase OtherSpec = new("{0} was drawn with seed {1} and {2} draws, not with seed {3} and {4}.", "{0}的随机种子为{1}、抽样次数为{2}，与种子{3}、次数{4}不符。");
    private static readonly Phrase OtherCut = new("{0} is a part of a run cut into {1}, the others of one cut into {2}.", "{0}属于切分为{1}片的运行，其余分片属于切分为{2}片的运行。");
    private static readonly Phrase Doubled = new("{0} and {1} are the same shard, {2}.", "{0}与{1}是同一分片（{2}）。");
    private static readonly Phrase Lost = new("Shards are missing: {0}.", "缺少分片：{0}。");

    /// <summary>
    /// Adds up the parts of a run: exactly what <see cref="EnsembleEngine.Solve(IReadOnlyList{EnsembleProblem}, EnsembleSpec)"/> gives. A part that is lost,
    /// doubled, of other inputs, another seed, number of draws or cut is refused with a reason that names it.
    /// </summary>
    /// <param name="problems">The problems that were drawn.</param>
    /// <param name="spec">How they were drawn.</param>
    /// <param name="parts">The parts, in any order.</param>
    /// <exception cref="ArgumentException">A problem is not well formed.</exception>
    public static EnsembleMerge Merge(IReadOnlyList<EnsembleProblem> problems, EnsembleSpec spec, IReadOnlyList<EnsemblePart> parts)
    {
        var ensembles = EnsembleEngine.Prepare(problems, spec);
        if (Refusal(EnsembleHash.Of(problems), spec, parts) is { } refusal)
        {
            return new(null, refusal);
        }

        EnsembleTally[] tallies = [.. ensembles.Select(e => new EnsembleTally(e))];
        foreach (var part in parts)
        {
            part.AddTo(tallies);
        }

        return new(new(ensembles, tallies, spec.Draws), null);
    }

    private static Message? Refusal(byte[] hash, EnsembleSpec spec, IReadOnlyList<EnsemblePart> parts)
    {
        if (parts.Count == 0)
        {
            return NoParts;
        }

        var seen = new Dictionary<int, string>();
        var count = parts[0].Shard.Count;
        foreach (var part in parts)
        {
            if (!part.Hash.SequenceEqual(hash))
            {
                return OtherInputs.With(part.Name);
            }

            if (part.Seed != spec.Seed || part.Draws != spec.Draws)
            {
                return OtherSpec.With(part.Name, part.Seed, part.Draws, spec.Seed, spec.Draws);
            }

            if (part.Shard.Count != count)
            {
                return OtherCut.With(part.Name, part.Shard.Count, count);
            }

            if (!seen.TryAdd(part.Shard.Index, part.Name))
            {
                return Doubled.With(seen[part.Shard.Index], part.Name, part.Shard);
            }
        }

        var lost = Enumerable.Range(0, count).Where(i => !seen.ContainsKey(i)).Select(i => (ILocalised)LocalText.Same(new EnsembleShard(i, count).ToString())).ToList();
        return lost.Count > 0 ? Lost.With(new MessageList(lost)) : null;
    }
}
