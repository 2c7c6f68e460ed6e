namespace AgentContracts.Hub.Registry;

/// <summary>FNV-1a: the same in every process, which <see cref="string.GetHashCode()"/> is not.</summary>
internal static class StableHash
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>The hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var character in text)
        {
            hash = Append(hash, character);
        }

        return hash;
    }

    /// <summary>The hash of versions in their order.</summary>
    public static ulong Of(IEnumerable<ContractVersion> versions)
    {
        var hash = Offset;
        foreach (var version in versions)
        {
            hash = Append(Append(hash, Of(version.Message)), version.Fingerprint);
        }

        return hash;
    }

    private static ulong Append(ulong hash, ulong value) => unchecked((hash ^ value) * Prime);
}
