using System.Text.Json;

namespace Benchmarks.Figures;

/// <summary>The file that figures go to. It appears when they are there, and whole: a run that was stopped leaves what was there before.</summary>
internal sealed class FigureFile : IDisposable
{
    private const string Devices = "/dev/";

    private readonly string _path;
    private readonly FileStream _stream;

    private FigureFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    private string UnfinishedPath => Unfinished(_path);

    /// <summary>Makes sure that the file can be written, before minutes of measuring.</summary>
    /// <exception cref="FigureFileException">It cannot.</exception>
    public static FigureFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new FigureFileException($"--json {path}: this is a directory. Name a file in it.");
        }

        try
        {
            // A link stays one: what it leads to is replaced.
            var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);
            if (target.StartsWith(Devices, StringComparison.Ordinal) || path.StartsWith(Devices, StringComparison.Ordinal))
            {
                throw new FigureFileException($"--json {path}: this is a device, which cannot be replaced by a file. Name a file.");
            }

            return Path.GetDirectoryName(target) is { } folder && !Directory.Exists(folder)
                ? throw new FigureFileException($"--json {path}: there is no directory {folder}. Make it first.")
                : new(target, File.Create(Unfinished(target)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FigureFileException($"--json {path}: {exception.Message}", exception);
        }
    }

    /// <summary>Writes one object: the names with their values.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="quick">Whether they say nothing; the object then says so.</param>
    /// <exception cref="FigureFileException">It could not be written.</exception>
    public void Write(FigureSet figures, bool quick)
    {
        try
        {
            using (var writer = new Utf8JsonWriter(_stream, new JsonWriterOptions { Indented = true }))
            {
                writer.WriteStartObject();
                if (quick)
                {
                    writer.WriteNumber("quick", 1);
                }

                foreach (var figure in figures.All)
                {
                    writer.WriteNumber(figure.Name, figure.Estimate.Value);
                }

                writer.WriteEndObject();
            }

            _stream.Write("\n"u8);
            _stream.Dispose();
            File.Move(UnfinishedPath, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FigureFileException($"--json {_path}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(UnfinishedPath);
    }

    private static string Unfinished(string path) => path + ".unfinished";
}
