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
    /// <summary>The shortest wait: timers may fire a little early.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>How often whoever waits for a lease looks whether its holder has left.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Registrant> _registrants = new(StringComparer.Ordinal);
    private readonly ContractComparison _comparison = new(transport.Registry);
    private readonly ILogger _logger = GuardedLogger.Of(loggers);

    /// <summary>Entering, leaving and looking, one at a time: an instance that leaves must not be entered again by a look that still saw it.</summary>
    private readonly SemaphoreSlim _changing = new(1, 1);

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

    /// <summary>How this hub is in touch with the broker.</summary>
    public BrokerContact Contact { get; } = new(transport, options);

    /// <summary>When to look next, because somebody may have fallen silent.</summary>
    public DateTimeOffset LookDue => Beats && RegistryRules.NextJudgement(view.Page, identity.Instance) is var next && next < Lease.Never
        ? Contact.NotBefore(UnixTime.FromMicroseconds(next))
        : DateTimeOffset.MaxValue;

    /// <summary>Called when <see cref="RenewEvery"/> or <see cref="LookDue"/> may have changed.</summary>
    public Action? Changed { get; set; }

    private IRegistryStore Store => transport.Registry;

    private HubOptions Options => options.Value;

    private bool Beats => Options.HeartbeatInterval != Timeout.InfiniteTimeSpan;

    private DateTimeOffset Now => transport.Clock.GetUtcNow();

    /// <summary>Two hubs know the broker's clock each to within an error: an exclusive lease has ended for others only when it surely has for its holder.</summary>
    private TimeSpan ClockError => transport.ClockErrorBound is var bound && bound != TimeSpan.MaxValue ? bound : TimeSpan.Zero;

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
    /// <exception cref="AgentHeldException">It is exclusive, or the other one is, and another instance runs.</exception>
    public async ValueTask EnterAsync(Registrant entrant, CancellationToken cancellationToken)
    {
        try
        {
            (Lease Lease, DateTimeOffset End)? waitedFor = null;
            while (await TryEnterAloneAsync(entrant, cancellationToken).ConfigureAwait(false) is { } holder)
            {
                var lease = new Lease(holder.Instance, view.Page.LeaseOf(holder.Instance));
                if (!holder.Exclusive || (waitedFor is { } before && before.Lease != lease && before.End <= Now))
                {
                    throw new AgentHeldException(holder);
                }

                // Until it has surely ended, unless its holder leaves before or has shown by then that it lives.
                if (waitedFor is null)
                {
                    waitedFor = (lease, UnixTime.FromMicroseconds(lease.Until) + ClockError);
                    HubLog.WaitsForLease(_logger, entrant.Record.Agent, holder.Instance, waitedFor.Value.End - Now);
                }

                var left = waitedFor.Value.End - Now;
                await Task.Delay(left < Least ? Least : left > LookInterval ? LookInterval : left, transport.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception refusal) when (refusal is ContractsIncompatibleException or AgentHeldException)
        {
            HubLog.Refused(_logger, entrant.Record.Agent, entrant.Record.Instance, refusal.Message);
            await health.RefusedAsync(entrant.Record).ConfigureAwait(false);
            throw;
        }

        await LookAsync().ConfigureAwait(false);
        Changed?.Invoke();
    }

    /// <summary>Lets an instance leave. Its hub is no longer watched over once its last one has left.</summary>
    public async ValueTask LeaveAsync(Registrant leaver)
    {
        leaver.HasLeft = true;
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            await RemoveAsync(leaver).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }

        Changed?.Invoke();
    }

    /// <summary>Renews the leases of this hub. Throws nothing.</summary>
    /// <returns>Whether the registry is to be looked at: it has changed, or somebody may have fallen silent.</returns>
    public async Task<bool> RenewAsync()
    {
        Registrant[] renewed = [.. _registrants.Values];
        if (renewed.Length == 0)
        {
            // Nobody is left to be renewed; that somebody has left, or what was owed before, may still have to be told.
            return Contact.MustLook || health.Owes;
        }

        try
        {
            var asked = Now;
            var answer = await Store.RenewAsync(Leases(renewed, asked), CancellationToken.None).ConfigureAwait(false);
            foreach (var registrant in renewed)
            {
                if (registrant.Fence is { } fence && !answer.Missing.Contains(registrant.Record.Instance))
                {
                    fence.Extend(asked + Options.ExclusiveLease);
                }
            }

            Contact.Note(asked);
            return Contact.MustLook || answer.Version != view.Page.Version || answer.Missing.Length != 0 || Now >= LookDue || health.Owes;
        }
        catch (Exception exception)
        {
            NoteFailure(exception);
            return false;
        }
    }

    /// <summary>Reads the registry, puts this hub's own part of it right, notes who is silent, and tells what there is to tell. Throws nothing.</summary>
    public async Task LookAsync()
    {
        var refused = new List<Func<ValueTask>>();
        try
        {
            await _changing.WaitAsync().ConfigureAwait(false);
            try
            {
                // Until it has been done in full, it is to be done again.
                Contact.MustLook = true;
                await LookAloneAsync(refused).ConfigureAwait(false);
                Contact.MustLook = false;
            }
            finally
            {
                _changing.Release();
            }

            await Contact.CatchUpAsync().ConfigureAwait(false);
            await health.TellAsync(view).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            NoteFailure(exception);
        }

        foreach (var tell in refused)
        {
            await tell().ConfigureAwait(false);
        }
    }

    private void NoteFailure(Exception exception)
    {
        Contact.NoteFailure();
        HubLog.RegistryFailed(_logger, exception);
    }

    private async ValueTask RemoveAsync(Registrant leaver)
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

        try
        {
            view.Page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            while (RegistryRules.Leave(view.Page, instance, Now.ToUnixMicroseconds()) is { } change)
            {
                await Store.TryChangeAsync(change, CancellationToken.None).ConfigureAwait(false);
                view.Page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch
        {
            // The next look removes what the registry could not be told of.
            Contact.MustLook = true;
            throw;
        }
    }

    private async ValueTask<AgentRecord?> TryEnterAloneAsync(Registrant entrant, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await TryEnterAsync(entrant, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
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

            if (RegistryRules.HolderOf(page, entrant.Record, (asked - ClockError).ToUnixMicroseconds()) is { } holder)
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

                return null;
            }
        }
    }

    private void Admit(Registrant entrant, long fence, DateTimeOffset asked)
    {
        Contact.Note(asked);
        if (entrant.Record.Exclusive)
        {
            var until = asked + Options.ExclusiveLease;
            if (entrant.Fence is { } known)
            {
                known.Renumber(fence, until);
            }
            else
            {
                entrant.Fence = new Fence(transport, fence, until);
                fences.Add(entrant.Record.Agent, entrant.Fence);
            }
        }

        _registrants[entrant.Record.Instance] = entrant;
    }

    private async ValueTask LookAloneAsync(List<Func<ValueTask>> refused)
    {
        var page = await CorrectAsync().ConfigureAwait(false);
        var lost = _registrants.Values.Where(registrant => IsForgotten(page, registrant)).ToArray();
        foreach (var registrant in lost)
        {
            if (await EnterAgainAsync(registrant).ConfigureAwait(false) is { } tell)
            {
                refused.Add(tell);
            }
        }

        view.Page = lost.Length == 0 ? page : await CorrectAsync().ConfigureAwait(false);
    }

    private async ValueTask<RegistryPage> CorrectAsync()
    {
        var page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        while (Correction(page) is { } change)
        {
            await Store.TryChangeAsync(change, CancellationToken.None).ConfigureAwait(false);
            page = await Store.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return page;
    }

    private RegistryChange? Correction(RegistryPage page)
    {
        var now = Now;
        return RegistryRules.Disown(page, identity.Instance, _registrants.ContainsKey, now.ToUnixMicroseconds())
            ?? RegistryRules.Return(page, identity.Instance, now.ToUnixMicroseconds())
            ?? (Beats && !_registrants.IsEmpty && now >= Contact.JudgesFrom ? RegistryRules.Judge(page, identity.Instance, now.ToUnixMicroseconds()) : null);
    }

    /// <summary>Whether the registry lacks something of an instance that runs: another has come in its place, or the broker has lost its data, perhaps in part.</summary>
    private bool IsForgotten(RegistryPage page, Registrant registrant) =>
        page.Find(registrant.Record.Instance) is null
        || page.LeaseOf(identity.Instance) == 0
        || (registrant.Record.Exclusive && page.LeaseOf(registrant.Record.Instance) == 0);

    /// <summary>Enters an instance once more. Where the broker fails at it, it stays to be entered.</summary>
    /// <returns>What there is to tell where it may not run any more.</returns>
    private async ValueTask<Func<ValueTask>?> EnterAgainAsync(Registrant registrant)
    {
        var (agent, instance) = (registrant.Record.Agent, registrant.Record.Instance);
        if (registrant.HasLeft)
        {
            return null;
        }

        try
        {
            if (await TryEnterAsync(registrant, CancellationToken.None).ConfigureAwait(false) is not { } holder)
            {
                return null;
            }

            Lose(registrant);
            HubLog.Displaced(_logger, agent, instance, holder.Instance);
            return () =>
            {
                registrant.Displace();
                return health.DisplacedAsync(registrant.Record, holder);
            };
        }
        catch (ContractsIncompatibleException refusal)
        {
            Lose(registrant);
            HubLog.Refused(_logger, agent, instance, refusal.Message);
            return () =>
            {
                registrant.Displace();
                return health.RefusedAsync(registrant.Record);
            };
        }
    }

    /// <summary>From this moment on it may not act, however long it takes until it is told to stop and everybody hears of it.</summary>
    private void Lose(Registrant registrant)
    {
        registrant.Fence?.Lose();
        _registrants.TryRemove(registrant.Record.Instance, out _);
    }

    private IReadOnlyCollection<Lease> Leases(Registrant[] registrants, DateTimeOffset now) =>
    [
        HubLease(now),
        .. registrants.Where(static registrant => registrant.Fence is not null)
            .Select(registrant => new Lease(registrant.Record.Instance, (now + Options.ExclusiveLease).ToUnixMicroseconds())),
    ];

    private Lease HubLease(DateTimeOffset now) => new(identity.Instance, Beats ? (now + Options.InactiveAfter).ToUnixMicroseconds() : Lease.Never);
}
