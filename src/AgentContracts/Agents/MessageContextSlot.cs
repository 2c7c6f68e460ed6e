namespace AgentContracts;

/// <summary>The reusable store behind <see cref="MessageContext"/>; the hub keeps one per running handler.</summary>
public abstract class MessageContextSlot
{
    /// <summary>Grows whenever the slot changes hands, so that an old context is recognised.</summary>
    internal int Version { get; private set; } = 1;

    /// <summary>The message's header.</summary>
    public abstract MessageHeader Header { get; }

    /// <summary>See <see cref="MessageContext.Channel"/>.</summary>
    public abstract string Channel { get; }

    /// <summary>See <see cref="MessageContext.Age"/>.</summary>
    public abstract TimeSpan Age { get; }

    /// <summary>See <see cref="MessageContext.Attempt"/>.</summary>
    public abstract int Attempt { get; }

    /// <summary>See <see cref="MessageContext.Redelivered"/>.</summary>
    public abstract bool Redelivered { get; }

    /// <summary>See <see cref="MessageContext.Late"/>.</summary>
    public abstract bool Late { get; }

    /// <summary>See <see cref="MessageContext.Services"/>.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>The context to hand to a handler.</summary>
    public MessageContext Open() => new(this, Version);

    /// <summary>Makes every context handed out so far refuse use.</summary>
    public void Close() => Version++;
}
