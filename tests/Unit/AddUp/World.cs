using Songhua.AddUp;
using Songhua.Core;

namespace Songhua.Tests.Unit.AddUp;

/// <summary>Random quantities with exact decimal values, and statements about them that are true.</summary>
internal sealed class World(Random random)
{
    public Draft Draft { get; } = new();

    public List<decimal> Truth { get; } = [];

    public static World Make(int seed, int variables, int relations, int bounds, double sureness = 0)
    {
        var world = new World(new Random(seed));
        for (var v = 0; v < variables; v++)
        {
            world.AddVariable();
        }

        for (var r = 0; r < relations; r++)
        {
            world.AddRelation();
        }

        for (var b = 0; b < bounds; b++)
        {
            world.AddBound(world.Any(), sureness);
        }

        return world;
    }

    public int Any() => random.Next(Truth.Count);

    public int AddVariable() => AddVariable(random.Next(5) == 0 ? 0 : random.Next(-2000, 2001) / (random.Next(2) == 0 ? 1m : 100m));

    public void AddBound(int variable, double sureness = 0) => Draft.Bound(variable, Around(Truth[variable], sureness));

    public void AddRelation()
    {
        if (random.Next(2) == 0)
        {
            AddLinear();
        }
        else
        {
            AddProduct();
        }
    }

    private int AddVariable(decimal value)
    {
        Truth.Add(value);
        return Draft.Variable(random.Next(3) == 0 ? Interval.All : Around(value, 0));
    }

    private void AddLinear()
    {
        var count = random.Next(1, 6);
        var terms = new Term[count];
        var sum = 0m;
        for (var i = 0; i < count; i++)
        {
            var variable = Any();
            var coefficient = random.Next(3) == 0 ? random.Next(-300, 301) / 100m : random.Next(-1, 2);
            sum += coefficient * Truth[variable];
            terms[i] = new Term(variable, random.Next(4) == 0 ? Interval.Enclosing(coefficient - 0.01m, coefficient + 0.02m) : Interval.Enclosing(coefficient, coefficient));
        }

        Draft.Linear(random.Next(2) == 0 ? Interval.Enclosing(sum, sum) : Around(sum, 0), terms);
    }

    private void AddProduct()
    {
        var left = Any();
        var right = random.Next(3) == 0 ? left : Any();
        if (Truth[left].Scale > 6 || Truth[right].Scale > 6 || Math.Abs(Truth[left]) > 1e6m || Math.Abs(Truth[right]) > 1e6m)
        {
            return;
        }

        var product = Truth[left] * Truth[right];
        var known = Truth.IndexOf(product);
        Draft.Product(known >= 0 && random.Next(2) == 0 ? known : AddVariable(product), left, right);
    }

    private Interval Around(decimal value, double sureness)
    {
        var (below, above) = (random.Next(3) == 0 ? 0 : random.Next(1000) / 100m, random.Next(3) == 0 ? 0 : random.Next(1000) / 100m);
        var kind = random.NextDouble() < sureness ? 9 : random.Next(10);
        return Interval.Enclosing(kind == 0 ? null : value - below, kind == 1 ? null : value + above);
    }
}
