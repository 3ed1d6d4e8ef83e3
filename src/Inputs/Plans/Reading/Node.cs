using Songhua.Core;

namespace Songhua.Plans;

/// <summary>A value in a plan file with its place: a scalar, a list or a map.</summary>
public abstract record Node(SourceSpan Span);

/// <summary>A single value.</summary>
public sealed record ScalarNode(string Value, SourceSpan Span) : Node(Span);

/// <summary>A list.</summary>
public sealed record ListNode(IReadOnlyList<Node> Items, SourceSpan Span) : Node(Span);

/// <summary>A map; keys are unique.</summary>
public sealed record MapNode(IReadOnlyList<(ScalarNode Key, Node Value)> Entries, SourceSpan Span) : Node(Span)
{
    /// <summary>The value of a key; null where there is none.</summary>
    public Node? Find(string key)
    {
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key.Value == key)
            {
                return Entries[i].Value;
            }
        }

        return null;
    }
}
