using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace AgentContracts.Tests.Generation;

/// <summary>Equality without mercy: bits of floating numbers, scale of decimals, kind and offset of times, elements of collections.</summary>
internal static class Exact
{
    public static void Equal<T>(T expected, T actual) => Assert.Null(Difference(expected, actual, typeof(T).Name));

    /// <summary>Says where two values first differ, or gives <see langword="null"/>.</summary>
    public static string? Difference(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null)
        {
            return expected is null && actual is null ? null : Differs(path, expected, actual);
        }

        return (expected, actual) switch
        {
            (double a, double b) => When(BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b)),
            (float a, float b) => When(BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b)),
            (decimal a, decimal b) => When(decimal.GetBits(a).AsSpan().SequenceEqual(decimal.GetBits(b))),
            (DateTime a, DateTime b) => When(a.Ticks == b.Ticks && a.Kind == b.Kind),
            (DateTimeOffset a, DateTimeOffset b) => When(a.EqualsExact(b)),
            (Uri a, Uri b) => When(string.Equals(a.OriginalString, b.OriginalString, StringComparison.Ordinal) && a.IsAbsoluteUri == b.IsAbsoluteUri),
            (ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> b) => When(a.Span.SequenceEqual(b.Span)),

            // The framework compares no numbers whose exponent is beyond its own.
            (JsonElement a, JsonElement b) => When(string.Equals(a.GetRawText(), b.GetRawText(), StringComparison.Ordinal) || JsonElement.DeepEquals(a, b)),
            (string a, string b) => When(string.Equals(a, b, StringComparison.Ordinal)),
            (IDictionary a, IDictionary b) => OfEntries(a, b, path),
            (IEnumerable a, IEnumerable b) => OfElements([.. a.Cast<object?>()], [.. b.Cast<object?>()], path),
            _ when IsRecord(expected.GetType()) && expected.GetType() == actual.GetType() => OfMembers(expected, actual, path),
            _ => When(Equals(expected, actual)),
        };

        string? When(bool same) => same ? null : Differs(path, expected, actual);
    }

    private static string? OfEntries(IDictionary expected, IDictionary actual, string path) =>
        expected.Count != actual.Count
            ? Differs($"{path}.Count", expected.Count, actual.Count)
            : expected.Keys.Cast<object>()
                .Select(key => actual.Contains(key) ? Difference(expected[key], actual[key], $"{path}[{key}]") : $"{path}[{key}] is missing")
                .FirstOrDefault(static difference => difference is not null);

    private static string? OfElements(object?[] expected, object?[] actual, string path) =>
        expected.Length != actual.Length
            ? Differs($"{path}.Count", expected.Length, actual.Length)
            : expected.Select((element, i) => Difference(element, actual[i], $"{path}[{i}]")).FirstOrDefault(static difference => difference is not null);

    private static string? OfMembers(object expected, object actual, string path) =>
        expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0)
            .Select(property => Difference(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}"))
            .FirstOrDefault(static difference => difference is not null);

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static string Differs(string path, object? expected, object? actual) => $"{path}: expected {Show(expected)}, found {Show(actual)}";

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{string.Join("", text.Select(static c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"\\u{(int)c:x4}"))}\"",
        double number => $"{number:r} ({BitConverter.DoubleToInt64Bits(number):x16})",
        decimal number => $"{number} ({string.Join(" ", decimal.GetBits(number).Select(static part => part.ToString("x8")))})",
        DateTime time => $"{time:o} ({time.Kind})",
        DateTimeOffset time => time.ToString("o"),
        _ => value.ToString() ?? "",
    };
}
