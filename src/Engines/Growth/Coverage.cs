using System.Runtime.CompilerServices;
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
        // Most months have one return of each enterprise; of which months that is so is seen at a glance beside reading them.
        var isPlainNow = PlainCursor.CanWalk(panel, slot, vintages);
        var isPlainBefore = PlainCursor.CanWalk(panel, slot.YearBefore, vintages);
        return (isPlainNow, isPlainBefore) switch
        {
            (true, true) => Merge(panel.Register, slot, new PlainCursor(panel, slot), new PlainCursor(panel, slot.YearBefore), ref visitor),
            (true, false) => Merge(panel.Register, slot, new PlainCursor(panel, slot), new RowCursor(panel, slot.YearBefore, vintages), ref visitor),
            (false, true) => Merge(panel.Register, slot, new RowCursor(panel, slot, vintages), new PlainCursor(panel, slot.YearBefore), ref visitor),
            _ => Merge(panel.Register, slot, new RowCursor(panel, slot, vintages), new RowCursor(panel, slot.YearBefore, vintages), ref visitor),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static WalkRemarks Merge<TNow, TBefore, TVisitor>(EnterpriseRegister register, Slot slot, TNow now, TBefore before, ref TVisitor visitor)
        where TNow : struct, IRowCursor, allows ref struct
        where TBefore : struct, IRowCursor, allows ref struct
        where TVisitor : struct, ICoverageVisitor
    {
        var (from, to) = (register.ScopeFrom, register.ScopeTo);
        var (month, yearBefore) = (slot.Last.Number, slot.Last.Number - 12);
        var outside = 0;
        now.MoveNext();
        before.MoveNext();
        while (true)
        {
            var enterprise = now.Enterprise;
            if (before.Enterprise < enterprise)
            {
                VisitGone(register, month, before.Enterprise, before.Output, ref visitor);
                before.MoveNext();
                continue;
            }

            if (enterprise == int.MaxValue)
            {
                return new(outside, now.Unsplit + before.Unsplit);
            }

            var own = double.NaN;
            if (before.Enterprise == enterprise)
            {
                own = before.Covers == now.Covers ? before.Output : double.NaN;
                before.MoveNext();
            }

            if (from[enterprise] <= yearBefore && to[enterprise] >= month)
            {
                visitor.Visit(new(enterprise, CoverageKind.Continuing, now.Output, now.LastYear, own));
            }
            else if (register.IsInScope(enterprise, month))
            {
                VisitEntered(register, month, enterprise, (now.Output, now.LastYear, own), ref visitor);
            }
            else
            {
                outside++;
                if (!double.IsNaN(own))
                {
                    VisitGone(register, month, enterprise, own, ref visitor);
                }
            }

            now.MoveNext();
        }
    }

    // Apart from the walk, so that its loop is that of nearly all enterprises.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void VisitGone<TVisitor>(EnterpriseRegister register, int month, int enterprise, double own, ref TVisitor visitor)
        where TVisitor : struct, ICoverageVisitor
    {
        if (register.IsInScope(enterprise, month - 12))
        {
            var kind = register.IsInScope(enterprise, month) ? CoverageKind.NotReporting
                : register.Closed[enterprise] <= month ? CoverageKind.Died : CoverageKind.CrossedDown;
            visitor.Visit(new(enterprise, kind, double.NaN, double.NaN, own));
        }
    }

    // Born where the register says that it opened after the base period, or, where the register is silent, where its own restated base is zero.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void VisitEntered<TVisitor>(EnterpriseRegister register, int month, int enterprise, (double Output, double Restated, double Own) reported, ref TVisitor visitor)
        where TVisitor : struct, ICoverageVisitor
    {
        var opened = register.Opened[enterprise];
        var isBorn = opened == EnterpriseRegister.NeverStated ? reported.Restated == 0 : opened > month - 12;
        visitor.Visit(new(enterprise, isBorn ? CoverageKind.Born : CoverageKind.CrossedUp, reported.Output, reported.Restated, reported.Own));
    }
}
