using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>Brings copies of one message to one agent instance.</summary>
internal abstract class MessageDispatch(MessageInfo message)
{
    private MessageAccount? _account;

    public MessageInfo Message => message;

    /// <summary>Whether several of the message's routes lead to the agent; set by <see cref="HandledMessages"/>.</summary>
    public bool IsHeardMoreThanOnce { get; set; }

    /// <summary>Where handled copies of the message are counted: from the first one on.</summary>
    public MessageAccount AccountIn(HubLedger ledger) => _account ??= ledger.Message(message.Name);

    /// <summary>Decodes, validates and handles a copy. One that is invalid is refused in the context instead of being handled.</summary>
    /// <returns>Completes when the handler has returned.</returns>
    public abstract ValueTask RunAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken);
}
