using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Streams;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>Sends that are under way together go to the server together, and each has its own answer.</summary>
public sealed class BatchTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    private const int Many = 400;

    [Fact]
    public async Task Sends_that_nobody_awaits_go_together_in_order_and_each_is_confirmed()
    {
        var hub = await StartAsync<Worker>();
        await hub.Sender.SendAsync(new Job(0), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });
        var before = await ScriptsAsync();

        // Nothing is answered before all have been sent.
        await Server.PauseAsync();
        var sends = Enumerable.Range(1, Many).Select(number => hub.Sender.TrySendAsync(new Job(number), Cancel).AsTask()).ToArray();
        await Server.ResumeAsync();

        Assert.All(await Task.WhenAll(sends), static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: Many + 1, InFlight: 0 });
        Assert.Equal(Enumerable.Range(0, Many + 1), Script.Handled.Select(static performance => performance.Number));

        // Four go by themselves, and the others fifty at a time; the hub has other scripts too.
        Assert.InRange(await ScriptsAsync() - before, 12, 30);
    }

    [Fact]
    public async Task One_that_is_given_up_before_its_turn_is_not_added()
    {
        var hub = await StartAsync<Worker>();
        using var patience = new CancellationTokenSource();
        await Server.PauseAsync();
        var sends = Enumerable.Range(1, 6).Select(number => hub.Sender.TrySendAsync(new Job(number), number == 5 ? patience.Token : Cancel).AsTask()).ToArray();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sends[4]);
        await Server.ResumeAsync();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 5, InFlight: 0 });
        Assert.Equal([1, 2, 3, 4, 6], Script.Handled.Select(static performance => performance.Number));
    }

    [Fact]
    public async Task Of_those_that_go_together_the_first_find_room_and_the_others_wait_for_it()
    {
        var hub = await StartAsync<Clerk>();
        var gate = Script.Hold<Errand>();
        await Server.PauseAsync();
        var sends = Enumerable.Range(1, 9).Select(number => hub.Sender.TrySendAsync(new Errand(number), Cancel).AsTask()).ToArray();
        await Server.ResumeAsync();

        await Eventually.TrueAsync(() => gate.Waiting == 1 && sends.Count(static send => send.IsCompleted) == 2);
        gate.Open();

        Assert.All(await Task.WhenAll(sends), static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => Row<Narrow, Clerk>() is { Handled: 9, InFlight: 0 });
        Assert.Equal(Enumerable.Range(1, 9), Script.Handled.Select(static performance => performance.Number));
    }

    [Fact]
    public async Task What_fails_for_one_does_not_hide_that_those_before_it_were_added()
    {
        await Database.StreamCreateConsumerGroupAsync(StreamOf<Jobs>(), "worker", "0", createStream: true);
        await Database.StreamAddAsync(StreamOf<Jobs>(), RedisNames.FrameField, "first");
        await Server.CommandAsync("ACL", "SETUSER", "blind", "on", ">secret", "~*", "&*", "+@all", "-xinfo");
        await using var blind = await ConnectionMultiplexer.ConnectAsync($"{Server.ConnectionString},user=blind,password=secret");

        // There is room for one more; whether there would be for another the user may not ask.
        var reply = await blind.GetDatabase().ScriptEvaluateAsync(StreamScripts.Append, [StreamOf<Jobs>()], [2, 0, 1000, Names.Refused("jobs", "blind"), 1, 0, 0, "second", "third"]);

        Assert.Equal(1, (int)reply[0]);
        Assert.Contains("can't run this command", (string)reply[1]!, StringComparison.Ordinal);
        Assert.Equal(["first", "second"], (await Database.StreamRangeAsync(StreamOf<Jobs>())).Select(static entry => (string)entry[RedisNames.FrameField]!));
    }

    [Fact]
    public async Task What_was_sent_before_a_refusal_was_known_does_not_overtake_what_found_no_room()
    {
        await Database.StreamCreateConsumerGroupAsync(StreamOf<Jobs>(), "worker", "0", createStream: true);
        await AppendAsync(call: 1, knownRefusal: 0, "first", "second");

        var refused = await AppendAsync(call: 2, knownRefusal: 0, "third");
        await Database.StreamDeleteAsync(StreamOf<Jobs>(), [.. (await Database.StreamRangeAsync(StreamOf<Jobs>())).Select(static entry => entry.Id)]);
        var early = await AppendAsync(call: 3, knownRefusal: 0, "fourth");
        var late = await AppendAsync(call: 4, knownRefusal: 2, "third", "fourth");

        Assert.Equal((0, StreamScripts.Full, 2), ((int)refused[0], (string?)refused[1], (int)refused[7]));
        Assert.Equal((0, StreamScripts.Full, 2), ((int)early[0], (string?)early[1], (int)early[7]));
        Assert.Equal(2, (int)(late.Resp3Type == ResultType.Integer ? late : late[0]));
        Assert.Equal(["third", "fourth"], (await Database.StreamRangeAsync(StreamOf<Jobs>())).Select(static entry => (string)entry[RedisNames.FrameField]!));

        Task<RedisResult> AppendAsync(int call, int knownRefusal, params string[] frames) => Database.ScriptEvaluateAsync(
            StreamScripts.Append, [StreamOf<Jobs>()], [2, 0, 60_000, Names.Refused("jobs", "hub"), call, knownRefusal, 0, .. frames.Select(static frame => (RedisValue)frame)]);
    }
}
