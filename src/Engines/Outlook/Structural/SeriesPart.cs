namespace Songhua.Outlook;

/// <summary>A part of a series that is estimated, with the others or on its own.</summary>
public enum SeriesPart
{
    /// <summary>The series itself: observed, taken apart from a sum, or projected.</summary>
    Total,

    /// <summary>The series without seasonal and festival: seasonally adjusted.</summary>
    Adjusted,

    /// <summary>The level, breaks included.</summary>
    Trend,

    /// <summary>What the level gains a step.</summary>
    Slope,

    /// <summary>What returns every year.</summary>
    Seasonal,

    /// <summary>What is left.</summary>
    Irregular,

    /// <summary>What the date of the Spring Festival does.</summary>
    Festival,

    /// <summary>What breaks of level add.</summary>
    Breaks,

    /// <summary>What stands apart in the periods named.</summary>
    Outliers,
}
