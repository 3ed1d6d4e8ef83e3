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
    public string Workbook(string name, params string[][] rows)
    {
        var path = Path.Combine(_folder, name);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Entry("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Entry("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Entry("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Table" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Entry("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        var sheet = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        for (var r = 0; r < rows.Length; r++)
        {
            sheet.Append($"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                var (cell, at) = (rows[r][c], $"{(char)('A' + c)}{r + 1}");
                var isNumber = cell.Length > 0 && (char.IsAsciiDigit(cell[0]) || (cell[0] == '-' && cell.Length > 1));
                sheet.Append(isNumber ? $"<c r=\"{at}\"><v>{cell}</v></c>"
                    : cell.Length == 0 ? "" : $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell.TrimStart('\''))}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        Entry("xl/worksheets/sheet1.xml", sheet.Append("</sheetData></worksheet>").ToString());
        return path;

        void Entry(string entry, string text)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(text);
        }
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
