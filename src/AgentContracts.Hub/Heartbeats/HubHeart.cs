using System.Collections.Immutable;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Heartbeats;

/// <summary>The beat of one hub: its agents' heartbeats, the renewal of its leases, and a look at who else is silent, each when it is due.</summary>
internal sealed class HubHeart(ITransport transport, Membership membership, HubActivity activity, IOptions<HubOptions> options) : IDisposable
{
    private readonly Lock _gate = new();
    private ImmutableArray<HeartbeatSender> _senders = [];
    private Metronome? _metronome;
    private DateTimeOffset _beatDue;
    private DateTimeOffset _renewalDue;
    private int _looksAsked;

    private TimeSpan Interval => options.Value.HeartbeatInterval;

    private bool Beats => Interval != Timeout.InfiniteTimeSpan;

    /// <summary>Begins to beat, before the first agent enters.</summary>
    public void Start()
    {
        lock (_gate)
        {
            var now = transport.Clock.GetUtcNow();
            _beatDue = Beats ? now + Interval : DateTimeOffset.MaxValue;
            _renewalDue = DateTimeOffset.MaxValue;
            _metronome ??= new Metronome(transport.Clock, activity, _beatDue, Beat);
            membership.Changed = Plan;
        }
    }

    /// <summary>Lets an agent instance beat.</summary>
    public void Add(HeartbeatSender sender) => ImmutableInterlocked.Update(ref _senders, static (senders, added) => senders.Add(added), sender);

    /// <summary>Lets it beat no longer.</summary>
    public void Remove(HeartbeatSender sender) => ImmutableInterlocked.Update(ref _senders, static (senders, removed) => senders.Remove(removed), sender);

    /// <summary>Beats no longer.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            membership.Changed = null;
            _metronome?.Dispose();
            _metronome = null;
        }
    }

    private DateTimeOffset Beat(DateTimeOffset now)
    {
        if (now >= _beatDue)
        {
            var late = now - _beatDue;
            foreach (var sender in _senders)
            {
                _ = sender.BeatAsync(now, late);
            }

            // Those that were missed are not made up for.
            _beatDue += Interval * (1 + Math.Floor(late / Interval));
        }

        if (now >= _renewalDue || now >= membership.LookDue || Beats)
        {
            _renewalDue = membership.RenewEvery is { } every ? now + every : DateTimeOffset.MaxValue;
            _ = LookAsync();
        }

        return Next();
    }

    private DateTimeOffset Next()
    {
        var next = _beatDue < _renewalDue ? _beatDue : _renewalDue;
        return next < membership.LookDue ? next : membership.LookDue;
    }

    /// <summary>What is known of the others, or who is to be renewed, has changed.</summary>
    private void Plan()
    {
        lock (_gate)
        {
            if (membership.RenewEvery is { } every && transport.Clock.GetUtcNow() + every is var renewal && renewal < _renewalDue)
            {
                _renewalDue = renewal;
            }

            _metronome?.BringForward(Next());
        }
    }

    private async Task LookAsync()
    {
        // One that waits for a broker which hangs must not be joined by more of them; a beat that came meanwhile is made up for right after it.
        if (Interlocked.Increment(ref _looksAsked) > 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = Volatile.Read(ref _looksAsked);
            await membership.RenewAsync().ConfigureAwait(false);
        }
        while (Interlocked.CompareExchange(ref _looksAsked, 0, seen) != seen);

        Plan();
    }
}
