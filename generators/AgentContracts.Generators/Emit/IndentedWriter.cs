using System.Text;

namespace AgentContracts.Generators.Emit;

/// <summary>Writes lines at the depth of the blocks that are open, with the same line ends everywhere.</summary>
internal sealed class IndentedWriter
{
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one or several lines.</summary>
    public void Line(string text = "")
    {
        foreach (var line in text.Replace("\r", "").Split('\n').Select(static l => l.TrimEnd(' ')))
        {
            _text.Append(' ', line.Length == 0 ? 0 : _depth * Step).Append(line).Append('\n');
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

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    internal void Close(string end)
    {
        _depth--;
        Line(end);
    }
}
