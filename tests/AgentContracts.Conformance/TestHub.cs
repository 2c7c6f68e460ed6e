using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgentContracts.Conformance;

/// <summary>One program of a test: a host with a hub and its agents.</summary>
public sealed class TestHub(IHost host, LogRecorder log) : IAsyncDisposable
{
    private bool _isStopped;

    /// <summary>The program's services.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>What the hub logged.</summary>
    public LogRecorder Log => log;

    /// <summary>The hub as the agent that sends everything sees it.</summary>
    public IHub<Sender> Sender => As<Sender>();

    /// <summary>Adds and removes agents.</summary>
    public IAgentHost Agents => Services.GetRequiredService<IAgentHost>();

    /// <summary>The figures of this hub.</summary>
    public HubSnapshot Snapshot => Services.GetRequiredService<IHubMonitor>().Snapshot();

    /// <summary>The hub as one agent sees it.</summary>
    public IHub<TAgent> As<TAgent>() => Services.GetRequiredService<IHub<TAgent>>();

    /// <summary>The account of a channel at an agent, over its instances on this hub.</summary>
    public LedgerRow Row<TChannel, TAgent>()
        where TChannel : IChannel<TChannel>
        where TAgent : IAgent<TAgent> => Row(TChannel.Info.Name, TAgent.Info.Id);

    /// <inheritdoc cref="Row{TChannel, TAgent}"/>
    public LedgerRow Row(string channel, string agent) =>
        Snapshot.Ledger.Where(row => row.Channel == channel && row.Agent == agent).Sum(channel, agent);

    /// <summary>The kept copies of a channel.</summary>
    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync<TChannel>() where TChannel : IChannel<TChannel> =>
        await Services.GetRequiredService<ITransport>().ReadDeadLettersAsync(TChannel.Info.Name, CancellationToken.None).ToListAsync();

    /// <summary>Leaves cleanly. The figures can still be read.</summary>
    /// <param name="cancellationToken">When cancelled, running handlers are cancelled too.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await host.StopAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
