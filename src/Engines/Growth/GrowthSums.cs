// Fields, not properties: millions of rows are added into elements of an array in place.
#pragma warning disable CA1051
namespace Songhua.Growth;

/// <summary>
/// What the enterprises of a group add up to over a slot or a period. Money in thousand CNY. Sums of groups, and of slots, are
/// sums of these fields.
/// </summary>
public struct GrowthSums
{
    /// <summary>Gross output now of all who are above designated size, at current prices.</summary>
    public double Output;

    /// <summary>Gross output a year ago of all who were above designated size then, by the returns of then.</summary>
    public double OutputLastYear;

    /// <summary>Matched by restated bases.</summary>
    public MatchedSums Restated;

    /// <summary>Matched by last year's own returns.</summary>
    public MatchedSums Own;

    /// <summary>Numbers of enterprises, each counted once a slot.</summary>
    public int Reporting, Born, CrossedUp, Died, CrossedDown, NotReporting;

    /// <summary>Value added of births, at the prices of the year before.</summary>
    public double BornReal;

    /// <summary>Value added now and a year ago (restated) of those that crossed the threshold upwards.</summary>
    public double CrossedUpReal, CrossedUpBase;

    /// <summary>Value added a year ago of those that closed, fell below the threshold, or did not report.</summary>
    public double DiedBase, CrossedDownBase, NotReportingBase;

    /// <summary>Adds the sums of another group or slot.</summary>
    public void Add(in GrowthSums other)
    {
        Output += other.Output;
        OutputLastYear += other.OutputLastYear;
        Restated.Add(other.Restated);
        Own.Add(other.Own);
        BornReal += other.BornReal;
        CrossedUpReal += other.CrossedUpReal;
        CrossedUpBase += other.CrossedUpBase;
        DiedBase += other.DiedBase;
        CrossedDownBase += other.CrossedDownBase;
        NotReportingBase += other.NotReportingBase;
        Reporting += other.Reporting;
        Born += other.Born;
        CrossedUp += other.CrossedUp;
        Died += other.Died;
        CrossedDown += other.CrossedDown;
        NotReporting += other.NotReporting;
    }

    /// <summary>The matched sums by a source of bases.</summary>
    public readonly MatchedSums Matched(BaseSource source) => source == BaseSource.Restated ? Restated : Own;

    /// <summary>Value added now at the prices of the year before, under the conventions of a growth rate.</summary>
    public readonly double Real(GrowthSpec spec) =>
        (spec.Base == BaseSource.Restated ? Restated.Real : Own.Real) + (spec.Births == Births.WithZeroBase ? BornReal : 0);
}

/// <summary>Sums over the enterprises that have a base. Money in thousand CNY.</summary>
public struct MatchedSums
{
    /// <summary>Value added now at the prices of the year before.</summary>
    public double Real;

    /// <summary>Value added now at current prices.</summary>
    public double Nominal;

    /// <summary>Value added a year ago.</summary>
    public double Base;

    /// <summary>Gross output now at current prices.</summary>
    public double Output;

    /// <summary>Gross output a year ago.</summary>
    public double BaseOutput;

    /// <summary>The number of enterprises, each counted once a slot.</summary>
    public int Enterprises;

    /// <summary>Adds the sums of another group or slot.</summary>
    public void Add(in MatchedSums other)
    {
        Real += other.Real;
        Nominal += other.Nominal;
        Base += other.Base;
        Output += other.Output;
        BaseOutput += other.BaseOutput;
        Enterprises += other.Enterprises;
    }
}
