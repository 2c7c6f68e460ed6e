namespace AgentContracts.Codecs;

/// <summary>What of a binary header is there.</summary>
[Flags]
internal enum HeaderFlags : ushort
{
    None = 0,
    Correlation = 1,
    CorrelatesWithItself = 2,
    Causation = 4,
    Sender = 8,
    TraceParent = 16,
    FallbackFor = 32,
    Resent = 64,
}
