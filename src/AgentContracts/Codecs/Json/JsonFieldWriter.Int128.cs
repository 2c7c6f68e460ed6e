using System.Globalization;

namespace AgentContracts.Codecs;

/// <content>Numbers of 128 bits.</content>
public ref partial struct JsonFieldWriter
{
    internal readonly int WriteInt128(int at, Int128 value)
    {
        value.TryFormat(_bytes[at..], out var length, default, CultureInfo.InvariantCulture);
        return at + length;
    }

    internal readonly int WriteUInt128(int at, UInt128 value)
    {
        value.TryFormat(_bytes[at..], out var length, default, CultureInfo.InvariantCulture);
        return at + length;
    }
}
