using AgentContracts;

namespace Chaos.Contracts;

/// <summary>Sends a tick every few milliseconds, as long as it may; each says which process it comes from.</summary>
[Agent("sole", Exclusive = true), Publishes<Tick>]
public sealed partial class Sole : IAgentLifetime
{
    /// <summary>How long it may act without having heard from the broker.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly IHub<Sole> _hub;
    private Task _sending = Task.CompletedTask;

    internal Sole(IHub<Sole> hub) => _hub = hub;

    public ValueTask StartAsync(CancellationToken cancellationToken)
    {
        _sending = SendAsync();
        return ValueTask.CompletedTask;
    }

    public async ValueTask StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _sending;
    }

    private async Task SendAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = await _hub.TrySendAsync(new Tick(Environment.ProcessId), _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or AgentContracts.Hub.Registry.AgentDisplacedException)
            {
                // Another one may send now, or it is not known yet who may.
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
