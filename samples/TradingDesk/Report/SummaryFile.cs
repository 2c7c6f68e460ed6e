using System.Text.Json;

namespace TradingDesk.Report;

/// <summary>The file a summary goes to.</summary>
public sealed class SummaryFile : IDisposable
{
    private readonly FileStream _stream;

    private SummaryFile(FileStream stream) => _stream = stream;

    /// <summary>Opens the file; what it holds stays until a summary is written.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static SummaryFile Open(string path) => new(OutputFile.Open("--summary", path));

    /// <summary>Writes a summary in place of what the file held.</summary>
    public void Write(Summary summary)
    {
        _stream.SetLength(0);
        JsonSerializer.Serialize(_stream, summary, SummaryJson.Default.Summary);
        _stream.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
