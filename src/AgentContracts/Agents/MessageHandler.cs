namespace AgentContracts;

/// <summary>Knows how an agent handles one message, without reflection: the hub asks it to be visited with the message's type.</summary>
/// <typeparam name="TAgent">The agent.</typeparam>
public abstract class MessageHandler<TAgent>
{
    private protected MessageHandler()
    {
    }

    /// <summary>The message that is handled.</summary>
    public abstract MessageInfo Message { get; }

    /// <summary>Calls <paramref name="visitor"/> with the message's type.</summary>
    public abstract TResult Accept<TResult>(IMessageHandlerVisitor<TAgent, TResult> visitor);
}

/// <summary>Entry point for generated code.</summary>
public static class MessageHandler
{
    /// <summary>How <typeparamref name="TAgent"/> handles <typeparamref name="TMessage"/>.</summary>
    public static MessageHandler<TAgent> Of<TAgent, TMessage>()
        where TAgent : IHandle<TMessage>
        where TMessage : IMessage<TMessage> => new Typed<TAgent, TMessage>();

    private sealed class Typed<TAgent, TMessage> : MessageHandler<TAgent>
        where TAgent : IHandle<TMessage>
        where TMessage : IMessage<TMessage>
    {
        public override MessageInfo Message => TMessage.Info;

        public override TResult Accept<TResult>(IMessageHandlerVisitor<TAgent, TResult> visitor) =>
            visitor.Visit<TMessage>(static (agent, message, context, cancellationToken) => agent.HandleAsync(message, context, cancellationToken));
    }
}
