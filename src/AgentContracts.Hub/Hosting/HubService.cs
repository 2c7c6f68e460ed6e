using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Telemetry;
using Microsoft.Extensions.Hosting;

namespace AgentContracts.Hub.Hosting;

/// <summary>Runs the hub with the host: connected before anything starts, agents started with it, and left cleanly.</summary>
/// <param name="agents">The agents.</param>
/// <param name="instruments">What can be collected of the hub; there as soon as it is.</param>
internal sealed class HubService(AgentHost agents, LedgerInstruments instruments) : IHostedLifecycleService
{
    private readonly LedgerInstruments _instruments = instruments;

    public Task StartingAsync(CancellationToken cancellationToken) => agents.ConnectAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => agents.StartAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => agents.StopAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
