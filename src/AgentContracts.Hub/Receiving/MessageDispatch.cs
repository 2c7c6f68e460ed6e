using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>Brings copies of one message to one agent instance.</summary>
internal abstract class MessageDispatch(MessageInfo message)
{
    private MessageAccount? _account;

    public MessageInfo Message => message;

    /// <summary>Where handled copies of the message are counted: from the first one on.</summary>
    public MessageAccount AccountIn(HubLedger ledger) => _account ??= ledger.Message(message.Name);

    /// <summary>Decodes, validates and handles a copy.</summary>
    /// <returns><see langword="null"/> when the handler has returned, otherwise why the copy is invalid.</returns>
    public abstract ValueTask<string?> RunAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken);
}
