using System.Collections.Concurrent;
using AgentContracts.Conformance;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Time.Testing;

namespace AgentContracts.Redis.Tests.Connections;

/// <summary>A server that could not be asked is not taken for one that keeps everything.</summary>
public sealed class SettingsWatchTests : IAsyncDisposable
{
    private static readonly PromiseDoubt Broken = new(true, "it keeps nothing");

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<IReadOnlyList<PromiseDoubt>> _told = new();
    private readonly SettingsWatch _watch;
    private Func<Task<IReadOnlyList<PromiseDoubt>>> _answer = static () => throw new TimeoutException();

    public SettingsWatchTests() => _watch = new SettingsWatch(() => _answer(), _told.Enqueue, _time);

    [Fact]
    public async Task A_look_that_failed_is_a_doubt_until_one_that_is_made_later_has_come_to_something()
    {
        await _watch.LookAsync();

        var doubt = Assert.Single(Assert.Single(_told));
        Assert.False(doubt.IsBroken);
        Assert.Contains("did not answer in time", doubt.Reason, StringComparison.Ordinal);

        _time.Advance(SettingsWatch.Pause);
        await Eventually.TrueAsync(() => _told.Count == 2);
        Assert.Equal(_told.First(), _told.Last());

        _answer = static () => Task.FromResult<IReadOnlyList<PromiseDoubt>>([]);
        _time.Advance(SettingsWatch.Pause);
        await Eventually.TrueAsync(() => _told.Count == 3);
        Assert.Empty(_told.Last());

        _time.Advance(SettingsWatch.Pause);
        await Eventually.OneGlanceAsync();
        Assert.Equal(3, _told.Count);
    }

    [Fact]
    public async Task What_was_known_before_a_look_that_failed_is_not_forgotten()
    {
        _answer = static () => Task.FromResult<IReadOnlyList<PromiseDoubt>>([Broken]);
        await _watch.LookAsync();

        _answer = static () => throw new RedisUnavailableException("there is no connection");
        await _watch.LookAsync();

        Assert.Equal([true, false], _told.Last().Select(static doubt => doubt.IsBroken));
        Assert.Equal(Broken, _told.Last()[0]);
    }

    public ValueTask DisposeAsync() => _watch.DisposeAsync();
}
