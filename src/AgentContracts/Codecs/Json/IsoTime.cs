namespace AgentContracts.Codecs;

/// <summary>Times in ISO 8601, to 100 ns.</summary>
internal static class IsoTime
{
    private const int Point = 19;
    private const int FractionEnd = 27;

    /// <summary>Takes the zeros at the end of the seconds out of a time in the format <c>O</c>, as System.Text.Json does; returns how long it then is.</summary>
    public static int Trim(Span<byte> time)
    {
        var fraction = time[Point..FractionEnd].TrimEnd((byte)'0');
        var end = fraction.Length == 1 ? Point : Point + fraction.Length;
        time[FractionEnd..].CopyTo(time[end..]);
        return end + time.Length - FractionEnd;
    }
}
