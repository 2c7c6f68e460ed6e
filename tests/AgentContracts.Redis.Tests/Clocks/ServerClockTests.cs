using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Clocks;

/// <summary>Hubs without a clock of their own live by the server's.</summary>
public sealed class ServerClockTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task The_hub_s_clock_is_the_server_s_within_the_error_bound()
    {
        var hub = await StartOnServerClockAsync<Watcher>();
        var transport = hub.Services.GetRequiredService<ITransport>();
        var server = Database.Multiplexer.GetServers()[0];

        var before = transport.Clock.GetUtcNow();
        var time = new DateTimeOffset(await server.TimeAsync(), TimeSpan.Zero);
        var after = transport.Clock.GetUtcNow();

        Assert.InRange(time, before - transport.ClockErrorBound, after + transport.ClockErrorBound);
        Assert.InRange(transport.ClockErrorBound, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task Messages_are_stamped_and_judged_by_it()
    {
        var server = Database.Multiplexer.GetServers()[0];
        var hub = await StartOnServerClockAsync<Worker>();
        var before = await server.TimeAsync();

        await hub.Sender.SendAsync(new Job(1), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Handled == 1);
        var stamp = DateTime.UnixEpoch + TimeSpan.FromMicroseconds(Script.Handled[0].Header.Timestamp);
        var bound = hub.Services.GetRequiredService<ITransport>().ClockErrorBound;
        Assert.InRange(stamp, before - bound, await server.TimeAsync() + bound);
    }

    private Task<TestHub> StartOnServerClockAsync<TAgent>() where TAgent : class, IAgent<TAgent> =>
        StartAsync(static contracts => contracts.AddAgent<TAgent>().Services.PostConfigure<RedisOptions>(static options => options.Clock = null));
}
