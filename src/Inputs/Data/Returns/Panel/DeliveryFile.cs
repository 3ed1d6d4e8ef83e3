using System.Globalization;
using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>One delivery of a returns folder: a file named after the day of receipt and the import.</summary>
/// <param name="Path">Where it lies on disk.</param>
/// <param name="ShownAs">The path that messages name.</param>
/// <param name="Vintage">The day of receipt and the import's name.</param>
/// <param name="Length">Bytes.</param>
internal sealed record DeliveryFile(string Path, string ShownAs, ReturnVintage Vintage, long Length)
{
    public static readonly Rule NameUnclear = new(
        "SH5118", Severity.Error,
        new("the name of a delivery must be its day of receipt and its import, like 2024-04-12_march.csv", "交付文件名应由收到日期和导入名称组成，如 2024-04-12_march.csv"),
        new("The day of receipt decides which return counts, and it stands nowhere else.", "收到日期决定以哪份报表为准，且别处没有记录。"),
        new("Rename the file, or move it out of the folder.", "请重命名该文件，或将其移出文件夹。"));

    public static readonly Rule HeaderUnclear = new(
        "SH5119", Severity.Error,
        new("a delivery begins with code,month,output and may go on with {0}; this one begins '{1}'", "交付文件应以 code,month,output 开头，后可接 {0}；本文件开头为“{1}”"),
        new("Values would slip into the wrong columns.", "数值会错位到别的列。"),
        new("Import the file with `songhua import returns`, or write the header as above; lines end with LF or CR LF.", "请用 `songhua import returns` 导入该文件，或按上述写法改正表头；行尾应为 LF 或 CR LF。"));

    private const int HeadBytes = 64 << 10;

    /// <summary>The deliveries of a folder in order of receipt; those of one day in order of their names. What is no delivery is reported.</summary>
    internal static List<DeliveryFile> List(string folder, string shownAs, DiagnosticBag diagnostics)
    {
        var files = new List<DeliveryFile>();
        foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*.csv") : [])
        {
            var shown = $"{shownAs}/{file.Name}";
            if (VintageOf(file.Name) is { } vintage)
            {
                files.Add(new(file.FullName, shown, vintage, file.Length));
            }
            else
            {
                diagnostics.Report(NameUnclear, SourceSpan.WholeFile(shown));
            }
        }

        files.Sort((a, b) => Compare(a.Vintage, b.Vintage));
        return files;
    }

    /// <summary>The order in which deliveries count.</summary>
    internal static int Compare(ReturnVintage a, ReturnVintage b)
    {
        var byDay = a.Received.CompareTo(b.Received);
        return byDay != 0 ? byDay : string.CompareOrdinal(a.Import, b.Import);
    }

    /// <summary>The hash of the name, which is the vintage, and of the length.</summary>
    internal ulong NameKey => ContentHash.Of(Encoding.UTF8.GetBytes($"{System.IO.Path.GetFileName(Path)}/{Length}"));

    /// <summary>The name of the file of a delivery.</summary>
    internal static string NameOf(ReturnVintage vintage) => string.Create(CultureInfo.InvariantCulture, $"{vintage.Received:yyyy-MM-dd}_{vintage.Import}.csv");

    private static ReturnVintage? VintageOf(string name)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(name);
        return stem.Length > 11 && stem[10] == '_' && DateOnly.TryParseExact(stem[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(stem[11..], day)
            : null;
    }

    /// <summary>The header of the file; null where it is none, with the reason.</summary>
    internal DeliveryHeader? ReadHeader(DiagnosticBag diagnostics)
    {
        var head = new byte[Math.Min(Length, HeadBytes)];
        using (var handle = File.OpenHandle(Path))
        {
            head = head[..RandomAccess.Read(handle, head, 0)];
        }

        var at = head.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var line = 1;
        while (at < head.Length)
        {
            var end = head.AsSpan(at).IndexOf((byte)'\n');
            var next = end < 0 ? head.Length : at + end + 1;
            var text = Encoding.UTF8.GetString(head.AsSpan(at, (end < 0 ? head.Length : at + end) - at)).TrimEnd('\r');
            if (text.Length > 0 && text[0] != '#')
            {
                var isSound = Items(text, out var items);
                if (!isSound)
                {
                    var shown = text.Length > 60 ? text[..60] + "…" : text;
                    diagnostics.Report(HeaderUnclear, new(ShownAs, line, 1, text.Length), string.Join(", ", ReturnItems.Names[1..]), shown);
                }

                return isSound ? new(text, items, next, line + 1) : null;
            }

            at = next;
            line++;
        }

        diagnostics.Report(TextFile.Empty, SourceSpan.WholeFile(ShownAs));
        return null;
    }

    private static bool Items(string header, out ReturnItem[] items)
    {
        var names = header.Split(',');
        var indices = names.Skip(2).Select(n => Array.IndexOf(ReturnItems.Names, n)).ToArray();
        items = [.. indices.Select(i => (ReturnItem)i)];
        return names.Length >= 3 && names[0] == ReturnItems.Code && names[1] == ReturnItems.Month && indices[0] == 0
            && !indices.Contains(-1) && indices.Distinct().Count() == indices.Length;
    }
}

/// <summary>The header of a delivery.</summary>
/// <param name="Text">The line.</param>
/// <param name="Items">The items of the columns after code and month, output first.</param>
/// <param name="End">The offset of the first byte after it.</param>
/// <param name="NextLine">The number of the line after it.</param>
internal sealed record DeliveryHeader(string Text, ReturnItem[] Items, long End, int NextLine);
