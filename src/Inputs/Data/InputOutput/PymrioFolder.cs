using System.Globalization;
using System.Text.Json;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>
/// A folder as pymrio saves it, of a table or of an extension: a file for each matrix, and <c>file_parameters.json</c> with their names and the
/// number of rows and columns that are heads.
/// </summary>
internal sealed class PymrioFolder
{
    public static readonly Rule ParametersBroken = new(
        "SH5212", Severity.Error,
        new("file_parameters.json cannot be understood: {0}", "无法理解 file_parameters.json：{0}"),
        new("It says how many heads the files have; without it flows could be taken for heads.", "该文件说明各文件的表头行列数；缺少它可能把流量当作表头。"),
        new("Save the table again, or delete the file: the heads are then found out from the files.", "请重新保存该表，或删除该文件：届时由各文件本身识别表头。"));

    public static readonly Rule NotText = new(
        "SH5227", Severity.Error,
        new("'{0}' is not saved as text", "“{0}”不是文本格式"),
        new("Pickle and Parquet files are read by pymrio itself only.", "Pickle 和 Parquet 文件只能由 pymrio 读取。"),
        new("Save the table as text, in pymrio with save_all(path, table_format='txt').", "请另存为文本，在 pymrio 中使用 save_all(path, table_format='txt')。"));

    public static readonly Rule PartMissing = new(
        "SH5228", Severity.Error,
        new("the folder has no matrix {0}", "文件夹中没有矩阵 {0}"),
        new("Flows (Z), final demand (Y) and output (x) are read, never computed from coefficients.", "流量（Z）、最终需求（Y）和总产出（x）均直接读取，从不由系数推算。"),
        new("In pymrio compute them with calc_all() and save again; where the folder is one of an extension name the one above it.", "请在 pymrio 中用 calc_all() 计算后重新保存；若该文件夹是扩展账户，请填写其上级文件夹。"));

    private const string ParametersFile = "file_parameters.json";

    private static readonly string[] TextEndings = [".txt", ".tsv", ".csv"];
    private static readonly string[] OtherEndings = [".parquet", ".par", ".parq", ".pickle", ".pkl"];

    private readonly string _path;
    private readonly string _shownAs;
    private readonly Dictionary<string, (string File, int Heads, int Labels)> _declared;

    private PymrioFolder(string path, string shownAs, Dictionary<string, (string File, int Heads, int Labels)> declared) => (_path, _shownAs, _declared) = (path, shownAs, declared);

    /// <summary>The folder's own name.</summary>
    internal string Name => Path.GetFileName(_path);

    /// <summary>Whether a folder is one that pymrio saved.</summary>
    internal static bool Fits(string folder) => File.Exists(Path.Combine(folder, ParametersFile)) || Found(folder, "Z") is not null || Found(folder, "A") is not null;

    /// <summary>The folder; null where its parameters cannot be understood.</summary>
    internal static PymrioFolder? Open(string path, string shownAs, DiagnosticBag diagnostics)
    {
        var declared = new Dictionary<string, (string, int, int)>(StringComparer.Ordinal);
        var parameters = Path.Combine(path, ParametersFile);
        if (File.Exists(parameters))
        {
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllText(parameters));
                foreach (var entry in json.RootElement.GetProperty("files").EnumerateObject())
                {
                    var file = entry.Value.TryGetProperty("name", out var name) ? name.GetString() ?? entry.Name : $"{entry.Name}.txt";
                    declared[entry.Name] = (file, Count(entry.Value, "nr_header"), Count(entry.Value, "nr_index_col"));
                }
            }
            catch (Exception broken) when (broken is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or IOException)
            {
                diagnostics.Report(ParametersBroken, SourceSpan.WholeFile($"{shownAs}/{ParametersFile}"), broken.Message);
                return null;
            }
        }

        return new(path, shownAs, declared);
    }

    /// <summary>The extensions: the folders inside that hold a matrix F.</summary>
    internal List<PymrioFolder> Extensions(DiagnosticBag diagnostics) =>
        [.. Directory.EnumerateDirectories(_path).Order(StringComparer.Ordinal).Select(d => Open(d, $"{_shownAs}/{Path.GetFileName(d)}", diagnostics)).OfType<PymrioFolder>().Where(e => e.Holds("F"))];

    /// <summary>Whether the folder holds a matrix.</summary>
    internal bool Holds(string matrix) => _declared.ContainsKey(matrix) || Found(_path, matrix) is not null;

    /// <summary>A matrix; null, with a diagnostic, where it is not there, is no text, or is broken.</summary>
    internal PymrioMatrix? Matrix(string matrix, DiagnosticBag diagnostics)
    {
        if (Sheet(matrix, diagnostics) is not { } sheet)
        {
            return null;
        }

        var (heads, labels) = _declared.TryGetValue(matrix, out var declared) ? (declared.Heads, declared.Labels) : matrix == "x" ? (1, 2) : (2, LabelsOf(sheet));
        return PymrioMatrix.Of(sheet, heads, labels, diagnostics);
    }

    /// <summary>What unit.txt says of each row; nothing where there is none.</summary>
    internal Dictionary<string, CsvField> Units(DiagnosticBag diagnostics)
    {
        var units = new Dictionary<string, CsvField>(StringComparer.Ordinal);
        foreach (var cells in Holds("unit") && Sheet("unit", diagnostics) is { } sheet ? sheet.Rows.Skip(1) : [])
        {
            units.TryAdd(string.Join(':', cells[..^1].Select(c => c.Value)), cells[^1]);
        }

        return units;
    }

    /// <summary>The path of a matrix as messages name it.</summary>
    internal string Shown(string matrix) => $"{_shownAs}/{FileOf(matrix) ?? matrix}";

    private TableSheet? Sheet(string matrix, DiagnosticBag diagnostics)
    {
        if (FileOf(matrix) is not { } file)
        {
            diagnostics.Report(PartMissing, SourceSpan.WholeFile(_shownAs), matrix);
            return null;
        }

        if (OtherEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        {
            diagnostics.Report(NotText, SourceSpan.WholeFile($"{_shownAs}/{file}"), file);
            return null;
        }

        return TableSheet.Tabbed(Path.Combine(_path, file), $"{_shownAs}/{file}", diagnostics);
    }

    private string? FileOf(string matrix) => _declared.TryGetValue(matrix, out var declared) ? declared.File : Found(_path, matrix);

    private static string? Found(string folder, string matrix) =>
        TextEndings.Concat(OtherEndings).Select(e => matrix + e).FirstOrDefault(f => File.Exists(Path.Combine(folder, f)));

    private static int Count(JsonElement entry, string what) => int.Parse(entry.GetProperty(what).ToString(), CultureInfo.InvariantCulture);

    // In the first row pandas writes the name of the columns' level above the first label column, and nothing above the others.
    private static int LabelsOf(TableSheet sheet) => Math.Max(1, Array.FindIndex(sheet.Rows[0], 1, c => c.Value.Length > 0));
}
