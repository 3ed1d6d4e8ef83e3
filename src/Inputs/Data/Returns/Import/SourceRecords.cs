using System.Text;
using Songhua.Core;

namespace Songhua.Data;

/// <summary>A record of a source file: its fields, and the text as it stands there.</summary>
/// <param name="Line">1-based line on which it begins.</param>
/// <param name="Fields">Its fields, without quotes and spaces around them.</param>
/// <param name="Text">The text.</param>
internal sealed record SourceRecord(int Line, CsvField[] Fields, string Text)
{
    /// <summary>Whether there is anything in it.</summary>
    internal bool IsBlank => Array.TrueForAll(Fields, f => f.Value.Length == 0);
}

/// <summary>
/// Reads comma-, tab- or semicolon-separated text of any length, record by record, in UTF-8 or GB 18030. Lines that begin with # are
/// data here: exports have no comments.
/// </summary>
/// <param name="path">Where the file lies on disk.</param>
/// <param name="shownAs">The path that messages name.</param>
internal sealed class SourceRecords(string path, string shownAs)
{
    private const int ProbeBytes = 1 << 16;

    private Encoding _encoding = Encoding.UTF8;
    private char _delimiter = ',';

    /// <summary>The path that messages name.</summary>
    internal string ShownAs => shownAs;

    /// <summary>The file's name.</summary>
    internal string Name { get; } = Path.GetFileName(path);

    /// <summary>The file's length in bytes.</summary>
    internal long Length { get; private set; }

    /// <summary>How far it was read, in bytes.</summary>
    internal long Position { get; private set; }

    /// <summary>Finds out encoding and separator; false where it is no text, which is reported.</summary>
    internal bool Open(DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var whole = SourceSpan.WholeFile(shownAs);
        if (!File.Exists(path))
        {
            diagnostics.Report(TextFile.Missing, whole);
            return false;
        }

        Length = new FileInfo(path).Length;
        if (Length > ProbeBytes)
        {
            // Its beginning tells spreadsheets and pictures from text; the whole is then tried in both encodings.
            return IsText(diagnostics, whole, Head()) && FindEncoding(diagnostics, whole, cancellation);
        }

        if (TextFile.Decode(File.ReadAllBytes(path), shownAs, diagnostics) is not { } text)
        {
            return false;
        }

        _encoding = text.Encoding == TextEncoding.Gb18030 ? TextFile.Gb18030 : Encoding.UTF8;
        _delimiter = Delimiter(text.Content);
        return true;
    }

    /// <summary>The records, blank ones too.</summary>
    internal IEnumerable<SourceRecord> Read()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using var reader = new StreamReader(stream, _encoding, detectEncodingFromByteOrderMarks: true);
        var number = 0;
        while (reader.ReadLine() is { } text)
        {
            var first = ++number;

            // A quoted field may hold line ends, as headers out of spreadsheets often do.
            while (text.AsSpan().Count('"') % 2 == 1 && number - first < 50 && reader.ReadLine() is { } more)
            {
                text = $"{text}\n{more}";
                number++;
            }

            Position = stream.Position;
            yield return new(first, Split(text, first), text);
        }
    }

    private static bool IsText(DiagnosticBag diagnostics, SourceSpan whole, byte[] head)
    {
        var zero = Array.IndexOf(head, (byte)0);
        if (zero >= 0 || head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            diagnostics.Report(TextFile.NotText, whole, head[Math.Max(0, zero)], Math.Max(0, zero));
            return false;
        }

        return true;
    }

    private bool FindEncoding(DiagnosticBag diagnostics, SourceSpan whole, CancellationToken cancellation)
    {
        if (FirstInvalid(new UTF8Encoding(false, true), cancellation) is not null)
        {
            if (FirstInvalid(TextFile.Gb18030, cancellation) is { } at)
            {
                diagnostics.Report(TextFile.UnknownEncoding, whole, at.Byte, at.Position);
                return false;
            }

            diagnostics.Report(TextFile.ReadAsGb18030, whole);
            _encoding = TextFile.Gb18030;
        }

        _delimiter = Delimiter(Encoding.Latin1.GetString(Head()));
        return true;
    }

    private byte[] Head()
    {
        var head = new byte[Math.Min(ProbeBytes, Length)];
        using var handle = File.OpenHandle(path);
        return head[..RandomAccess.Read(handle, head, 0)];
    }

    private (byte Byte, long Position)? FirstInvalid(Encoding strict, CancellationToken cancellation)
    {
        using var handle = File.OpenHandle(path);
        var decoder = strict.GetDecoder();
        var bytes = new byte[1 << 20];
        var characters = new char[strict.GetMaxCharCount(bytes.Length)];
        for (var at = 0L; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(handle, bytes, at);
            try
            {
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0);
            }
            catch (DecoderFallbackException invalid)
            {
                return (invalid.BytesUnknown is [var first, ..] ? first : (byte)0, at + invalid.Index);
            }

            if (read == 0)
            {
                return null;
            }

            at += read;
        }
    }

    private static char Delimiter(string text)
    {
        string[] lines = [.. text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Take(50)];
        return Array.Find([.. "\t;"], d => lines.Count(l => l.Contains(d, StringComparison.Ordinal)) * 2 > lines.Length) is var found and not '\0' ? found : ',';
    }

    private CsvField[] Split(string text, int line)
    {
        var fields = new List<CsvField>();
        var at = 0;
        while (true)
        {
            var start = at;
            var value = at < text.Length && text[at] == '"' ? Quoted(text, ref at) : null;
            var end = text.AsSpan(at).IndexOf(_delimiter) is var next and >= 0 ? at + next : text.Length;
            value = (value is null ? text[at..end] : value + text[at..end]).Trim();
            fields.Add(new(value, new(shownAs, line, start + 1, Math.Max(1, end - start))));
            if (end == text.Length)
            {
                return [.. fields];
            }

            at = end + 1;
        }
    }

    private static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                if (at >= text.Length || text[at] != '"')
                {
                    break;
                }
            }

            value.Append(text[at]);
        }

        return value.ToString();
    }
}
