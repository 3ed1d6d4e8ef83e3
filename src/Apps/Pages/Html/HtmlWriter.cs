using System.Text;
using Songhua.Core;

namespace Songhua.Pages;

/// <summary>Writes HTML. Text and attributes are escaped; only <see cref="Verbatim"/>, meant for this program's own script and style, is not.</summary>
public sealed class HtmlWriter(Language language)
{
    private readonly StringBuilder _out = new();
    private readonly Stack<string> _open = new();

    /// <summary>The language in which texts are worded.</summary>
    public Language Language { get; } = language;

    /// <summary>Begins an element. An attribute without a value (null) is left out.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(tag, attributes);
        _out.Append('>');
        _open.Push(tag);
        return this;
    }

    /// <summary>Ends the innermost open element.</summary>
    public HtmlWriter Close()
    {
        _out.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>Ends the innermost open element and the line.</summary>
    public HtmlWriter CloseLine()
    {
        Close();
        _out.Append('\n');
        return this;
    }

    /// <summary>An element that has no content.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(tag, attributes);
        _out.Append('>');
        return this;
    }

    /// <summary>An element that holds words, in which what stands between backticks is code.</summary>
    public HtmlWriter Element(string tag, ILocalised text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close();

    /// <summary>An element that holds a text.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close();

    /// <summary>Words in the writer's language, in which what stands between backticks is code: commands, options and names of a plan's files.</summary>
    public HtmlWriter Text(ILocalised text)
    {
        var parts = text.In(Language).Split('`');
        var holdsMarkup = _open.Count == 0 || _open.Peek() is not ("title" or "option");
        for (var i = 0; i < parts.Length; i++)
        {
            // Every second part stands between two backticks; a last one without its partner is a character like others.
            if (i % 2 == 0 || i == parts.Length - 1)
            {
                Text(i % 2 == 0 ? parts[i] : '`' + parts[i]);
            }
            else if (holdsMarkup)
            {
                Element("code", parts[i]);
            }
            else
            {
                Text(parts[i]);
            }
        }

        return this;
    }

    /// <summary>Text.</summary>
    public HtmlWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>Markup as it is.</summary>
    public HtmlWriter Verbatim(string markup)
    {
        _out.Append(markup);
        return this;
    }

    /// <summary>The document so far.</summary>
    /// <exception cref="InvalidOperationException">An element is still open.</exception>
    public override string ToString() =>
        _open.Count == 0 ? _out.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is still open.");

    private void Begin(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _out.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _out.Append(' ').Append(name).Append("=\"");
                Escape(value);
                _out.Append('"');
            }
        }
    }

    private void Escape(string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => _out.Append("&amp;"),
                '<' => _out.Append("&lt;"),
                '>' => _out.Append("&gt;"),
                '"' => _out.Append("&quot;"),
                '\'' => _out.Append("&#39;"),
                _ => _out.Append(c),
            };
        }
    }
}
