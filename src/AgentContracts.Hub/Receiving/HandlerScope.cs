namespace AgentContracts.Hub.Receiving;

/// <summary>
/// Tells a send which message is being handled where it is called. Each attempt has a scope of its own, so that work which a handler leaves behind is neither taken
/// for the handling of something later nor keeps the message in memory.
/// </summary>
internal sealed class HandlerScope
{
    private static readonly AsyncLocal<HandlerScope?> Ambient = new();

    private ReceivedCopy? _copy;

    private HandlerScope(ReceivedCopy copy) => _copy = copy;

    /// <summary>The copy that is being handled here; <see langword="null"/> outside of a handler, and once it has returned.</summary>
    public static ReceivedCopy? Current => Ambient.Value?._copy;

    /// <summary>Begins the handling of a copy. To be called in the method that awaits the handler.</summary>
    public static HandlerScope Begin(ReceivedCopy copy)
    {
        var scope = new HandlerScope(copy);
        Ambient.Value = scope;
        return scope;
    }

    /// <summary>The handler has returned.</summary>
    public void End() => _copy = null;
}
