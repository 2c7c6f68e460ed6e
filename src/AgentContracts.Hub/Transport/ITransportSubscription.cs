namespace AgentContracts.Hub.Transport;

/// <summary>One agent instance's hold on a channel. Disposing of it lets go: what was not acknowledged is there for others of the group.</summary>
/// <remarks>A hub that stops waits 5 s for either step, and 2 s once its program can wait no longer; then it goes on without.</remarks>
public interface ITransportSubscription : IAsyncDisposable
{
    /// <summary>Stops handing copies to the sink; once this has completed the sink is not called again. What it took may still be acknowledged.</summary>
    ValueTask StopAsync();
}
