namespace Songhua.Numerics;

/// <summary>The steps of the recursions that go back over a run of the filter.</summary>
internal static class Backward
{
    /// <summary>
    /// Takes a measurement into r and N: r = z v/F + L'r, N = z z'/F + L'N L with L = I - K z'; for a diffuse one r = L'r, N = L'N L
    /// with the first gain. <paramref name="work"/> holds a row.
    /// </summary>
    public static void Step(KalmanFilter filter, int i, Span<double> sum, Span<double> information, Span<double> work)
    {
        var kind = filter.Kinds[i];
        if (kind is Innovation.Missing or Innovation.Known or Innovation.Impossible)
        {
            return;
        }

        var one = filter.Model.Measurements[i];
        var gain = filter.Gain(i);
        var proper = kind == Innovation.Proper ? 1 / filter.ErrorVariances[i] : 0;
        Shrink(information, filter.Stride, filter.Model.States, gain, one, proper, work[..filter.Stride]);
        AddSparse(sum, one, (filter.Errors[i] * proper) - Dense.Dot(gain, sum));
    }

    /// <summary>S becomes L'S L + c z z' for a symmetric S.</summary>
    public static void Shrink(Span<double> s, int stride, int size, ReadOnlySpan<double> gain, Measurement one, double c, Span<double> work)
    {
        Dense.Times(s, stride, size, gain, work);
        var inner = Dense.Dot(gain, work) + c;
        for (var k = 0; k < one.States.Length; k++)
        {
            // Row and column of each state seen: S - z u' - u z' + (K'u + c) z z'.
            var row = one.States[k];
            Dense.AddScaled(s.Slice(row * stride, stride), work, -one.Weights[k]);
            for (var j = 0; j < size; j++)
            {
                s[(j * stride) + row] -= one.Weights[k] * work[j];
            }
        }

        AddOuter(s, stride, one, inner);
    }

    /// <summary>S += c z z'.</summary>
    public static void AddOuter(Span<double> s, int stride, Measurement one, double c)
    {
        for (var k = 0; k < one.States.Length; k++)
        {
            for (var j = 0; j < one.States.Length; j++)
            {
                s[(one.States[k] * stride) + one.States[j]] += c * one.Weights[k] * one.Weights[j];
            }
        }
    }

    /// <summary>x += c z.</summary>
    public static void AddSparse(Span<double> x, Measurement one, double c)
    {
        for (var k = 0; k < one.States.Length; k++)
        {
            x[one.States[k]] += c * one.Weights[k];
        }
    }
}
