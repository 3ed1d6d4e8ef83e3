using System.Text;

namespace Songhua.Tests.Unit.Architecture;

/// <summary>C# source with comments, strings and characters blanked out, so that braces and names can be counted. Line ends stay.</summary>
internal static class SourceMask
{
    public static string Of(string source)
    {
        var text = new StringBuilder(source);
        var at = 0;
        Code(source, text, ref at, inHole: false);
        return text.ToString();
    }

    // Reads code up to the end, or, in the hole of an interpolated string, up to its closing brace.
    private static void Code(string s, StringBuilder text, ref int at, bool inHole)
    {
        var depth = 0;
        while (at < s.Length)
        {
            if (Starts(s, at, "//"))
            {
                Blank(text, ref at, EndOf(s, at, "\n"));
            }
            else if (Starts(s, at, "/*"))
            {
                Blank(text, ref at, EndOf(s, at + 2, "*/") + 2);
            }
            else if (s[at] == '\'')
            {
                Blank(text, ref at, s[at + 1] == '\\' ? s.IndexOf('\'', at + 3) + 1 : at + 3);
            }
            else if (s[at] is '"' or '$' or '@' && Literal(s, at) is var (quotes, dollars, verbatim) && quotes > 0)
            {
                String(s, text, ref at, quotes, dollars, verbatim);
            }
            else if (inHole && depth == 0 && s[at] == '}')
            {
                return;
            }
            else
            {
                depth += s[at] == '{' ? 1 : s[at] == '}' ? -1 : 0;
                at++;
            }
        }
    }

    private static (int Quotes, int Dollars, bool Verbatim) Literal(string s, int at)
    {
        var (dollars, verbatim) = (0, false);
        for (; at < s.Length && s[at] is '$' or '@'; at++)
        {
            dollars += s[at] == '$' ? 1 : 0;
            verbatim |= s[at] == '@';
        }

        var quotes = 0;
        while (at + quotes < s.Length && s[at + quotes] == '"')
        {
            quotes++;
        }

        return (quotes >= 3 && !verbatim ? quotes : Math.Min(quotes, 1), dollars, verbatim);
    }

    private static void String(string s, StringBuilder text, ref int at, int quotes, int dollars, bool verbatim)
    {
        var raw = quotes >= 3;
        Blank(text, ref at, s.IndexOf('"', at) + quotes);
        var hole = new string('{', Math.Max(1, raw ? dollars : 1));
        while (at < s.Length)
        {
            if (raw && Starts(s, at, new string('"', quotes)))
            {
                Blank(text, ref at, at + quotes);
                return;
            }

            if (!raw && s[at] == '"' && !(verbatim && Starts(s, at, "\"\"")))
            {
                Blank(text, ref at, at + 1);
                return;
            }

            if (dollars > 0 && Starts(s, at, hole) && (raw || !Starts(s, at, "{{")))
            {
                Blank(text, ref at, at + hole.Length);
                Code(s, text, ref at, inHole: true);
                Blank(text, ref at, at + hole.Length);
                continue;
            }

            var two = !raw && ((!verbatim && s[at] == '\\') || (verbatim && Starts(s, at, "\"\"")) || (dollars > 0 && Starts(s, at, "{{")));
            Blank(text, ref at, at + (two ? 2 : 1));
        }
    }

    private static void Blank(StringBuilder text, ref int at, int end)
    {
        for (end = Math.Min(end, text.Length); at < end; at++)
        {
            if (text[at] != '\n')
            {
                text[at] = ' ';
            }
        }
    }

    private static bool Starts(string s, int at, string what) => string.CompareOrdinal(s, at, what, 0, what.Length) == 0;

    private static int EndOf(string s, int from, string what) => s.IndexOf(what, from, StringComparison.Ordinal) is var end and >= 0 ? end : s.Length;
}
