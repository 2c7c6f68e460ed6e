namespace AgentContracts.Hub.Agents;

/// <inheritdoc/>
internal sealed class AgentHost(AgentEnvironment environment, IEnumerable<AgentRegistration> registrations) : IAgentHost, IAsyncDisposable
{
    private readonly SemaphoreSlim _changing = new(1);
    private readonly List<AgentInstance> _running = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly AgentRegistration[] _registrations = [.. registrations];
    private bool _isOpen;
    private int _isDisposed;

    public IReadOnlyList<string> Instances
    {
        get
        {
            lock (_running)
            {
                return [.. _running.Select(static agent => agent.Name)];
            }
        }
    }

    /// <summary>Connects and makes sure that nothing sent from now on passes a known agent by.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await environment.Transport.StartAsync(environment.Activity, cancellationToken).ConfigureAwait(false);
        foreach (var registration in _registrations)
        {
            await AgentInstance.CreateGroupsAsync(registration.Info, environment.Transport, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts the registered agents: first all of them hear, then each begins its own work.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _isOpen = true;
            var agents = _registrations.Select(registration => registration.Create(environment, NextNumber(registration.Info))).ToArray();
            foreach (var agent in agents)
            {
                await OpenAsync(agent, cancellationToken).ConfigureAwait(false);
            }

            foreach (var agent in agents)
            {
                await agent.StartAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Stops every agent: first each ends its own work, then none hears any more.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _isOpen = false;
            await StopAsync([.. _running], cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask<string> AddAsync<TAgent>(CancellationToken cancellationToken = default) where TAgent : class, IAgent<TAgent>
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var info = TAgent.Info;
            if (!_isOpen)
            {
                throw new InvalidOperationException($"Agent {info.Id} cannot be added: the hub is not running.");
            }

            if (info.Exclusive && _running.Any(agent => agent.Info.Id == info.Id))
            {
                throw new InvalidOperationException($"Agent {info.Id} is exclusive and runs already; remove the running instance first.");
            }

            await AgentInstance.CreateGroupsAsync(info, environment.Transport, cancellationToken).ConfigureAwait(false);
            var instance = AgentInstance.Create<TAgent>(environment, NextNumber(info));
            try
            {
                await OpenAsync(instance, cancellationToken).ConfigureAwait(false);
                await instance.StartAsync(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // The caller is told that it is not there.
                await LeaveAsync(instance, cancellationToken).ConfigureAwait(false);
                throw;
            }

            return instance.Name;
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask<bool> RemoveAsync(string instance, CancellationToken cancellationToken = default)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_running.Find(agent => agent.Name == instance) is not { } agent)
            {
                return false;
            }

            await StopAsync([agent], cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Stops what a host that failed to start left running.</summary>
    public async ValueTask DisposeAsync()
    {
        // The container disposes of it once for each name that it goes by.
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        _changing.Dispose();
    }

    private async ValueTask OpenAsync(AgentInstance agent, CancellationToken cancellationToken)
    {
        lock (_running)
        {
            _running.Add(agent);
        }

        await agent.OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask StopAsync(AgentInstance[] agents, CancellationToken cancellationToken)
    {
        foreach (var agent in agents)
        {
            try
            {
                await agent.StopAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // It must be left cleanly all the same, and so must the others.
                HubLog.StopFailed(environment.Logger, exception, agent.Info.Id, agent.Name);
            }
        }

        foreach (var agent in agents)
        {
            await LeaveAsync(agent, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask LeaveAsync(AgentInstance agent, CancellationToken cancellationToken)
    {
        await agent.CloseAsync(cancellationToken).ConfigureAwait(false);
        await agent.DisposeAsync().ConfigureAwait(false);
        lock (_running)
        {
            _running.Remove(agent);
        }
    }

    private int NextNumber(AgentInfo agent) => _numbers[agent.Id] = _numbers.GetValueOrDefault(agent.Id) + 1;
}
