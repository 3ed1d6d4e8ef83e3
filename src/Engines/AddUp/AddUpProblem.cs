using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>
/// Unknown quantities and what is said about them. Variables and statements are numbered from 0 in the order added; all values are
/// in base units of whatever the caller chose.
/// </summary>
public sealed class AddUpProblem
{
    /// <summary>In place of a statement: a constraint that is arithmetic and cannot be dropped.</summary>
    public const int Definition = -1;

    private readonly List<string> _variableKeys = [];
    private readonly List<string> _statementKeys = [];

    /// <summary>The number of variables.</summary>
    public int VariableCount => _variableKeys.Count;

    /// <summary>The number of statements.</summary>
    public int StatementCount => _statementKeys.Count;

    /// <summary>The number of constraints.</summary>
    public int ConstraintCount => Constraints.Count;

    /// <summary>Every sum and product, with its statement, in the order added.</summary>
    public IEnumerable<AddUpRelation> Relations
    {
        get
        {
            for (var c = 0; c < Constraints.Count; c++)
            {
                var (kind, statement, start, range) = Constraints[c];
                if (kind != ConstraintKind.Bound)
                {
                    var end = c + 1 < Constraints.Count ? Constraints[c + 1].TermStart : Terms.Count;
                    yield return new(kind, statement, [.. Enumerable.Range(start, end - start).Select(t => Terms[t])], range);
                }
            }
        }
    }

    /// <summary>What a variable can be by its nature.</summary>
    public Interval Domain(int variable) => Domains[variable];

    internal Blocks<Interval> Domains { get; } = new();

    internal List<bool> IsRelation { get; } = [];

    /// <summary>The constraints; the terms of each end where those of the next begin.</summary>
    internal Blocks<Constraint> Constraints { get; } = new();

    /// <summary>The terms of all constraints, one after the other: an object for each would cost more than all else.</summary>
    internal Blocks<Term> Terms { get; } = new();

    /// <summary>The key a variable was added with.</summary>
    public string VariableKey(int variable) => _variableKeys[variable];

    /// <summary>The key a statement was added with.</summary>
    public string StatementKey(int statement) => _statementKeys[statement];

    /// <summary>Adds an unknown quantity and gives its number. The domain is what it can be by its nature, such as zero and above.</summary>
    /// <exception cref="ArgumentException">The domain is empty.</exception>
    public int AddVariable(string key, Interval domain)
    {
        if (domain.IsEmpty)
        {
            throw new ArgumentException("A variable's domain must hold a number.", nameof(domain));
        }

        _variableKeys.Add(key);
        Domains.Add(domain);
        return VariableCount - 1;
    }

    /// <summary>
    /// Adds something that can be dropped, and gives its number. What it says follows with the other methods, in any number of
    /// constraints.
    /// </summary>
    /// <param name="key">The caller's name for it.</param>
    /// <param name="isRelation">Whether it is a formula or a part-whole statement, rather than a stated value.</param>
    public int AddStatement(string key, bool isRelation)
    {
        _statementKeys.Add(key);
        IsRelation.Add(isRelation);
        return StatementCount - 1;
    }

    /// <summary>The variable lies in the interval. An empty interval is a statement that contradicts itself.</summary>
    /// <exception cref="ArgumentException">An end is not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such statement or variable.</exception>
    public void AddBound(int statement, int variable, Interval interval)
    {
        CheckVariable(variable);
        Add(ConstraintKind.Bound, statement, Checked(interval, nameof(interval)));
        Terms.Add(new Term(variable, 1));
    }

    /// <summary>The sum of coefficient times variable lies in the interval. Repeated variables are added together.</summary>
    /// <exception cref="ArgumentException">There are no terms, a coefficient is not finite, or an end of the sum is not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such statement or variable.</exception>
    public void AddLinear(int statement, ReadOnlySpan<Term> terms, Interval sum)
    {
        if (terms.IsEmpty)
        {
            throw new ArgumentException("A sum needs a term.", nameof(terms));
        }

        foreach (var term in terms)
        {
            CheckVariable(term.Variable);
            if (!term.Coefficient.IsBounded || term.Coefficient.IsEmpty)
            {
                throw new ArgumentException("A coefficient must be finite.", nameof(terms));
            }
        }

        Add(ConstraintKind.Linear, statement, Checked(sum, nameof(sum)));

        // Sums are short as a rule, and then looking through them is cheaper than an index.
        var start = Terms.Count;
        var places = terms.Length > 8 ? new Dictionary<int, int>(terms.Length) : null;
        foreach (var term in terms)
        {
            var place = places is null ? PlaceOf(term.Variable, start) : places.GetValueOrDefault(term.Variable, -1);
            if (place < 0)
            {
                places?.Add(term.Variable, Terms.Count);
                Terms.Add(term);
            }
            else
            {
                Terms[place] = Terms[place] with { Coefficient = Terms[place].Coefficient + term.Coefficient };
            }
        }
    }

    /// <summary>
    /// product = left * right. A square where left and right are the same variable. A quotient z = x / y is written as x = z * y,
    /// which says nothing about z where both x and y can be zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such statement or variable.</exception>
    public void AddProduct(int statement, int product, int left, int right)
    {
        CheckVariable(product);
        CheckVariable(left);
        CheckVariable(right);
        Add(ConstraintKind.Product, statement, Interval.All);
        Terms.Add(new Term(product, 1));
        Terms.Add(new Term(left, 1));
        Terms.Add(new Term(right, 1));
    }

    private int PlaceOf(int variable, int start)
    {
        for (var i = start; i < Terms.Count; i++)
        {
            if (Terms[i].Variable == variable)
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(ConstraintKind kind, int statement, Interval range)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statement, Definition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(statement, StatementCount);
        Constraints.Add(new Constraint(kind, statement, Terms.Count, range));
    }

    private void CheckVariable(int variable)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variable);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(variable, VariableCount);
    }

    private static Interval Checked(Interval interval, string name) =>
        double.IsNaN(interval.Low) || double.IsNaN(interval.High)
            ? throw new ArgumentException("An end of an interval is not a number.", name)
            : interval.IsEmpty ? Interval.Empty : interval;

    internal readonly record struct Constraint(ConstraintKind Kind, int Statement, int TermStart, Interval Range);
}

/// <summary>A sum or a product of variables.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Statement">What says so; <see cref="AddUpProblem.Definition"/> for arithmetic.</param>
/// <param name="Terms">Of a sum its terms; of a product the product and its two factors.</param>
/// <param name="Range">Of a sum where it lies.</param>
public sealed record AddUpRelation(ConstraintKind Kind, int Statement, IReadOnlyList<Term> Terms, Interval Range);
