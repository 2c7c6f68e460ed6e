using System.Globalization;

namespace TradingDesk.Report;

/// <summary>Ages and waits in a few characters.</summary>
internal static class AgeText
{
    /// <summary>Such as <c>35µs</c>, <c>1.2ms</c> or <c>2.0s</c>; a dash where there is none.</summary>
    public static string Of(TimeSpan? age) => age switch
    {
        null => "-",
        { TotalMilliseconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Value.TotalMicroseconds:0}µs"),
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Value.TotalMilliseconds:0.0}ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.Value.TotalSeconds:0.0}s"),
    };
}
