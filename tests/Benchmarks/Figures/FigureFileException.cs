namespace Benchmarks.Figures;

/// <summary>The file that figures should go to cannot be written.</summary>
internal sealed class FigureFileException(string message, Exception? inner = null) : Exception(message, inner);
