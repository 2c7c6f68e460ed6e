namespace AgentContracts.Codecs;

/// <content>Keys that are no strings.</content>
public ref partial struct JsonFieldReader
{
    /// <summary>Goes to the next entry of a dictionary; <see langword="false"/> at its end, and then behind it.</summary>
    internal bool NextEntry<TKey, TText>(ref int at, out TKey key) where TText : IKeyText<TKey>
    {
        if (!GoToNext(ref at, (byte)'}'))
        {
            key = default!;
            return false;
        }

        var start = at;
        var text = ReadRaw(ref at, out var isEscaped);
        if (isEscaped)
        {
            text = JsonEscapes.Decode(text);
        }

        at = TText.TryRead(text, out key) ? SkipColon(at) : throw Expected(start, TText.Expected);
        return true;
    }
}
