namespace Chaos;

/// <summary>The file that the figures go to cannot be written.</summary>
internal sealed class FiguresFileException(string message) : Exception(message);
