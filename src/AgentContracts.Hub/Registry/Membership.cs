using System.Collections.Concurrent;
using System.Collections.Immutable;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Registry;

/// <summary>This hub's place in the registry: its instances enter and leave, it renews their leases, and it looks who else has fallen silent.</summary>
internal sealed class Membership(
    ITransport transport, HubIdentity identity, RegistryView view, FenceBook fences, HealthAlerting health, IOptions<HubOptions> options, ILoggerFactory? loggers = null)
{
    private readonly ConcurrentDictionary<string, Registrant> _registrants = new(StringComparer.Ordinal);
    private readonly ContractComparison _comparison = new(transport.Registry);
    private readonly ILogger _logger = GuardedLogger.Of(loggers);
    private DateTimeOffset? _renewedAt;
    private DateTimeOffset _judgesFrom = DateTimeOffset.MinValue;
    private DateTimeOffset _looksFrom = DateTimeOffset.MinValue;

    /// <summary>How often leases are to be renewed; <see langword="null"/> where none ends.</summary>
    public TimeSpan? RenewEvery
    {
        get
        {
            TimeSpan? beat = Beats ? Options.HeartbeatInterval : null;
            TimeSpan? fence = _registrants.Values.Any(static registrant => registrant.Fence is not null) ? Options.ExclusiveLease / 3 : null;
            return fence is null || beat < fence ? beat : fence;
        }
    }

    /// <summary>When to look next, because somebody may have fallen silent.</summary>
    public DateTimeOffset LookDue
    {
        get
        {
            if (!Beats || RegistryRules.NextSilence(view.Page) is var next && next >= Lease.Never)
            {
                return DateTimeOffset.MaxValue;
            }

            var due = UnixTime.FromMicroseconds(next);
            due = due > _judgesFrom ? due : _judgesFrom;
            return due > _looksFrom ? due : _looksFrom;
        }
    }

    /// <summary>Called when <see cref="RenewEvery"/> or <see cref="LookDue"/> may have changed.</summary>
    public Action? Changed { get; set; }

    /// <summary>Called when the broker is there again after a while in which it could not be reached.</summary>
    public Func<ValueTask>? BackInTouch { get; set; }

    private IRegistryStore Store => transport.Registry;

    private HubOptions Options => options.Value;

    private bool Beats => Options.HeartbeatInterval != Timeout.InfiniteTimeSpan;

    private DateTimeOffset Now => transport.Clock.GetUtcNow();

    /// <summary>What is to be entered of an instance.</summary>
    public AgentRecord Describe(AgentInfo agent, string instance) => new()
    {
        Agent = agent.Id,
        Type = agent.Type,
        Instance = instance,
        Hub = identity.Instance,
        Host = Environment.MachineName,
        Process = Environment.ProcessId,
        StartedAt = Now,
        Exclusive = agent.Exclusive,
        InactiveAfter = Beats ? Options.InactiveAfter : Timeout.InfiniteTimeSpan,
        Channels = [.. agent.Subscriptions.Select(static subscription => subscription.Channel.Name)],
        Handles = [.. agent.Handles.Select(ContractVersion.Of)],
        Publishes = [.. agent.Publishes.Select(ContractVersion.Of)],
        HearsEmergencies = agent.Subscriptions.Any(static subscription => subscription.Channel.IsEmergency),
    };

    /// <summary>Enters an instance. An exclusive one waits until the lease of one that may be gone has ended.</summary>
    /// <exception cref="ContractsIncompatibleException">Its contracts and those of agents that run cannot read each other.</exception>
    /// <exception cref="AgentHeldException">It is exclusive, and another instance runs.</exception>
    public async ValueTask EnterAsync(Registrant entrant, CancellationToken cancellationToken)
    {
        try
        {
            AgentRecord? waitedFor = null;
            while (await TryEnterAsync(entrant, cancellationToken).ConfigureAwait(false) is { } holder)
            {
                var left = UnixTime.FromMicroseconds(view.Page.LeaseOf(holder.Instance)) - Now;
                if (waitedFor is not null)
                {
                    throw new AgentHeldException(holder);
                }

                waitedFor = holder;
                HubLog.WaitsForLease(_logger, entrant.Record.Agent, holder.Instance, left);
                await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, transport.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception refusal) when (refusal is ContractsIncompatibleException or AgentHeldException)
        {
            HubLog.Refused(_logger, entrant.Record.Agent, entrant.Record.Instance, refusal.Message);
            await health.RefusedAsync(entrant.Record).ConfigureAwait(false);
            throw;
        }

        Changed?.Invoke();
    }

    /// <summary>Lets an instance leave. Its hub is no longer watched over once its last one has left.</summary>
    public async ValueTask LeaveAsync(Registrant leaver)
    {
        var instance = leaver.Record.Instance;
        if (!_registrants.TryRemove(instance, out _))
        {
            return;
        }

        if (leaver.Fence is { } fence)
        {
            fences.Remove(leaver.Record.Agent, fence);
        }

        view.Page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        while (RegistryRules.Leave(view.Page, instance, Now.ToUnixMicroseconds()) is { } change)
        {
            await Store.TryChangeAsync(change, CancellationToken.None).ConfigureAwait(false);
            view.Page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        }

        Changed?.Invoke();
    }

    /// <summary>Renews the leases of this hub and looks at the registry where that has changed or somebody may have fallen silent. Throws nothing.</summary>
    public async Task RenewAsync()
    {
        if (_registrants.IsEmpty)
        {
            return;
        }

        try
        {
            var asked = Now;
            var answer = await Store.RenewAsync(Leases(asked), CancellationToken.None).ConfigureAwait(false);
            foreach (var registrant in _registrants.Values)
            {
                if (registrant.Fence is { } fence && !answer.Missing.Contains(registrant.Record.Instance))
                {
                    fence.Extend(asked + Options.ExclusiveLease);
                }
            }

            await NoteContactAsync(asked).ConfigureAwait(false);
            if (answer.Version != view.Page.Version || answer.Missing.Length != 0 || Now >= LookDue)
            {
                await LookAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // What is due stays due; it is looked at again with the next beat, and not at once and without end.
            _looksFrom = Beats ? Now + Options.HeartbeatInterval : DateTimeOffset.MinValue;
            HubLog.RegistryFailed(_logger, exception);
        }
    }

    /// <summary>Who was out of touch with the broker himself cannot tell who is silent: the others have the time of two beats to be heard first.</summary>
    private async ValueTask NoteContactAsync(DateTimeOffset asked)
    {
        var wasOut = Beats && _renewedAt is { } before && asked - before > Options.HeartbeatInterval * 2;
        _renewedAt = asked;
        if (wasOut)
        {
            _judgesFrom = asked + (Options.HeartbeatInterval * 2);
            if (BackInTouch is { } backInTouch)
            {
                await backInTouch().ConfigureAwait(false);
            }
        }
    }

    /// <returns>Who holds the lease that is in the way, if anybody does; then the view is the page that says so.</returns>
    private async ValueTask<AgentRecord?> TryEnterAsync(Registrant entrant, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await Store.ReadAsync(cancellationToken).ConfigureAwait(false);
            var asked = Now;
            var now = asked.ToUnixMicroseconds();
            var differences = await _comparison
                .CompareAsync(entrant.Schemas, page.Agents.Where(other => other.IsActive && page.LeaseOf(other.Hub) > now), cancellationToken)
                .ConfigureAwait(false);
            if (differences.Any(static difference => !difference.IsCompatible))
            {
                throw new ContractsIncompatibleException(entrant.Record.Agent, [.. differences.Where(static difference => !difference.IsCompatible).DistinctBy(static difference => difference.Own.Message)]);
            }

            if (RegistryRules.HolderOf(page, entrant.Record, now) is { } holder)
            {
                view.Page = page;
                return holder;
            }

            ImmutableArray<Lease> leases =
            [
                HubLease(asked),
                .. entrant.Record.Exclusive ? [new Lease(entrant.Record.Instance, (asked + Options.ExclusiveLease).ToUnixMicroseconds())] : (Lease[])[],
            ];
            var change = RegistryRules.Enter(page, entrant.Record, leases, entrant.Schemas, now);
            if (await Store.TryChangeAsync(change, cancellationToken).ConfigureAwait(false))
            {
                Admit(entrant, change.Next, asked);
                foreach (var difference in differences)
                {
                    HubLog.OtherVersion(_logger, entrant.Record.Instance, difference.Own, difference.Other, difference.With.Instance);
                }

                await LookAsync().ConfigureAwait(false);
                return null;
            }
        }
    }

    private void Admit(Registrant entrant, long fence, DateTimeOffset asked)
    {
        _renewedAt = asked;
        if (entrant.Record.Exclusive)
        {
            var until = asked + Options.ExclusiveLease;
            if (entrant.Fence is { } known)
            {
                known.Renumber(fence, until);
            }
            else
            {
                entrant.Fence = new Fence(transport.Clock, fence, until);
                fences.Add(entrant.Record.Agent, entrant.Fence);
            }
        }

        _registrants[entrant.Record.Instance] = entrant;
    }

    /// <summary>Reads the registry, puts this hub's own part of it right, notes who is silent, and tells what there is to tell.</summary>
    private async ValueTask LookAsync()
    {
        var page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        while (Correction(page) is { } change)
        {
            await Store.TryChangeAsync(change, CancellationToken.None).ConfigureAwait(false);
            page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        }

        view.Page = page;
        await health.TellAsync(page).ConfigureAwait(false);
        foreach (var registrant in _registrants.Values.Where(registrant => page.Find(registrant.Record.Instance) is null))
        {
            await EnterAgainAsync(registrant).ConfigureAwait(false);
        }
    }

    private RegistryChange? Correction(RegistryPage page)
    {
        var now = Now;
        return RegistryRules.Return(page, identity.Instance, now.ToUnixMicroseconds())
            ?? (Beats && now >= _judgesFrom ? RegistryRules.Judge(page, now.ToUnixMicroseconds()) : null);
    }

    /// <summary>The registry has forgotten an instance that runs: another has come in its place, or the broker has lost its data.</summary>
    private async ValueTask EnterAgainAsync(Registrant registrant)
    {
        if (!_registrants.TryRemove(registrant.Record.Instance, out _))
        {
            return;
        }

        try
        {
            if (await TryEnterAsync(registrant, CancellationToken.None).ConfigureAwait(false) is { } holder)
            {
                HubLog.Displaced(_logger, registrant.Record.Agent, registrant.Record.Instance, holder.Instance);
                registrant.Displace();
                await health.DisplacedAsync(registrant.Record, holder).ConfigureAwait(false);
            }
        }
        catch (ContractsIncompatibleException refusal)
        {
            HubLog.Refused(_logger, registrant.Record.Agent, registrant.Record.Instance, refusal.Message);
            registrant.Displace();
            await health.RefusedAsync(registrant.Record).ConfigureAwait(false);
        }
    }

    private IReadOnlyCollection<Lease> Leases(DateTimeOffset now) =>
    [
        HubLease(now),
        .. _registrants.Values.Where(static registrant => registrant.Fence is not null)
            .Select(registrant => new Lease(registrant.Record.Instance, (now + Options.ExclusiveLease).ToUnixMicroseconds())),
    ];

    private Lease HubLease(DateTimeOffset now) => new(identity.Instance, Beats ? (now + Options.InactiveAfter).ToUnixMicroseconds() : Lease.Never);
}
