using System.Text.Json;

namespace TradingDesk.Report;

/// <summary>The file a summary goes to, opened before anything starts so that a run is never for nothing.</summary>
public sealed class SummaryFile : IDisposable
{
    private readonly FileStream _stream;

    private SummaryFile(FileStream stream) => _stream = stream;

    /// <summary>Opens the file; what it holds stays until a summary is written.</summary>
    /// <exception cref="SummaryException">It cannot be written.</exception>
    public static SummaryFile Open(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SummaryException($"--summary {path}: expected a file that can be written. {exception.Message}");
        }
    }

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
