using Spectre.Console;

namespace TradingDesk.Tests.Live;

/// <summary>A terminal whose screen is a text.</summary>
internal sealed class TestTerminal : IDisposable
{
    private readonly StringWriter _text = new();
    private readonly TextWriter _writer;

    public TestTerminal(int width = 80, bool isTerminal = true)
    {
        _writer = TextWriter.Synchronized(_text);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(_writer),
        });
        Console.Profile.Width = width;
        Console.Profile.Height = 24;
    }

    public IAnsiConsole Console { get; }

    /// <summary>Everything that was written to it, escape codes included.</summary>
    public string Text
    {
        get
        {
            lock (_writer)
            {
                return _text.ToString();
            }
        }
    }

    /// <summary>Where a program writes that knows nothing of terminals.</summary>
    public TextWriter Output => _writer;

    public void Dispose() => _writer.Dispose();
}
