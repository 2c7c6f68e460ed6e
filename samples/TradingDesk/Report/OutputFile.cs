namespace TradingDesk.Report;

/// <summary>The files that a run writes, opened before anything starts so that a run is never for nothing.</summary>
internal static class OutputFile
{
    /// <summary>Opens a file; what it holds stays until something is written.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">Where it is.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static FileStream Open(string option, string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OutputException($"{option} {path}: expected a file that can be written. {exception.Message}");
        }
    }
}
