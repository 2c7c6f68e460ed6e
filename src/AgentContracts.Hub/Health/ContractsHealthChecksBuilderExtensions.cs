using AgentContracts.Hub.Health;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a hub to the health checks of its program.</summary>
public static class ContractsHealthChecksBuilderExtensions
{
    /// <summary>The tag of the check whether the hub's loops live: what does not pass heals with a restart only.</summary>
    public const string LiveTag = "live";

    /// <summary>The tag of the check whether messages can flow: what does not pass should get no work for now.</summary>
    public const string ReadyTag = "ready";

    /// <summary>
    /// Adds two checks, <c>contracts_live</c> with the tag <c>live</c> and <c>contracts_ready</c> with the tag <c>ready</c>, with the hub's figures in their data.
    /// Ready is <see cref="HealthStatus.Degraded"/> where a channel is, or where its circuit is half-open.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">What stands before <c>_live</c> and <c>_ready</c>.</param>
    /// <param name="failureStatus">What a check says that does not pass; <see cref="HealthStatus.Unhealthy"/> by default.</param>
    /// <param name="tags">More tags for both.</param>
    /// <param name="timeout">How long a check may take; none needs the broker for it.</param>
    public static IHealthChecksBuilder AddContracts(
        this IHealthChecksBuilder builder, string name = "contracts", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string[] more = [.. tags ?? []];
        return builder
            .Add(new HealthCheckRegistration(
                $"{name}_{LiveTag}",
                static services => new LiveHealthCheck(services.GetRequiredService<IHubLoops>()),
                failureStatus,
                [LiveTag, .. more],
                timeout))
            .Add(new HealthCheckRegistration(
                $"{name}_{ReadyTag}",
                static services => new ReadyHealthCheck(
                    services.GetRequiredService<IHubMonitor>(), services.GetRequiredService<IHubLoops>(), services.GetRequiredService<ITransport>()),
                failureStatus,
                [ReadyTag, .. more],
                timeout));
    }
}
