namespace AgentContracts.Roslyn.Qos;

/// <summary>
/// What a message may expect of a channel, in the numbers that rules compute with: what <c>[Channel]</c> sets beats what <c>[Tier]</c> sets, which beats
/// the tier's default.
/// </summary>
public sealed class EffectiveQos
{
    private readonly TierDefaults _defaults;
    private readonly AttributeData? _channel;
    private readonly AttributeData? _message;

    private EffectiveQos(Tier tier, AttributeData? channel, AttributeData? message)
    {
        Tier = tier;
        _defaults = TierDefaults.Of((int)tier);
        _channel = channel;
        _message = message;
        MaxAgeMs = Cell("MaxAgeMs", _defaults.MaxAgeMs);
        MaxQueue = Cell("MaxQueue", _defaults.MaxQueue);
        BatchSize = Cell("BatchSize", _defaults.BatchSize);
        Retries = Cell("Retries", _defaults.Retries);
        RetryDelayMs = Cell("RetryDelayMs", _defaults.RetryDelayMs);
        IsStream = Cell("Delivery", _defaults.IsStream ? 1 : 0) == 1;
        DropsOverAge = Cell("OverAge", _defaults.DropsOverAge ? 0 : 1) == 0;
    }

    /// <summary>The tier that the defaults come from.</summary>
    public Tier Tier { get; }

    /// <summary>How old a message may become, in milliseconds.</summary>
    public int MaxAgeMs { get; }

    /// <summary>How many messages wait.</summary>
    public int MaxQueue { get; }

    /// <summary>How many are fetched at once.</summary>
    public int BatchSize { get; }

    /// <summary>How often a failure is tried again.</summary>
    public int Retries { get; }

    /// <summary>The pause before the first retry, in milliseconds.</summary>
    public int RetryDelayMs { get; }

    /// <summary>Whether delivery is at least once.</summary>
    public bool IsStream { get; }

    /// <summary>Whether a message past its age is dropped.</summary>
    public bool DropsOverAge { get; }

    /// <summary>How many retries begin inside the age.</summary>
    public int RetriesThatFit => QosArithmetic.RetriesWithin(RetryDelayMs, Retries, MaxAgeMs);

    /// <summary>The longest first pause with which all retries begin inside the age, in milliseconds.</summary>
    public long RetryDelayThatFits => MaxAgeMs / (QosArithmetic.PausesMs(1, Math.Max(Retries, 1)));

    /// <summary>How long the pauses before all retries last together, in milliseconds.</summary>
    public long PausesMs => QosArithmetic.PausesMs(RetryDelayMs, Retries);

    /// <summary>Says where the retries do not fit into the age.</summary>
    public string? RetryFault => QosArithmetic.RetryFault(Retries, RetryDelayMs, MaxAgeMs);

    /// <summary>Says where a batch does not fit into a queue; pub/sub has no batches.</summary>
    public string? BatchFault(int queue) => IsStream ? QosArithmetic.BatchFault(BatchSize, queue) : null;

    /// <summary>Says where a message that comes once at most may be handled more often.</summary>
    public string? RepetitionFault => IsStream ? null : QosArithmetic.RepetitionFault(Retries);

    /// <summary>Says where a message of the fastest tier waits for a batch.</summary>
    public string? WaitFault => Tier == Tier.UltraHft ? QosArithmetic.WaitFault(BatchSize) : null;

    private bool IsInRange =>
        MaxAgeMs >= 1 && MaxQueue >= 1 && BatchSize >= 1 && Retries >= 0 && RetryDelayMs >= 0;

    /// <summary>What every message on a tier channel may expect that sets nothing itself; <see langword="null"/> for a mixed channel and for numbers out of range.</summary>
    public static EffectiveQos? Of(ChannelSymbol channel) => channel.Tier is { } tier ? InRange(new EffectiveQos(tier, channel.Attribute, null)) : null;

    /// <summary>What a message may expect on a channel; <see langword="null"/> without a tier and for numbers out of range.</summary>
    public static EffectiveQos? Of(MessageSymbol message, ChannelSymbol channel) =>
        message.Tier is { } tier ? InRange(new EffectiveQos(tier, channel.Attribute, message.TierAttribute)) : null;

    /// <summary>What the messages on a channel may expect: on a tier channel what each may that sets nothing itself, on a mixed one what each that is known may.</summary>
    public static IEnumerable<(MessageSymbol? Message, EffectiveQos Qos)> AllOf(Contract contract, ChannelSymbol channel)
    {
        if (channel.Tier is not null)
        {
            return Of(channel) is { } qos ? [(null, qos)] : [];
        }

        return contract.Traffic.RoutedTo(channel.Type)
            .Select(m => (Message: (MessageSymbol?)m, Qos: Of(m, channel)!))
            .Where(static p => p.Qos is not null);
    }

    /// <summary>Whether a channel delivers a message at least once.</summary>
    public static bool IsStreamFor(MessageSymbol message, ChannelSymbol channel) =>
        message.Tier is { } tier && new EffectiveQos(tier, channel.Attribute, message.TierAttribute).IsStream;

    /// <summary>Says where a handler takes longer than a message lives; nothing where it is delivered all the same.</summary>
    public string? BudgetFault(int budgetMs) => DropsOverAge ? QosArithmetic.BudgetFault(budgetMs, MaxAgeMs) : null;

    /// <summary>Says where a full queue is handled more slowly than its messages expire; nothing where they are delivered all the same.</summary>
    public string? DrainFault(int queue, int budgetMs, int concurrency) => DropsOverAge ? QosArithmetic.DrainFault(queue, budgetMs, concurrency, MaxAgeMs) : null;

    /// <summary>Says where a number is out of the range of a setting.</summary>
    public static string? RangeFault(string setting, long value) => QosArithmetic.RangeFault(setting, value);

    private static EffectiveQos? InRange(EffectiveQos qos) => qos.IsInRange ? qos : null;

    private int Cell(string name, int byDefault) => _channel?.NamedArgument<int?>(name) ?? _message?.NamedArgument<int?>(name) ?? byDefault;
}
