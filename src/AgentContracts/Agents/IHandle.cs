namespace AgentContracts;

/// <summary>An agent that handles a message.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
public interface IHandle<TMessage>
{
    /// <summary>Handles one message. When it returns, the message is acknowledged; when it throws, it is tried again and in the end dead-lettered.</summary>
    /// <param name="message">The message, decoded and valid.</param>
    /// <param name="context">What is known about it; may not be used after the handler returned.</param>
    /// <param name="cancellationToken">Cancelled when the agent must stop without waiting any longer.</param>
    ValueTask HandleAsync(TMessage message, MessageContext context, CancellationToken cancellationToken);
}
