using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgentContracts.Hub.Health;

/// <summary>Whether the hub's loops live: what does not pass heals with a restart only. A broker that is away is no reason.</summary>
internal sealed class LiveHealthCheck(IHubLoops loops) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lost = loops.Lost();
        var data = new Dictionary<string, object> { ["running"] = loops.IsRunning, ["lost"] = lost.Count };
        return Task.FromResult(lost.Count == 0
            ? HealthCheckResult.Healthy(data: data)
            : new HealthCheckResult(context.Registration.FailureStatus, $"{string.Join(", ", lost)} handle(s) no messages any more.", data: data));
    }
}
