using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>A stream holds what somebody has yet to finish, and not much more.</summary>
public sealed class TrimTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    private const int Bound = 2;

    [Fact]
    public async Task What_every_group_has_finished_is_trimmed_and_nothing_else()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Porter>().AddAgent<Clerk>());
        var gate = Script.Hold<Errand>(static errand => errand.Number == 20, role: nameof(Clerk));

        for (var number = 1; number <= 20; number++)
        {
            await hub.Sender.SendAsync(new Errand(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Narrow, Porter>().Handled == 20);
        await hub.Sender.SendAsync(new Errand(21), Cancel);
        await Eventually.TrueAsync(() => Row<Narrow, Porter>().Handled == 21);
        Assert.InRange(long.Parse((await Server.CommandAsync("XLEN", StreamOf<Narrow>()))[0]), Bound, Bound + 1);
        gate.Open();

        await Eventually.TrueAsync(() => Row<Narrow, Clerk>() is { Handled: 21, InFlight: 0 });
        foreach (var agent in Script.Handled.GroupBy(static performance => performance.Actor.Role))
        {
            Assert.Equal(Enumerable.Range(1, 21), agent.Select(static performance => performance.Number));
        }
    }

    [Fact]
    public async Task What_waits_for_its_retry_is_kept_however_much_newer_is_finished()
    {
        var hub = await StartAsync<Porter>();
        var isMended = false;
        Script.When<Errand>((_, errand) => errand.Number == 1 && !isMended ? throw new ScriptedException() : default);
        await hub.Sender.SendAsync(new Errand(1), Cancel);
        await Eventually.TrueAsync(() => Row<Narrow, Porter>().Retrying == 1);

        for (var number = 2; number <= 10; number++)
        {
            await hub.Sender.SendAsync(new Errand(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Narrow, Porter>().Handled == 9);
        var oldest = (await Database.StreamRangeAsync(StreamOf<Narrow>(), count: 1))[0];
        Assert.Equal(new Errand(1), MessageJson.Read<Errand>((byte[])oldest[RedisNames.FrameField]!));
        isMended = true;

        await ElapseUntilAsync(() => Row<Narrow, Porter>() is { Handled: 10, InFlight: 0 });
    }

    [Fact]
    public async Task What_a_stranger_adds_past_the_bound_is_handled_before_more_is_taken()
    {
        var hub = await StartAsync<Porter>();
        var gate = Script.Hold<Errand>(static errand => errand.Number == 1);
        for (var number = 1; number <= 6; number++)
        {
            await SendForeignAsync<Narrow>(Delivery.AtLeastOnce, new ForeignFrame { Type = "errand", SentAt = Clock.GetUtcNow(), Members = $"\"number\": {number}" }.ToBytes());
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1);
        var send = hub.Sender.SendAsync(new Errand(7), Cancel).AsTask();
        gate.Open();
        await send;

        await Eventually.TrueAsync(() => Row<Narrow, Porter>() is { Handled: 7, InFlight: 0 });
        Assert.Equal(Enumerable.Range(1, 7), Script.Numbers);
    }
}
