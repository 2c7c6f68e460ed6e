using Spectre.Console;

namespace TradingDesk.Report;

/// <summary>Tables that are the same on a terminal and in a pipe.</summary>
internal static class PlainTable
{
    // More than any row takes: a narrower terminal breaks lines, never figures.
    private const int Width = 1_000;

    /// <summary>Prints one line for each row.</summary>
    public static void Print(Table table, TextWriter output)
    {
        foreach (var line in Lines(table))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>One line for each row, below a header of two.</summary>
    public static IReadOnlyList<string> Lines(Table table)
    {
        table.Border = TableBorder.Markdown;

        // The border brings an empty line above and below, filled with blanks.
        return Render(table).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Render(Table table)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width;
        console.Write(table);
        return text.ToString();
    }
}
