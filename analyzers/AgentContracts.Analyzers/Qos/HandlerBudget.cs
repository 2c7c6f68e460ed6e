using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Qos;

/// <summary>A declared budget of an agent's handlers on one channel, beside what the messages there may expect.</summary>
internal sealed class HandlerBudget
{
    private const string Setting = "BudgetMs";

    private readonly AgentLink _subscription;
    private readonly EffectiveQos _shortest;
    private readonly int _queue;
    private readonly int _batch;
    private readonly int _concurrency;

    private HandlerBudget(AgentSymbol agent, AgentLink subscription, ChannelSymbol channel, int milliseconds, int concurrency, EffectiveQos[] expected)
    {
        Agent = agent;
        Channel = channel;
        Milliseconds = milliseconds;
        _subscription = subscription;
        _concurrency = concurrency;
        _shortest = expected.OrderBy(static q => !q.DropsOverAge).ThenBy(static q => q.MaxAgeMs).First();

        // The messages of one delivery share a queue, which has room for the largest of their bounds.
        var alike = expected.Where(q => q.IsStream == _shortest.IsStream).ToArray();
        _queue = alike.Max(static q => q.MaxQueue);
        _batch = _shortest.IsStream ? alike.Max(static q => q.BatchSize) : 0;
    }

    public AgentSymbol Agent { get; }

    public ChannelSymbol Channel { get; }

    /// <summary>How long one handler call may take, in milliseconds.</summary>
    public int Milliseconds { get; }

    /// <summary>Says where one call takes longer than a message lives.</summary>
    public string? BudgetFault => _shortest.BudgetFault(Milliseconds);

    /// <summary>Says where a full queue takes longer.</summary>
    public string? DrainFault => _shortest.DrainFault(_queue, Milliseconds, _concurrency);

    /// <summary>How long a queue may be to be handled in time.</summary>
    public long QueueThatDrains => (long)_shortest.MaxAgeMs * _concurrency / Milliseconds;

    /// <summary>Whether a batch is more than such a queue holds.</summary>
    public bool NeedsSmallerBatch => _batch > QueueThatDrains;

    /// <summary>The budgets that a type declares; those without a message or a number in its range left out.</summary>
    public static IEnumerable<HandlerBudget> AllOf(Contract contract, INamedTypeSymbol type)
    {
        if (contract.Agent(type) is not { } agent || !agent.Subscriptions.Any(static s => s.Attribute.NamedArgument<int>(Setting) > 0))
        {
            yield break;
        }

        var concurrency = agent.Attribute.NamedArgument<int?>("MaxConcurrency") ?? 1;
        var reachable = Reachability.Of(contract, agent);
        foreach (var subscription in agent.Subscriptions)
        {
            if (concurrency > 0
                && subscription.Attribute.NamedArgument<int>(Setting) is > 0 and var budget
                && contract.Channel(subscription.Target) is { IsValid: true } channel
                && Expected(reachable, subscription, channel) is { Length: > 0 } expected)
            {
                yield return new HandlerBudget(agent, subscription, channel, budget, concurrency, expected);
            }
        }
    }

    /// <summary>Where the budget stands.</summary>
    public Location? Location(CancellationToken cancellationToken) => _subscription.Attribute.SettingLocation(cancellationToken, Setting);

    // Emergencies come on a lane of their own.
    private static EffectiveQos[] Expected(ImmutableArray<ReachableMessage> reachable, AgentLink subscription, ChannelSymbol channel)
    {
        var known = reachable
            .Where(r => !r.Message.IsEmergency && r.Subscriptions.Contains(subscription))
            .Select(r => EffectiveQos.Of(r.Message, channel))
            .OfType<EffectiveQos>()
            .ToArray();
        return known.Length == 0 && EffectiveQos.Of(channel) is { } own ? [own] : known;
    }
}
