using Songhua.AddUp;
using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Puts a derivation of the add-up engine into words: the steps that lead to a bound, and the statements they rest on.</summary>
internal sealed class DerivationWords(Vocabulary words, AddUpModel model)
{
    private static readonly Phrase Step = new("{0} {1}, by {2}", "{0} {1}，依据 {2}");
    private static readonly Phrase Steps = new("steps", "推导步骤");
    private static readonly Phrase Stated = new("rests on", "依据语句");
    private static readonly Phrase Arithmetic = new("arithmetic", "算术");
    private static readonly Phrase Between = new("an intermediate result", "中间结果");

    /// <summary>The tree of a bound: first what it rests on, then how it follows.</summary>
    internal Explanation Tree(ILocalised title, ILocalised value, IReadOnlyList<Derivation> sides, IReadOnlyList<Statement> statements)
    {
        var rests = new Explanation(Stated, null) { Parts = [.. statements.Select(Leaf)] };
        var steps = sides.SelectMany(s => s.Steps).Where(s => s.Kind != ConstraintKind.Bound && model.Variables[s.Variable].Series is not null).Select(InWords).ToList();
        var distinct = steps.DistinctBy(s => s.In(Language.English)).Select(s => new Explanation(s, null)).ToList();
        return new Explanation(title, value)
        {
            Status = StatusOf(statements),
            Method = AddUpEngine.Method,
            Parts = distinct.Count == 0 ? [rests] : [rests, new Explanation(Steps, null) { Parts = distinct }],
        };
    }

    /// <summary>What stands behind a number that follows from such statements.</summary>
    internal static ValueStatus StatusOf(IEnumerable<Statement> statements) => ValueStatusWords.Computed(statements.OfType<Observation>().Select(o => o.Status));

    /// <summary>A statement as a leaf: its words, its line, its source.</summary>
    internal Explanation Leaf(Statement statement) => StatementLeaf.Of(words, statement);

    private Message InWords(DerivationStep step)
    {
        var variable = model.Variables[step.Variable];
        var bound = step.Side == Side.Low ? BoundWords.AtLeast(step.After.Low, variable.Unit) : BoundWords.AtMost(step.After.High, variable.Unit);
        ILocalised what = variable.Key is { } key ? words.Point(key, variable.Coverage) : Between;
        ILocalised by = step.Statement >= 0
            ? words.Statement(model.Statements[step.Statement])
            : (ILocalised?)model.ConstraintWords[step.Constraint] ?? Arithmetic;
        return Step.With(what, bound, by);
    }
}

/// <summary>A statement as the leaf of an explanation.</summary>
internal static class StatementLeaf
{
    internal static Explanation Of(Vocabulary words, Statement statement) => new(words.Statement(statement), null)
    {
        Status = statement is Observation observation ? observation.Status : null,
        Span = statement.Span,
        Source = Vocabulary.SourceOf(statement) is { } id ? words.Source(id) : null,
    };
}
