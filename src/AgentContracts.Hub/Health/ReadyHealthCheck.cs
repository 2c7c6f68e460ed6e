using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgentContracts.Hub.Health;

/// <summary>Whether messages can flow: the hub runs, the broker answers, and no channel is down.</summary>
internal sealed class ReadyHealthCheck(IHubMonitor monitor, IHubLoops loops, ITransport transport) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var snapshot = monitor.Snapshot();
        var data = Figures(snapshot);
        return Task.FromResult(WhatIsMissing(snapshot) is { } missing
            ? new HealthCheckResult(context.Registration.FailureStatus, missing, data: data)
            : Complaints(snapshot, static channel => channel.Health != ChannelHealth.Healthy) is { } complaints
                ? HealthCheckResult.Degraded(complaints, data: data)
                : HealthCheckResult.Healthy(data: data));
    }

    private string? WhatIsMissing(HubSnapshot snapshot) =>
        !loops.IsRunning ? "The hub is not running."
        : !snapshot.Transport.Answers ? $"The broker does not answer: {snapshot.Transport.Reason}."

        // One send tries already where a circuit is half-open.
        : Complaints(snapshot, static channel => channel is { Health: ChannelHealth.Down, Circuit: not CircuitStatus.HalfOpen });

    private static string? Complaints(HubSnapshot snapshot, Func<ChannelSnapshot, bool> which)
    {
        string[] complaints = [.. snapshot.Channels.Where(which).Select(static channel => $"{channel.Name}: {channel.HealthReason}.")];
        return complaints.Length == 0 ? null : string.Join(' ', complaints);
    }

    private Dictionary<string, object> Figures(HubSnapshot snapshot)
    {
        var data = new Dictionary<string, object>
        {
            ["transport"] = transport.Name,
            ["transport_answers"] = snapshot.Transport.Answers,
            ["agents_registered"] = snapshot.Agents.Registered,
            ["agents_inactive"] = snapshot.Agents.Inactive,
            ["messages_routed"] = snapshot.MessagesRouted,
            ["routing_errors"] = snapshot.RoutingErrors,
            ["messages_received"] = snapshot.MessagesReceived,
            ["messages_dropped"] = snapshot.MessagesDropped,
            ["messages_in_flight"] = snapshot.Channels.Sum(static channel => channel.InFlight),
            ["circuits_open"] = snapshot.Channels.Count(static channel => channel.Circuit != CircuitStatus.Closed),
            ["channels_degraded"] = snapshot.Channels.Count(static channel => channel.Health == ChannelHealth.Degraded),
            ["channels_down"] = snapshot.Channels.Count(static channel => channel.Health == ChannelHealth.Down),
        };
        if (snapshot.Latency.P99 is { } slowest)
        {
            data["p99_latency_ms"] = slowest.TotalMilliseconds;
        }

        if (snapshot.ClockErrorBound != TimeSpan.MaxValue)
        {
            data["clock_error_bound_ms"] = snapshot.ClockErrorBound.TotalMilliseconds;
        }

        return data;
    }
}
