using AgentContracts.Testing.RedisServers;
using System.Globalization;
using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;
using StackExchange.Redis;

namespace Chaos.Flaws;

/// <summary>A server of its own with a small system on it, and the steps that trials are made of.</summary>
internal sealed class PlainBench : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan BetweenSyncs = TimeSpan.FromSeconds(1);

    private readonly RedisServer _server;
    private readonly ConnectionMultiplexer _connection;
    private readonly PlainSystem _system;
    private readonly CancellationTokenSource _stop;
    private readonly List<Task> _running = [];

    private PlainBench(RedisServer server, ConnectionMultiplexer connection, PlainSystem system, CancellationToken stop)
    {
        _server = server;
        _connection = connection;
        _system = system;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    public MemoryRecorder Log => _system.Log;

    /// <summary>Why the mistake could not show on this machine, where it could not; then there is nothing to find.</summary>
    public string? WhyNotShown { get; set; }

    /// <summary>How many messages were added to the stream, as their sender was told.</summary>
    public int Appended { get; private set; }

    public Flaw Flaw => _system.Flaw;

    public IDatabase Database => _connection.GetDatabase();

    public static async Task<PlainBench> OpenAsync(Flaw flaw, CancellationToken stop)
    {
        var server = await RedisServer.StartAsync(new RedisServerOptions
        {
            Persistence = flaw switch
            {
                Flaw.NoAppendOnlyFile => RedisPersistence.None,
                Flaw.SyncsOnceASecond => RedisPersistence.EverySecond,
                _ => RedisPersistence.Always,
            },
            Configuration = ["auto-aof-rewrite-percentage 0"],
        });
        var system = new PlainSystem(new MemoryRecorder(), flaw, server.Address);
        return new PlainBench(server, await PlainConnection.OpenAsync(system), system, stop);
    }

    /// <summary>Makes the group of an agent where the stream begins.</summary>
    public Task MakeGroupAsync(string agent = PlainSystem.Agent) => PlainReader.MakeGroupAsync(Database, agent, "0");

    /// <summary>Adds messages to the stream, one after another.</summary>
    public async Task AppendAsync(int messages)
    {
        var sender = new PlainSender(_system, Database);
        for (var i = 0; i < messages; i++)
        {
            await sender.AppendAsync(_stop.Token);
            Appended++;
        }
    }

    /// <summary>Has the server write so much to its file, which takes the disk a while.</summary>
    public Task KeepDiskBusyAsync(int megabytes) =>
        _server.CommandAsync("EVAL", "redis.call('SET', KEYS[1], string.rep('x', ARGV[1]))", "1", "ballast", $"{megabytes << 20}");

    /// <summary>Adds messages to the stream, one after another, until one that was confirmed waits in the server's memory for the disk.</summary>
    /// <returns>Whether one does; not where none did for longer than the server waits between two times that it writes to the disk.</returns>
    public async Task<bool> AppendUntilItWaitsAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < 1.5 * BetweenSyncs)
        {
            await AppendAsync(1);
            if (await WaitingBytesAsync() > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits until nothing waits in the server's memory for the disk.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> WaitedAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await WaitingBytesAsync() > 0)
        {
            await Task.Delay(Glance, _stop.Token);
        }

        return TimeProvider.System.GetElapsedTime(began);
    }

    /// <summary>Begins to publish messages, without waiting for any.</summary>
    public Task PublishAsync(int messages)
    {
        var sender = new PlainSender(_system, Database);
        return Task.WhenAll(Enumerable.Range(0, messages).Select(_ => sender.PublishAsync()));
    }

    /// <summary>Hears the pub/sub channel.</summary>
    public Task ListenAsync() => new PlainListener(_system, "first").ListenAsync(_connection.GetSubscriber());

    /// <summary>A reader that was not started yet.</summary>
    public PlainReader Reader(
        string instance, string agent = PlainSystem.Agent, int? failsAt = null, int? diesAt = null, TimeSpan work = default, int? waitsAt = null, Task? waitsFor = null) =>
        new(_system, Database, agent, instance) { FailsAt = failsAt, DiesAt = diesAt, Work = work, WaitsAt = waitsAt, WaitsFor = waitsFor ?? Task.CompletedTask };

    /// <summary>Starts a reader.</summary>
    public Task Start(PlainReader reader)
    {
        var running = reader.RunAsync(_stop.Token);
        _running.Add(running);
        return running;
    }

    /// <summary>Ends the server as a crash would.</summary>
    public async Task KillServerAsync()
    {
        Log.ServerAway("redis");
        await _server.KillAsync();
    }

    /// <summary>Starts it again, and waits until the connection is back.</summary>
    public async Task StartServerAsync()
    {
        await _server.StartAgainAsync();
        Log.ServerBack("redis");
        await UntilAsync(() => _connection.IsConnected);
    }

    /// <summary>Lets the server hang.</summary>
    public Task PauseServerAsync() => _server.PauseAsync();

    /// <summary>Lets it go on.</summary>
    public Task ResumeServerAsync() => _server.ResumeAsync();

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="TimeoutException">It was not within 20 s.</exception>
    public async Task UntilAsync(Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"{Flaw}: what the trial waits for did not come within {Patience.TotalSeconds:0} s.");
            }

            await Task.Delay(Glance, _stop.Token);
        }
    }

    /// <summary>Waits until a group has been handed everything, and whoever lives has finished what it was handed.</summary>
    public async Task RestAsync(string agent = PlainSystem.Agent)
    {
        var began = TimeProvider.System.GetTimestamp();
        (long Lag, long Events) last = (-1, -1);
        var quietSince = began;
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(Glance, _stop.Token);
            var groups = await Database.StreamGroupInfoAsync(PlainSystem.Stream);
            var now = (groups.Single(group => group.Name == agent).Lag ?? 0, (long)Log.Count);
            if (now != last)
            {
                (last, quietSince) = (now, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(quietSince) > TimeSpan.FromMilliseconds(200))
            {
                return;
            }
        }
    }

    /// <summary>What the checker says of all that was recorded.</summary>
    public Verdict Check() => Checker.Check(
        Log.Read(),
        new ChannelPromise(PlainSystem.Stream, Log.Read().Any(static one => one.Agent == PlainSystem.SlowAgent) ? [PlainSystem.Agent, PlainSystem.SlowAgent] : [PlainSystem.Agent]) { IsOrdered = true },
        new ChannelPromise(PlainSystem.Published, PlainSystem.Agent) { MaxAge = PlainSystem.MaxAge });

    private async Task<long> WaitingBytesAsync()
    {
        const string Field = "aof_buffer_length:";
        while (true)
        {
            try
            {
                var lines = ((string)(await Database.ExecuteAsync("INFO", "persistence"))!).Split('\n');
                return long.Parse(lines.First(static line => line.StartsWith(Field, StringComparison.Ordinal)).AsSpan(Field.Length).Trim(), CultureInfo.InvariantCulture);
            }
            catch (TimeoutException)
            {
                // The disk is so busy that the server itself waits for it; it answers when it does not.
                _stop.Token.ThrowIfCancellationRequested();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        await _connection.DisposeAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
    }
}
