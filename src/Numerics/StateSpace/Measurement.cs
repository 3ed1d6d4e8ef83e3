namespace Songhua.Numerics;

/// <summary>One number observed: y = sum of weights times states + noise, noise of mean 0.</summary>
/// <param name="Step">At which step, from 0.</param>
/// <param name="Value">What was observed; NaN where it is missing, and then it says nothing.</param>
/// <param name="States">The states that it sees.</param>
/// <param name="Weights">Their weights, in the same order.</param>
/// <param name="NoiseVariance">The variance of the noise, independent of every other; 0 for an exact observation.</param>
public sealed record Measurement(int Step, double Value, int[] States, double[] Weights, double NoiseVariance = 0);
