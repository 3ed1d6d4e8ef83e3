using Songhua.Core;

namespace Songhua.Growth;

/// <summary>How an enterprise stands to the comparison of a slot with the year before.</summary>
public enum CoverageKind : byte
{
    /// <summary>Above designated size in both periods, and reporting now.</summary>
    Continuing,

    /// <summary>Above designated size now, existing but below it a year ago.</summary>
    CrossedUp,

    /// <summary>Above designated size now, not existing a year ago.</summary>
    Born,

    /// <summary>Above designated size a year ago, since closed.</summary>
    Died,

    /// <summary>Above designated size a year ago, since below it.</summary>
    CrossedDown,

    /// <summary>Above designated size in both periods, reported then, and not now.</summary>
    NotReporting,
}

/// <summary>An enterprise in a slot, with what it reported.</summary>
/// <param name="Enterprise">Its index in the register.</param>
/// <param name="Kind">How it stands to the comparison.</param>
/// <param name="Output">Output now, thousand CNY; NaN for those that are gone.</param>
/// <param name="Restated">Output a year ago as restated now, thousand CNY; NaN where missing.</param>
/// <param name="Own">Output a year ago by its own return of then, thousand CNY; NaN where missing or of other months.</param>
public readonly record struct CoveredEnterprise(int Enterprise, CoverageKind Kind, double Output, double Restated, double Own)
{
    /// <summary>The base by a source; NaN where the enterprise cannot be matched.</summary>
    public double Base(BaseSource source) =>
        Kind is not (CoverageKind.Continuing or CoverageKind.CrossedUp) ? double.NaN : source == BaseSource.Restated ? Restated : Own;
}

/// <summary>Receives the enterprises of a slot, in order of their index.</summary>
public interface ICoverageVisitor
{
    /// <summary>One enterprise.</summary>
    void Visit(in CoveredEnterprise enterprise);
}

/// <summary>What a walk met besides the enterprises it visited.</summary>
/// <param name="OutsideScope">Returns of enterprises that are not above designated size in the period; they do not count.</param>
/// <param name="Unsplit">Returns for January and February together where one of the two was asked for.</param>
public readonly record struct WalkRemarks(int OutsideScope, int Unsplit);

/// <summary>
/// Matched coverage: puts the returns of a slot beside those of the year before. The comparison is between the same enterprises,
/// those above designated size now, as in the practice of China's National Bureau of Statistics.
/// </summary>
public static class Coverage
{
    /// <summary>Visits every enterprise that is, or a year before was, above designated size. One pass over the rows of both slots.</summary>
    /// <typeparam name="TVisitor">A structure, so that the call costs nothing.</typeparam>
    public static WalkRemarks Walk<TVisitor>(ReturnsPanel panel, Slot slot, int vintages, ref TVisitor visitor)
        where TVisitor : struct, ICoverageVisitor
    {
        var register = panel.Register;
        var now = new RowCursor(panel, slot, vintages, withLastYear: true);
        var before = new RowCursor(panel, slot.YearBefore, vintages, withLastYear: false);
        var outside = 0;
        now.MoveNext();
        before.MoveNext();
        while (true)
        {
            var enterprise = Math.Min(now.Enterprise, before.Enterprise);
            if (enterprise == int.MaxValue)
            {
                return new(outside, now.Unsplit + before.Unsplit);
            }

            var isIn = register.IsInScope(enterprise, slot.Last.Number);
            var wasIn = register.IsInScope(enterprise, slot.Last.Number - 12);
            if (now.Enterprise != enterprise)
            {
                if (wasIn)
                {
                    var gone = isIn ? CoverageKind.NotReporting : register.Closed[enterprise] <= slot.Last.Number ? CoverageKind.Died : CoverageKind.CrossedDown;
                    visitor.Visit(new(enterprise, gone, double.NaN, double.NaN, before.Output));
                }

                before.MoveNext();
                continue;
            }

            var own = before.Enterprise == enterprise && before.Covers == now.Covers ? before.Output : double.NaN;
            if (isIn)
            {
                visitor.Visit(new(enterprise, wasIn ? CoverageKind.Continuing : Entered(register, enterprise, slot, now.LastYear), now.Output, now.LastYear, own));
            }
            else
            {
                outside++;
                if (wasIn && !double.IsNaN(own))
                {
                    var left = register.Closed[enterprise] <= slot.Last.Number ? CoverageKind.Died : CoverageKind.CrossedDown;
                    visitor.Visit(new(enterprise, left, double.NaN, double.NaN, own));
                }
            }

            if (before.Enterprise == enterprise)
            {
                before.MoveNext();
            }

            now.MoveNext();
        }
    }

    // Born where the register says that it opened after the base period, or, where the register is silent, where its own restated base is zero.
    private static CoverageKind Entered(EnterpriseRegister register, int enterprise, Slot slot, double restated)
    {
        var opened = register.Opened[enterprise];
        return (opened == EnterpriseRegister.NeverStated ? restated == 0 : opened > slot.Last.Number - 12) ? CoverageKind.Born : CoverageKind.CrossedUp;
    }
}
