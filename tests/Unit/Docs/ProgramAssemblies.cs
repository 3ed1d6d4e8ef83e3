using System.Reflection;
using Songhua.Core;

namespace Songhua.Tests.Unit.Docs;

/// <summary>The program's assemblies and the rules that they declare.</summary>
internal static class ProgramAssemblies
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Assembly> All { get; } =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(n => n!.Equals("songhua", StringComparison.Ordinal)
                || (n.StartsWith("Songhua.", StringComparison.Ordinal) && !n.StartsWith("Songhua.Tests", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(n => Assembly.Load(n!)),
    ];

    /// <summary>Every static field of every type, with what it holds.</summary>
    public static IEnumerable<(FieldInfo Field, object? Value)> StaticFields { get; } =
    [
        .. from assembly in All
           from type in assembly.GetTypes()
           where !type.ContainsGenericParameters && type.Namespace?.StartsWith("Songhua", StringComparison.Ordinal) == true
           from field in type.GetFields(Statics)
           where !field.IsLiteral
           select (field, field.GetValue(null)),
    ];

    /// <summary>Every rule in order of its code.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
        [.. StaticFields.Select(f => f.Value).OfType<Rule>().OrderBy(r => r.Code, StringComparer.Ordinal)];
}
