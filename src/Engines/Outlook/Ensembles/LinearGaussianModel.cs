namespace Songhua.Outlook;

/// <summary>A shock: one standard normal number a step, from a stream of random numbers that has its name.</summary>
/// <param name="Name">
/// The name of its stream, unique in the model. Name, seed, draw and step make the number: the same in every problem, whatever else is in it.
/// </param>
/// <param name="Source">What its share of the variance is counted to, such as "common" or "own/gdp".</param>
/// <param name="ScaleGroup">The group whose multiplier applies, an index; null where none does.</param>
public sealed record EnsembleShock(string Name, string Source, int? ScaleGroup = null);

/// <summary>
/// Shocks of one draw that are multiplied by sqrt(degrees / chi-square(degrees)), one number a draw: together they are multivariate t, as
/// the predictive distribution of a regression on few observations is.
/// </summary>
/// <param name="Name">The name of its stream, unique among the groups.</param>
/// <param name="Degrees">Degrees of freedom, above 2 (below, there is no variance to weigh by); infinite for none.</param>
public sealed record ScaleGroup(string Name, double Degrees);

/// <summary>
/// A linear Gaussian state-space model (J. Durbin and S. J. Koopman 2012, Time series analysis by state space methods, 2nd edition,
/// equation 3.1): x_0 = m_0 + B_0 z_0, x_t = c_t + A x_(t-1) + R_t z_t, u_t = d_t + Z x_t, z_t standard normal. Uncertain parameters are
/// states with B_0; observation noise that matters is a state too. k states, q shocks, n outputs, points 0 to T.
/// </summary>
public sealed class LinearGaussianModel
{
    /// <summary>T: the number of steps; there are T + 1 points, the first at the start.</summary>
    public required int Steps { get; init; }

    /// <summary>q shocks.</summary>
    public required IReadOnlyList<EnsembleShock> Shocks { get; init; }

    /// <summary>The groups that shocks may belong to.</summary>
    public IReadOnlyList<ScaleGroup> ScaleGroups { get; init; } = [];

    /// <summary>m_0: k.</summary>
    public required double[] InitialMean { get; init; }

    /// <summary>B_0: k x q; null where the start is known.</summary>
    public double[,]? InitialLoadings { get; init; }

    /// <summary>A: k x k.</summary>
    public required double[,] Transition { get; init; }

    /// <summary>R_t: k x q, one for all steps, or one a step from step 1 on.</summary>
    public required IReadOnlyList<double[,]> Loadings { get; init; }

    /// <summary>c_t: k a step, from step 1 on; null for zeros.</summary>
    public IReadOnlyList<double[]>? Intercepts { get; init; }

    /// <summary>Z: n x k; null where output i is state i.</summary>
    public double[,]? Measurement { get; init; }

    /// <summary>d_t: n a point, from point 0 on; null for zeros. Scenarios put their pulses here or into c_t.</summary>
    public IReadOnlyList<double[]>? Offsets { get; init; }

    /// <summary>k.</summary>
    public int States => InitialMean.Length;

    /// <summary>n.</summary>
    public int Outputs => Measurement?.GetLength(0) ?? States;

    internal double[,] LoadingsOf(int step) => Loadings[Loadings.Count == 1 ? 0 : step - 1];

    internal void Check()
    {
        var (k, q) = (States, Shocks.Count);
        Need(Steps >= 0 && k >= 1, "a model needs states and no negative number of steps");
        Need(Fits(Transition, k, k) && (Measurement is null || Fits(Measurement, Outputs, k)), "transition or measurement do not fit the states");
        Need(Loadings.Count == 1 || Loadings.Count == Steps, "loadings are one for all steps or one a step");
        Need(Loadings.All(r => Fits(r, k, q)) && (InitialLoadings is null || Fits(InitialLoadings, k, q)), "loadings do not fit states and shocks");
        Need(Intercepts is null || (Intercepts.Count == Steps && Intercepts.All(c => c.Length == k)), "intercepts do not fit steps and states");
        Need(Offsets is null || (Offsets.Count == Steps + 1 && Offsets.All(d => d.Length == Outputs)), "offsets do not fit points and outputs");
        Need(InitialMean.Concat(Intercepts?.SelectMany(c => c) ?? []).Concat(Offsets?.SelectMany(d => d) ?? []).All(double.IsFinite), "a mean, intercept or offset is not finite");
        Need(Shocks.DistinctBy(s => s.Name).Count() == q && ScaleGroups.DistinctBy(g => g.Name).Count() == ScaleGroups.Count, "names of shocks and of groups must be unique");
        Need(Shocks.All(s => s.ScaleGroup is null || (uint)s.ScaleGroup < (uint)ScaleGroups.Count), "a shock names a group that does not exist");
        Need(ScaleGroups.All(g => g.Degrees > 2), "degrees of freedom must be above 2");
    }

    private static bool Fits(double[,] matrix, int rows, int columns) =>
        matrix.GetLength(0) == rows && matrix.GetLength(1) == columns && matrix.Cast<double>().All(double.IsFinite);

    private static void Need(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"The model of an ensemble is not well formed: {what}.");
        }
    }
}
