using Songhua.Core;

namespace Songhua.Structure;

/// <summary>What a shock takes away.</summary>
public enum ShockTarget
{
    /// <summary>A share of the capacity of a sector of the region.</summary>
    Capacity,

    /// <summary>A share of what the outside supplies of a product.</summary>
    Imports,
}

/// <summary>How what was lost comes back.</summary>
public enum ShockRecovery
{
    /// <summary>By the same amount every day: after e of R days the share lost is L (1 - e / R).</summary>
    Linear,

    /// <summary>Fast at first: after e days it is L exp(-e / R), R the characteristic time.</summary>
    Exponential,
}

/// <summary>
/// A loss of capacity or of imports. That of a place or an enterprise is its share of the sector's capacity, which the caller computes;
/// shares of several shocks to the same target are of different capacities, so that they add up, at most to all of it.
/// </summary>
/// <param name="Target">What is lost.</param>
/// <param name="Sector">The sector, or the product of that sector, an index.</param>
/// <param name="LostShare">From 0 to 1.</param>
/// <param name="FromDay">The first day, from 0.</param>
/// <param name="FullDays">Days at full depth.</param>
/// <param name="Recovery">How it comes back after them.</param>
/// <param name="RecoveryDays">R, days; 0 for at once.</param>
public sealed record DisruptionShock(
    ShockTarget Target, int Sector, double LostShare, int FromDay, int FullDays, ShockRecovery Recovery = ShockRecovery.Linear, double RecoveryDays = 0)
{
    /// <summary>What caused it, where it has a name of its own.</summary>
    public ILocalised? Name { get; init; }

    /// <summary>The share lost on a day: full depth on FullDays days, then e = 1 on the first day of recovery.</summary>
    /// <param name="day">From 0.</param>
    /// <returns>From 0 to <see cref="LostShare"/>.</returns>
    public double LostOn(int day)
    {
        if (day < FromDay)
        {
            return 0;
        }

        var e = day - FromDay - FullDays + 1.0;
        return e <= 0 ? LostShare
            : RecoveryDays == 0 ? 0
            : Recovery == ShockRecovery.Linear ? LostShare * Math.Max(0, 1 - (e / RecoveryDays))
            : LostShare * Math.Exp(-e / RecoveryDays);
    }
}

/// <summary>
/// Demand that a shock adds, such as rebuilding: what is left of the amount is asked for at a rate of 1 / days a day (Hallegatte 2014), until
/// it is delivered.
/// </summary>
/// <param name="Sector">Whose product is asked for, an index.</param>
/// <param name="Amount">In all, in the table's money.</param>
/// <param name="FromDay">The first day, from 0.</param>
/// <param name="Days">The characteristic time, days.</param>
public sealed record AddedDemand(int Sector, double Amount, int FromDay, double Days);
