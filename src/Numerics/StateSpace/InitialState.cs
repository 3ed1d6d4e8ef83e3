namespace Songhua.Numerics;

/// <summary>
/// The first state: mean, finite covariance, and the states of which nothing is known, whose variance is infinite (exact diffuse
/// initialisation, Koopman 1997).
/// </summary>
/// <param name="Mean">One a state.</param>
/// <param name="Covariance">States x states, row by row, symmetric; rows of diffuse states are zero.</param>
/// <param name="Diffuse">Which states are diffuse.</param>
public sealed record InitialState(double[] Mean, double[] Covariance, bool[] Diffuse)
{
    /// <summary>Whether the first state has a disturbance added like every later one: then a white-noise state needs no covariance of its own.</summary>
    public bool IsDisturbed { get; init; }
}
