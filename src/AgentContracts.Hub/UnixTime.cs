namespace AgentContracts.Hub;

/// <summary>Unix time in microseconds, as headers carry it.</summary>
internal static class UnixTime
{
    public static long ToUnixMicroseconds(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds)
    {
        const long Latest = 253_402_300_799_999_999;
        return DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, 0, Latest) * TimeSpan.TicksPerMicrosecond);
    }
}
