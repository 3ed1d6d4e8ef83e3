namespace Songhua.Numerics;

/// <summary>
/// A linear Gaussian state space model with scalar measurements (Durbin &amp; Koopman 2012, Time Series Analysis by State Space
/// Methods, 2nd edition, chapters 4 to 6): state(t+1) = T(t) state(t) + R disturbance(t), the disturbances independent with variances
/// q; any number of <see cref="Measurement"/>s a step, none included. The variances q are not part of it: they are what is estimated.
/// </summary>
public sealed class StateSpaceModel
{
    private readonly SparseMatrix[] _transitions;
    private readonly int[] _firstMeasurement;

    /// <summary>Puts a model together.</summary>
    /// <param name="transitions">T(t), states x states, one a step; the same object may stand at many steps. The last leads out of the sample.</param>
    /// <param name="loading">R, states x disturbances.</param>
    /// <param name="varianceOf">For each disturbance which of the variances is its own; several may share one.</param>
    /// <param name="initial">The first state.</param>
    /// <param name="measurements">Ordered by step.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, measurements are not in order, or a number is not finite that must be.</exception>
    public StateSpaceModel(SparseMatrix[] transitions, SparseMatrix loading, int[] varianceOf, InitialState initial, IReadOnlyList<Measurement> measurements)
    {
        States = initial.Mean.Length;
        Require(initial.Covariance.Length == States * States && initial.Diffuse.Length == States, nameof(initial), "The first state's covariance and diffuse marks must fit its mean.");
        Require(initial.Mean.All(double.IsFinite) && initial.Covariance.All(double.IsFinite), nameof(initial), "The first state must be finite.");
        Require(transitions.Length > 0 && transitions.All(t => t.Rows == States && t.Columns == States), nameof(transitions), "There must be a step, and every transition must be states x states.");
        Require(loading.Rows == States && loading.Columns == varianceOf.Length, nameof(loading), "The loading must be states x disturbances.");
        Require(varianceOf.All(v => v >= 0), nameof(varianceOf), "Variances are counted from 0.");
        (_transitions, Loading, VarianceOf, Initial, Measurements) = (transitions, loading, varianceOf, initial, measurements);
        VarianceCount = varianceOf.Length == 0 ? 0 : varianceOf.Max() + 1;
        DisturbanceTerms = [.. Terms(loading, varianceOf)];
        _firstMeasurement = new int[Steps + 1];
        for (var i = 0; i < measurements.Count; i++)
        {
            var one = measurements[i];
            Require(one.Step >= 0 && one.Step < Steps && (i == 0 || measurements[i - 1].Step <= one.Step), nameof(measurements), "Measurements must be ordered by step, within the steps.");
            Require(one.States.Length == one.Weights.Length && one.States.All(s => s >= 0 && s < States), nameof(measurements), "A measurement's weights must fit its states.");
            Require(one.Weights.All(double.IsFinite) && one.NoiseVariance >= 0 && !double.IsInfinity(one.NoiseVariance) && !double.IsInfinity(one.Value), nameof(measurements), "A measurement must be finite, its noise not negative.");
            _firstMeasurement[one.Step + 1] = i + 1;
        }

        for (var step = 0; step < Steps; step++)
        {
            _firstMeasurement[step + 1] = Math.Max(_firstMeasurement[step], _firstMeasurement[step + 1]);
        }
    }

    /// <summary>The number of states.</summary>
    public int States { get; }

    /// <summary>The number of steps.</summary>
    public int Steps => _transitions.Length;

    /// <summary>The number of variances.</summary>
    public int VarianceCount { get; }

    /// <summary>R, states x disturbances.</summary>
    public SparseMatrix Loading { get; }

    /// <summary>For each disturbance which of the variances is its own.</summary>
    public IReadOnlyList<int> VarianceOf { get; }

    /// <summary>The first state.</summary>
    public InitialState Initial { get; }

    /// <summary>What was observed, ordered by step.</summary>
    public IReadOnlyList<Measurement> Measurements { get; }

    /// <summary>T of the way from a step to the next.</summary>
    public SparseMatrix Transition(int step) => _transitions[step];

    /// <summary>The measurements of a step, as a range of <see cref="Measurements"/>.</summary>
    public (int From, int To) MeasurementsAt(int step) => (_firstMeasurement[step], _firstMeasurement[step + 1]);

    /// <summary>R Q R' as a sum: weight x variance at row and column.</summary>
    internal DisturbanceTerm[] DisturbanceTerms { get; }

    private static IEnumerable<DisturbanceTerm> Terms(SparseMatrix loading, int[] varianceOf) =>
        from first in loading.Entries()
        from second in loading.Entries()
        where first.Column == second.Column
        select new DisturbanceTerm(first.Row, second.Row, first.Value * second.Value, varianceOf[first.Column]);

    private static void Require(bool holds, string name, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message, name);
        }
    }
}

/// <summary>One term of R Q R'.</summary>
internal readonly record struct DisturbanceTerm(int Row, int Column, double Weight, int Variance);
