namespace Songhua.Growth;

/// <summary>An industry of a made-up province.</summary>
/// <param name="Class">GB/T 4754-2017 class, four digits.</param>
/// <param name="Output">Its weight in output, the dominant enterprise apart; weights need not add to one.</param>
/// <param name="Enterprises">Its weight in the number of enterprises.</param>
public sealed record IndustryWeight(string Class, double Output, double Enterprises);

/// <summary>How a division works. Invented round numbers of a plausible order; none is an observation.</summary>
/// <param name="Division">GB/T 4754-2017 division, two digits.</param>
/// <param name="ValueAdded">Value added as a share of output.</param>
/// <param name="Electricity">kWh used a CNY of output.</param>
/// <param name="Labour">Employees of an enterprise with 100 million CNY of output a year.</param>
/// <param name="Tax">Taxes as a share of output.</param>
/// <param name="Season">Amplitude of the season, in logarithms.</param>
/// <param name="Peak">The month of its peak, 1 to 12.</param>
/// <param name="Holiday">The part of daily output that is lost around the Spring Festival.</param>
/// <param name="PriceSpread">Standard deviation of the monthly change of producer prices, in logarithms.</param>
public sealed record DivisionProfile(
    string Division, double ValueAdded, double Electricity, double Labour, double Tax, double Season, int Peak, double Holiday, double PriceSpread);

/// <summary>The default industries: what Jilin is known for, in invented weights.</summary>
public static class IndustryMix
{
    /// <summary>Classes with weights of output and of number, in per cent of the whole without the dominant car maker.</summary>
    public static IReadOnlyList<IndustryWeight> Jilin { get; } =
    [
        new("0610", 0.9, 1.2), new("0711", 2.4, 0.2), new("0810", 0.5, 0.8), new("0921", 0.8, 0.5), new("1011", 0.4, 1.6),
        new("1311", 2.2, 5.0), new("1313", 1.5, 2.2), new("1329", 1.6, 2.6), new("1352", 1.6, 1.2), new("1353", 1.4, 2.0), new("1391", 2.6, 1.0),
        new("1411", 0.5, 1.4), new("1512", 0.7, 1.2), new("1513", 0.5, 0.3), new("1522", 0.9, 1.2), new("1620", 1.3, 0.1),
        new("1711", 0.3, 1.0), new("1819", 0.3, 1.2), new("2021", 0.6, 2.6), new("2110", 0.3, 1.2), new("2221", 0.5, 0.8), new("2319", 0.4, 1.4),
        new("2511", 3.2, 0.4), new("2611", 0.7, 0.7), new("2614", 5.6, 1.2), new("2624", 0.9, 1.8), new("2651", 2.2, 0.9), new("2661", 1.1, 1.4),
        new("2710", 0.8, 0.7), new("2720", 1.6, 1.5), new("2730", 1.0, 2.2), new("2740", 2.6, 2.6), new("2761", 1.4, 0.8),
        new("2812", 1.0, 0.3), new("2926", 0.9, 2.6), new("3011", 1.2, 1.3), new("3021", 1.2, 5.0), new("3022", 0.8, 2.2), new("3091", 1.1, 0.8),
        new("3120", 3.4, 0.3), new("3130", 2.0, 0.9), new("3140", 1.0, 0.5), new("3252", 0.9, 0.5), new("3311", 1.1, 3.2), new("3391", 0.7, 1.6),
        new("3484", 0.9, 2.8), new("3511", 0.5, 0.9), new("3572", 0.5, 1.3), new("3581", 0.4, 0.8),
        new("3611", 3.5, 0.2), new("3612", 2.5, 0.1), new("3630", 1.0, 0.7), new("3660", 0.5, 0.5), new("3670", 16.5, 11.5),
        new("3711", 2.6, 0.2), new("3714", 0.8, 0.9), new("3821", 0.6, 1.0), new("3831", 0.6, 1.0), new("3976", 0.6, 0.7), new("4011", 0.3, 0.8), new("4040", 0.4, 0.7),
        new("4411", 1.6, 0.6), new("4412", 2.6, 1.2), new("4415", 0.9, 2.2), new("4416", 0.5, 1.6), new("4420", 6.2, 1.2), new("4430", 0.9, 2.6),
        new("4511", 0.8, 1.4), new("4610", 0.4, 1.6), new("4620", 0.3, 1.2),
    ];

