namespace Benchmarks.Tests;

/// <summary>A folder of one test's own, gone after it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("benchmarks-");

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public IEnumerable<string> Files => _folder.EnumerateFiles().Select(static file => file.Name);

    public void Dispose() => _folder.Delete(recursive: true);
}
