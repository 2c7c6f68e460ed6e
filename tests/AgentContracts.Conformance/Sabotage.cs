using System.Collections.Concurrent;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>Makes single channels fail for one program, as if a right or a key were missing, while the rest of its broker works.</summary>
public sealed class Sabotage
{
    private readonly ConcurrentDictionary<string, PublishResult> _broken = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _attempts = new();
    private volatile bool _isSilent;

    /// <summary>Lets every send to a channel end so.</summary>
    public void Break<TChannel>(PublishResult end) where TChannel : IChannel<TChannel> => _broken[TChannel.Info.Name] = end;

    /// <summary>Lets a channel work again.</summary>
    public void Mend<TChannel>() where TChannel : IChannel<TChannel> => _broken.TryRemove(TChannel.Info.Name, out _);

    /// <summary>Lets the program be heard of no longer in the registry, as if it had died.</summary>
    public void Silence() => _isSilent = true;

    /// <summary>Lets it be heard of again.</summary>
    public void Unsilence() => _isSilent = false;

    /// <summary>How often something was handed to the broker for a channel.</summary>
    public int AttemptsOn<TChannel>() where TChannel : IChannel<TChannel> => _attempts.Count(static channel => channel == TChannel.Info.Name);

    /// <summary>Stands between a program's hub and its transport.</summary>
    public void Use(ContractsBuilder contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        var inner = contracts.Services.Last(static service => service.ServiceType == typeof(ITransport)).ImplementationFactory!;
        contracts.UseTransport(services => new Transport(this, (ITransport)inner(services)));
    }

    private bool Prevents(ChannelInfo channel, out PublishResult end)
    {
        _attempts.Enqueue(channel.Name);
        return _broken.TryGetValue(channel.Name, out end);
    }

    private sealed class Transport(Sabotage sabotage, ITransport inner) : ITransport
    {
        public string Name => inner.Name;

        public bool KeepsFrames => inner.KeepsFrames;

        public TimeProvider Clock => inner.Clock;

        public TimeSpan ClockErrorBound => inner.ClockErrorBound;

        public IRegistryStore Registry { get; } = new Registry(sabotage, () => inner.Registry);

        public IEmergencyBoard Emergencies => inner.Emergencies;

        public ValueTask StartAsync(TransportContext context, CancellationToken cancellationToken) => inner.StartAsync(context, cancellationToken);

        public ValueTask CreateGroupAsync(ChannelInfo channel, string group, CancellationToken cancellationToken) => inner.CreateGroupAsync(channel, group, cancellationToken);

        public ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken) =>
            inner.ListenAsync(channel, sink, cancellationToken);

        public ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken) =>
            inner.ConsumeAsync(consumer, sink, cancellationToken);

        public ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken) =>
            sabotage.Prevents(channel, out var end) ? ValueTask.FromResult(end) : inner.PublishAsync(channel, frame, cancellationToken);

        public ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken) =>
            sabotage.Prevents(channel, out var end) ? ValueTask.FromResult(end) : inner.AppendAsync(channel, frame, admission, cancellationToken);

        public ValueTask AcknowledgeAsync(StreamConsumer consumer, object entry) => inner.AcknowledgeAsync(consumer, entry);

        public ValueTask DeadLetterAsync(DeadLetter letter, StreamConsumer? consumer, object? entry) => inner.DeadLetterAsync(letter, consumer, entry);

        public IAsyncEnumerable<DeadLetter> ReadDeadLettersAsync(string channel, CancellationToken cancellationToken) => inner.ReadDeadLettersAsync(channel, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Registry(Sabotage sabotage, Func<IRegistryStore> inner) : IRegistryStore
    {
        public ValueTask<RegistryPage> ReadAsync(CancellationToken cancellationToken) => inner().ReadAsync(cancellationToken);

        public ValueTask<bool> TryChangeAsync(RegistryChange change, CancellationToken cancellationToken) => inner().TryChangeAsync(change, cancellationToken);

        public ValueTask<RenewalAnswer> RenewAsync(IReadOnlyCollection<Lease> leases, CancellationToken cancellationToken) =>
            sabotage._isSilent ? throw new TimeoutException("The registry does not answer.") : inner().RenewAsync(leases, cancellationToken);

        public ValueTask<ContractSchema?> FindSchemaAsync(string message, ulong fingerprint, CancellationToken cancellationToken) =>
            inner().FindSchemaAsync(message, fingerprint, cancellationToken);
    }
}
