using System.Text.Json;
using System.Text.Json.Serialization;
using Chaos.Scenarios;

namespace Chaos;

/// <summary>The file that the figures go to, anew after each scenario: what has ended is in it, in whatever way the run ends.</summary>
internal sealed class FiguresFile : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly string _path;
    private readonly FileStream _file;

    /// <summary>Begins the file, in place of what it held.</summary>
    /// <exception cref="FiguresFileException">It cannot be written.</exception>
    public FiguresFile(string path)
    {
        _path = path;
        _file = Try(() => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
    }

    /// <summary>Writes what scenarios came to, in place of what was written before.</summary>
    /// <exception cref="FiguresFileException">It cannot be written.</exception>
    public void Write(IEnumerable<ScenarioResult> results)
    {
        var figures = results.ToDictionary(static result => result.Scenario, static result => new { result.Passed, result.Seconds, result.Figures, result.Failures });
        Try(() =>
        {
            _file.SetLength(0);
            JsonSerializer.Serialize(_file, figures, Indented);
            _file.Flush();
            return 0;
        });
    }

    public void Dispose() => _file.Dispose();

    private T Try<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FiguresFileException($"{_path} cannot be written: {exception.Message}");
        }
    }
}
