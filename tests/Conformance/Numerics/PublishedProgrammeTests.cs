using System.Globalization;
using Songhua.Numerics;

namespace Songhua.Tests.Conformance.Numerics;

/// <summary>Linear programmes whose optimum is published.</summary>
public sealed class PublishedProgrammeTests
{
    /// <summary>
    /// AFIRO of the Netlib collection (Gay 1985, COAL Newsletter 13: 10-12): 27 rows, 32 columns, optimum -464.75314286; GLPK 4.65
    /// gives -464.7531429.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Afiro(bool isScaled)
    {
        var problem = Read(Path.Combine(Golden.Root, "tests/Conformance/Numerics/afiro.mps"));
        var solution = LinearSolver.Solve(problem, new() { IsScaled = isScaled });
        Assert.Equal((27, 32), (problem.Matrix.Rows, problem.Matrix.Columns));
        Assert.Equal(LinearStatus.Optimal, solution.Status);
        Assert.Equal(-464.75314286, solution.Objective, 1e-7);
    }

    // Rows, columns and right-hand sides of the MPS format; bounds are those of the format where none are stated.
    private static LinearProblem Read(string path)
    {
        var (rows, columns) = (new Dictionary<string, (char Kind, int Index)>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (cost, entries, right) = (new Dictionary<int, double>(), new List<(int, int, double)>(), new Dictionary<string, double>(StringComparer.Ordinal));
        var section = "";
        foreach (var line in File.ReadLines(path))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!line.StartsWith(' '))
            {
                section = words[0];
            }
            else if (section == "ROWS")
            {
                rows[words[1]] = (words[0][0], words[0] == "N" ? -1 : rows.Values.Count(r => r.Kind != 'N'));
            }
            else
            {
                for (var w = 1; w < words.Length; w += 2)
                {
                    var value = double.Parse(words[w + 1], CultureInfo.InvariantCulture);
                    if (section == "RHS")
                    {
                        right[words[w]] = value;
                        continue;
                    }

                    columns.TryAdd(words[0], columns.Count);
                    if (rows[words[w]].Index < 0)
                    {
                        cost[columns[words[0]]] = value;
                    }
                    else
                    {
                        entries.Add((rows[words[w]].Index, columns[words[0]], value));
                    }
                }
            }
        }

        var constraints = rows.Where(r => r.Value.Kind != 'N').OrderBy(r => r.Value.Index).ToList();
        return new()
        {
            Matrix = SparseColumns.Of(constraints.Count, columns.Count, entries),
            RowLower = [.. constraints.Select(r => r.Value.Kind == 'L' ? double.NegativeInfinity : right.GetValueOrDefault(r.Key))],
            RowUpper = [.. constraints.Select(r => r.Value.Kind == 'G' ? double.PositiveInfinity : right.GetValueOrDefault(r.Key))],
            Lower = new double[columns.Count],
            Upper = [.. Enumerable.Repeat(double.PositiveInfinity, columns.Count)],
            Cost = [.. Enumerable.Range(0, columns.Count).Select(c => cost.GetValueOrDefault(c))],
        };
    }
}
