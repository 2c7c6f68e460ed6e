using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>JSON values of every kind, some in others, as our writer writes them.</summary>
internal static class LegalJson
{
    private const int MostElements = 4;
    private const int Deepest = 4;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<string> String = LegalText.Any.Select(static text => JsonSerializer.Serialize(text, Readable));

    private static readonly Gen<string> Scalar = Gen.Frequency<string>(
        (2, String),
        (1, LegalNumber.Double.Select(static number => JsonSerializer.Serialize(number))),
        (1, Edges.OneOf("0", "-0", "1e400", "-1.50E+3", "123456789012345678901234567890.5", "true", "false")));

    /// <summary>A value that is not null, which a nullable would take for none.</summary>
    public static Gen<JsonElement> Any { get; } = Value(0).Where(static json => json != "null").Select(static json => JsonElement.Parse(json));

    private static Gen<string> Value(int depth) => depth == Deepest
        ? Scalar
        : Gen.Frequency<string>(
            (3, Scalar),
            (1, Gen.Const("null")),
            (1, Value(depth + 1).Array[0, MostElements].Select(static values => $"[{string.Join(",", values)}]")),
            (1, Gen.Select(String, Value(depth + 1), static (name, value) => $"{name}:{value}").Array[0, MostElements]
                .Select(static properties => $"{{{string.Join(",", properties.DistinctBy(static property => JsonElement.Parse($"{{{property}}}").EnumerateObject().Single().Name))}}}")));
}
