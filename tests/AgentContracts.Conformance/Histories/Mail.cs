using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Histories;

/// <summary>A message of a history. Its number says how often its handler fails.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Choice">Which message it is.</param>
public readonly record struct Mail(int Number, int Choice)
{
    private const int Kinds = 6;

    /// <summary>How often handlers of these tiers are called at most.</summary>
    public const int Attempts = 3;

    /// <summary>How often a handler fails before it returns.</summary>
    public static int Failures(int number) => (number % 10) switch
    {
        6 or 7 => 1,
        8 => 2,
        9 => Attempts,
        _ => 0,
    };

    /// <summary>Whether no attempt will be enough.</summary>
    public bool IsPoison => Failures(Number) >= Attempts;

    /// <summary>Whether it goes over pub/sub.</summary>
    public bool IsPubSub => Choice % Kinds >= 4;

    /// <summary>The channels that it takes, in the order of its routes.</summary>
    public string[] Routes => (Choice % Kinds) switch
    {
        0 => [NameOf<Jobs>()],
        1 or 2 => [NameOf<Jobs>(), NameOf<JobsAudit>()],
        3 => [NameOf<JobsAudit>()],
        4 => [NameOf<Ticks>()],
        _ => [NameOf<Ticks>(), NameOf<TicksCopy>()],
    };

    /// <summary>Sends it.</summary>
    public ValueTask<SendReceipt> SendAsync(IHub<Sender> hub) => (Choice % Kinds) switch
    {
        0 => hub.TrySendAsync(new Job(Number)),
        1 => hub.TrySendAsync(new Trade(Number)),
        2 => hub.TrySendAsync(new Incident(Number, IsSevere: true)),
        3 => hub.TrySendAsync(new Incident(Number, IsSevere: false)),
        4 => hub.TrySendAsync(new Tick(Number)),
        _ => hub.TrySendAsync(new Quote(Number)),
    };

    private static string NameOf<TChannel>() where TChannel : IChannel<TChannel> => TChannel.Info.Name;
}
