namespace Songhua.Core;

/// <summary>The languages in which Songhua speaks.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese (simplified).</summary>
    Chinese,
}

/// <summary>Anything that has a wording in every language: a message of the program, or a name given by a plan.</summary>
public interface ILocalised
{
    /// <summary>The wording in <paramref name="language"/>.</summary>
    string In(Language language);
}
