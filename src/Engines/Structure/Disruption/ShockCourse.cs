namespace Songhua.Structure;

/// <summary>What the shocks to one target take away together.</summary>
/// <param name="Sector">The sector, or the product of that sector.</param>
/// <param name="Lost">The mean share lost over the days of each step.</param>
internal sealed record ShockCourse(int Sector, double[] Lost)
{
    /// <summary>One for each sector that is struck.</summary>
    public static ShockCourse[] Of(IReadOnlyList<DisruptionShock> shocks, ShockTarget target, DisruptionSpec spec)
    {
        var courses = new Dictionary<int, ShockCourse>();
        foreach (var shock in shocks.Where(s => s.Target == target))
        {
            if (!courses.TryGetValue(shock.Sector, out var course))
            {
                courses[shock.Sector] = course = new(shock.Sector, new double[spec.Steps]);
            }

            for (var t = shock.FromDay / spec.StepDays; t < spec.Steps; t++)
            {
                var sum = 0.0;
                for (var d = 0; d < spec.StepDays; d++)
                {
                    sum += shock.LostOn((t * spec.StepDays) + d);
                }

                course.Lost[t] = Math.Min(1, course.Lost[t] + (sum / spec.StepDays));
            }
        }

        return [.. courses.Values];
    }
}
