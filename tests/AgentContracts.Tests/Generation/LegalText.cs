using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Well-formed text from every plane of Unicode, full of what JSON must escape.</summary>
internal static class LegalText
{
    private const int PlaneSize = 0x10000;
    private const int LastPlane = 16;

    private static readonly Gen<int> CodePoint = Gen.Frequency<int>(
        (4, Gen.Int['a', 'z']),
        (3, Edges.OneOf('"', '\\', '/', '\b', '\f', '\n', '\r', '\t', '\0', '\u007f', '<', '>', '&', '\'', '+', '`', '\u2028', '\u2029', '\ufeff', '\ufffd', '\uffff').Select(static c => (int)c)),
        (2, Gen.Int[0, 0xD7FF]),
        (1, Gen.Int[0xE000, 0xFFFF]),
        (2, Gen.Select(Gen.Int[1, LastPlane], Gen.Int[0, PlaneSize - 1], static (plane, point) => (plane * PlaneSize) + point)));

    public static Gen<string> Any { get; } = Gen.Frequency<string>(
        (8, CodePoint.Array[0, 12].Select(static points => string.Concat(points.Select(char.ConvertFromUtf32)))),
        (1, Edges.OneOf("", " ", "null", "{}", "\ud800\udc00", "\udbff\udfff")),
        (1, CodePoint.Array[200, 400].Select(static points => string.Concat(points.Select(char.ConvertFromUtf32)))));

    /// <summary>A character of the basic plane.</summary>
    public static Gen<char> Character { get; } = CodePoint.Where(static point => point < PlaneSize).Select(static point => (char)point);

    /// <summary>A URI as a reader makes it from its text.</summary>
    public static Gen<Uri> Address { get; } = Gen.OneOf<string>(
            Any,
            Any.Select(static text => "https://example.com/" + text),
            Edges.OneOf("", "/", "?q=1#part", "../up", "https://example.com", "HTTPS://Example.COM:443/%7ea/../b?x=ä#é", "mailto:a@example.com", "urn:isbn:0451450523", "redis://[::1]:6379/0"))
        .Where(static text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _))
        .Select(static text => new Uri(text, UriKind.RelativeOrAbsolute));
}
