using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>An enum value by its name in snake_case.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNames">Its names, written by the generator.</typeparam>
public readonly struct EnumCodec<TEnum, TNames> : ICodec<TEnum>
    where TEnum : struct, Enum
    where TNames : IEnumNames<TEnum>
{
    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, TEnum value)
    {
        var name = TNames.NameOf(value);
        if (name.IsEmpty)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{typeof(TEnum).Name} has no name for this value.");
        }

        writer.WriteStringValue(name);
    }

    /// <inheritdoc/>
    public static TEnum ReadJson(ref JsonFieldReader reader) =>
        reader.IsText && TNames.TryFind(ref reader.Json, out var value) ? value : throw reader.Expected(TNames.Expected);
}
