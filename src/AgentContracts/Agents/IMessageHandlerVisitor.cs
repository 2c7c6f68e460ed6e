namespace AgentContracts;

/// <summary>Called with the type of a message that an agent handles.</summary>
/// <typeparam name="TAgent">The agent.</typeparam>
/// <typeparam name="TResult">What the visit gives.</typeparam>
public interface IMessageHandlerVisitor<TAgent, TResult>
{
    /// <summary>Visits one handled message.</summary>
    /// <param name="handle">Calls the agent's handler.</param>
    TResult Visit<TMessage>(HandleMessage<TAgent, TMessage> handle) where TMessage : IMessage<TMessage>;
}

/// <summary>Calls an agent's handler for a message.</summary>
/// <typeparam name="TAgent">The agent.</typeparam>
/// <typeparam name="TMessage">The message.</typeparam>
public delegate ValueTask HandleMessage<TAgent, TMessage>(TAgent agent, TMessage message, MessageContext context, CancellationToken cancellationToken);
