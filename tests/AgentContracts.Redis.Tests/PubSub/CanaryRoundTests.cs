using System.Net;
using AgentContracts.Conformance;
using AgentContracts.Redis.PubSub;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>Which subscriptions are proven when, whatever goes wrong with one of them.</summary>
public sealed class CanaryRoundTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Heard[] _channels = [.. Enumerable.Range(0, Canary.MostPerRound + 10).Select(static number => new Heard($"channel-{number}"))];
    private readonly Canary _canary;
    private volatile bool _isHanging;

    public CanaryRoundTests() => _canary = new Canary(() => _channels, () => _isHanging, NullLogger.Instance, _time);

    [Fact]
    public async Task One_that_cannot_be_proven_keeps_the_others_from_nothing()
    {
        _channels[0].Fails = true;
        _channels[1].Fails = true;

        await PassUntilAsync(() => _channels.All(static channel => channel.Proofs >= 2));

        Assert.True(_channels[0].Proofs >= 2);
    }

    [Fact]
    public async Task All_are_proven_as_soon_as_a_new_connection_hangs_no_longer()
    {
        _isHanging = true;
        Reconnect();
        var began = _time.GetUtcNow();
        await PassUntilAsync(() => _time.GetUtcNow() - began > TimeSpan.FromSeconds(5));
        Assert.All(_channels, static channel => Assert.Equal(0, channel.Proofs));

        _isHanging = false;
        began = _time.GetUtcNow();
        await PassUntilAsync(() => _channels.All(static channel => channel.Proofs > 0));

        // Turn by turn the last would have come with the second round.
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.Zero, Canary.Round);
    }

    public ValueTask DisposeAsync() => _canary.DisposeAsync();

    private void Reconnect() =>
        _canary.Reconnected(this, new ConnectionFailedEventArgs(this, new IPEndPoint(IPAddress.Loopback, 6379), ConnectionType.Subscription, ConnectionFailureType.None, new TimeoutException(), "new"));

    private Task PassUntilAsync(Func<bool> condition) => Eventually.TrueAsync(() =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(5));
        return condition();
    });

    private sealed class Heard(string name) : IProvenChannel
    {
        private int _proofs;

        public string Name => name;

        public bool IsHeard => true;

        public bool Fails { get; set; }

        public int Proofs => Volatile.Read(ref _proofs);

        public Task<bool> ProveAsync()
        {
            Interlocked.Increment(ref _proofs);
            return Fails ? throw new InvalidOperationException("This one is broken.") : Task.FromResult(true);
        }
    }
}
