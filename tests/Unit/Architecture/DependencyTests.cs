using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Songhua.Tests.Unit.Architecture;

/// <summary>
/// Dependencies point one way: Core, Numerics &lt;- Inputs, Engines &lt;- Runs &lt;- Apps. Project files say what may be seen, using
/// lines and qualified names what is seen; inside a project no two folders depend on each other.
/// </summary>
public sealed partial class DependencyTests
{
    private static readonly IReadOnlyDictionary<string, string> Projects = Directory
        .EnumerateFiles(Path.Combine(Golden.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(p => Path.GetRelativePath(Golden.Root, Path.GetDirectoryName(p)!).Replace('\\', '/'), p => p, StringComparer.Ordinal);

    /// <summary>Whether a project may see another.</summary>
    private static bool MaySee(string from, string to) => (Layer(from), Layer(to)) switch
    {
        ("Core" or "Numerics", _) => false,
        (_, "Core" or "Numerics") => true,
        ("Inputs" or "Engines", _) => false,
        ("Runs", "Inputs" or "Engines") => true,
        ("Apps", "Inputs" or "Engines" or "Runs") => true,
        ("Apps", "Apps") => to == "src/Apps/Pages" && from != to,
        _ => false,
    };

    private static string Layer(string project) => project.Split('/')[1];

    [Fact]
    public void Projects_are_found() => Assert.Contains("src/Core", Projects.Keys);

    [Fact]
    public void Project_references_point_one_way()
    {
        var wrong = from project in Projects
                    from reference in XDocument.Load(project.Value).Descendants("ProjectReference")
                    let folder = Path.GetDirectoryName(Path.GetFullPath(reference.Attribute("Include")!.Value, Path.GetDirectoryName(project.Value)!))!
                    let to = Path.GetRelativePath(Golden.Root, folder).Replace('\\', '/')
                    where !MaySee(project.Key, to)
                    select $"{project.Key} must not reference {to}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("src/Core", "src/Numerics")]
    [InlineData("src/Numerics", "src/Core")]
    [InlineData("src/Inputs/Plans", "src/Inputs/Data")]
    [InlineData("src/Engines/AddUp", "src/Inputs/Plans")]
    [InlineData("src/Engines/AddUp", "src/Engines/Outlook")]
    [InlineData("src/Inputs/Data", "src/Engines/AddUp")]
    [InlineData("src/Runs", "src/Apps/Cli")]
    [InlineData("src/Apps/Pages", "src/Apps/Cli")]
    public void These_are_refused(string from, string to) => Assert.False(MaySee(from, to));

    [Fact]
    public void Core_and_numerics_use_no_package_but_analysers()
    {
        foreach (var project in Projects.Where(p => Layer(p.Key) is "Core" or "Numerics"))
        {
            Assert.Empty(XDocument.Load(project.Value).Descendants("PackageReference"));
        }
    }

    [Fact]
    public void Using_lines_and_qualified_names_point_one_way()
    {
        var byNamespace = Projects.ToDictionary(p => XDocument.Load(p.Value).Descendants("RootNamespace").Single().Value, p => p.Key, StringComparer.Ordinal);
        var wrong = from file in SourceFile.All
                    from name in file.Usings.Concat(QualifiedName().Matches(file.Masked).Select(m => m.Value))
                    where name.StartsWith("Songhua.", StringComparison.Ordinal)
                    let root = string.Join('.', name.Split('.').Take(2))
                    let to = byNamespace.GetValueOrDefault(root)
                    where to is null || (to != file.Project && !MaySee(file.Project, to))
                    select $"{file.Path} must not use {name}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_file_declares_its_project_s_namespace()
    {
        var wrong = from file in SourceFile.All
                    let expected = XDocument.Load(Projects[file.Project]).Descendants("RootNamespace").Single().Value
                    let match = NamespaceLine().Match(file.Masked)
                    where match.Success && match.Groups[1].Value != expected
                    select $"{file.Path} declares {match.Groups[1].Value}, not {expected}";
        Assert.Empty(wrong);
    }

    /// <summary>
    /// A folder depends on another where one of its files names a type that the other declares. Files in a project's own folder
    /// stand for themselves. Names after a dot are members and do not count.
    /// </summary>
    [Fact]
    public void Folders_inside_a_project_form_no_cycle()
    {
        foreach (var project in SourceFile.All.GroupBy(f => f.Project))
        {
            var owner = project.SelectMany(f => f.Types.Select(t => (Type: t, f.Folder)))
                .GroupBy(t => t.Type, StringComparer.Ordinal)
                .Where(g => g.Select(t => t.Folder).Distinct().Count() == 1)
                .ToDictionary(g => g.Key, g => g.First().Folder, StringComparer.Ordinal);
            var edges = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
            foreach (var file in project)
            {
                foreach (var name in file.Names)
                {
                    if (owner.TryGetValue(name, out var to) && to != file.Folder)
                    {
                        edges.TryAdd(file.Folder, new SortedDictionary<string, string>(StringComparer.Ordinal));
                        edges[file.Folder][to] = $"{file.Path} names {name}";
                    }
                }
            }

            var cycle = Cycle(project.Key, edges);
            Assert.True(cycle is null, cycle);
        }
    }

    private static string? Cycle(string project, SortedDictionary<string, SortedDictionary<string, string>> edges)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        return edges.Keys.Select(Visit).FirstOrDefault(c => c is not null);

        string? Visit(string folder)
        {
            if (path.IndexOf(folder) is var at and >= 0)
            {
                var circle = path[at..].Append(folder).ToList();
                return $"{project}: " + string.Join("; ", circle.Zip(circle.Skip(1), (a, b) => $"{a} -> {b} ({edges[a][b]})"));
            }

            if (done.Contains(folder) || !edges.TryGetValue(folder, out var next))
            {
                return null;
            }

            path.Add(folder);
            var found = next.Keys.Select(Visit).FirstOrDefault(c => c is not null);
            path.RemoveAt(path.Count - 1);
            done.Add(folder);
            return found;
        }
    }

    [GeneratedRegex(@"\bSonghua\.[\w.]+")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^\s*namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
