using Songhua.Core;

namespace Songhua.Growth;

/// <summary>
/// An enterprise that is being made up. Months are counted from the January of the year before the panel; money in thousand CNY.
/// </summary>
internal sealed class SyntheticEnterprise
{
    /// <summary>Its number, by which its random numbers are found.</summary>
    internal required int Number { get; init; }

    internal required RegisterEntry Entry { get; set; }

    internal required DivisionProfile Profile { get; init; }

    /// <summary>What it really does: electricity, taxes and employees follow from it. NaN where it does not exist.</summary>
    internal required double[] Activity { get; init; }

    /// <summary>The output that it stands by, and restates a year later.</summary>
    internal required double[] Output { get; init; }

    /// <summary>The output that stands in its return.</summary>
    internal required double[] Reported { get; init; }

    /// <summary>The restated base of a month over the output that it stands by.</summary>
    internal required double[] RestatedOver { get; init; }

    /// <summary>The months in which it is above designated size and reports, first and last; none of the panel where the first is after the last.</summary>
    internal int ScopeFrom { get; set; }

    internal int ScopeTo { get; set; }

    /// <summary>When it opened; before 0 for most.</summary>
    internal required int Opened { get; init; }

    /// <summary>Whether it reports January and February apart.</summary>
    internal required bool ReportsApart { get; init; }

    internal required double RevenueOverOutput { get; init; }

    internal required double ElectricityOverOutput { get; init; }

    internal required double TaxOverOutput { get; init; }

    internal required double Employees { get; init; }

    /// <summary>Whether its outputs are left alone when goals are hit: the dominant enterprise and those with anomalies.</summary>
    internal bool IsHeld { get; set; }

    /// <summary>Whether it has a planted anomaly.</summary>
    internal bool IsPlanted { get; set; }

    /// <summary>A month without a return; -1 for none.</summary>
    internal int MissingAt { get; set; } = -1;

    /// <summary>A month with a falling year-to-date figure; -1 for none.</summary>
    internal int FallingAt { get; set; } = -1;

    /// <summary>The year-to-date figure of that month over the one before.</summary>
    internal double FallingRatio { get; set; }

    /// <summary>The enterprise from which it copies.</summary>
    internal SyntheticEnterprise? CopiedFrom { get; set; }

    /// <summary>The months that it copies.</summary>
    internal (int First, int Last) CopiedMonths { get; set; }

    /// <summary>The revenue of a year, just above the threshold, by the year's first month.</summary>
    internal Dictionary<int, double> BunchedRevenue { get; } = [];

    /// <summary>The range of months with a return in the panel, by a return of its own or together with the next.</summary>
    internal bool Reports(int month) => month >= ScopeFrom && month <= ScopeTo && month != MissingAt && !double.IsNaN(Reported[month]);

    /// <summary>Output of a month a year before as it restates it now; zero where it did not exist.</summary>
    internal double Restated(int month) => double.IsNaN(Output[month - 12]) ? 0 : Math.Round(Output[month - 12] * RestatedOver[month]);
}
