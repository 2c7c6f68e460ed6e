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
            if (Replace(json))
            {
                return;
            }

            // At no time is it empty, whenever the process ends.
            using var file = Open();
            file.Write(json);
            if (file.CanSeek && file.Length > json.Length)
            {
                file.SetLength(json.Length);
            }
        });
    }

    /// <summary>
    /// Puts a new file in the place of one that holds something, so that it holds the old or the new, whole, whenever the process ends. What holds nothing, such
    /// as a new file, a pipe or a terminal, is left to be written to, and so is what a link leads to and what has a folder that nothing can be added to.
    /// </summary>
    private bool Replace(byte[] json)
    {
        if (new FileInfo(_path) is not { Exists: true, Length: > 0, LinkTarget: null })
        {
            return false;
        }

        try
        {
            var next = $"{_path}.next";
            File.WriteAllBytes(next, json);
            File.Move(next, _path, overwrite: true);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
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
