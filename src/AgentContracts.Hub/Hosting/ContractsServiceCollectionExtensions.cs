using System.Diagnostics.Metrics;
using AgentContracts.Hub;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Health;
using AgentContracts.Hub.Heartbeats;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a hub to a program.</summary>
public static class ContractsServiceCollectionExtensions
{
    /// <summary>Adds a hub with its agents; without another transport it carries messages in process. May be called several times.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says which agents run here and over what.</param>
    public static IServiceCollection AddContracts(this IServiceCollection services, Action<ContractsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<HubOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HubOptions>, ConfiguredHubOptions>(
            static provider => new ConfiguredHubOptions(provider.GetService<IConfiguration>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HubOptions>, HubOptionsValidation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HubOptions>, ChannelOptionsValidation>());
        services.TryAddSingleton<ChannelQualities>();
        services.TryAddSingleton<HubIdentity>();
        services.TryAddSingleton<HubLedger>();
        services.TryAddSingleton<HubActivity>();
        services.TryAddSingleton<TransportWatch>();
        services.TryAddSingleton<IHubActivity>(static provider => provider.GetRequiredService<HubActivity>());
        services.TryAddSingleton<IHubMonitor, LedgerMonitor>();
        services.TryAddSingleton<IErrorReporter>(static provider => new ErrorAlerting(
            provider.GetRequiredService<SendPath>,
            provider.GetRequiredService<ITransport>(),
            provider.GetRequiredService<HubActivity>(),
            provider.GetRequiredService<HubIdentity>(),
            provider.GetRequiredService<IOptions<HubOptions>>(),
            provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton(static provider => new HubMeter(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<TrafficInstruments>();
        services.TryAddSingleton<LedgerInstruments>();
        services.TryAddSingleton<SendTelemetry>();
        services.TryAddSingleton<DropWatch>();
        services.TryAddSingleton<CircuitPanel>();
        services.TryAddSingleton<PublishRetry>();
        services.TryAddSingleton<RouteSender>();
        services.TryAddSingleton<SendPath>();
        services.TryAddSingleton<RollCallBook>();
        services.TryAddSingleton<RegistryView>();
        services.TryAddSingleton<FenceBook>();
        services.TryAddSingleton<SchemaDirectory>();
        services.TryAddSingleton(static provider => new HealthAlerting(
            provider.GetRequiredService<SendPath>,
            provider.GetRequiredService<ITransport>(),
            provider.GetRequiredService<HubActivity>(),
            provider.GetRequiredService<HubIdentity>(),
            provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton<Membership>();
        services.TryAddSingleton<HubHeart>();
        services.TryAddSingleton<AgentEnvironment>();
        services.TryAddSingleton<AgentHost>();
        services.TryAddSingleton<IAgentHost>(static provider => provider.GetRequiredService<AgentHost>());
        services.TryAddSingleton<IAgentCensus>(static provider => provider.GetRequiredService<RegistryView>());
        services.TryAddSingleton<IHubLoops>(static provider => provider.GetRequiredService<AgentHost>());
        services.TryAddSingleton<InProcessBroker>(static provider => new InProcessBroker(OptionsOf(provider).Clock));
        services.TryAddSingleton<ITransport>(static provider =>
            new InProcessTransport(provider.GetRequiredService<InProcessBroker>(), OptionsOf(provider).PassByReference));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HubService>());
        configure(new ContractsBuilder(services));
        return services;
    }

    private static HubOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<HubOptions>>().Value;
}
