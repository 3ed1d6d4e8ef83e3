using Songhua.Core;

namespace Songhua.Plans;

/// <summary>A formula over indicators.</summary>
public abstract record Formula
{
    /// <summary>A number.</summary>
    public sealed record Number(decimal Value) : Formula;

    /// <summary>An indicator, at the place and of the subject of the formula unless it names others.</summary>
    public sealed record Reference(string Indicator, string? Place, string? Subject, SourceSpan Span) : Formula;

    /// <summary>Two terms joined by +, -, * or /.</summary>
    public sealed record Binary(char Operator, Formula Left, Formula Right) : Formula;

    /// <summary>A function of one or two terms: growth(x), previous(x), deflate(x, index).</summary>
    public sealed record Call(string Function, IReadOnlyList<Formula> Arguments, SourceSpan Span) : Formula;

    /// <summary>Every reference in it, left to right.</summary>
    public IReadOnlyList<Reference> References()
    {
        var found = new List<Reference>();
        AddReferences(found);
        return found;
    }

    private void AddReferences(List<Reference> found)
    {
        switch (this)
        {
            case Reference reference:
                found.Add(reference);
                break;
            case Binary binary:
                binary.Left.AddReferences(found);
                binary.Right.AddReferences(found);
                break;
            case Call call:
                foreach (var argument in call.Arguments)
                {
                    argument.AddReferences(found);
                }

                break;
        }
    }
}
