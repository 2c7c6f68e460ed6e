namespace AgentContracts.Hub.Receiving;

/// <summary>Makes the dispatch of each message that an agent handles, without reflection: the message's type comes by a visit.</summary>
internal sealed class DispatchFactory<TAgent>(TAgent agent) : IMessageHandlerVisitor<TAgent, MessageDispatch>
{
    public MessageDispatch Visit<TMessage>(HandleMessage<TAgent, TMessage> handle) where TMessage : IMessage<TMessage> =>
        new MessageDispatch<TAgent, TMessage>(agent, handle);
}
