namespace AgentContracts.Hub.Receiving;

/// <summary>
/// Tells a send which message is being handled where it is called. Each message has a scope of its own, so that work which a handler leaves
/// behind is not taken for the handling of a later one.
/// </summary>
internal sealed class HandlerScope
{
    private static readonly AsyncLocal<HandlerScope?> Ambient = new();

    private HandlerScope(ReceivedCopy copy) => Copy = copy;

    /// <summary>The scope of the handler that runs here.</summary>
    public static HandlerScope? Current => Ambient.Value is { Copy: not null } scope ? scope : null;

    /// <summary>The copy that is being handled; <see langword="null"/> once its handler has returned.</summary>
    public ReceivedCopy? Copy { get; private set; }

    /// <summary>Begins the handling of a copy. To be called in the method that awaits the handler.</summary>
    public static HandlerScope Begin(ReceivedCopy copy)
    {
        var scope = new HandlerScope(copy);
        Ambient.Value = scope;
        return scope;
    }

    public void End() => Copy = null;
}
