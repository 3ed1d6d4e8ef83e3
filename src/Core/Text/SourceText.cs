namespace Songhua.Core;

/// <summary>The character encodings that files may have.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark.</summary>
    Utf8WithMark,

    /// <summary>GB 18030, the Chinese national standard (GBK and GB 2312 are subsets).</summary>
    Gb18030,
}

/// <summary>A text file, decoded, with the positions of its lines.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Wraps a decoded text.</summary>
    public SourceText(string file, string content, TextEncoding encoding)
    {
        File = file;
        Content = content;
        Encoding = encoding;
        var starts = new List<int> { 0 };
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && !(i + 1 < content.Length && content[i + 1] == '\n')))
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = [.. starts];
    }

    /// <summary>The path as the user wrote it, with forward slashes.</summary>
    public string File { get; }

    /// <summary>The whole text.</summary>
    public string Content { get; }

    /// <summary>The encoding it was read in.</summary>
    public TextEncoding Encoding { get; }

    /// <summary>The number of lines.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The text of a 1-based line without its line end; empty where there is no such line.</summary>
    public string Line(int line)
    {
        if (line < 1 || line > _lineStarts.Length)
        {
            return "";
        }

        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Content.Length;
        return Content[start..end].TrimEnd('\n', '\r');
    }

    /// <summary>The span of <paramref name="length"/> characters from a 0-based offset.</summary>
    public SourceSpan Span(int offset, int length)
    {
        var index = Array.BinarySearch(_lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new SourceSpan(File, line + 1, offset - _lineStarts[line] + 1, Math.Max(1, length));
    }
}
