namespace Songhua.AddUp;

/// <summary>The forms of arithmetic that the engine knows.</summary>
public enum ConstraintKind
{
    /// <summary>A variable lies in an interval.</summary>
    Bound,

    /// <summary>A weighted sum of variables lies in an interval.</summary>
    Linear,

    /// <summary>One variable is the product of two others.</summary>
    Product,
}
