namespace AgentContracts.Hub.Receiving;

/// <summary>
/// Tells a send which message is being handled where it is called. It flows with the handler, and work that the handler leaves behind is not taken for the
/// handling of a later message.
/// </summary>
internal static class HandlerScope
{
    private static readonly AsyncLocal<ReceivedCopy?> Ambient = new();

    /// <summary>The copy that is being handled here; <see langword="null"/> outside of a handler, and once it has returned.</summary>
    public static ReceivedCopy? Current => Ambient.Value is { IsInHandler: true } copy ? copy : null;

    /// <summary>Begins the handling of a copy. To be called in the method that awaits the handler.</summary>
    public static void Begin(ReceivedCopy copy)
    {
        copy.IsInHandler = true;
        Ambient.Value = copy;
    }

    /// <summary>The handler has returned.</summary>
    public static void End(ReceivedCopy copy) => copy.IsInHandler = false;
}
