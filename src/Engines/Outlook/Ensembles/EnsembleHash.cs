using System.Security.Cryptography;
using System.Text;

namespace Songhua.Outlook;

/// <summary>SHA-256 over everything that the draws of problems depend on: parts with another hash are of other inputs.</summary>
internal static class EnsembleHash
{
    public static byte[] Of(IReadOnlyList<EnsembleProblem> problems)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(problems.Count);
            foreach (var problem in problems)
            {
                Write(writer, problem.Model);
                Write(writer, problem);
            }
        }

        return SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static void Write(BinaryWriter writer, LinearGaussianModel model)
    {
        writer.Write(model.Steps);
        Each(writer, model.Shocks, s =>
        {
            writer.Write(s.Name);
            writer.Write(s.Source);
            writer.Write(s.ScaleGroup ?? -1);
        });
        Each(writer, model.ScaleGroups, g =>
        {
            writer.Write(g.Name);
            writer.Write(g.Degrees);
        });
        Each(writer, model.InitialMean, writer.Write);
        Matrix(writer, model.InitialLoadings);
        Matrix(writer, model.Transition);
        Each(writer, model.Loadings, r => Matrix(writer, r));
        Each(writer, model.Intercepts ?? [], c => Each(writer, c, writer.Write));
        Matrix(writer, model.Measurement);
        Each(writer, model.Offsets ?? [], d => Each(writer, d, writer.Write));
    }

    private static void Write(BinaryWriter writer, EnsembleProblem problem)
    {
        Each(writer, problem.Series, s =>
        {
            writer.Write(s.Key);
            writer.Write(s.Scale.Low);
            writer.Write(s.Scale.High);
            writer.Write(s.Output ?? -1);
        });
        Each(writer, problem.Relations, r =>
        {
            writer.Write(r.Key);
            Each(writer, r.Series, writer.Write);
            Each(writer, r.Coefficients, writer.Write);
            Each(writer, r.Powers, writer.Write);
            writer.Write(r.Low);
            writer.Write(r.High);
        });
        writer.Write(problem.RelationsFrom);
        Each(writer, problem.Known, k =>
        {
            writer.Write(k.Series);
            writer.Write(k.Point);
            writer.Write(k.Low);
            writer.Write(k.High);
        });
        Each(writer, problem.Events, e =>
        {
            writer.Write(e.Key);
            writer.Write((int)e.Quantity.Kind);
            writer.Write(e.Quantity.Series);
            writer.Write(e.Quantity.Point);
            writer.Write(e.Quantity.From ?? -1);
            writer.Write(e.Quantity.Earlier);
            writer.Write(e.Quantity.Whole ?? -1);
            writer.Write(e.Low);
            writer.Write(e.High);
            writer.Write(e.IsLowStrict);
            writer.Write(e.IsHighStrict);
        });
        Each(writer, problem.Sets, s =>
        {
            writer.Write(s.Key);
            Each(writer, s.Events, writer.Write);
        });
    }

    private static void Each<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static void Matrix(BinaryWriter writer, double[,]? matrix)
    {
        writer.Write(matrix?.GetLength(0) ?? -1);
        writer.Write(matrix?.GetLength(1) ?? -1);
        foreach (var element in matrix ?? new double[0, 0])
        {
            writer.Write(element);
        }
    }
}
