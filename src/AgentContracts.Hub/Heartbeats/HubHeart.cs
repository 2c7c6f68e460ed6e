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
    /// <summary>
    /// How many renewals may be under way. One that waits for a thread of a starved pool has reached the broker all the same, so the next does not wait for it;
    /// where the broker hangs, there must not be more and more of them.
    /// </summary>
    private const int MostRenewals = 16;

    private readonly Lock _gate = new();
    private ImmutableArray<HeartbeatSender> _senders = [];
    private Metronome? _metronome;
    private DateTimeOffset _beatDue;
    private DateTimeOffset _renewalDue;
    private int _renewals;
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
        TimeSpan? late = null;
        bool renews;
        lock (_gate)
        {
            if (now >= _beatDue)
            {
                // Those that were missed are not made up for.
                late = now - _beatDue;
                _beatDue += Interval * (1 + Math.Floor(late.Value / Interval));
            }

            renews = now >= _renewalDue || now >= membership.LookDue || Beats;
            if (renews)
            {
                _renewalDue = membership.RenewEvery is { } every ? now + every : DateTimeOffset.MaxValue;
            }
        }

        if (late is { } lateness)
        {
            foreach (var sender in _senders)
            {
                _ = sender.BeatAsync(now, lateness);
            }
        }

        if (renews)
        {
            _ = RenewAsync();
        }

        lock (_gate)
        {
            return Next(now);
        }
    }

    /// <summary>What is due. A look that is due already is under way, and plans anew when it is done: to be called for it again and again would help nobody.</summary>
    private DateTimeOffset Next(DateTimeOffset now)
    {
        var next = _beatDue < _renewalDue ? _beatDue : _renewalDue;
        return membership.LookDue is var look && look > now && look < next ? look : next;
    }

    /// <summary>What is known of the others, or who is to be renewed, has changed.</summary>
    private void Plan()
    {
        lock (_gate)
        {
            var now = transport.Clock.GetUtcNow();
            if (membership.RenewEvery is { } every && now + every is var renewal && renewal < _renewalDue)
            {
                _renewalDue = renewal;
            }

            _metronome?.BringForward(Next(now));
        }
    }

    private async Task RenewAsync()
    {
        if (Interlocked.Increment(ref _renewals) > MostRenewals)
        {
            Interlocked.Decrement(ref _renewals);
            return;
        }

        var isToLook = await membership.RenewAsync().ConfigureAwait(false);
        Interlocked.Decrement(ref _renewals);
        if (isToLook)
        {
            await LookAsync().ConfigureAwait(false);
        }

        Plan();
    }

    private async Task LookAsync()
    {
        // One that waits for a broker which hangs must not be joined by more of them; what is to be looked at meanwhile is, right after it.
        if (Interlocked.Increment(ref _looksAsked) > 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = Volatile.Read(ref _looksAsked);
            await membership.LookAsync().ConfigureAwait(false);
        }
        while (Interlocked.CompareExchange(ref _looksAsked, 0, seen) != seen);
    }
}
