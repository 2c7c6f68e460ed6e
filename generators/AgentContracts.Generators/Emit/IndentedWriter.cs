using System.Runtime.CompilerServices;

namespace AgentContracts.Generators.Emit;

/// <summary>Writes lines at the depth of the blocks that are open, with the same line ends everywhere.</summary>
internal sealed class IndentedWriter
{
    private const int Step = 4;
    private const int FirstSize = 16 * 1024;
    private const int LargestKept = 64 * 1024;

    // Several files for every message: a thread writes one after the other into the same memory. What an uncommonly large one took is not kept for ever.
    [ThreadStatic]
    private static char[]? _free;

    private char[] _text = Take();
    private int _length;
    private int _depth;
    private bool _isInLine;
    private bool _hasEnded;

    /// <summary>Writes one or several lines.</summary>
    public void Line(string text = "")
    {
        Append(text);
        EndLine();
    }

    /// <inheritdoc cref="Line(string)"/>
    public void Line([InterpolatedStringHandlerArgument("")] LineText text) => EndLine();

    /// <summary>Opens a block that ends where the result is disposed of.</summary>
    /// <param name="header">What stands before the opening brace.</param>
    /// <param name="end">What stands after the closing brace.</param>
    public Block Block(string header, string end = "")
    {
        Line(header);
        return Open(end);
    }

    /// <inheritdoc cref="Block(string, string)"/>
    public Block Block([InterpolatedStringHandlerArgument("")] LineText header, string end = "")
    {
        EndLine();
        return Open(end);
    }

    /// <summary>Writes <c>header [</c>, one item on each line, and <c>]</c>.</summary>
    public void List(string header, IEnumerable<string> items, string end)
    {
        Line(header);
        Line("[");
        foreach (var item in items)
        {
            Line($"    {item},");
        }

        Line($"]{end}");
    }

    /// <summary>What was written. The writer ends with it: its memory is another's.</summary>
    /// <exception cref="InvalidOperationException">It has ended before.</exception>
    public string End()
    {
        Reserve(0);
        var text = new string(_text, 0, _length);
        if (_text.Length <= LargestKept)
        {
            _free = _text;
        }

        _text = [];
        _length = 0;
        _hasEnded = true;
        return text;
    }

    internal void Append(string text)
    {
        for (var start = 0; ;)
        {
            var next = text.IndexOf('\n', start);
            var length = (next < 0 ? text.Length : next) - start;
            if (length > 0)
            {
                AppendPiece(text, start, length);
            }

            if (next < 0)
            {
                return;
            }

            EndLine();
            start = next + 1;
        }
    }

    internal void Close(string end)
    {
        _depth--;
        Line($"}}{end}");
    }

    private void AppendPiece(string text, int start, int length)
    {
        var indent = _isInLine ? 0 : _depth * Step;
        Reserve(indent + length);
        _text.AsSpan(_length, indent).Fill(' ');
        text.CopyTo(start, _text, _length + indent, length);
        _length += indent + length;
        _isInLine = true;
    }

    // A line ends with neither a blank nor half of the line end of the file that its text comes from.
    private void EndLine()
    {
        while (_length > 0 && _text[_length - 1] is ' ' or '\r')
        {
            _length--;
        }

        Reserve(1);
        _text[_length++] = '\n';
        _isInLine = false;
    }

    private Block Open(string end)
    {
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    private void Reserve(int more)
    {
        if (_hasEnded)
        {
            throw new InvalidOperationException("The writer has ended.");
        }

        if (_length + more > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_length + more, _text.Length * 2));
        }
    }

    private static char[] Take()
    {
        var text = _free ?? new char[FirstSize];
        _free = null;
        return text;
    }
}
