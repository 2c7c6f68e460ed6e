using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Floor;

/// <summary>The floor of a desk whose agents all are in this process, and talk to nobody else.</summary>
/// <param name="activity">Tells when nothing is in flight.</param>
public sealed class PrivateFloor(IHubActivity activity) : IFloor
{
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public Task OpenAsync(Action<string> say, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task CloseAsync(Action<string> say, CancellationToken cancellationToken)
    {
        using var settling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        settling.CancelAfter(LongestSettling);
        try
        {
            await activity.WhenQuietAsync(settling.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Still busy after the last trade: what is left has its place in the account.
        }
    }
}
