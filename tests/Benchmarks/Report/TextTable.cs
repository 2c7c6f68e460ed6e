namespace Benchmarks.Report;

/// <summary>Rows in columns: the first to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] header)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [header];

    /// <summary>Adds a row with as many cells as the header has.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Prints the table.</summary>
    public void Print(TextWriter output)
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
