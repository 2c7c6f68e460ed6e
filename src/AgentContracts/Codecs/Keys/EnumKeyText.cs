namespace AgentContracts.Codecs;

/// <summary>Enum values by their names.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
/// <typeparam name="TNames">Its names, written by the generator.</typeparam>
public readonly struct EnumKeyText<TEnum, TNames> : IKeyText<TEnum>
    where TEnum : struct, Enum
    where TNames : IEnumNames<TEnum>
{
    /// <inheritdoc/>
    public static string Expected => TNames.Expected;

    /// <inheritdoc/>
    public static int Write(ref JsonFieldWriter writer, int at, TEnum key) => EnumCodec<TEnum, TNames>.WriteJson(ref writer, at, key);

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> text, out TEnum key) => TNames.TryFind(text, out key);
}
