using System.Globalization;
using Benchmarks.Figures;

namespace Benchmarks.Report;

/// <summary>Numbers for people.</summary>
internal static class NumberText
{
    /// <summary>Three digits that count.</summary>
    public static string Of(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 100 => Format(value, "0"),
        >= 10 => Format(value, "0.0"),
        >= 1 => Format(value, "0.00"),
        >= 0.1 => Format(value, "0.000"),
        _ => Format(value, "0.0000"),
    };

    /// <summary>The value of a figure, marked where it is not precise; a dash where there is none.</summary>
    public static string Of(Figure? figure) => figure is null ? "-" : (figure.IsResolved ? "" : "~") + Of(figure.Estimate.Value);

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
