namespace Songhua.Numerics;

/// <summary>The predicted states of a run of the filter, kept for going back.</summary>
internal sealed class PredictedStates(int steps, int states, int stride)
{
    private readonly double[] _means = new double[steps * stride];
    private readonly double[] _covariances = new double[(long)steps * states * stride];
    private readonly double[][] _diffuse = new double[steps][];

    public ReadOnlySpan<double> Mean(int step) => _means.AsSpan(step * stride, stride);

    public ReadOnlySpan<double> Covariance(int step) => _covariances.AsSpan(step * states * stride, states * stride);

    /// <summary>Empty where nothing is diffuse any more.</summary>
    public ReadOnlySpan<double> Diffuse(int step) => _diffuse[step];

    public void Keep(int step, ReadOnlySpan<double> mean, ReadOnlySpan<double> covariance, ReadOnlySpan<double> diffuse, bool isDiffuse)
    {
        mean.CopyTo(_means.AsSpan(step * stride));
        covariance.CopyTo(_covariances.AsSpan(step * states * stride));
        _diffuse[step] = isDiffuse ? diffuse.ToArray() : [];
    }
}
