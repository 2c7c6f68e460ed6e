using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Names;

public sealed class RedisNamesTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("staging", "staging:")]
    [InlineData("staging:", "staging:")]
    [InlineData("eu:staging", "eu:staging:")]
    public void Everything_stands_under_the_prefix(string? prefix, string written)
    {
        var names = new RedisNames(prefix);

        Assert.Equal($"{written}hft_signals", names.PubSub("hft_signals"));
        Assert.Equal($"{written}{{hft_signals}}:stream", names.Stream("hft_signals"));
        Assert.Equal($"{written}{{hft_signals}}:dead", names.DeadLetters("hft_signals"));
        Assert.Equal($"{written}contracts:agent:execution", names.Agent("execution"));
        Assert.Equal($"{written}{{contracts:registry}}:agents", names.Registry("agents"));
        Assert.Equal($"{written}contracts:emergency:latched", names.LatchedEmergencies);
        Assert.Equal($"{written}contracts:emergency:answers", names.EmergencyAnswers);
    }

    [Theory]
    [InlineData("a{b")]
    [InlineData("a}b")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_prefix_that_would_break_names_is_refused(string prefix) => Assert.Throws<ArgumentException>(() => new RedisNames(prefix));

    [Fact]
    public void All_keys_of_a_channel_have_one_hash_tag()
    {
        var names = new RedisNames("staging");

        Assert.All([names.Stream("jobs"), names.DeadLetters("jobs")], static key => Assert.Equal("jobs", key.Split('{', '}')[1]));
    }

    [Fact]
    public async Task The_server_holds_what_they_say_and_nothing_else()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>().AddAgent<Reader>().AddAgent<Guard>());
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Tick(2), Cancel);
        await hub.Sender.SendAsync(new Post(3), Cancel);
        await hub.Sender.SendAsync(new Flyer(4), Cancel);
        await hub.Sender.SendAsync(new Alarm(5), Cancel);
        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, "no message"u8.ToArray());
        await Eventually.TrueAsync(() => Script.Handled.Count >= 6 && Row<Jobs, Worker>().Invalid == 1);

        Assert.Equal(
            [.. new[]
            {
                Names.DeadLetters("jobs"), Names.Stream("board"), Names.Stream("jobs"), Names.Stream("siren"), Names.Stream("system_health"), Names.LatchedEmergencies,
                Names.Registry("agents"), Names.Registry("contracts"), Names.Registry("leases"), Names.Registry("version"),
            }.Order(StringComparer.Ordinal)],
            (await Server.CommandAsync("KEYS", $"{Names.PubSub("")}*")).Order(StringComparer.Ordinal));
        Assert.Equal(
            [.. new[]
            {
                "board", "contracts:agent:guard", "contracts:agent:reader", "contracts:agent:worker", "contracts:emergency", "siren", "system_health", "ticks", "ticks_copy",
            }.Select(Names.PubSub).Order(StringComparer.Ordinal)],
            (await Server.CommandAsync("PUBSUB", "CHANNELS", $"{Names.PubSub("")}*")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Programs_under_another_prefix_hear_nothing_of_it()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>().Services.PostConfigure<RedisOptions>(static options => options.Prefix = $"{options.Prefix}-b"));

        await hub.Sender.SendAsync(new Job(1), Cancel);
        var tick = await hub.Sender.TrySendAsync(new Tick(2), Cancel);
        await hub.Sender.SendAsync(new Job(3), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        Assert.True(tick.Confirmed);
        Assert.All(Script.Handled, static performance => Assert.Equal(1, performance.Actor.Number));
        Assert.Equal(["0"], await Server.CommandAsync("XLEN", new RedisNames($"{Names.PubSub("").TrimEnd(':')}-b").Stream("jobs")));
    }
}
