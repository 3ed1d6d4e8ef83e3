using Songhua.Core;
using Songhua.Outlook;
using Songhua.Runs;

namespace Songhua.Pages;

/// <summary>How many targets have which verdict, best first.</summary>
internal sealed class VerdictCounts
{
    /// <summary>The verdicts in the order in which they are shown.</summary>
    internal static readonly IReadOnlyList<Verdict> Order = Enum.GetValues<Verdict>();

    private static readonly Phrase Counted = new("{0} {1}", "{1} {0} 项");

    private readonly Dictionary<Verdict, int> _counts;

    private VerdictCounts(Dictionary<Verdict, int> counts, int all) => (_counts, All) = (counts, all);

    /// <summary>How many targets there are.</summary>
    internal int All { get; }

    /// <summary>The verdicts that occur, with their counts.</summary>
    internal IEnumerable<(Verdict Verdict, int Count)> Present => Order.Where(v => this[v] > 0).Select(v => (v, this[v]));

    /// <summary>The counts in words: "1 met, 2 missed".</summary>
    internal ILocalised Words => new MessageList([.. Present.Select(p => (ILocalised)Counted.With(p.Count, p.Verdict.Word()))]);

    internal int this[Verdict verdict] => _counts.GetValueOrDefault(verdict);

    internal static VerdictCounts Of(IEnumerable<TargetStatus> status)
    {
        var counts = status.CountBy(s => s.Pace.Verdict).ToDictionary();
        return new VerdictCounts(counts, counts.Values.Sum());
    }
}
