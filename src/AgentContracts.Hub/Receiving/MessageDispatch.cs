namespace AgentContracts.Hub.Receiving;

/// <summary>Brings copies of one message to one agent instance.</summary>
internal abstract class MessageDispatch(MessageInfo message)
{
    public MessageInfo Message => message;

    /// <summary>Decodes, validates and handles a copy.</summary>
    /// <returns><see langword="null"/> when the handler has returned, otherwise why the copy is invalid.</returns>
    public abstract ValueTask<string?> RunAsync(ReceivedCopy copy, HandlerContext context, CancellationToken cancellationToken);
}
