namespace Songhua.Structure;

/// <summary>Who is served first when a product is short.</summary>
public enum RationingRule
{
    /// <summary>
    /// Every order, of industries and final users alike, is met by the same share (Hallegatte 2014; Guan et al. 2020). The default: it supposes
    /// no authority and no contract that serves some buyers first.
    /// </summary>
    Proportional,

    /// <summary>Industries are served first, by the same share, and final users share what is left (Hallegatte 2008).</summary>
    IndustryFirst,
}

/// <summary>
/// What a buyer orders of an input. At the default stocks of 90 days the total loss differs by 2 % in the median of 24 shocks, with stocks of a month or less
/// by multiples: measured in docs/methods/disruption.md.
/// </summary>
public enum OrderRule
{
    /// <summary>
    /// What the output that is wanted needs, and a share of the gap to the usual stock, above it as below (Pichler et al. 2022). The default: a sector that
    /// stands still for want of one input goes on ordering it. A stock below the usual is restored over its own days at most.
    /// </summary>
    Wanted,

    /// <summary>
    /// What was used, and a share of what the stock lacks of n days of the output that is wanted: never less than the use (Hallegatte 2014; Guan et al. 2020). The
    /// restoration time is the spec's, however short the stock; substitution follows the capacity of a source, whatever its stocks allow. As in BoARIO 0.5
    /// (Juhel 2024), whose figures it repeats. Where stocks are short, orders collapse with output.
    /// </summary>
    Used,
}

/// <summary>
/// The parameters of an adaptive regional input-output model, the one set of defaults. Sources: [H08] Hallegatte (2008), Risk Analysis 28(3);
/// [H14] Hallegatte (2014), Risk Analysis 34(1); [G20] Guan et al. (2020), Nature Human Behaviour 4; [B] the documented defaults of
/// BoARIO 0.5, which follow [H14]. See docs/methods/disruption.md. Values out of range are an outcome of the engine, not an exception.
/// </summary>
public sealed record DisruptionSpec
{
    /// <summary>Days that are simulated, a multiple of <see cref="StepDays"/>; default a year.</summary>
    public int HorizonDays { get; init; } = 365;

    /// <summary>Days of a step; default 1 [H14]. A delivery of one step is used in the next at the earliest.</summary>
    public int StepDays { get; init; } = 1;

    /// <summary>Days of the table's year; default 365.</summary>
    public double YearDays { get; init; } = 365;

    /// <summary>
    /// n, days of its use that a buyer keeps of an input where the problem does not say otherwise; default 90 [H14, B]. Less than a step counts
    /// as a step: what a step uses must be there when it begins.
    /// </summary>
    public double InventoryDays { get; init; } = 90;

    /// <summary>
    /// tau, days in which orders restore a stock, and run down one above its target; default 60 [B]. To restore, at most the days of the stock
    /// itself under <see cref="OrderRule.Wanted"/>: three days of electricity are not restored over sixty.
    /// </summary>
    public double RestorationDays { get; init; } = 60;

    /// <summary>
    /// psi, from 0 to 1: output falls once the stock of an input is below this share of its target, because the stocks of a sector are not all in the
    /// right place; default 0.8 [H14, B]. With 0 only the use of the step itself must be there.
    /// </summary>
    public double Heterogeneity { get; init; } = 0.8;

    /// <summary>alpha-max, capacity that scarcity can call up, as a ratio to the usual; default 1.25 [H14, B]; 1.2 in [H08].</summary>
    public double LargestCapacity { get; init; } = 1.25;

    /// <summary>tau-alpha, days in which capacity follows scarcity; default 365 [H14, B]; half a year in [H08].</summary>
    public double CapacityDays { get; init; } = 365;

    /// <summary>Who is served first; default <see cref="RationingRule.Proportional"/> [H14, G20].</summary>
    public RationingRule Rationing { get; init; }

    /// <summary>What buyers order; default <see cref="OrderRule.Wanted"/>. <see cref="OrderRule.Used"/> is that of [H14, G20, B].</summary>
    public OrderRule Orders { get; init; }

    /// <summary>
    /// From 0 to 1: how far orders leave a source that supplies less, for the other source (region or outside) of the same product. 0, the
    /// default, keeps the usual shares [H14]; 1 orders in proportion to what each supplies now [G20]. A product that a buyer has from one source only has no substitute.
    /// </summary>
    public double Substitution { get; init; }

    /// <summary>From 0 to 1: the share of unmet final demand that is asked for later; the rest is lost. Default 0: all is lost [H14].</summary>
    public double PostponedShare { get; init; }

    /// <summary>Days in which postponed demand is asked for again; default 30, an assumption that matters only with <see cref="PostponedShare"/>.</summary>
    public double CatchUpDays { get; init; } = 30;

    /// <summary>Output within this share of the usual counts as recovered; default 0.1 %.</summary>
    public double RecoveryTolerance { get; init; } = 0.001;

    /// <summary>The largest difference of a row of the table from its output, as a share of the output; default 1e-6. It is added to local final demand.</summary>
    public double BalanceTolerance { get; init; } = 1e-6;

    /// <summary>The most threads that work at a time; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Steps of the horizon.</summary>
    internal int Steps => HorizonDays / StepDays;

    internal string? FirstInvalid()
    {
        (string Name, bool Holds)[] checks =
        [
            (nameof(StepDays), StepDays >= 1), (nameof(HorizonDays), HorizonDays >= StepDays && StepDays >= 1 && HorizonDays % StepDays == 0),
            (nameof(YearDays), IsIn(YearDays, 1, 366)), (nameof(InventoryDays), IsIn(InventoryDays, 0, 1e6)),
            (nameof(RestorationDays), RestorationDays > 0 && double.IsFinite(RestorationDays)), (nameof(Heterogeneity), IsIn(Heterogeneity, 0, 1)),
            (nameof(LargestCapacity), IsIn(LargestCapacity, 1, 100)), (nameof(CapacityDays), CapacityDays > 0 && double.IsFinite(CapacityDays)),
            (nameof(Rationing), Enum.IsDefined(Rationing)), (nameof(Orders), Enum.IsDefined(Orders)),
            (nameof(Substitution), IsIn(Substitution, 0, 1)), (nameof(PostponedShare), IsIn(PostponedShare, 0, 1)), (nameof(CatchUpDays), CatchUpDays > 0 && double.IsFinite(CatchUpDays)), (nameof(RecoveryTolerance), IsIn(RecoveryTolerance, 0, 1)),
            (nameof(BalanceTolerance), IsIn(BalanceTolerance, 0, 1)), (nameof(Threads), Threads >= 1),
        ];
        return checks.FirstOrDefault(c => !c.Holds).Name;
    }

    private static bool IsIn(double value, double low, double high) => value >= low && value <= high;
}
