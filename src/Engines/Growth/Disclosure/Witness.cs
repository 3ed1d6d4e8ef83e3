namespace Songhua.Growth;

/// <summary>
/// Another table that fits what is published: deviations from the true values, in their unit, of some parts in the layers of a
/// block. A multiple, a mirror image or the same deviations in another block may fit as well; that is checked, never assumed.
/// </summary>
/// <param name="Deviations">The place of the layer in its block, the part, and the deviation; not zero.</param>
internal sealed record Witness((int Layer, int Part, double Deviation)[] Deviations)
{
    /// <summary>The deviation of a sum in a layer of the block.</summary>
    internal double Of(Sum sum, int layer)
    {
        var total = 0.0;
        foreach (var d in Deviations)
        {
            total += d.Layer == layer && Array.BinarySearch(sum.Parts, d.Part) >= 0 ? d.Deviation : 0;
        }

        return total;
    }
}
