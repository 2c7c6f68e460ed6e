namespace AgentContracts.Hub.Receiving;

/// <summary>
/// Tells a send which message is being handled where it is called. A worker sets it once for its whole life and changes only
/// <see cref="Copy"/>, so that nothing is allocated per message.
/// </summary>
internal sealed class HandlerScope
{
    private static readonly AsyncLocal<HandlerScope?> Ambient = new();

    /// <summary>The scope of the worker that runs here, while it handles a message.</summary>
    public static HandlerScope? Current => Ambient.Value is { Copy: not null } scope ? scope : null;

    /// <summary>The copy that is being handled.</summary>
    public ReceivedCopy? Copy { get; set; }

    public void Enter() => Ambient.Value = this;
}
