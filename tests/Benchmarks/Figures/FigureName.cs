namespace Benchmarks.Figures;

/// <summary>Puts the names of figures together.</summary>
internal static class FigureName
{
    /// <summary>Stands in place of the message: the median over the five, or of bytes of our own the most.</summary>
    public const string All = "all";

    /// <summary>Stands in place of the message: the geometric mean over the five.</summary>
    public const string GeometricMean = "geomean";

    /// <summary>What stands before an operation whose allocations are counted.</summary>
    public const string Allocated = "alloc.";

    /// <summary>A name.</summary>
    /// <param name="prefix">The group's prefix.</param>
    /// <param name="series">Operation and peer.</param>
    /// <param name="message">The message, or one of the words for all five.</param>
    public static string Of(string prefix, string series, string message) => $"{prefix}{series}/{message}";

    /// <summary>Operation and peer.</summary>
    public static string Series(string operation, string peer) => $"{operation}/{peer}";
}
