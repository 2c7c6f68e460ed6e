using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>One handler call.</summary>
public sealed class Performance(Actor actor, object message, in MessageContext context)
{
    private volatile bool _isHandled;

    /// <summary>Who was called.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>The message's number, or 0 where it has none.</summary>
    public int Number => Message is INumbered numbered ? numbered.Number : 0;

    /// <summary>See <see cref="MessageContext.Header"/>.</summary>
    public MessageHeader Header { get; } = context.Header;

    /// <summary>See <see cref="MessageContext.Channel"/>.</summary>
    public string Channel { get; } = context.Channel;

    /// <summary>See <see cref="MessageContext.Attempt"/>.</summary>
    public int Attempt { get; } = context.Attempt;

    /// <summary>See <see cref="MessageContext.Redelivered"/>.</summary>
    public bool Redelivered { get; } = context.Redelivered;

    /// <summary>See <see cref="MessageContext.Late"/>.</summary>
    public bool Late { get; } = context.Late;

    /// <summary>See <see cref="MessageContext.Age"/>.</summary>
    public TimeSpan Age { get; } = context.Age;

    /// <summary>Whether the handler has returned.</summary>
    public bool IsHandled => _isHandled;

    internal void End() => _isHandled = true;
}
