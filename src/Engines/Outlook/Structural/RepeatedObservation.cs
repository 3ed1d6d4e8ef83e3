namespace Songhua.Outlook;

/// <summary>An observation that others imply, such as a year whose quarters are all known. It is not used a second time.</summary>
/// <param name="Observation">The observation.</param>
/// <param name="Implied">What the others make of it, base units.</param>
/// <param name="Others">The observations that imply it.</param>
/// <param name="Agrees">Whether both are equal within their rounding. Where not, one of them is wrong and the caller has to say which.</param>
public sealed record RepeatedObservation(StructuralObservation Observation, double Implied, IReadOnlyList<StructuralObservation> Others, bool Agrees);
