namespace AgentContracts.Codecs;

/// <content>Values whose shape no contract knows.</content>
public ref partial struct JsonFieldReader
{
    /// <summary>Passes over any value and hands out its text, without the white space around it. Whether its texts are well-formed UTF-8 is not looked at.</summary>
    internal int ReadOpen(int at, out ReadOnlySpan<byte> json)
    {
        at = SkipSpace(at);
        var end = SkipValue(at);
        json = _utf8[at..end];
        return end;
    }
}
