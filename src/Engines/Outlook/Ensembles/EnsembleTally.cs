using Songhua.Numerics;

namespace Songhua.Outlook;

/// <summary>
/// What is kept of draws: counts, exact sums and sketches. All of it adds without an order, so that any cut of the draws into threads,
/// shards and parts gives the same bytes. Its size depends on the problem and not on the number of draws.
/// </summary>
internal sealed class EnsembleTally
{
    public EnsembleTally(PreparedEnsemble ensemble)
    {
        var (cells, events) = (ensemble.Points * ensemble.Series, ensemble.Problem.Events.Count);
        Failures = new long[ensemble.Problem.Relations.Count + 1];
        Undefined = new long[cells];
        Sketches = [.. Enumerable.Range(0, cells).Select(_ => new QuantileSketch())];
        Moments = new ExactSums(2 * cells);
        (Met, NotDefined, JointlyMet) = (new long[events], new long[events], new long[events]);
        (SetsMet, SetsOpen, SetsJointlyMet) = (new long[ensemble.Problem.Sets.Count], new long[ensemble.Problem.Sets.Count], new long[ensemble.Problem.Sets.Count]);
        EventMoments = new ExactSums(2 * events);
        ShockProducts = new ExactSums(ensemble.ProductStarts[^1]);
        MetSums = new ExactSums((events + ensemble.Points) * ensemble.Series);
    }

    /// <summary>Draws in which every relation holds; the rest counts these alone.</summary>
    public long Reconciled { get; set; }

    /// <summary>Draws that are not reconciled, by the relation that is broken most where the draw first fails; the last is what is known of values.</summary>
    public long[] Failures { get; }

    /// <summary>Of each cell (point x series), draws in which its value is not finite.</summary>
    public long[] Undefined { get; }

    /// <summary>Of each cell, its finite values.</summary>
    public QuantileSketch[] Sketches { get; }

    /// <summary>Of each cell, the sum of deviations from the reference and of their squares.</summary>
    public ExactSums Moments { get; }

    /// <summary>Of each event, draws in which it is met.</summary>
    public long[] Met { get; }

    /// <summary>Of each event, draws in which its quantity is not finite.</summary>
    public long[] NotDefined { get; }

    /// <summary>Of each event, draws in which it is met here and in the baseline.</summary>
    public long[] JointlyMet { get; }

    /// <summary>Of each set, draws in which all its events are met.</summary>
    public long[] SetsMet { get; }

    /// <summary>Of each set, draws in which it is not decided: none of its events is missed and one is not defined.</summary>
    public long[] SetsOpen { get; }

    /// <summary>Of each set, draws in which all its events are met here and in the baseline.</summary>
    public long[] SetsJointlyMet { get; }

    /// <summary>Of each event, the sum of deviations of its quantity from the reference and of their squares.</summary>
    public ExactSums EventMoments { get; }

    /// <summary>Sums of 1, and of the deviations of events, times shocks: see <see cref="PreparedEnsemble.ProductStarts"/>.</summary>
    public ExactSums ShockProducts { get; }

    /// <summary>
    /// Of each event in their order, the sums of all series at its point over the draws in which it is met, on their scales; then of each point
    /// with events the sums over all draws.
    /// </summary>
    public ExactSums MetSums { get; }

    /// <summary>The memory of sums and sketches, bytes.</summary>
    public long Bytes => Moments.Bytes + EventMoments.Bytes + ShockProducts.Bytes + MetSums.Bytes + Sketches.Sum(s => s.Bytes);

    private IEnumerable<long[]> Counts => [Failures, Undefined, Met, NotDefined, JointlyMet, SetsMet, SetsOpen, SetsJointlyMet];

    private IEnumerable<ExactSums> Sums => [Moments, EventMoments, ShockProducts, MetSums];

    /// <summary>Adds what another has counted of other draws.</summary>
    public void Add(EnsembleTally other)
    {
        Reconciled += other.Reconciled;
        foreach (var (mine, more) in Counts.Zip(other.Counts))
        {
            for (var i = 0; i < mine.Length; i++)
            {
                mine[i] += more[i];
            }
        }

        foreach (var (mine, more) in Sketches.Zip(other.Sketches))
        {
            mine.Add(more);
        }

        foreach (var (mine, more) in Sums.Zip(other.Sums))
        {
            mine.Add(more);
        }
    }

    /// <summary>Writes it in a form that depends on nothing but the draws.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Reconciled);
        foreach (var count in Counts.SelectMany(c => c))
        {
            writer.Write7BitEncodedInt64(count);
        }

        foreach (var sketch in Sketches)
        {
            sketch.Write(writer);
        }

        foreach (var sums in Sums)
        {
            sums.Write(writer);
        }
    }

    /// <summary>Adds a tally as <see cref="Write"/> wrote it.</summary>
    /// <exception cref="InvalidDataException">It is no tally of this problem.</exception>
    public void Read(BinaryReader reader)
    {
        Reconciled += reader.ReadInt64();
        foreach (var counts in Counts)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += reader.Read7BitEncodedInt64();
            }
        }

        foreach (var sketch in Sketches)
        {
            sketch.Read(reader);
        }

        foreach (var sums in Sums)
        {
            sums.Read(reader);
        }
    }
}
