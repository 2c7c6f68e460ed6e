using System.Collections.Concurrent;
using AgentContracts.Conformance;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>Sends numbered messages, one after another, until it is ended, and keeps what it was told of each.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, RouteStatus> _told = new();
    private readonly Func<int, ValueTask<SendReceipt>> _send;
    private readonly Task _sending;
    private volatile bool _isEnded;

    public Load(Func<int, ValueTask<SendReceipt>> send)
    {
        _send = send;
        _sending = Task.Run(SendAsync);
    }

    /// <summary>The numbers of what was confirmed.</summary>
    public IReadOnlyList<int> Confirmed => [.. _told.Where(static told => told.Value == RouteStatus.Confirmed).Select(static told => told.Key)];

    /// <summary>The numbers of what was rejected or stays unknown.</summary>
    public IReadOnlyList<int> Failed => [.. _told.Where(static told => told.Value is RouteStatus.Rejected or RouteStatus.Unknown).Select(static told => told.Key)];

    /// <summary>Sends no more; completes when the last send has.</summary>
    public Task EndAsync()
    {
        _isEnded = true;
        return _sending;
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task SendAsync()
    {
        for (var number = 1; !_isEnded; number++)
        {
            _told[number] = (await _send(number)).Routes[0].Status;
            if (_told[number] != RouteStatus.Confirmed)
            {
                // What fails fails at once: it need not take the machine for itself.
                await Eventually.OneGlanceAsync();
            }
        }
    }
}
