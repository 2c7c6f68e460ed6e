using System.Text;

namespace AgentContracts.Generators.Emit;

/// <summary>Writes lines at the depth of the blocks that are open, with the same line ends everywhere.</summary>
internal sealed class IndentedWriter
{
    private const int Step = 4;
    private const int LargeFile = 16 * 1024;

    // Several files for every message: a thread writes one after the other into the same memory.
    [ThreadStatic]
    private static StringBuilder? _free;

    private readonly StringBuilder _text = Take();
    private int _depth;

    /// <summary>Writes one or several lines.</summary>
    public void Line(string text = "")
    {
        if (text.IndexOf('\r') >= 0)
        {
            text = text.Replace("\r", "");
        }

        // Copies every line once: most of what is generated passes here.
        for (var start = 0; start <= text.Length;)
        {
            var next = text.IndexOf('\n', start);
            var end = next < 0 ? text.Length : next;
            var length = end - start;
            while (length > 0 && text[start + length - 1] == ' ')
            {
                length--;
            }

            _text.Append(' ', length == 0 ? 0 : _depth * Step).Append(text, start, length).Append('\n');
            start = end + 1;
        }
    }

    /// <summary>Opens a block that ends where the result is disposed of.</summary>
    /// <param name="header">What stands before the opening brace.</param>
    /// <param name="end">What stands after the closing brace.</param>
    public Block Block(string header, string end = "")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Block(this, "}" + end);
    }

    /// <summary>Writes <c>header [</c>, one item on each line, and <c>]</c>.</summary>
    public void List(string header, IEnumerable<string> items, string end)
    {
        Line(header);
        Line("[");
        _depth++;
        foreach (var item in items)
        {
            Line(item + ",");
        }

        _depth--;
        Line("]" + end);
    }

    /// <summary>Writes one line deeper than the others.</summary>
    public void Deeper(string text)
    {
        _depth++;
        Line(text);
        _depth--;
    }

    /// <summary>What was written. The writer ends with it.</summary>
    public string End()
    {
        var text = _text.ToString();
        _free = _text.Clear();
        return text;
    }

    internal void Close(string end)
    {
        _depth--;
        Line(end);
    }

    private static StringBuilder Take()
    {
        var text = _free ?? new StringBuilder(LargeFile);
        _free = null;
        return text;
    }
}
