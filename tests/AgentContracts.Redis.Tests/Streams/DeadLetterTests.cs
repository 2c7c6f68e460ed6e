using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>What could not be handled is kept before it is finished, and what cannot be kept holds up nothing else.</summary>
public sealed class DeadLetterTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task A_letter_that_cannot_be_kept_leaves_its_message_unfinished_until_it_can()
    {
        await Database.StringSetAsync(Names.DeadLetters("jobs"), "in the way");
        var hub = await StartAsync<Worker>();
        Script.Fail<Job>();

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await ElapseStepwiseUntilAsync(() => Row<Jobs, Worker>().DeadLettered == 1);
        Assert.Equal(1, PendingOf<Jobs>("worker"));
        Assert.Contains(hub.Log.Of("AcknowledgeDelayed"), text => text.Contains(Names.DeadLetters("jobs"), StringComparison.Ordinal));
        await Database.KeyDeleteAsync(Names.DeadLetters("jobs"));

        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
        Assert.Single(await hub.DeadLettersAsync<Jobs>());
    }

    [Fact]
    public async Task A_letter_that_may_not_be_written_does_not_stop_the_stream()
    {
        await Server.CommandAsync("ACL", "SETUSER", "no-letters", "on", ">secret", "allcommands", "allchannels", "resetkeys", "~*:stream", "~*contracts:*");
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().Services.PostConfigure<RedisOptions>(static options =>
        {
            options.Configuration.User = "no-letters";
            options.Configuration.Password = "secret";
        }));

        await SendForeignAsync<Jobs>(Delivery.AtLeastOnce, "garbage"u8.ToArray());
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Invalid == 1);
        await hub.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => Script.Numbers.Contains(2));
        Assert.Equal(1, PendingOf<Jobs>("worker"));
    }
}
