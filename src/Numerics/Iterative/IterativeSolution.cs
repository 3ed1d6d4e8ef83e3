namespace Songhua.Numerics;

/// <summary>What an iteration came to.</summary>
/// <param name="x">The solution where it converged, the nearest found where not.</param>
/// <param name="residual">|b - M x| / |b| in the Euclidean norm.</param>
/// <param name="products">How many products with M it took.</param>
/// <param name="isConverged">Whether the residual is within the tolerance.</param>
public sealed class IterativeSolution(double[] x, double residual, int products, bool isConverged)
{
    /// <summary>The solution where it converged, the nearest found where not.</summary>
    public ReadOnlySpan<double> X => x;

    /// <summary>|b - M x| / |b| in the Euclidean norm, from a product with x itself, not from the recurrence.</summary>
    public double Residual { get; } = residual;

    /// <summary>How many products with M it took.</summary>
    public int Products { get; } = products;

    /// <summary>Whether the residual is within the tolerance.</summary>
    public bool IsConverged { get; } = isConverged;
}
