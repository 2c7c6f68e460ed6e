using System.Globalization;

namespace AgentContracts.Codecs;

/// <content>Numbers of 128 bits.</content>
public ref partial struct JsonFieldReader
{
    internal int ReadInt128(int at, string expected, out Int128 value)
    {
        var text = NumberText(ref at, expected);
        return Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) ? at + text.Length : throw Expected(at, expected);
    }

    internal int ReadUInt128(int at, string expected, out UInt128 value)
    {
        var text = NumberText(ref at, expected);
        return UInt128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) ? at + text.Length : throw Expected(at, expected);
    }
}
