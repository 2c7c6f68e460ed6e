using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Heartbeats;

/// <summary>An instance that hears too many channels to list them shows all the same that it lives.</summary>
public sealed class LongHeartbeatTests : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly TestSystem _system;
    private int _refused;

    public LongHeartbeatTests() => _system = new TestSystem(_transport);

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task One_that_is_too_long_goes_out_without_its_channels_which_is_logged_once()
    {
        var hub = await StartAsync(static frame => PublishResult.TooLong(frame.Bytes.Length, frame.Bytes.Length - 1));

        await BeatAsync(3);

        Assert.Equal(3, BeatsOf("watcher").Count);
        Assert.All(BeatsOf("watcher"), static beat => Assert.Null(beat.Channels));
        Assert.All(BeatsOf("registrar"), static beat => Assert.NotNull(beat.Channels));
        Assert.Equal(1, _refused);
        Assert.StartsWith("Agent watcher: the heartbeat of watcher-", Assert.Single(hub.Log.Of("HeartbeatTooLong")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_refused_for_another_reason_keeps_its_channels()
    {
        var hub = await StartAsync(static _ => PublishResult.Refused("the broker does not like it"));

        await BeatAsync(2);

        Assert.Empty(BeatsOf("watcher"));
        Assert.Equal(2, _refused);
        Assert.Empty(hub.Log.Of("HeartbeatTooLong"));
    }

    private async Task BeatAsync(int times)
    {
        for (var beat = 1; beat <= times; beat++)
        {
            await _transport.BeatAsync(Beat);
            await Eventually.TrueAsync(() => BeatsOf("registrar").Count >= beat);
        }
    }

    private IReadOnlyList<AgentHeartbeat> BeatsOf(string agent) =>
        [.. _system.Script.Handled.Select(static performance => performance.Message).OfType<AgentHeartbeat>().Where(beat => beat.AgentId == agent)];

    /// <summary>Starts a hub whose transport refuses what the watcher's heartbeat lists.</summary>
    private Task<TestHub> StartAsync(Func<Frame, PublishResult> refuse) => _system.StartAsync(contracts =>
    {
        contracts.AddAgent<Watcher>().AddAgent<Registrar>().Configure(static options => options.HeartbeatInterval = Beat);
        contracts.UseTransport(_ => new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false))
        {
            Publishing = (_, frame) =>
            {
                if (frame is not Frame<AgentHeartbeat> { Message: { AgentId: "watcher", Channels: not null } })
                {
                    return null;
                }

                Interlocked.Increment(ref _refused);
                return new(refuse(frame));
            },
        });
    });
}
