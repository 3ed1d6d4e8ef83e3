using System.IO.Compression;
using System.Security;
using System.Text;
using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data.InputOutput;

/// <summary>Files of input-output tables in a folder of their own, and what the reader says of them.</summary>
internal sealed class Tables : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("songhua-io-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    /// <summary>The folder.</summary>
    public string Folder => _folder;

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a workbook of one sheet with cells that are text, or numbers where they look like some and do not begin with an apostrophe.</summary>
    public string Workbook(string name, params string[][] rows) => Workbook(name, ("Table", rows));

    /// <summary>Writes a workbook of several sheets.</summary>
    public string Workbook(string name, params (string Name, string[][] Rows)[] sheets)
    {
        const string Office = "http://schemas.openxmlformats.org";
        var path = Path.Combine(_folder, name);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        string Each(Func<int, string, string> text) => string.Concat(sheets.Select((s, i) => text(i + 1, s.Name)));
        Entry("[Content_Types].xml", $"""<Types xmlns="{Office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{Each((i, _) => $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""")}</Types>""");
        Entry("_rels/.rels", $"""<Relationships xmlns="{Office}/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Entry("xl/workbook.xml", $"""<workbook xmlns="{Office}/spreadsheetml/2006/main" xmlns:r="{Office}/officeDocument/2006/relationships"><sheets>{Each((i, n) => $"""<sheet name="{n}" sheetId="{i}" r:id="rId{i}"/>""")}</sheets></workbook>""");
        Entry("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Office}/package/2006/relationships">{Each((i, _) => $"""<Relationship Id="rId{i}" Type="{Office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i}.xml"/>""")}</Relationships>""");
        for (var i = 0; i < sheets.Length; i++)
        {
            Entry($"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{Office}/spreadsheetml/2006/main"><sheetData>{Cells(sheets[i].Rows)}</sheetData></worksheet>""");
        }

        return path;

        void Entry(string entry, string text)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(text);
        }
    }

    private static string Cells(string[][] rows)
    {
        var sheet = new StringBuilder();
        for (var r = 0; r < rows.Length; r++)
        {
            sheet.Append($"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                var (cell, at) = (rows[r][c], $"{(c < 26 ? "" : (char)('A' + (c / 26) - 1))}{(char)('A' + (c % 26))}{r + 1}");
                var isNumber = cell.Length > 0 && (char.IsAsciiDigit(cell[0]) || (cell[0] == '-' && cell.Length > 1));
                sheet.Append(isNumber ? $"<c r=\"{at}\"><v>{cell}</v></c>"
                    : cell.Length == 0 ? "" : $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell.TrimStart('\''))}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        return sheet.ToString();
    }

    /// <summary>Reads a table that must be without fault.</summary>
    public static InputOutputTable Sound(string path, Func<InputOutputSpec, InputOutputSpec>? with = null)
    {
        var (table, told) = Read(path, with);
        Assert.Empty(told);
        return table!;
    }

    /// <summary>Reads a table with what is said of it, as <c>line,column code message</c>.</summary>
    public static (InputOutputTable? Table, List<string> Told) Read(string path, Func<InputOutputSpec, InputOutputSpec>? with = null)
    {
        var diagnostics = new DiagnosticBag();
        var spec = new InputOutputSpec(path, Path.GetFileName(path));
        var table = InputOutputReader.Read(with?.Invoke(spec) ?? spec, diagnostics);
        return (table, [.. diagnostics.Sorted().Select(d => $"{d.Span.Line},{d.Span.Column} {d.Rule.Code} {d.Message.In(Language.English)}")]);
    }

    /// <summary>Where a developer's machine has the files that are not committed; null where it has not.</summary>
    public static string? Shared(string below)
    {
        for (var folder = new DirectoryInfo(Golden.Root); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", below)))
            {
                return Path.Combine(folder.FullName, "shared", below);
            }
        }

        return null;
    }

    public static Songhua.Core.Unit Unit(string text) => UnitCatalogue.Parse(text)!;
}
