using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Agents;

/// <summary>The ways in of one agent instance: one for each pub/sub channel and each stream that it hears, and the emergency lane.</summary>
internal sealed class AgentIntakes
{
    private const int DuplicateWindowCapacity = 65_536;

    private readonly AgentEnvironment _environment;
    private readonly string _agent;
    private readonly string _instance;
    private readonly List<Intake> _intakes = [];
    private readonly List<(Intake Intake, ITransportSubscription Subscription)> _subscriptions = [];

    public AgentIntakes(
        AgentEnvironment environment, AgentInfo agent, string instance, HandledMessages handled, Mailbox mailbox, Mailbox emergencies, EmergencyMemory alarms, Settlement settlement)
    {
        (_environment, _agent, _instance) = (environment, agent.Id, instance);
        var clock = environment.Transport.Clock;
        var duplicates = new DuplicateWindow(clock, DuplicateWindowCapacity);
        foreach (var (channel, delivery) in WaysInto(agent))
        {
            var quality = Carried(environment.Qualities, handled, channel, delivery);
            var stream = delivery == Delivery.AtLeastOnce ? new StreamConsumer(channel, agent.Id, instance, quality.Max(static each => each.BatchSize)) : null;
            Add(channel, stream, mailbox, quality.Max(static each => each.MaxQueue));
        }

        if (handled.HearsEmergencies)
        {
            var bound = QualityOfService.For(Tier.Fast).MaxQueue;
            Add(EmergencyLane.Channel, null, emergencies, bound);
        }

        void Add(ChannelInfo channel, StreamConsumer? stream, Mailbox waiting, int bound)
        {
            var account = environment.Ledger.Account(channel.Name, agent.Id, instance);
            account.Capacity += bound;
            _intakes.Add(new Intake(channel, stream, handled, waiting.AddQueue(bound), duplicates, alarms, account, environment.Ledger.Latency(channel.Name), settlement, environment.Ages, environment.Qualities, environment.Options.MaxFrameBytes));
        }
    }

    public long Handled => Sum(static row => row.Handled);

    public long InFlight => Sum(static row => row.InFlight);

    public long Dropped => Sum(static row => row.Dropped);

    public long Returned => Sum(static row => row.Returned);

    /// <summary>What waits and was handled on each channel, the emergency lane included.</summary>
    public IReadOnlyList<ChannelLoad> Loads() =>
    [
        .. Accounts.Select(static account => account.Read()).Select(static row => new ChannelLoad(row.Channel, (int)Math.Clamp(row.Queued, 0, int.MaxValue), row.Handled)),
    ];

    /// <summary>The channels whose streams an agent reads.</summary>
    public static IEnumerable<ChannelInfo> StreamsOf(AgentInfo agent) =>
        WaysInto(agent).Where(static way => way.Delivery == Delivery.AtLeastOnce).Select(static way => way.Channel);

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        foreach (var intake in _intakes)
        {
            _subscriptions.Add((intake, intake.Stream is { } stream
                ? await _environment.Transport.ConsumeAsync(stream, intake, cancellationToken).ConfigureAwait(false)
                : await _environment.Transport.ListenAsync(intake.Channel, intake, cancellationToken).ConfigureAwait(false)));
        }
    }

    /// <summary>Takes in the emergencies that are latched; those that it knows already are repetitions.</summary>
    /// <returns>Whether they could be read.</returns>
    public async ValueTask<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        if (_intakes.Find(static intake => intake.IsEmergencyLane) is not { } lane)
        {
            return true;
        }

        try
        {
            await _environment.Transport.Emergencies.ReplayAsync(lane, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What is sent from now on it hears.
            HubLog.LatchUnread(_environment.Logger, exception, _agent, _instance);
            return false;
        }
    }

    /// <summary>Takes nothing more in; all at once, so that a broker that hangs is waited for once.</summary>
    public Task StopAsync(Departure departure) => ForEachAsync(departure, static subscription => subscription.StopAsync());

    /// <summary>Lets go of what was taken in and not finished.</summary>
    public Task ReleaseAsync(Departure departure)
    {
        foreach (var intake in _intakes)
        {
            intake.Account.Capacity = 0;
        }

        return ForEachAsync(departure, static subscription => subscription.DisposeAsync());
    }

    private Task ForEachAsync(Departure departure, Func<ITransportSubscription, ValueTask> step) =>
        Task.WhenAll(_subscriptions.Select(each => departure.TakeInTimeAsync(NameOf(each.Intake), () => step(each.Subscription))));

    private static string NameOf(Intake intake) => intake.Stream is null ? $"let go of {intake.Channel.Name}" : $"let go of the stream {intake.Channel.Name}";

    /// <summary>
    /// A tier channel is either a pub/sub channel or a stream, unless a message on it has a delivery of its own; a mixed one is both, because each
    /// message keeps its own tier's delivery. Subscribing to a channel includes what stands in for it.
    /// </summary>
    private static IEnumerable<(ChannelInfo Channel, Delivery Delivery)> WaysInto(AgentInfo agent) =>
        agent.Subscriptions
            .SelectMany(static subscription => subscription.Channel.Fallback is { } fallback ? [subscription.Channel, fallback()] : new[] { subscription.Channel })
            .DistinctBy(static channel => channel.Name, StringComparer.Ordinal)
            .SelectMany(channel => DeliveriesOf(channel, agent).Select(delivery => (channel, delivery)));

    private static IEnumerable<Delivery> DeliveriesOf(ChannelInfo channel, AgentInfo agent) => channel.Tier is { } tier
        ? agent.Handles.Concat(agent.Ignores)
            .Where(message => message.Routes.Any(route => route.Name == channel.Name || route.Fallback?.Invoke().Name == channel.Name))
            .Select(message => message.QualityOn(channel).Delivery)
            .Prepend(QualityOfService.For(tier).With(channel.Overrides).Delivery)
            .Distinct()
        : [Delivery.AtMostOnce, Delivery.AtLeastOnce];

    /// <summary>What the messages that the agent handles on a channel may expect there; of a channel without any, what the tiers with that delivery may.</summary>
    private static QualityOfService[] Carried(ChannelQualities qualities, HandledMessages handled, ChannelInfo channel, Delivery delivery)
    {
        QualityOfService[] carried =
        [
            .. handled.All
                .Where(dispatch => dispatch.Message.Routes.Any(route => route.Name == channel.Name))
                .Select(dispatch => qualities.Of(dispatch.Message, channel))
                .Where(quality => quality.Delivery == delivery),
        ];
        return carried.Length != 0 ? carried : [qualities.Of(channel)];
    }

    /// <summary>One for each channel: a mixed one has a pub/sub way and a stream.</summary>
    private IEnumerable<LedgerAccount> Accounts => _intakes.Select(static intake => intake.Account).Distinct();

    private long Sum(Func<LedgerRow, long> figure) => Accounts.Sum(account => figure(account.Read()));
}
