using AgentContracts.Hub.Health;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Configuration;

namespace AgentContracts.Hub.Agents;

/// <inheritdoc/>
/// <remarks>The lock guards the list alone: agents' own code, which may come back here, never runs under it.</remarks>
internal sealed class AgentHost(AgentEnvironment environment, IEnumerable<AgentRegistration> registrations, IEnumerable<ExpectedAgent> expected, IConfiguration? configuration = null)
    : IAgentHost, IHubLoops, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<AgentInstance> _running = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly AgentRegistration[] _registrations = [.. registrations];
    private bool _isOpen;

    public IReadOnlyList<string> Instances
    {
        get
        {
            lock (_gate)
            {
                return [.. _running.Select(static agent => agent.Name)];
            }
        }
    }

    public bool IsRunning
    {
        get
        {
            lock (_gate)
            {
                return _isOpen;
            }
        }
    }

    public IReadOnlyList<string> Lost()
    {
        lock (_gate)
        {
            return [.. _running.Where(static agent => agent.HasLostWorkers).Select(static agent => agent.Name)];
        }
    }

    /// <summary>Connects and makes sure that nothing sent from now on passes a known agent by.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        WarnOfStrangeSettings();
        var context = new TransportContext { Activity = environment.Activity, MaxFrameBytes = environment.Options.MaxFrameBytes, Watcher = environment.Watcher };
        await environment.Transport.StartAsync(context, cancellationToken).ConfigureAwait(false);
        foreach (var agent in _registrations.Select(static registration => registration.Info).Concat(expected.Select(static other => other.Info)))
        {
            await AgentInstance.CreateGroupsAsync(agent, environment.Transport, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts the registered agents: first all of them hear, then each begins its own work.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _isOpen = true;
        }

        environment.Heart.Start();
        environment.Membership.Contact.Regained = CatchUpAsync;
        var agents = _registrations.Select(registration => Enter(registration.Info, registration.Create)).ToArray();
        foreach (var agent in agents)
        {
            await agent.EnterAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (var agent in agents)
        {
            await agent.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (var agent in agents)
        {
            await agent.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Stops every agent: first each ends its own work, then none hears any more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        AgentInstance[] agents;
        lock (_gate)
        {
            _isOpen = false;
            agents = [.. _running];
        }

        foreach (var agent in agents)
        {
            await agent.StopAsync(cancellationToken).ConfigureAwait(false);
        }

        // One after another, so that the others hear what each still sends; once the broker hangs, together, so that it is not waited for again and again.
        var left = 0;
        while (left < agents.Length && !agents.Any(static agent => agent.WasKept))
        {
            await LeaveAsync(agents[left++], cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(agents[left..].Select(agent => LeaveAsync(agent, cancellationToken))).ConfigureAwait(false);
        environment.Heart.Dispose();
    }

    public async ValueTask<string> AddAsync<TAgent>(CancellationToken cancellationToken = default) where TAgent : class, IAgent<TAgent>
    {
        await AgentInstance.CreateGroupsAsync(TAgent.Info, environment.Transport, cancellationToken).ConfigureAwait(false);
        var agent = Enter(TAgent.Info, AgentInstance.Create<TAgent>);
        try
        {
            await agent.EnterAsync(cancellationToken).ConfigureAwait(false);
            await agent.OpenAsync(cancellationToken).ConfigureAwait(false);
            await agent.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // The caller is told that it is not there.
            await LeaveAsync(agent, cancellationToken).ConfigureAwait(false);
            throw;
        }

        return agent.Name;
    }

    public async ValueTask<bool> RemoveAsync(string instance, CancellationToken cancellationToken = default)
    {
        if (HandlerScope.Current?.Intake.Instance == instance)
        {
            throw new InvalidOperationException(
                $"{instance} cannot be removed from inside its own handler, which removal waits for: start the removal without awaiting it there.");
        }

        AgentInstance? agent;
        lock (_gate)
        {
            agent = _running.Find(agent => agent.Name == instance);
        }

        if (agent is null)
        {
            return false;
        }

        await agent.StopAsync(cancellationToken).ConfigureAwait(false);
        await LeaveAsync(agent, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Stops what a host that failed to start left running.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None).ConfigureAwait(false);

    private AgentInstance Enter(AgentInfo info, Func<AgentEnvironment, int, AgentInstance> create)
    {
        int number;
        lock (_gate)
        {
            ThrowUnlessRoomFor(info);
            number = _numbers[info.Id] = _numbers.GetValueOrDefault(info.Id) + 1;
        }

        // Runs the agent's constructor.
        var agent = create(environment, number);
        lock (_gate)
        {
            ThrowUnlessRoomFor(info);
            _running.Add(agent);
        }

        agent.Displaced = () => _ = RemoveDisplacedAsync(agent);

        return agent;
    }

    private void ThrowUnlessRoomFor(AgentInfo info)
    {
        if (!_isOpen)
        {
            throw new InvalidOperationException($"Agent {info.Id} cannot be added: the hub is not running.");
        }

        if (info.Exclusive && _running.Exists(agent => agent.Info.Id == info.Id))
        {
            throw new InvalidOperationException($"Agent {info.Id} is exclusive and runs already; remove the running instance first.");
        }
    }

    /// <summary>Programs may share their settings, so what none of the agents here knows of is no mistake for certain; nor is what is none of the hub's.</summary>
    private void WarnOfStrangeSettings()
    {
        AgentInfo[] known = [.. _registrations.Select(static registration => registration.Info), .. expected.Select(static other => other.Info)];
        foreach (var channel in environment.Options.Channels.Keys.Where(channel => !ChannelUse.Of(known).Any(use => use.IsOf(channel))))
        {
            HubLog.StrangeSettings(environment.Logger, Place(nameof(HubOptions.Channels), channel));
        }

        foreach (var agent in environment.Options.Agents.Keys.Where(id => !known.Any(agent => string.Equals(agent.Id, id, StringComparison.OrdinalIgnoreCase))))
        {
            HubLog.StrangeSettings(environment.Logger, Place(nameof(HubOptions.Agents), agent));
        }

        foreach (var setting in ConfiguredHubOptions.Foreign(configuration))
        {
            HubLog.ForeignSetting(environment.Logger, setting, string.Join(" and ", ConfiguredHubOptions.Kinds));
        }

        string Place(string kind, string name) => new ChangedSetting(kind, name, "", 0, !ConfiguredHubOptions.Has(configuration, kind, name)).Owner;
    }

    private async Task RemoveDisplacedAsync(AgentInstance agent)
    {
        await agent.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await LeaveAsync(agent, CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask<bool> CatchUpAsync()
    {
        AgentInstance[] agents;
        lock (_gate)
        {
            agents = [.. _running];
        }

        var isDone = true;
        foreach (var agent in agents)
        {
            isDone &= await agent.CatchUpAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return isDone;
    }

    private async Task LeaveAsync(AgentInstance agent, CancellationToken cancellationToken)
    {
        await agent.CloseAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _running.Remove(agent);
        }
    }
}