    private static readonly DivisionProfile[] Profiles =
    [
        new("06", 0.48, 0.075, 190, 0.090, 0.12, 12, 0.35, 0.020), new("07", 0.62, 0.060, 90, 0.120, 0.03, 6, 0.05, 0.028),
        new("08", 0.42, 0.090, 110, 0.060, 0.18, 8, 0.45, 0.022), new("09", 0.40, 0.070, 110, 0.050, 0.12, 8, 0.40, 0.018),
        new("10", 0.35, 0.065, 100, 0.060, 0.40, 8, 0.70, 0.008), new("13", 0.17, 0.020, 45, 0.012, 0.16, 11, 0.45, 0.010),
        new("14", 0.26, 0.025, 90, 0.030, 0.10, 12, 0.50, 0.004), new("15", 0.34, 0.025, 80, 0.070, 0.22, 7, 0.45, 0.003),
        new("16", 0.72, 0.006, 30, 0.450, 0.06, 1, 0.30, 0.002), new("17", 0.22, 0.080, 110, 0.020, 0.08, 10, 0.60, 0.008),
        new("18", 0.26, 0.018, 170, 0.025, 0.10, 10, 0.65, 0.003), new("20", 0.23, 0.040, 90, 0.018, 0.15, 9, 0.65, 0.005),
        new("21", 0.25, 0.020, 110, 0.022, 0.10, 11, 0.65, 0.003), new("22", 0.22, 0.095, 70, 0.024, 0.05, 10, 0.45, 0.010),
        new("23", 0.30, 0.030, 95, 0.025, 0.08, 12, 0.60, 0.003), new("25", 0.24, 0.025, 20, 0.140, 0.03, 7, 0.05, 0.026),
        new("26", 0.21, 0.085, 45, 0.026, 0.06, 5, 0.15, 0.018), new("27", 0.40, 0.016, 75, 0.055, 0.08, 12, 0.45, 0.004),
        new("28", 0.20, 0.090, 55, 0.020, 0.05, 10, 0.25, 0.014), new("29", 0.22, 0.055, 75, 0.022, 0.08, 10, 0.60, 0.008),
        new("30", 0.28, 0.100, 75, 0.030, 0.45, 8, 0.70, 0.012), new("31", 0.18, 0.075, 40, 0.018, 0.05, 6, 0.10, 0.024),
        new("32", 0.17, 0.110, 40, 0.015, 0.05, 6, 0.20, 0.020), new("33", 0.23, 0.040, 85, 0.024, 0.15, 10, 0.65, 0.008),
        new("34", 0.25, 0.030, 95, 0.028, 0.10, 11, 0.60, 0.003), new("35", 0.27, 0.022, 100, 0.028, 0.15, 4, 0.60, 0.003),
        new("36", 0.24, 0.018, 65, 0.045, 0.08, 11, 0.55, 0.004), new("37", 0.25, 0.018, 80, 0.032, 0.12, 12, 0.50, 0.003),
        new("38", 0.22, 0.025, 75, 0.024, 0.10, 11, 0.60, 0.008), new("39", 0.23, 0.035, 90, 0.018, 0.08, 11, 0.45, 0.006),
        new("40", 0.30, 0.018, 110, 0.035, 0.10, 12, 0.55, 0.002), new("44", 0.30, 0.060, 55, 0.035, 0.22, 1, 0.05, 0.006),
        new("45", 0.18, 0.015, 45, 0.018, 0.25, 1, 0.05, 0.010), new("46", 0.45, 0.130, 120, 0.030, 0.08, 7, 0.05, 0.002),
    ];

    // For divisions that a spec names and the table above does not.
    private static readonly DivisionProfile Plain = new("", 0.25, 0.04, 85, 0.03, 0.08, 11, 0.5, 0.006);

    /// <summary>How the division of a class works; an average one where it is not known here.</summary>
    public static DivisionProfile ProfileOf(string industryClass) =>
        Array.Find(Profiles, p => industryClass.StartsWith(p.Division, StringComparison.Ordinal)) ?? Plain with { Division = industryClass[..2] };
}
