using Songhua.Core;

namespace Songhua.Data;

/// <summary>What stands behind a returns folder; it travels with everything that is made of it.</summary>
/// <param name="Status">Official, estimate or synthetic.</param>
/// <param name="Source">Where the returns come from.</param>
public sealed record FolderOrigin(ValueStatus Status, string Source)
{
    public static readonly Rule OriginUnclear = new(
        "SH5103", Severity.Error,
        new("origin.csv must have one row with a status (official, estimate or synthetic) and a source", "origin.csv 应有一行，写明状态（official、estimate 或 synthetic）和来源"),
        new("Every number that is made of the folder says what stands behind it.", "由该文件夹得出的每个数字都要注明其性质。"),
        new("Write the two columns status,source and one row.", "请写两列 status,source 和一行数据。"));

    /// <summary>The file in the folder.</summary>
    public const string FileName = "origin.csv";

    /// <summary>Reads the file; null where it is wrong or missing, with the reason.</summary>
    internal static FolderOrigin? Read(string path, string shownAs, DiagnosticBag diagnostics)
    {
        if (HeadedTable.Read(path, shownAs, ["status", "source"], [], diagnostics) is not { } table)
        {
            return null;
        }

        var rows = table.Rows.ToList();
        ValueStatus? status = rows.Count != 1 ? null : rows[0]["status"].Value switch
        {
            "official" => ValueStatus.Official,
            "estimate" => ValueStatus.Estimate,
            "synthetic" => ValueStatus.Synthetic,
            _ => null,
        };
        if (status is not { } known || rows[0]["source"].Value.Length == 0)
        {
            diagnostics.Report(OriginUnclear, rows.Count == 0 ? SourceSpan.WholeFile(shownAs) : rows[^1]["status"].Span);
            return null;
        }

        return new(known, rows[0]["source"].Value);
    }
}
