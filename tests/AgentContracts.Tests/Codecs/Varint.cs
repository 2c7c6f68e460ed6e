namespace AgentContracts.Tests.Codecs;

/// <summary>A number of as many bytes as it needs, as a stranger would write it down.</summary>
internal static class Varint
{
    public static byte[] Of(ulong number)
    {
        for (var length = 1; length <= 8; length++)
        {
            if (number < 1UL << (7 * length))
            {
                return BitConverter.GetBytes((number * (1UL << length)) + (1UL << (length - 1)) - 1)[..length];
            }
        }

        return [0xFF, .. BitConverter.GetBytes(number)];
    }
}
