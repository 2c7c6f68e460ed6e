using System.Text;
using System.Text.Json.Nodes;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Codecs;

/// <summary>A good object of each message, and ways to spoil one member of it.</summary>
internal static class Json
{
    public static string Numbers { get; } = Write(new Numbers(true, 1, 2, 3, 4, 5, 6, 7, 8, 9.5f, 10.5, 11.5m));

    public static string Values { get; } = Write(new Values(
        "a", Guid.Empty, DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, TimeSpan.Zero, Colour.Red, Depth.Level, Giant.None, Access.Read, Mask.First));

    public static string Optionals { get; } = Write(new Optionals());

    public static string Forest { get; } = Write(new Forest(new(1, null, []), new("x", 1, Colour.Red), new(1, 2, new() { From = DateTime.UnixEpoch }), null, null));

    public static string Collections { get; } = Write(new Collections
    {
        Numbers = [],
        Bytes = [],
        Texts = [],
        Legs = [],
        Points = [],
        Colours = [],
        Doubles = [],
        Decimals = [],
        MaybeLegs = [],
        Times = [],
        Ids = [],
        Rights = [],
        Counts = [],
        Book = [],
        Labels = new Dictionary<string, string?>(),
        Palette = new Dictionary<string, Colour>(),
        Corners = new Dictionary<string, Point?>(),
    });

    public static string Wide { get; } = $"{{{string.Join(",", Enumerable.Range(0, 70).Select(static i => $"\"m{i:00}\":{i}"))}}}";

    /// <summary>The object with another value in one field, and the byte at which that value begins.</summary>
    public static (string Text, int Offset) With(string json, string field, string value)
    {
        var (start, end) = SpanOf(json, field);
        return ($"{json[..start]}{value}{json[end..]}", Encoding.UTF8.GetByteCount(json[..start]));
    }

    public static string Without(string json, string field)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        node.Remove(field);
        return node.ToJsonString();
    }

    public static IEnumerable<string> FieldsOf(string json) => JsonNode.Parse(json)!.AsObject().Select(static property => property.Key);

    private static (int Start, int End) SpanOf(string json, string field)
    {
        var start = json.IndexOf($"\"{field}\":", StringComparison.Ordinal) + field.Length + 3;
        var value = JsonNode.Parse(json)![field]?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
        Assert.Equal(value, json.Substring(start, value.Length));
        return (start, start + value.Length);
    }

    private static string Write<T>(in T value) where T : IContract<T> => Encoding.UTF8.GetString(MessageJson.Write(value));
}
