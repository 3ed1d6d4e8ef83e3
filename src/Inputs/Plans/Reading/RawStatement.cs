using Songhua.Core;

namespace Songhua.Plans;

/// <summary>A statement as written: its type, id and the nodes of its attributes, not yet understood.</summary>
public sealed class RawStatement(StatementType type, string id, SourceSpan span)
{
    private readonly Node?[] _values = new Node?[type.Attributes.Count];

    /// <summary>Its type.</summary>
    public StatementType Type { get; } = type;

    /// <summary>Its id within the section.</summary>
    public string Id { get; } = id;

    /// <summary>Where its id stands.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>Its plan path: <c>section/id</c>.</summary>
    public string Path => $"{Type.Section}/{Id}";

    /// <summary>The node of the attribute at a position of the catalogue.</summary>
    public Node? this[int attribute]
    {
        get => _values[attribute];
        set => _values[attribute] = value;
    }

    /// <summary>The node of an attribute; null where it is left out.</summary>
    public Node? this[string attribute] => _values[Type.IndexOf(attribute)];

    /// <summary>A copy whose attributes can be changed without changing this.</summary>
    public RawStatement Copy()
    {
        var copy = new RawStatement(Type, Id, Span);
        _values.CopyTo(copy._values, 0);
        return copy;
    }
}
