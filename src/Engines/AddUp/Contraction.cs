using Songhua.Core;

namespace Songhua.AddUp;

/// <summary>What a product leaves of each of its variables, as the hull of the values that can still hold.</summary>
internal static class Contraction
{
    /// <summary>
    /// The values left for one place of product = left * right: 0 for the product, 1 for the left factor, 2 for the right. In a square
    /// both factors are the same variable, and there is no place 2.
    /// </summary>
    public static Interval OfProduct(int place, Interval product, Interval left, Interval right, bool isSquare) => (place, isSquare) switch
    {
        (0, false) => left * right,
        (0, true) => Square(left),
        (1, false) => Factor(product, right, left),
        (1, true) => Root(product, left),
        _ => Factor(product, left, right),
    };

    /// <summary>All x in <paramref name="self"/> with x * other in product.</summary>
    private static Interval Factor(Interval product, Interval other, Interval self)
    {
        if (!(other.Low < 0 && other.High > 0) || product.Contains(0))
        {
            return product / other;
        }

        // The other factor has both signs: two half lines with a gap around zero, which matters where self has one sign.
        var negative = product / new Interval(other.Low, 0);
        var positive = product / new Interval(0, other.High);
        return self.Intersect(negative).Hull(self.Intersect(positive));
    }

    private static Interval Square(Interval x)
    {
        var magnitude = x.Low >= 0 ? x : x.High <= 0 ? -x : new Interval(0, Math.Max(-x.Low, x.High));
        return magnitude * magnitude;
    }

    /// <summary>All x in <paramref name="self"/> with x * x in square.</summary>
    private static Interval Root(Interval square, Interval self)
    {
        if (square.High < 0)
        {
            return Interval.Empty;
        }

        var root = new Interval(RootDown(Math.Max(0, square.Low)), RootUp(square.High));
        return self.Intersect(-root).Hull(self.Intersect(root));
    }

    // The square root is rounded to the nearest double; near zero the sign of its error may be lost.
    private static double RootDown(double x)
    {
        var root = Math.Sqrt(x);
        return x == 0 || (x > 1e-270 && Math.FusedMultiplyAdd(-root, root, x) >= 0) ? root : Math.Max(0, Math.BitDecrement(root));
    }

    private static double RootUp(double x)
    {
        var root = Math.Sqrt(x);
        return x == 0 || double.IsInfinity(x) || (x > 1e-270 && Math.FusedMultiplyAdd(-root, root, x) <= 0) ? root : Math.BitIncrement(root);
    }
}
