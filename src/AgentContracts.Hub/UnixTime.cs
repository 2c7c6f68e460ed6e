namespace AgentContracts.Hub;

/// <summary>Unix time in microseconds, as headers carry it.</summary>
internal static class UnixTime
{
    public static long ToUnixMicroseconds(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(Clamp(microseconds) * TimeSpan.TicksPerMicrosecond);

    /// <summary>The nearest time that a header may carry: from 1970 to 9999.</summary>
    public static long Clamp(long microseconds)
    {
        const long Latest = 253_402_300_799_999_999;
        return Math.Clamp(microseconds, 0, Latest);
    }
}
