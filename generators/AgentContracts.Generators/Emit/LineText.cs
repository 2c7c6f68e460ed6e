using System.Globalization;
using System.Runtime.CompilerServices;

namespace AgentContracts.Generators.Emit;

/// <summary>
/// An interpolated string on its way into an <see cref="IndentedWriter"/>, piece by piece: most of what is generated passes here, and none of it becomes a
/// string of its own first.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct LineText
{
    private readonly IndentedWriter _writer;

    /// <summary>As the compiler calls it.</summary>
    public LineText(int literalLength, int formattedCount, IndentedWriter writer) => _writer = writer;

    public void AppendLiteral(string text) => _writer.Append(text);

    public void AppendFormatted(string? text) => _writer.Append(text ?? "");

    public void AppendFormatted<T>(T value, string? format = null) where T : struct, IFormattable =>
        _writer.Append(value.ToString(format, CultureInfo.InvariantCulture));
}
