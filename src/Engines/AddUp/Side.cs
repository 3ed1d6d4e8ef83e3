namespace Songhua.AddUp;

/// <summary>An end of an interval.</summary>
public enum Side
{
    /// <summary>The lower end.</summary>
    Low,

    /// <summary>The upper end.</summary>
    High,
}
