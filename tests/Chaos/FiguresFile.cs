using System.Text.Json;
using System.Text.Json.Serialization;
using Chaos.Scenarios;

namespace Chaos;

/// <summary>The file that the figures go to, anew after each scenario: what has ended is in it, in whatever way the run ends, and until one has, what it held before.</summary>
internal sealed class FiguresFile
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly string _path;

    /// <summary>Finds out whether the file can be written, and leaves it as it is.</summary>
    /// <exception cref="FiguresFileException">It cannot be written.</exception>
    public FiguresFile(string path)
    {
        _path = path;
        var isNew = !File.Exists(path);
        Try(() => Open().Dispose());
        if (isNew)
        {
            Try(() => File.Delete(path));
        }
    }

    /// <summary>Writes what scenarios came to, in place of what the file held.</summary>
    /// <exception cref="FiguresFileException">It cannot be written.</exception>
    public void Write(IEnumerable<ScenarioResult> results)
    {
        var figures = results.ToDictionary(static result => result.Scenario, static result => new { result.Passed, result.Seconds, result.Figures, result.Failures });
        var json = JsonSerializer.SerializeToUtf8Bytes(figures, Indented);
        Try(() =>
        {
            // At no time is it empty, whenever the process ends.
            using var file = Open();
            file.Write(json);
            if (file.CanSeek && file.Length > json.Length)
            {
                file.SetLength(json.Length);
            }
        });
    }

    // Not buffered: the first write is all of it.
    private FileStream Open() => new(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FiguresFileException($"--json {_path} cannot be written: {exception.Message}");
        }
    }
}
