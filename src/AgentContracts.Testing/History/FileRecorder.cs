using System.Text;

namespace AgentContracts.Testing.History;

/// <summary>
/// Writes what it records to a file, each event with a call of its own before it goes on: what a process has recorded is there, in whatever way the
/// process ends. Takes a few microseconds an event.
/// </summary>
public sealed class FileRecorder : DeliveryRecorder, IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;

    /// <summary>Begins a history, in place of what the file held.</summary>
    /// <param name="path">The file.</param>
    public FileRecorder(string path) => _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Reads the history of a process that may live or have ended; a line that was not written to its end is left out.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line is no event.</exception>
    public static IReadOnlyList<HistoryEvent> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var lines = reader.ReadToEnd().Split('\n');
        return [.. lines.Take(lines.Length - 1).Select(HistoryLine.Parse)];
    }

    /// <inheritdoc/>
    public override void Add(in HistoryEvent one)
    {
        lock (_gate)
        {
            _file.Write(Encoding.UTF8.GetBytes(HistoryLine.Of(Timed(one)) + "\n"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
