using System.Runtime.CompilerServices;
using Songhua.Core;

namespace Songhua.Growth;

/// <summary>The sums of every slot and group.</summary>
public sealed class GrowthSolution
{
    private readonly GrowthSums[][] _bySlot;

    internal GrowthSolution(GrowthSums[][] bySlot, IReadOnlyList<WalkRemarks> remarks) => (_bySlot, Remarks) = (bySlot, remarks);

    /// <summary>What each slot met besides.</summary>
    public IReadOnlyList<WalkRemarks> Remarks { get; }

    /// <summary>The sums of a slot, one a group.</summary>
    public ReadOnlySpan<GrowthSums> Of(int slot) => _bySlot[slot];

    /// <summary>The sums of all slots together, one a group, added in the order of the slots.</summary>
    public GrowthSums[] Total()
    {
        var total = new GrowthSums[_bySlot.Length == 0 ? 0 : _bySlot[0].Length];
        foreach (var slot in _bySlot)
        {
            for (var g = 0; g < total.Length; g++)
            {
                total[g].Add(slot[g]);
            }
        }

        return total;
    }
}

/// <summary>
/// Growth at comparable prices by single deflation over matched coverage (National Bureau of Statistics of China, since 2004):
/// output x value-added rate of the industry / producer price index of the industry, against output a year ago x rate, of the same
/// enterprises.
/// </summary>
public static class GrowthEngine
{
    /// <summary>
    /// Adds up every slot and keeps the sums: slots x groups. Slots are shared out between the threads and each is added up in
    /// order of enterprise, so that the sums are the same bytes for any number of threads.
    /// </summary>
    /// <exception cref="ArgumentException">A problem without factors for each slot.</exception>
    public static GrowthSolution Solve(GrowthProblem problem)
    {
        var bySlot = new GrowthSums[problem.Slots.Count][];
        var remarks = new WalkRemarks[problem.Slots.Count];
        ForEachSlot(problem, (slot, sums, remark) => (bySlot[slot], remarks[slot]) = (sums.ToArray(), remark));
        return new(bySlot, remarks);
    }

    /// <summary>Receives the sums of a slot, one a group; they hold only during the call, which may come from any thread.</summary>
    public delegate void SlotReceiver(int slot, ReadOnlySpan<GrowthSums> sums, WalkRemarks remarks);

    /// <summary>Adds up every slot and hands the sums over, keeping none: for many slots of many groups.</summary>
    /// <exception cref="ArgumentException">A problem without factors for each slot.</exception>
    public static void ForEachSlot(GrowthProblem problem, SlotReceiver receive)
    {
        if (problem.Factors.Count != problem.Slots.Count)
        {
            throw new ArgumentException("Every slot needs its factors.", nameof(problem));
        }

        Parallel.For(
            0, problem.Slots.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, problem.Threads) },
            () => new GrowthSums[problem.Groups],
            (s, _, sums) =>
            {
                Array.Clear(sums);
                var adder = new Adder(sums, problem.GroupOf, problem.Panel.Register.ClassOf, problem.Factors[s]);
                var remarks = Coverage.Walk(problem.Panel, problem.Slots[s], problem.Vintages, ref adder);
                receive(s, sums, remarks);
                return sums;
            },
            _ => { });
    }

    private readonly struct Adder(GrowthSums[] sums, int[] groupOf, int[] classOf, SlotFactors factors) : ICoverageVisitor
    {
        private readonly double[] _rate = factors.Rate;
        private readonly double[] _price = factors.Price;
        private readonly double[] _baseRate = factors.BaseRate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit(in CoveredEnterprise enterprise)
        {
            ref var sum = ref sums[groupOf[enterprise.Enterprise]];
            var industry = classOf[enterprise.Enterprise];
            var nominal = enterprise.Output * _rate[industry];
            var real = nominal / _price[industry];
            var baseRate = _baseRate[industry];
            switch (enterprise.Kind)
            {
                case CoverageKind.Continuing:
                    Match(ref sum.Restated, enterprise.Output, nominal, real, enterprise.Restated, baseRate);
                    Match(ref sum.Own, enterprise.Output, nominal, real, enterprise.Own, baseRate);
                    sum.OutputLastYear += double.IsNaN(enterprise.Own) ? 0 : enterprise.Own;
                    break;
                case CoverageKind.CrossedUp:
                    Match(ref sum.Restated, enterprise.Output, nominal, real, enterprise.Restated, baseRate);
                    Match(ref sum.Own, enterprise.Output, nominal, real, enterprise.Own, baseRate);
                    CrossUp(ref sum, real, enterprise.Restated, baseRate);
                    break;
                case CoverageKind.Born:
                    sum.Born++;
                    sum.BornReal += real;
                    break;
                default:
                    Leave(ref sum, enterprise.Kind, enterprise.Own * baseRate);
                    sum.OutputLastYear += enterprise.Own;
                    return;
            }

            sum.Reporting++;
            sum.Output += enterprise.Output;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Match(ref MatchedSums matched, double output, double nominal, double real, double outputBefore, double baseRate)
        {
            if (double.IsNaN(outputBefore))
            {
                return;
            }

            matched.Enterprises++;
            matched.Real += real;
            matched.Nominal += nominal;
            matched.Base += outputBefore * baseRate;
            matched.Output += output;
            matched.BaseOutput += outputBefore;
        }

        private static void CrossUp(ref GrowthSums sum, double real, double restated, double baseRate)
        {
            sum.CrossedUp++;
            if (!double.IsNaN(restated))
            {
                sum.CrossedUpReal += real;
                sum.CrossedUpBase += restated * baseRate;
            }
        }

        private static void Leave(ref GrowthSums sum, CoverageKind kind, double valueAdded)
        {
            switch (kind)
            {
                case CoverageKind.Died:
                    sum.Died++;
                    sum.DiedBase += valueAdded;
                    break;
                case CoverageKind.CrossedDown:
                    sum.CrossedDown++;
                    sum.CrossedDownBase += valueAdded;
                    break;
                default:
                    sum.NotReporting++;
                    sum.NotReportingBase += valueAdded;
                    break;
            }
        }
    }
}
