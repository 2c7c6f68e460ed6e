namespace AgentContracts.Redis;

/// <summary>
/// What the hub's things are called in Redis. All keys of one channel have its name as their hash tag, so that in a cluster they lie in one slot.
/// </summary>
public sealed class RedisNames
{
    /// <summary>The field of a stream entry that holds the frame.</summary>
    public const string FrameField = "frame";

    /// <summary>How many entries of dead letters are kept for each channel; past it the oldest go.</summary>
    public const int MaxDeadLetters = 10_000;

    private readonly string _prefix;

    /// <summary>The names under a prefix.</summary>
    /// <param name="prefix">Stands before everything, followed by a colon; <see langword="null"/> or empty for none.</param>
    /// <exception cref="ArgumentException">The prefix holds a brace, a blank or a control character.</exception>
    public RedisNames(string? prefix)
    {
        if (prefix is not null && prefix.AsSpan().ContainsAny("{}") || prefix?.Any(static character => char.IsWhiteSpace(character) || char.IsControl(character)) == true)
        {
            throw new ArgumentException($"The prefix '{prefix}' may not hold braces, which mark hash tags, nor blanks or control characters.", nameof(prefix));
        }

        _prefix = string.IsNullOrEmpty(prefix) ? "" : prefix.EndsWith(':') ? prefix : $"{prefix}:";
    }

    /// <summary>The pub/sub channel: <c>prefix:hft_signals</c>.</summary>
    public string PubSub(string channel) => $"{_prefix}{channel}";

    /// <summary>The stream's key: <c>prefix:{market_anomalies}:stream</c>.</summary>
    public string Stream(string channel) => $"{_prefix}{{{channel}}}:stream";

    /// <summary>The key that remembers, for a minute, which call of a hub found its stream full: <c>prefix:{market_anomalies}:refused:0f1e2d3c4b5a6978</c>.</summary>
    public string Refused(string channel, string hub) => $"{_prefix}{{{channel}}}:refused:{hub}";

    /// <summary>The key of the stream of dead letters: <c>prefix:{market_anomalies}:dead</c>.</summary>
    public string DeadLetters(string channel) => $"{_prefix}{{{channel}}}:dead";

    /// <summary>A key of the registry, all of which lie in one slot: <c>prefix:{contracts:registry}:agents</c>.</summary>
    public string Registry(string part) => $"{_prefix}{{contracts:registry}}:{part}";

    /// <summary>The key of the hash of emergencies that are not over: <c>prefix:contracts:emergency:latched</c>.</summary>
    public string LatchedEmergencies => $"{_prefix}contracts:emergency:latched";

    /// <summary>The pub/sub channel on which instances answer emergencies: <c>prefix:contracts:emergency:answers</c>.</summary>
    public string EmergencyAnswers => $"{_prefix}contracts:emergency:answers";

    /// <summary>The pub/sub channel on which the instances of one agent tell each other what waits for them: <c>prefix:contracts:agent:execution</c>.</summary>
    public string Agent(string agent) => $"{_prefix}contracts:agent:{agent}";
}
