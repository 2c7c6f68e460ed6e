using System.Text.Json;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Python;

/// <summary>A program in another language reads what agents send and sends what agents handle.</summary>
public sealed class PythonTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    [Fact]
    public async Task It_reads_from_a_stream()
    {
        var hub = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());
        var receipt = await hub.Sender.TrySendAsync(new Order(7, "BTC", 3), Cancel);

        var read = await PythonClient.RunAsync(Server, "read", StreamOf<Jobs>());

        using var frame = JsonDocument.Parse(read);
        Assert.Equal(
            ("order", receipt.MessageId.ToString(), "sender", 7, "BTC", 3),
            (Text(frame, "message_type"), Text(frame, "message_id"), Text(frame, "source_agent"), Number(frame, "number"), Text(frame, "symbol"), Number(frame, "quantity")));
    }

    [Fact]
    public async Task It_hears_pub_sub()
    {
        var hub = await StartAsync(static _ => { });
        using var client = PythonClient.Start(Server, "hear", PubSubOf<Ticks>());
        Assert.Equal("listening", await client.StandardOutput.ReadLineAsync(Cancel));

        var receipt = await hub.Sender.TrySendAsync(new Tick(7), Cancel);

        Assert.True(receipt.Confirmed);
        using var frame = JsonDocument.Parse(await PythonClient.EndAsync(client));
        Assert.Equal(("tick", receipt.MessageId.ToString(), 7, 1), (Text(frame, "message_type"), Text(frame, "message_id"), Number(frame, "number"), Number(frame, "_seq")));
    }

    [Fact]
    public async Task What_it_adds_to_a_stream_is_handled_once_by_each_agent()
    {
        await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Crew>());

        await PythonClient.RunAsync(Server, "add", StreamOf<Jobs>(), "job", "7");

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 } && Row<Jobs, Crew>() is { Handled: 1, InFlight: 0 });
        Assert.All(Script.Handled, static performance => Assert.Equal(
            (new Job(7), "python_bot", Priority.High),
            ((Job)performance.Message, performance.Header.SourceAgent, performance.Header.Priority)));
    }

    [Fact]
    public async Task What_it_publishes_is_handled()
    {
        await StartAsync<Watcher>();

        var receivers = await PythonClient.RunAsync(Server, "publish", PubSubOf<Ticks>(), "tick", "7");

        Assert.Equal("1", receivers);
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 1, InFlight: 0 });
        Assert.Equal((new Tick(7), "python_bot"), ((Tick)Script.Handled[0].Message, Script.Handled[0].Header.SourceAgent));
    }

    private static string? Text(JsonDocument frame, string name) => frame.RootElement.GetProperty(name).GetString();

    private static int Number(JsonDocument frame, string name) => frame.RootElement.GetProperty(name).GetInt32();
}
