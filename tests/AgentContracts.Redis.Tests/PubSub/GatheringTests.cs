using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.PubSub;

/// <summary>Publishes that are under way together go to the server together, and each has its own answer.</summary>
public sealed partial class GatheringTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    private const int Many = 200;

    [Fact]
    public async Task Those_that_nobody_awaits_go_together_in_order_and_each_is_confirmed()
    {
        var hub = await StartAsync<Watcher>();
        var before = await ScriptsAsync();

        var receipts = await SendWhilePausedAsync(hub, Many);

        Assert.All(receipts, static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: Many, InFlight: 0 });
        Assert.Equal(Enumerable.Range(1, Many), Script.Handled.Select(static performance => performance.Number));
        Assert.Equal(Enumerable.Range(1, Many).Select(static number => (long)number), Script.Handled.Select(static performance => performance.Header.Sequence));
        Assert.Equal((0, 0), (Row<Ticks, Watcher>().Lost, Row<Ticks, Watcher>().Reordered));

        // Of those that come within a millisecond of each other up to sixty-four go together; the hub has other scripts too.
        Assert.InRange(await ScriptsAsync() - before, 2, 40);
    }

    [Fact]
    public async Task A_user_who_may_run_no_scripts_publishes_one_by_one()
    {
        var hub = await StartAsync<Watcher>();
        await Server.CommandAsync("ACL", "SETUSER", "default", "-evalsha", "-eval");

        var first = await SendWhilePausedAsync(hub, Many);
        var refused = hub.Log.Of("GatheringRefused").Count;
        var second = await SendWhilePausedAsync(hub, Many);

        Assert.All([.. first, .. second], static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 2 * Many, InFlight: 0 });
        Assert.Equal(Enumerable.Range(1, Many).Concat(Enumerable.Range(1, Many)), Script.Handled.Select(static performance => performance.Number));
        Assert.Equal((0, 0), (Row<Ticks, Watcher>().Lost, Row<Ticks, Watcher>().Reordered));

        // What was refused once is not tried again with each of them.
        Assert.Equal(1, refused);
        Assert.Single(hub.Log.Of("GatheringRefused"));
    }

    [Fact]
    public async Task Nothing_overtakes_those_that_a_user_without_scripts_has_to_send_again()
    {
        const int Together = 4 + 64;
        var hub = await StartAsync<Watcher>();
        await Server.CommandAsync("ACL", "SETUSER", "default", "-evalsha", "-eval");
        await Server.PauseAsync();
        var sends = Enumerable.Range(1, Together).Select(number => hub.Sender.TrySendAsync(new Tick(number), Cancel).AsTask()).ToList();
        var sent = Stopwatch.GetTimestamp();
        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(sent) > TimeSpan.FromMilliseconds(2));
        sends.Add(hub.Sender.TrySendAsync(new Tick(Together + 1), Cancel).AsTask());
        await Server.ResumeAsync();

        Assert.All(await Task.WhenAll(sends), static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: Together + 1, InFlight: 0 });
        Assert.Equal(Enumerable.Range(1, Together + 1), Script.Handled.Select(static performance => performance.Number));
        Assert.Equal((0, 0), (Row<Ticks, Watcher>().Lost, Row<Ticks, Watcher>().Reordered));
    }

    [Fact]
    public async Task A_user_who_may_not_publish_for_a_while_has_frames_go_together_afterwards()
    {
        var hub = await StartAsync<Watcher>();
        await Server.CommandAsync("ACL", "SETUSER", "default", "-publish");
        Assert.All(await SendWhilePausedAsync(hub, Many), static receipt => Assert.False(receipt.Confirmed, receipt.ToString()));
        await Server.CommandAsync("ACL", "SETUSER", "default", "+publish");
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Tick(0), Cancel)).Confirmed);
        var before = await ScriptsAsync();

        await SendWhilePausedAsync(hub, Many);

        Assert.NotEqual(before, await ScriptsAsync());
        Assert.Empty(hub.Log.Of("GatheringRefused"));
    }

    [Fact]
    public async Task A_log_that_fails_when_it_is_told_that_scripts_are_refused_fails_no_send()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Watcher>().Services.AddLogging(static logging => logging.AddProvider(new FailingLog())));
        await Server.CommandAsync("ACL", "SETUSER", "default", "-evalsha", "-eval");

        var receipts = await SendWhilePausedAsync(hub, Many);

        Assert.All(receipts, static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
    }

    [Fact]
    public async Task The_last_tail_tells_of_what_waited_when_the_hub_stopped()
    {
        var hub = await StartAsync<Watcher>();
        var tails = new ConcurrentQueue<string>();
        var queue = await Database.Multiplexer.GetSubscriber().SubscribeAsync(RedisChannel.Literal(PubSubOf<Ticks>()));
        queue.OnMessage(message =>
        {
            if (((string)message.Message!).Contains("contracts:tail", StringComparison.Ordinal))
            {
                tails.Enqueue((string)message.Message!);
            }
        });
        await Server.PauseAsync();
        var sends = Enumerable.Range(1, Many).Select(number => hub.Sender.TrySendAsync(new Tick(number), Cancel).AsTask()).ToArray();

        var stopping = hub.Services.GetRequiredService<ITransport>().DisposeAsync();
        await Server.ResumeAsync();
        await stopping;

        Assert.All(await Task.WhenAll(sends), static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => tails.LastOrDefault()?.Contains($"\"_seq\":{Many}", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task What_a_sender_of_one_does_next_holds_up_no_other()
    {
        var hub = await StartAsync<Watcher>();
        using var others = new CountdownEvent(Many - 1);
        await Server.PauseAsync();
        var sends = Enumerable.Range(1, Many).Select(SendAsync).ToArray();
        await Server.ResumeAsync();

        Assert.All(await Task.WhenAll(sends), Assert.True);

        // One that goes together with others waits until all of those have gone on too.
        async Task<bool> SendAsync(int number)
        {
            await hub.Sender.SendAsync(new Tick(number), Cancel).ConfigureAwait(false);
            if (number == Many / 2)
            {
                return others.Wait(TimeSpan.FromSeconds(20));
            }

            others.Signal();
            return true;
        }
    }

    [Fact]
    public async Task Scripts_that_the_server_has_forgotten_change_no_order()
    {
        var hub = await StartAsync<Watcher>();
        var sends = new List<Task<SendReceipt>>();
        for (var number = 1; number <= 500; number++)
        {
            sends.Add(hub.Sender.TrySendAsync(new Tick(number), Cancel).AsTask());
            if (number % 100 == 0)
            {
                await Server.CommandAsync("SCRIPT", "FLUSH");
            }
        }

        Assert.All(await Task.WhenAll(sends), static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 500, InFlight: 0 });
        Assert.Equal(Enumerable.Range(1, 500), Script.Handled.Select(static performance => performance.Number));
        Assert.Equal((0, 0), (Row<Ticks, Watcher>().Lost, Row<Ticks, Watcher>().Reordered));
    }

    [Fact]
    public async Task None_overtakes_another_while_answers_come()
    {
        const int Count = 20_000;
        var hub = await StartAsync<Watcher>();
        var heard = new List<string>(Count);
        var queue = await Database.Multiplexer.GetSubscriber().SubscribeAsync(RedisChannel.Literal(PubSubOf<Ticks>()));
        queue.OnMessage(message =>
        {
            if (Number().Match((string)message.Message!) is { Success: true } match)
            {
                heard.Add(match.Value);
            }
        });

        var sends = Enumerable.Range(1, Count).Select(number => hub.Sender.TrySendAsync(new Tick(number), Cancel).AsTask()).ToArray();

        Assert.All(await Task.WhenAll(sends), static receipt => Assert.True(receipt.Confirmed, receipt.ToString()));
        await Eventually.TrueAsync(() => heard.Count == Count);
        Assert.Equal(Enumerable.Range(1, Count).Select(static number => number.ToString(CultureInfo.InvariantCulture)), heard);
    }

    [GeneratedRegex("(?<=\"number\":)[0-9]+")]
    private static partial Regex Number();

    /// <summary>Sends ticks from 1, none of which is answered before all have been sent.</summary>
    private async Task<SendReceipt[]> SendWhilePausedAsync(TestHub hub, int count)
    {
        await Server.PauseAsync();
        var sends = Enumerable.Range(1, count).Select(number => hub.Sender.TrySendAsync(new Tick(number), Cancel).AsTask()).ToArray();
        await Server.ResumeAsync();
        return await Task.WhenAll(sends);
    }

    /// <summary>A log whose provider throws.</summary>
    private sealed class FailingLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "GatheringRefused")
            {
                throw new InvalidOperationException("The log is full.");
            }
        }

        public void Dispose()
        {
        }
    }
}
