namespace Songhua.Outlook;

/// <summary>What a number of an event is.</summary>
public enum QuantityKind
{
    /// <summary>The value of a series at a point.</summary>
    Level,

    /// <summary>value / earlier value - 1.</summary>
    Growth,

    /// <summary>value / value of another series at the same point.</summary>
    Share,
}

/// <summary>A number of a draw on which an event is judged.</summary>
public sealed record EventQuantity
{
    private EventQuantity(QuantityKind kind, int series, int point) => (Kind, Series, Point) = (kind, series, point);

    /// <summary>What it is.</summary>
    public QuantityKind Kind { get; }

    /// <summary>The series, an index.</summary>
    public int Series { get; }

    /// <summary>The point, from 0 to T.</summary>
    public int Point { get; }

    /// <summary>Of growth between points, the earlier one; null otherwise.</summary>
    public int? From { get; private init; }

    /// <summary>Of growth on a value known beforehand, that value; NaN otherwise.</summary>
    public double Earlier { get; private init; } = double.NaN;

    /// <summary>Of a share, the whole; null otherwise.</summary>
    public int? Whole { get; private init; }

    /// <summary>The value of a series at a point.</summary>
    public static EventQuantity Level(int series, int point) => new(QuantityKind.Level, series, point);

    /// <summary>The growth of a series between two points, over all steps between them: 0.1 is ten per cent.</summary>
    public static EventQuantity Growth(int series, int from, int point) => new(QuantityKind.Growth, series, point) { From = from };

    /// <summary>The growth of a series on a value known beforehand, not zero.</summary>
    public static EventQuantity GrowthOn(double earlier, int series, int point) => new(QuantityKind.Growth, series, point) { Earlier = earlier };

    /// <summary>The share of a series in another.</summary>
    public static EventQuantity Share(int part, int whole, int point) => new(QuantityKind.Share, part, point) { Whole = whole };
}

/// <summary>An event: a quantity lies between two edges, such as a target that is met.</summary>
/// <param name="Key">Its name, unique in the problem; scenarios are compared by it.</param>
/// <param name="Quantity">The number judged.</param>
/// <param name="Low">The lower edge; minus infinite for none.</param>
/// <param name="High">The upper edge; infinite for none.</param>
public sealed record EnsembleEvent(string Key, EventQuantity Quantity, double Low, double High = double.PositiveInfinity)
{
    /// <summary>Whether the lower edge itself does not do.</summary>
    public bool IsLowStrict { get; init; }

    /// <summary>Whether the upper edge itself does not do.</summary>
    public bool IsHighStrict { get; init; }

    internal bool IsMet(double quantity) =>
        (IsLowStrict ? quantity > Low : quantity >= Low) && (IsHighStrict ? quantity < High : quantity <= High);
}

/// <summary>Events that are asked for together.</summary>
/// <param name="Key">Its name, unique in the problem.</param>
/// <param name="Events">Indices of events, at least one.</param>
public sealed record EventSet(string Key, IReadOnlyList<int> Events);
