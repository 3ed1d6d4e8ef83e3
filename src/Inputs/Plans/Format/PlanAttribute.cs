using Songhua.Core;

namespace Songhua.Plans;

/// <summary>The kinds of value an attribute can have.</summary>
public enum AttributeType
{
    /// <summary>Words: a string, or a map with <c>en</c> and <c>zh</c>.</summary>
    Text,

    /// <summary>A plain string: an address, a code, a file name.</summary>
    Word,

    /// <summary>The id of a statement.</summary>
    Reference,

    /// <summary>A list of ids.</summary>
    ReferenceList,

    /// <summary>A list of plain strings.</summary>
    WordList,

    /// <summary>A number with its wording and unit.</summary>
    Figure,

    /// <summary>Two figures, lowest and highest.</summary>
    FigurePair,

    /// <summary>A map from indicator id to figure.</summary>
    FigureMap,

    /// <summary>A period.</summary>
    Period,

    /// <summary>A period or the word <c>open</c>.</summary>
    PeriodOrOpen,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    Flag,

    /// <summary>A number without a unit.</summary>
    Number,

    /// <summary>A formula over indicators.</summary>
    Formula,

    /// <summary>A list of statements of its own type.</summary>
    List,

    /// <summary>A map of attributes to values, kept as written.</summary>
    Map,
}

/// <summary>One attribute of a statement. The catalogue of these drives reading, the JSON Schema, the pages and the formatter.</summary>
/// <param name="Name">Its key in the file.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it means.</param>
public sealed record PlanAttribute(string Name, AttributeType Type, Phrase Description)
{
    /// <summary>Whether a statement without it is wrong.</summary>
    public bool Required { get; init; }

    /// <summary>Whether its absence leaves a number without a source.</summary>
    public bool IsSource { get; init; }

    /// <summary>The words allowed, for a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The sections whose ids it may name, for references.</summary>
    public IReadOnlyList<string> RefersTo { get; init; } = [];

    /// <summary>What applies where it is left out, as printed.</summary>
    public string? Default { get; init; }

    /// <summary>The type of its items, for a list.</summary>
    public StatementType? Items { get; init; }

    /// <summary>An example of its value.</summary>
    public string? Example { get; init; }
}

/// <summary>A kind of statement: a section of a plan file and what may stand in it.</summary>
/// <param name="Section">The key of the section; for items of a list, the key of the list.</param>
/// <param name="Description">What such a statement says.</param>
/// <param name="Attributes">What it may hold, in the order in which the formatter writes them.</param>
public sealed record StatementType(string Section, Phrase Description, IReadOnlyList<PlanAttribute> Attributes)
{
    /// <summary>The position of an attribute; -1 where there is none of that name.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Attributes.Count; i++)
        {
            if (Attributes[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
