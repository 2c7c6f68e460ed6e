using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Heartbeats;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Agents;

/// <summary>What every agent instance of a hub works with.</summary>
internal sealed class AgentEnvironment(
    IServiceProvider services, IServiceScopeFactory scopes, ITransport transport, HubLedger ledger, HubActivity activity, HubIdentity identity,
    SendPath sends, RollCallBook rollCalls, Membership membership, FenceBook fences, SchemaDirectory schemas, HubHeart heart, IErrorReporter errors, DropWatch drops, TransportWatch watcher, ChannelQualities qualities, TrafficInstruments instruments, IOptions<HubOptions> options, ILoggerFactory? loggers = null, IDeliveryObserver? observer = null)
{
    public IServiceProvider Services => services;

    public IServiceScopeFactory Scopes => scopes;

    public ITransport Transport => transport;

    public AgeClock Ages { get; } = new(transport);

    public HubLedger Ledger => ledger;

    public HubActivity Activity => activity;

    public HubIdentity Identity => identity;

    public SendPath Sends => sends;

    public RollCallBook RollCalls => rollCalls;

    public Membership Membership => membership;

    public FenceBook Fences => fences;

    public SchemaDirectory Schemas => schemas;

    public HubHeart Heart => heart;

    public ITransportWatcher Watcher => watcher;

    public HubOptions Options => options.Value;

    public IErrorReporter Errors => errors;

    public DropWatch Drops => drops;

    public ChannelQualities Qualities => qualities;

    public TrafficInstruments Instruments => instruments;

    public ILogger Logger { get; } = GuardedLogger.Of(loggers);

    public IDeliveryObserver? Observer => observer;
}
