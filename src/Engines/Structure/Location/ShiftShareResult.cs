namespace Songhua.Structure;

/// <summary>One activity's change and what it is made of.</summary>
/// <param name="Change">The later amount less the earlier one; NaN where one is missing.</param>
/// <param name="Effects">In the order of <see cref="ShiftShareWords.Effects"/>, in the unit of the amounts; zero where nothing is attributed, NaN where an amount is missing.</param>
/// <param name="Unattributed">What no effect explains: the change of an activity that is new. Effects and this add up to the change.</param>
/// <param name="Status">What could be done.</param>
public sealed record ShiftShareLine(double Change, IReadOnlyList<double> Effects, double Unattributed, ShiftShareStatus Status);

/// <summary>A region's change between two dates, or over several years, split into effects.</summary>
/// <param name="Method">How it was split.</param>
/// <param name="Activities">One line an activity.</param>
public sealed record ShiftShareResult(ShiftShareMethod Method, IReadOnlyList<ShiftShareLine> Activities)
{
    /// <summary>The region's change; NaN where an activity's is not known.</summary>
    public double Change => Activities.Sum(a => a.Change);

    /// <summary>The effects summed over activities, in the order of <see cref="ShiftShareWords.Effects"/>; NaN where an activity's are not known.</summary>
    public IReadOnlyList<double> Effects => [.. Enumerable.Range(0, Method.Effects().Count).Select(e => Activities.Sum(a => a.Effects[e]))];

    /// <summary>The change of activities that are new, which no effect explains.</summary>
    public double Unattributed => Activities.Sum(a => a.Unattributed);

    /// <summary>The net shift: what is attributed of the change beyond national growth, positive where the region grew faster than the reference.</summary>
    public double NetShift => Effects.Skip(Method == ShiftShareMethod.Arcelus ? 2 : 1).Sum();
}

/// <summary>Shift-share of every year and their sum.</summary>
/// <param name="Years">From each date to the next.</param>
/// <param name="Together">The sums over the years: each year has its own structure and rates.</param>
public sealed record DynamicShiftShare(IReadOnlyList<ShiftShareResult> Years, ShiftShareResult Together);
