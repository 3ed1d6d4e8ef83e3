using System.Text;

namespace Songhua.Core;

/// <summary>Reads text files in UTF-8 (with or without a byte order mark) or GB 18030, and says which it read.</summary>
public static class TextFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestBytes = 256L << 20;

    public static readonly Rule Missing = new(
        "SH1001", Severity.Error,
        new("the file does not exist", "文件不存在"),
        new("Nothing can be read from it.", "无法读取任何内容。"),
        new("Check the path, or create the file.", "请检查路径，或新建该文件。"));

    public static readonly Rule Empty = new(
        "SH1002", Severity.Error,
        new("the file is empty", "文件为空"),
        new("An empty file is more often a failed export than an intended one.", "空文件多半是导出失败，而非有意为之。"),
        new("Fill the file, or delete it.", "请填写内容，或删除该文件。"));

    public static readonly Rule TooLarge = new(
        "SH1003", Severity.Error,
        new("the file has {0:N0} bytes; at most {1:N0} are read", "文件有 {0:N0} 字节，最多读取 {1:N0} 字节"),
        new("A file of this size is unlikely to be a plan file, and reading it could exhaust the memory.", "如此大的文件不像规划文件，读取它可能耗尽内存。"),
        new("Split the file, or keep bulk data outside the plan folder.", "请拆分文件，或将大量数据移出规划文件夹。"));

    public static readonly Rule NotText = new(
        "SH1004", Severity.Error,
        new("the file is not text (byte {0:X2} at position {1})", "该文件不是文本（位置 {1} 处的字节为 {0:X2}）"),
        new("Spreadsheets, pictures and UTF-16 files cannot be read as plan text.", "电子表格、图片和 UTF-16 文件不能作为规划文本读取。"),
        new("Save it as UTF-8 text; from a spreadsheet, export as CSV UTF-8.", "请另存为 UTF-8 文本；若来自电子表格，请导出为 CSV UTF-8。"));

    public static readonly Rule UnknownEncoding = new(
        "SH1005", Severity.Error,
        new("the file is neither UTF-8 nor GB 18030 (first invalid byte {0:X2} at position {1})", "该文件既不是 UTF-8 也不是 GB 18030（首个无效字节 {0:X2}，位置 {1}）"),
        new("Guessing an encoding would change characters silently.", "猜测编码会悄悄改变字符。"),
        new("Save the file as UTF-8.", "请将文件另存为 UTF-8。"));

    public static readonly Rule ReadAsGb18030 = new(
        "SH1006", Severity.Note,
        new("the file was read as GB 18030", "该文件按 GB 18030 读取"),
        new("It is not valid UTF-8 and is valid GB 18030, the usual encoding of older Chinese programs.", "它不是有效的 UTF-8，而是有效的 GB 18030（较早中文软件的常用编码）。"),
        new("Nothing need be done; `songhua fmt` rewrites it as UTF-8.", "无需处理；`songhua fmt` 会将其改写为 UTF-8。"));

    public static readonly Rule Unreadable = new(
        "SH1009", Severity.Error,
        new("the file cannot be read", "无法读取该文件"),
        new("The system refuses: permissions, a lock, or a broken disk or network.", "系统拒绝读取：权限、锁定，或磁盘、网络故障。"),
        new("Make the file readable, or move it out of the plan folder.", "请使文件可读，或将其移出规划文件夹。"));

    static TextFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>GB 18030; what is not valid in it is an exception.</summary>
    public static Encoding Gb18030 => Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Reads a file; null where it cannot be read, with the reason in <paramref name="diagnostics"/>.</summary>
    /// <param name="path">Where it lies on disk.</param>
    /// <param name="shownAs">The path that messages name.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static SourceText? Read(string path, string shownAs, DiagnosticBag diagnostics)
    {
        var whole = SourceSpan.WholeFile(shownAs);
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            diagnostics.Report(Missing, whole);
            return null;
        }

        if (file.Length > LargestBytes)
        {
            diagnostics.Report(TooLarge, whole, file.Length, LargestBytes);
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A link to nothing exists and its file does not.
            diagnostics.Report(refused is FileNotFoundException or DirectoryNotFoundException ? Missing : Unreadable, whole);
            return null;
        }

        return Decode(bytes, shownAs, diagnostics);
    }

    /// <summary>Decodes the bytes of a file; null where they are not text.</summary>
    public static SourceText? Decode(byte[] bytes, string shownAs, DiagnosticBag diagnostics)
    {
        var whole = SourceSpan.WholeFile(shownAs);
        var marked = bytes.AsSpan().StartsWith("\uFEFF"u8);
        var body = marked ? bytes.AsSpan(3) : bytes.AsSpan();
        if (body.Trim(" \t\r\n"u8).IsEmpty)
        {
            diagnostics.Report(Empty, whole);
            return null;
        }

        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            diagnostics.Report(NotText, whole, body[0], 0);
            return null;
        }

        var control = FirstControl(body);
        if (control >= 0)
        {
            diagnostics.Report(NotText, whole, body[control], control);
            return null;
        }

        try
        {
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            return new SourceText(shownAs, strict.GetString(body), marked ? TextEncoding.Utf8WithMark : TextEncoding.Utf8);
        }
        catch (DecoderFallbackException)
        {
            return DecodeGb18030(body, shownAs, diagnostics);
        }
    }

    private static SourceText? DecodeGb18030(ReadOnlySpan<byte> body, string shownAs, DiagnosticBag diagnostics)
    {
        var whole = SourceSpan.WholeFile(shownAs);
        try
        {
            var text = Gb18030.GetString(body);
            diagnostics.Report(ReadAsGb18030, whole);
            return new SourceText(shownAs, text, TextEncoding.Gb18030);
        }
        catch (DecoderFallbackException invalid)
        {
            diagnostics.Report(UnknownEncoding, whole, invalid.BytesUnknown is [var first, ..] ? first : (byte)0, invalid.Index);
            return null;
        }
    }

    private static int FirstControl(ReadOnlySpan<byte> body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] < 0x20 && body[i] is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return i;
            }
        }

        return -1;
    }
}
