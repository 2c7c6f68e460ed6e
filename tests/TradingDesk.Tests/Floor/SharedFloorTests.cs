using Microsoft.Extensions.Time.Testing;
using TradingDesk.Floor;

namespace TradingDesk.Tests.Floor;

public sealed class SharedFloorTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FloorBook _book = new("b", ["buyer", "seller"], "all");
    private readonly List<string> _said = [];
    private readonly SharedFloor _floor;

    public SharedFloorTests() => _floor = new(_book, _clock, TimeSpan.FromSeconds(30));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_at_the_moment_that_was_told()
    {
        var opening = _floor.OpenAsync(_said.Add, Token);
        Hear("b", FloorPhase.Gathering, "seller");
        await Until(() => _said.Count == 1);
        Assert.Equal("Waiting for buyer …", _said[0]);

        Hear("a", FloorPhase.Gathering, "buyer");
        Hear("a", FloorPhase.Ready, "buyer", _clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        await Until(() => _said.Count == 2);
        Assert.StartsWith("All agents are there, in 2 processes; the desk opens at ", _said[1], StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(opening.IsCompleted);
        Assert.Equal(FloorPhase.Ready, _book.State.Phase);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await opening;
        Assert.Equal(FloorPhase.Playing, _book.State.Phase);
    }

    [Fact]
    public async Task It_gives_up_on_agents_that_do_not_appear()
    {
        Hear("b", FloorPhase.Gathering, "seller");
        var opening = _floor.OpenAsync(_said.Add, Token);
        _clock.Advance(TimeSpan.FromSeconds(30));

        var exception = await Assert.ThrowsAsync<FloorException>(() => opening);
        Assert.Equal("buyer did not appear within 30 s: start a process with --agents buyer and the same --redis and --prefix, or wait longer with --wait.", exception.Message);
    }

    [Fact]
    public async Task It_does_not_join_a_desk_that_is_open()
    {
        Hear("a", FloorPhase.Playing, "buyer");

        var exception = await Assert.ThrowsAsync<FloorException>(() => _floor.OpenAsync(_said.Add, Token));
        Assert.StartsWith("The desk has opened without this process", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_does_not_open_with_a_process_that_plays_something_else()
    {
        var opening = _floor.OpenAsync(_said.Add, Token);
        _book.Note(new("a", ["buyer"], "half", FloorPhase.Gathering, null, 0, 0, Idle: false), _clock.GetUtcNow());

        var exception = await Assert.ThrowsAsync<FloorException>(() => opening);
        Assert.Equal("buyer would play half, this process all: give every process the same --feed, --duration and --speed.", exception.Message);
    }

    [Fact]
    public async Task Waiting_can_be_broken_off()
    {
        using var stop = new CancellationTokenSource();
        var opening = _floor.OpenAsync(_said.Add, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Fact]
    public async Task It_closes_when_all_have_rested()
    {
        await OpenAsync();
        var closing = _floor.CloseAsync(_said.Add, Token);
        Hear("b", FloorPhase.Played, "seller");
        await Until(() => _said.LastOrDefault() == "Waiting for the end of buyer …");
        Assert.False(closing.IsCompleted);

        Hear("a", FloorPhase.Played, "buyer");
        _clock.Advance(FloorBook.Rest);
        Hear("b", FloorPhase.Played, "seller");
        await closing;
    }

    [Fact]
    public async Task What_may_be_left_on_streams_is_told()
    {
        await OpenAsync();
        Hear("a", FloorPhase.Stopped, "buyer", owed: 3);
        Hear("b", FloorPhase.Played, "seller");
        _clock.Advance(FloorBook.LongRest);
        Hear("b", FloorPhase.Played, "seller");

        await _floor.CloseAsync(_said.Add, Token);
        Assert.Equal("3 message(s) may be left on streams for agents that have gone.", _said[^1]);
    }

    [Fact]
    public async Task It_gives_up_when_the_others_get_no_further()
    {
        await OpenAsync();
        var closing = _floor.CloseAsync(_said.Add, Token);
        Hear("b", FloorPhase.Played, "seller");
        await Until(() => _said.LastOrDefault() == "Waiting for the end of buyer …");

        // Heard of now and then, but always with the same figures.
        while (!closing.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Hear("a", FloorPhase.Playing, "buyer");
            Hear("b", FloorPhase.Played, "seller");
            await Task.Yield();
        }

        var exception = await Assert.ThrowsAsync<FloorException>(() => closing);
        Assert.Equal("buyer got no further for 60 s.", exception.Message);
    }

    private async Task OpenAsync()
    {
        Hear("b", FloorPhase.Gathering, "seller");
        Hear("a", FloorPhase.Ready, "buyer", _clock.GetUtcNow());
        Hear("a", FloorPhase.Playing, "buyer", _clock.GetUtcNow());
        await _floor.OpenAsync(_said.Add, Token);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void Hear(string process, FloorPhase phase, string agent, DateTimeOffset? opensAt = null, long owed = 0) =>
        _book.Note(new(process, [agent], "all", phase, opensAt, owed, 0, Idle: phase == FloorPhase.Played), _clock.GetUtcNow());
}
