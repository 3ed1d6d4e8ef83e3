namespace Songhua.Core;

/// <summary>An enterprise as the register states it.</summary>
/// <param name="Code">Unified social credit code.</param>
/// <param name="Name">Its name; empty where none is stated.</param>
/// <param name="IndustryClass">GB/T 4754-2017 class, four digits.</param>
/// <param name="Place">GB/T 2260 code, six digits.</param>
/// <param name="Size">Its size.</param>
/// <param name="ScopeFrom">The first month above designated size.</param>
/// <param name="ScopeTo">The last such month; null where it still is.</param>
/// <param name="Opened">When it began to produce; null where not stated.</param>
/// <param name="Closed">When it closed; null where it has not.</param>
public sealed record RegisterEntry(
    string Code, string Name, string IndustryClass, string Place, EnterpriseSize Size, CalendarMonth ScopeFrom, CalendarMonth? ScopeTo = null,
    CalendarMonth? Opened = null, CalendarMonth? Closed = null)
{
    /// <summary>The register of some enterprises, put in order of class, place and code.</summary>
    public static EnterpriseRegister Register(IEnumerable<RegisterEntry> entries, ValueStatus status)
    {
        RegisterEntry[] ordered = [.. entries];
        string[] classes = [.. ordered.Select(e => e.IndustryClass).Distinct().Order(StringComparer.Ordinal)];
        string[] places = [.. ordered.Select(e => e.Place).Distinct().Order(StringComparer.Ordinal)];
        var classIndex = Index(classes);
        var placeIndex = Index(places);

        // One number for class and place: comparing texts takes far longer where there are half a million.
        long[] cell = [.. ordered.Select(e => ((long)classIndex[e.IndustryClass] << 32) | (uint)placeIndex[e.Place])];
        Array.Sort(cell, ordered);
        for (var first = 0; first < cell.Length;)
        {
            var end = cell.AsSpan(first).IndexOfAnyExcept(cell[first]);
            end = end < 0 ? cell.Length : first + end;
            ordered.AsSpan(first, end - first).Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
            first = end;
        }

        return new()
        {
            Codes = [.. ordered.Select(e => e.Code)],
            Names = [.. ordered.Select(e => e.Name)],
            Classes = classes,
            ClassOf = [.. ordered.Select(e => classIndex[e.IndustryClass])],
            Places = places,
            PlaceOf = [.. ordered.Select(e => placeIndex[e.Place])],
            SizeOf = [.. ordered.Select(e => e.Size)],
            ScopeFrom = [.. ordered.Select(e => e.ScopeFrom.Number)],
            ScopeTo = [.. ordered.Select(e => e.ScopeTo?.Number ?? EnterpriseRegister.NotYet)],
            Opened = [.. ordered.Select(e => e.Opened?.Number ?? EnterpriseRegister.NeverStated)],
            Closed = [.. ordered.Select(e => e.Closed?.Number ?? EnterpriseRegister.NotYet)],
            Status = status,
        };
    }

    private static Dictionary<string, int> Index(string[] codes) => codes.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i, StringComparer.Ordinal);
}
