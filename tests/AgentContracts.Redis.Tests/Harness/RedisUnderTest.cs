using AgentContracts.Conformance;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>The Redis transport: several hubs on one server, under a prefix that no other test has.</summary>
public sealed class RedisUnderTest : TransportUnderTest
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly TestRedis _redis;
    private readonly bool _ownsServer;
    private readonly string _settings;
    private readonly double _pace;
    private readonly SkippingClock _clock;
    private readonly string _prefix = $"test-{Guid.NewGuid():N}";

    private RedisUnderTest(TestRedis redis, bool ownsServer, string settings, double pace)
    {
        _redis = redis;
        _ownsServer = ownsServer;
        _settings = settings;
        _pace = pace;
        _clock = new SkippingClock(pace);
    }

    /// <summary>On the server that all tests share, at a tenth of the real pace: what a test says about half a second must hold on a machine that is busy for half a second.</summary>
    /// <param name="redis">The server.</param>
    /// <param name="settings">What is added to the hubs' connection string.</param>
    public RedisUnderTest(SharedRedis redis, string settings = "") : this(redis, ownsServer: false, settings, pace: 0.1)
    {
    }

    /// <summary>On a server of its own, which the test may stop, in real time.</summary>
    public RedisUnderTest(RedisServerOptions options) : this(new TestRedis(options))
    {
    }

    /// <summary>On servers of its own, which the test may stop, in real time.</summary>
    public RedisUnderTest(TestRedis redis) : this(redis, ownsServer: true, "", pace: 1)
    {
    }

    public override TimeProvider Clock => _clock;

    public RedisServer Server => _redis.Server;

    /// <summary>A connection without this library.</summary>
    public IDatabase Database => _redis.Database;

    public RedisNames Names => new(_prefix);

    public override TransportUnderTest Fresh() => new RedisUnderTest(_redis, ownsServer: false, _settings, _pace);

    public override ValueTask OpenAsync() => _ownsServer ? _redis.InitializeAsync() : ValueTask.CompletedTask;

    public override void Use(ContractsBuilder contracts) => contracts.UseRedis(_redis.ConnectionString + _settings, options =>
    {
        options.Prefix = _prefix;
        options.Clock = _clock;
        if (Server.AuthorityPath is { } authority)
        {
            options.Configuration.TrustIssuer(authority);
        }
    });

    public override ValueTask ElapseAsync(TimeSpan time)
    {
        _clock.Skip(time);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask ElapseUntilAsync(Func<bool> condition) => await Eventually.TrueAsync(() =>
    {
        if (condition())
        {
            return true;
        }

        _clock.Skip(Step);
        return false;
    });

    public override async ValueTask SendForeignAsync(ChannelInfo channel, Delivery delivery, ReadOnlyMemory<byte> bytes)
    {
        if (delivery == Delivery.AtMostOnce)
        {
            await Database.ExecuteAsync("PUBLISH", Names.PubSub(channel.Name), bytes);
            return;
        }

        await Database.StreamAddAsync(Names.Stream(channel.Name), RedisNames.FrameField, bytes);
    }

    public override ValueTask DisposeAsync() => _ownsServer ? _redis.DisposeAsync() : ValueTask.CompletedTask;
}
