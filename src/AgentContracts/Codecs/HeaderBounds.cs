namespace AgentContracts.Codecs;

/// <summary>What a header may say at most. A frame is a stranger's word: past these bounds, arithmetic with its times and memory for its routes would be at risk.</summary>
internal static class HeaderBounds
{
    /// <summary>How many routes a message may have.</summary>
    public const int MaxRoutes = 32;

    public const string Routes = "no more than 32 routes";

    public const string Seconds = "Unix seconds from 1970 to 9999";

    public const string Microseconds = "Unix microseconds from 1970 to 9999";

    /// <summary>The last microsecond of the year 9999.</summary>
    private const long Latest = 253_402_300_799_999_999;

    /// <summary>Whether a number of Unix microseconds is a time from 1970 to 9999.</summary>
    public static bool IsTime(long microseconds) => microseconds is >= 0 and <= Latest;
}
