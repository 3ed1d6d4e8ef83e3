namespace Songhua.Outlook;

/// <summary>
/// Covariances of the model's outputs at each point, by P_t = A P_(t-1) A' + R_t Q R_t', W_t = Z P_t Z'. Q is diagonal: degrees / (degrees - 2)
/// for shocks of a scale group, 1 for others.
/// </summary>
internal static class PredictiveCovariance
{
    /// <summary>Of each point, outputs x outputs.</summary>
    public static double[][,] Of(LinearGaussianModel model)
    {
        var k = model.States;
        var variances = model.Shocks.Select(s => s.ScaleGroup is { } g && double.IsFinite(model.ScaleGroups[g].Degrees) ? model.ScaleGroups[g].Degrees / (model.ScaleGroups[g].Degrees - 2) : 1).ToArray();
        var covariances = new double[model.Steps + 1][,];
        var state = model.InitialLoadings is { } initial ? Square(initial, variances) : new double[k, k];
        for (var t = 0; ; t++)
        {
            covariances[t] = model.Measurement is { } z ? Times(Times(z, state), Transposed(z)) : state;
            if (t == model.Steps)
            {
                return covariances;
            }

            var moved = Times(Times(model.Transition, state), Transposed(model.Transition));
            var added = Square(model.LoadingsOf(t + 1), variances);
            state = new double[k, k];
            for (var i = 0; i < k; i++)
            {
                for (var j = 0; j < k; j++)
                {
                    state[i, j] = moved[i, j] + added[i, j];
                }
            }
        }
    }

    private static double[,] Square(double[,] loadings, double[] variances)
    {
        var scaled = (double[,])loadings.Clone();
        for (var i = 0; i < scaled.GetLength(0); i++)
        {
            for (var j = 0; j < variances.Length; j++)
            {
                scaled[i, j] *= variances[j];
            }
        }

        return Times(scaled, Transposed(loadings));
    }

    private static double[,] Times(double[,] left, double[,] right)
    {
        var product = new double[left.GetLength(0), right.GetLength(1)];
        for (var i = 0; i < left.GetLength(0); i++)
        {
            for (var k = 0; k < right.GetLength(0); k++)
            {
                var factor = left[i, k];
                for (var j = 0; factor != 0 && j < right.GetLength(1); j++)
                {
                    product[i, j] += factor * right[k, j];
                }
            }
        }

        return product;
    }

    private static double[,] Transposed(double[,] matrix)
    {
        var transposed = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(1); j++)
            {
                transposed[j, i] = matrix[i, j];
            }
        }

        return transposed;
    }
}
