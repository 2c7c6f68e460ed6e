namespace AgentContracts.Codecs;

/// <summary>How the keys of a dictionary are property names in JSON.</summary>
/// <typeparam name="TKey">Their type.</typeparam>
public interface IKeyText<TKey>
{
    /// <summary>What a reader expects, for an error.</summary>
    static abstract string Expected { get; }

    /// <summary>Writes the key as a string, quotes included.</summary>
    /// <param name="writer">What to write with; it has room for any number, time or id.</param>
    /// <param name="at">Where to.</param>
    /// <param name="key">The key.</param>
    /// <returns>Where the next thing goes.</returns>
    /// <exception cref="ArgumentException">The key has no text; validation refuses it before.</exception>
    static abstract int Write(ref JsonFieldWriter writer, int at, TKey key);

    /// <summary>Reads the key.</summary>
    /// <param name="text">What stands between the quotes, unescaped.</param>
    /// <param name="key">The key.</param>
    static abstract bool TryRead(ReadOnlySpan<byte> text, out TKey key);
}
