using AgentContracts.Hub.Agents;
using Microsoft.Extensions.Hosting;

namespace AgentContracts.Hub.Hosting;

/// <summary>Runs the hub with the host: connected before anything starts, agents started with it, and left cleanly.</summary>
internal sealed class HubService(AgentHost agents) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => agents.ConnectAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => agents.StartAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => agents.StopAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
