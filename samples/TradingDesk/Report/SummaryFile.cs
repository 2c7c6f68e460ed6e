using System.Text.Json;

namespace TradingDesk.Report;

/// <summary>The file a summary goes to.</summary>
public sealed class SummaryFile : IDisposable
{
    private readonly FileStream _stream;
    private bool _isNew;

    private SummaryFile(FileStream stream, bool isNew) => (_stream, _isNew) = (stream, isNew);

    /// <summary>Opens the file; what it holds stays until a summary is written.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static SummaryFile Open(string path)
    {
        var isNew = !File.Exists(path);
        return new(OutputFile.Open("--summary", path), isNew);
    }

    /// <summary>Writes a summary in place of what the file held.</summary>
    public void Write(Summary summary)
    {
        _isNew = false;
        _stream.SetLength(0);
        JsonSerializer.Serialize(_stream, summary, SummaryJson.Default.Summary);
        _stream.Write("\n"u8);
    }

    /// <summary>Closes it; one that was not there before, and got no summary, is not left behind.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (_isNew)
        {
            File.Delete(_stream.Name);
        }
    }
}
