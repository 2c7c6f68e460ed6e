using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AgentContracts.Hub;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.Emergencies;
using AgentContracts.Redis.PubSub;
using AgentContracts.Redis.Registry;
using AgentContracts.Redis.Streams;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis;

/// <summary>Carries messages over Redis: pub/sub for at-most-once, streams with consumer groups for at-least-once.</summary>
public sealed class RedisTransport : ITransport
{
    private const int LettersPerPage = 100;
    private static readonly TimeSpan ClockInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeastStep = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan TailInterval = TimeSpan.FromSeconds(1);

    private readonly RedisOptions _options;
    private readonly ILogger _logger;
    private readonly RedisNames _names;
    private readonly string _instance = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly BrokerClock _brokerClock = new();
    private readonly ConcurrentDictionary<string, PubSubChannel> _pubSubs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RedisStream> _streams = new(StringComparer.Ordinal);
    private readonly StreamReaders _readers;
    private TransportContext _context = new();
    private RedisConnections? _connections;
    private Canary? _canary;
    private SettingsWatch? _settings;
    private Timer? _clockTimer;
    private Timer? _tailTimer;
    private bool _isDisposed;

    /// <summary>A transport that <see cref="StartAsync"/> connects.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RedisTransport(RedisOptions options, ILogger<RedisTransport> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Lease < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentException($"The lease must be at least 1 s, not {options.Lease}.", nameof(options));
        }

        _options = options;
        _logger = new GuardedLogger(logger);
        _names = new RedisNames(options.Prefix);
        _readers = new StreamReaders(
            () => Connections, _names, NotesOf, consumer => new StreamReader(Connections, consumer.Group, consumer.Consumer, options.Lease, NoteRemade, _context.Watcher, _logger));
        Registry = new RedisRegistry(() => Connections, _names);
        Emergencies = new RedisEmergencies(() => Connections, _names.LatchedEmergencies, () => PubSub(new RedisNames(null).EmergencyAnswers), () => _context.MaxFrameBytes);
    }

    /// <inheritdoc/>
    public string Name => "redis";

    /// <inheritdoc/>
    public TimeProvider Clock => _options.Clock ?? _brokerClock;

    /// <summary>How far <see cref="Clock"/> may be off the server's: half of the time that the quickest of its last readings took, and what the clocks may have drifted apart since.</summary>
    public TimeSpan ClockErrorBound => _options.Clock is null ? _brokerClock.ErrorBound : TimeSpan.Zero;

    /// <inheritdoc/>
    public ServerAddress? Server => _connections?.Server;

    /// <inheritdoc/>
    public bool KeepsFrames => false;

    /// <inheritdoc/>
    public IRegistryStore Registry { get; }

    /// <inheritdoc/>
    public IEmergencyBoard Emergencies { get; }

    private RedisConnections Connections => _connections ?? throw new InvalidOperationException("The Redis transport has not been started.");

    /// <inheritdoc/>
    /// <exception cref="RedisUnavailableException">Redis is not there or refuses the login.</exception>
    public async ValueTask StartAsync(TransportContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _connections = await RedisConnections.OpenAsync(_options, _logger, cancellationToken).ConfigureAwait(false);
        await _brokerClock.SynchronizeAsync(_connections.ReadTimeAsync).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (context.Watcher is { } watcher)
        {
            _connections.Watch(state => NoteState(watcher, state), () => _pubSubs.Values.Any(static channel => channel.IsSubscribed));
        }

        _canary = new Canary(() => _pubSubs.Values, () => _connections.IsHanging, _logger);
        _connections.Reconnected += _canary.Reconnected;
        _settings = new SettingsWatch(_connections.CheckSettingsAsync, doubts => context.Watcher?.PromiseChecked(doubts));
        _connections.Reconnected += LookAgain;
        await _settings.LookAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        _clockTimer = new Timer(static state => _ = ((RedisTransport)state!).ReadClockAsync(), this, ClockInterval, ClockInterval);
        _tailTimer = new Timer(static state => _ = ((RedisTransport)state!).TellTailsAsync(isLast: false), this, TailInterval, TailInterval);
    }

    /// <inheritdoc/>
    /// <exception cref="RedisUnavailableException">The server does not let this user do so.</exception>
    public async ValueTask CreateGroupAsync(ChannelInfo channel, string group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        Stream(channel.Name).Expect(group);
        var stream = _names.Stream(channel.Name);
        await Connections.OrRefusedAsync($"create group '{group}' of '{stream}'", new ValueTask<bool>(StreamGroup.CreateAsync(Connections.Database, stream, group, "$").WaitAsync(cancellationToken))).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="RedisUnavailableException">The server does not let this user do so.</exception>
    public async ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var name = _names.PubSub(channel.Name);
        return await Connections.OrRefusedAsync($"subscribe to '{name}'", PubSub(channel.Name).ListenAsync(bytes => Hear(sink, bytes), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        await CreateGroupAsync(consumer.Channel, consumer.Group, cancellationToken).ConfigureAwait(false);
        return await _readers.AddAsync(
            consumer,
            reader => new StreamSubscription(
                reader, Connections.Database, _names.Stream(consumer.Channel.Name), _names.DeadLetters(consumer.Channel.Name), consumer, sink, Stream(consumer.Channel.Name).NotifyRoom, _context.Activity),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(frame);
        return PubSub(channel.Name).PublishAsync(frame, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(frame);
        return Stream(channel.Name).AppendAsync(frame, admission, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask AcknowledgeAsync(StreamConsumer consumer, object entry)
    {
        var held = (HeldEntry)entry;
        held.Subscription.Acknowledge(held.Id);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DeadLetterAsync(DeadLetter letter, StreamConsumer? consumer, object? entry)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (entry is HeldEntry held)
        {
            await held.Subscription.KeepAsync(held.Id, letter).ConfigureAwait(false);
        }
        else
        {
            await Connections.Database
                .StreamAddAsync(_names.DeadLetters(letter.Channel), DeadLetterFields.Of(letter), maxLength: RedisNames.MaxDeadLetters, useApproximateMaxLength: true)
                .ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DeadLetter> ReadDeadLettersAsync(string channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RedisValue from = "-";
        while (true)
        {
            var page = await Connections.Database.StreamRangeAsync(_names.DeadLetters(channel), from, "+", LettersPerPage).WaitAsync(cancellationToken).ConfigureAwait(false);
            foreach (var entry in page)
            {
                yield return DeadLetterFields.Read(channel, entry);
            }

            if (page.Length < LettersPerPage)
            {
                yield break;
            }

            from = $"({page[^1].Id}";
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        if (_clockTimer is not null)
        {
            await _clockTimer.DisposeAsync().ConfigureAwait(false);
        }

        if (_tailTimer is not null)
        {
            await _tailTimer.DisposeAsync().ConfigureAwait(false);
            await Task.WhenAny(Task.WhenAll(_pubSubs.Values.Select(static channel => channel.WhenSentAsync())), Task.Delay(HubConfiguration.CommandTimeout)).ConfigureAwait(false);
            await TellTailsAsync(isLast: true).ConfigureAwait(false);
        }

        if (_canary is not null)
        {
            Connections.Reconnected -= _canary.Reconnected;
            await _canary.DisposeAsync().ConfigureAwait(false);
        }

        if (_settings is not null)
        {
            Connections.Reconnected -= LookAgain;
            await _settings.DisposeAsync().ConfigureAwait(false);
        }

        await _readers.DisposeAsync().ConfigureAwait(false);
        if (_connections is not null)
        {
            await _connections.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Hear(IDeliverySink sink, ReadOnlyMemory<byte> bytes)
    {
        string? flaw = null;
        if (TailFrame.Is(bytes.Span) && bytes.Length <= _context.MaxFrameBytes)
        {
            try
            {
                var (sender, last, refused) = TailFrame.Read(bytes.Span);
                sink.Tail(sender, last, refused);
                return;
            }
            catch (MessageFormatException exception)
            {
                flaw = exception.Message;
            }
        }

        _ = sink.AcceptAsync(new DeliveredFrame { Bytes = bytes, Flaw = flaw });
    }

    private PubSubChannel NotesOf(string agent) => PubSub(new RedisNames(null).Agent(agent));

    private PubSubChannel PubSub(string channel) => _pubSubs.GetOrAdd(channel, static (channel, transport) => new PubSubChannel(
        transport.Connections, transport._names.PubSub(channel), channel, transport._context.MaxFrameBytes, transport._context.Watcher, transport._logger), this);

    private RedisStream Stream(string channel) =>
        _streams.GetOrAdd(channel, static (channel, transport) => new RedisStream(
            transport.Connections,
            transport._context.MaxFrameBytes,
            transport.Clock,
            refusal => transport.AskForRoomAsync(channel, refusal),
            new StreamAppender(
                transport.Connections, channel, transport._names.Stream(channel), transport._names.Refused(channel, transport._instance), group => transport.NoteRemade(channel, group), transport._context.Watcher, transport._logger)), this);

    private Task AskForRoomAsync(string channel, StreamRefusal refusal) =>
        refusal.Consumer.Length == 0
            ? Task.CompletedTask
            : NotesOf(refusal.Group).TryNotifyAsync(AgentStreams.RoomNote(refusal.Consumer, refusal.LastId, channel));

    private void NoteRemade(StreamConsumer consumer)
    {
        NoteRemade(consumer.Channel.Name, consumer.Group);
        foreach (var stream in _streams.Values)
        {
            stream.LookAtGroups();
        }
    }

    private void NoteRemade(string channel, string group)
    {
        _context.Watcher?.GroupLost(channel, group);
        _ = NotesOf(group).TryNotifyAsync(AgentStreams.Returned);
    }

    private void LookAgain(object? sender, ConnectionFailedEventArgs connection)
    {
        if (connection.ConnectionType == ConnectionType.Interactive)
        {
            _ = _settings!.LookAsync();
            TellTailsAgain();
        }
    }

    private void NoteState(ITransportWatcher watcher, TransportState state)
    {
        watcher.StateChanged(state);
        if (state.Answers)
        {
            // After a hang the connections are the old ones.
            TellTailsAgain();
        }
    }

    private Task TellTailsAsync(bool isLast) => Task.WhenAll(_pubSubs.Values.Select(channel => channel.TellTailAsync(Clock.GetUtcNow(), isLast)));

    private void TellTailsAgain()
    {
        foreach (var channel in _pubSubs.Values)
        {
            channel.TellTailAgain();
        }
    }

    private async Task ReadClockAsync()
    {
        try
        {
            if (await _brokerClock.SynchronizeAsync(Connections.ReadTimeAsync).ConfigureAwait(false) is var step && step < -LeastStep)
            {
                RedisLog.ClockWentBack(_logger, step.Negate());
            }
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            RedisLog.ClockUnread(_logger, exception);
        }
    }
}
