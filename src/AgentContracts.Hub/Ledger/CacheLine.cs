namespace AgentContracts.Hub.Ledger;

/// <summary>What senders count and what handlers count is kept apart in memory: two processors that write to one line wait for each other at every message.</summary>
internal static class CacheLine
{
    /// <summary>How many figures lie between two that are apart: 128 bytes, because processors fetch lines in pairs.</summary>
    public const int Figures = 16;
}
