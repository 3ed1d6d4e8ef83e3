namespace Songhua.Core;

/// <summary>A place in a file: 1-based line and column (in characters), and the number of characters it covers.</summary>
/// <param name="File">The path as the user wrote it, with forward slashes.</param>
/// <param name="Line">1-based line; 0 where the whole file is meant.</param>
/// <param name="Column">1-based column, in characters.</param>
/// <param name="Length">Characters covered on that line; at least 1.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length) : IComparable<SourceSpan>
{
    /// <summary>The whole of a file.</summary>
    public static SourceSpan WholeFile(string file) => new(file, 0, 0, 1);

    /// <summary>Orders by file, line, column.</summary>
    public int CompareTo(SourceSpan other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0)
        {
            return byFile;
        }

        var byLine = Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

    /// <summary><c>file(line,column)</c>, or the file alone.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}({Line},{Column})";

    /// <summary>Orders by file, line, column.</summary>
    public static bool operator <(SourceSpan left, SourceSpan right) => left.CompareTo(right) < 0;

    /// <summary>Orders by file, line, column.</summary>
    public static bool operator >(SourceSpan left, SourceSpan right) => left.CompareTo(right) > 0;

    /// <summary>Orders by file, line, column.</summary>
    public static bool operator <=(SourceSpan left, SourceSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by file, line, column.</summary>
    public static bool operator >=(SourceSpan left, SourceSpan right) => left.CompareTo(right) >= 0;
}
