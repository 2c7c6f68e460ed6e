using TradingDesk.Floor;

namespace TradingDesk.Tests.Floor;

public sealed class FloorBookTests
{
    private static readonly DateTimeOffset Start = new(2023, 2, 2, 9, 20, 0, TimeSpan.Zero);

    private readonly FloorBook _book = new("a", ["buyer", "seller"], "all");
    private DateTimeOffset _now = Start;

    [Fact]
    public void An_agent_is_missing_until_a_process_says_that_it_runs_it()
    {
        Assert.Equal(["buyer", "seller"], _book.Missing);

        Hear("a", FloorPhase.Gathering, agents: "buyer");
        Assert.Equal(["seller"], _book.Missing);
        Assert.Equal(FloorPhase.Gathering, _book.State.Phase);

        Hear("b", FloorPhase.Gathering, agents: "seller");
        Assert.Empty(_book.Missing);
        Assert.Equal(FloorPhase.Ready, _book.State.Phase);
        Assert.Equal(2, _book.Processes);
    }

    [Fact]
    public void The_first_process_says_when_to_open_once_all_have_heard_of_all()
    {
        Gather();
        Hear("a", FloorPhase.Ready, agents: "buyer");
        Assert.Null(_book.State.OpensAt);

        Hear("b", FloorPhase.Ready, agents: "seller");
        Assert.Equal(_now + FloorBook.Notice, _book.State.OpensAt);

        _now += TimeSpan.FromMilliseconds(100);
        Hear("b", FloorPhase.Ready, agents: "seller");
        Assert.Equal(Start + FloorBook.Notice, _book.State.OpensAt);
    }

    [Fact]
    public void Another_process_waits_to_be_told_when()
    {
        var book = new FloorBook("b", ["buyer", "seller"], "all");
        book.Note(Report("a", FloorPhase.Ready, agents: "buyer"), Start);
        book.Note(Report("b", FloorPhase.Ready, agents: "seller"), Start);
        Assert.Equal((FloorPhase.Ready, null), book.State);

        book.Note(Report("a", FloorPhase.Ready, agents: "buyer") with { OpensAt = Start.AddSeconds(7) }, Start);
        Assert.Equal(Start.AddSeconds(7), book.State.OpensAt);
    }

    [Fact]
    public void A_process_that_runs_every_agent_opens_at_once()
    {
        Hear("a", FloorPhase.Gathering, agents: ["buyer", "seller"]);
        Hear("a", FloorPhase.Ready, agents: ["buyer", "seller"]);

        Assert.Equal(Start, _book.State.OpensAt);
    }

    [Fact]
    public void A_process_that_comes_when_others_play_has_missed_the_opening()
    {
        Hear("b", FloorPhase.Playing, agents: "seller");

        Assert.True(_book.HasMissedOpening);
        Assert.Null(_book.State.OpensAt);
    }

    [Theory]
    [InlineData(FloorPhase.Gathering)]
    [InlineData(FloorPhase.Ready)]
    [InlineData(FloorPhase.Stopped)]
    public void A_process_that_plays_something_else_keeps_this_one_from_opening(FloorPhase phase)
    {
        var other = Report("b", phase, agents: "seller") with { Plays = "half" };
        _book.Note(other, _now);
        Hear("a", FloorPhase.Gathering, agents: ["buyer", "seller"]);
        Hear("a", FloorPhase.Ready, agents: ["buyer", "seller"]);

        Assert.Equal(other, _book.Differing);
        Assert.Equal((FloorPhase.Gathering, null), _book.State);
    }

    [Fact]
    public void It_does_not_take_the_moment_of_a_desk_that_plays_something_else()
    {
        _book.Note(Report("b", FloorPhase.Ready, opensAt: Start, agents: "seller") with { Plays = "half" }, _now);

        Assert.NotNull(_book.Differing);
        Assert.Null(_book.State.OpensAt);
    }

    [Fact]
    public void What_plays_something_else_does_not_matter_where_it_leaves_an_earlier_desk_or_comes_too_late()
    {
        _book.Note(Report("c", FloorPhase.Stopped, opensAt: Start, agents: "seller") with { Plays = "half" }, _now);
        Hear("a", FloorPhase.Gathering, agents: ["buyer", "seller"]);
        Hear("a", FloorPhase.Ready, agents: ["buyer", "seller"]);
        _book.Note(Report("d", FloorPhase.Gathering, agents: "seller") with { Plays = "half" }, _now);

        Assert.Null(_book.Differing);
        Assert.Equal(Start, _book.State.OpensAt);
    }

    [Fact]
    public void One_that_is_slow_to_begin_has_not_missed_it()
    {
        Gather();
        Hear("b", FloorPhase.Playing, agents: "seller", opensAt: Start);

        Assert.False(_book.HasMissedOpening);
        Assert.Equal(Start, _book.State.OpensAt);
    }

    [Fact]
    public void The_agents_of_a_process_that_falls_silent_are_missing_again_but_not_while_nothing_is_heard_at_all()
    {
        Gather();
        _now += FloorBook.Silence + TimeSpan.FromSeconds(1);
        Assert.Empty(_book.Missing);

        Hear("a", FloorPhase.Ready, agents: "buyer");
        Assert.Equal(["seller"], _book.Missing);
    }

    [Fact]
    public void It_may_close_when_all_have_played_and_every_copy_has_been_settled_for_a_moment()
    {
        Play();
        Hear("a", FloorPhase.Played, agents: "buyer", owed: 5, settled: 1, isIdle: true);
        Assert.Equal(["seller"], _book.Playing);
        Assert.False(_book.MayClose(_now + FloorBook.LongRest));

        Hear("b", FloorPhase.Played, agents: "seller", settled: 4, isIdle: false);
        Assert.Empty(_book.Playing);
        Assert.False(_book.MayClose(_now + FloorBook.LongRest));

        Hear("b", FloorPhase.Played, agents: "seller", settled: 4, isIdle: true);
        Assert.False(_book.MayClose(_now));
        Assert.True(_book.MayClose(_now + FloorBook.Rest));
    }

    [Fact]
    public void A_copy_that_is_owed_holds_it_open_for_longer()
    {
        Play();
        Hear("a", FloorPhase.Played, agents: "buyer", owed: 5, settled: 1, isIdle: true);
        Hear("b", FloorPhase.Played, agents: "seller", settled: 3, isIdle: true);

        Assert.Equal(1, _book.Outstanding);
        Assert.False(_book.MayClose(_now + FloorBook.LongRest - TimeSpan.FromMilliseconds(1)));
        Assert.True(_book.MayClose(_now + FloorBook.LongRest));
    }

    [Fact]
    public void Work_that_begins_again_starts_the_rest_anew()
    {
        Play();
        Hear("a", FloorPhase.Played, agents: "buyer", isIdle: true);
        Hear("b", FloorPhase.Played, agents: "seller", isIdle: true);
        _now += FloorBook.Rest;

        Hear("b", FloorPhase.Played, agents: "seller", isIdle: false);
        Assert.False(_book.MayClose(_now));

        Hear("b", FloorPhase.Played, agents: "seller", isIdle: true);
        Assert.False(_book.MayClose(_now));
        Assert.True(_book.MayClose(_now + FloorBook.Rest));
    }

    [Theory]
    [InlineData(FloorPhase.Stopped)]
    [InlineData(FloorPhase.Playing)]
    public void A_process_that_stopped_or_fell_silent_is_not_waited_for(FloorPhase last)
    {
        Play();
        Hear("b", last, agents: "seller");
        _now += FloorBook.Silence + TimeSpan.FromSeconds(1);
        Hear("a", FloorPhase.Played, agents: "buyer", isIdle: true);

        Assert.Empty(_book.Playing);
        Assert.False(_book.MayClose(_now + FloorBook.Rest));
        Assert.True(_book.MayClose(_now + FloorBook.LongRest));
    }

    [Fact]
    public void A_process_that_has_left_with_nothing_in_flight_needs_not_be_heard_again()
    {
        Play();
        Hear("b", FloorPhase.Played, agents: "seller", settled: 3, isIdle: true);
        _now += FloorBook.Silence + TimeSpan.FromSeconds(1);
        Hear("a", FloorPhase.Played, agents: "buyer", owed: 3, isIdle: true);

        Assert.True(_book.MayClose(_now + FloorBook.Rest));
    }

    [Fact]
    public void Progress_is_what_differs_from_the_last_report_of_a_process()
    {
        Play();
        var played = _now;
        _now += TimeSpan.FromSeconds(1);
        Hear("b", FloorPhase.Playing, agents: "seller", isIdle: true);
        Assert.Equal(played, _book.ProgressAt);

        Hear("b", FloorPhase.Playing, agents: "seller", settled: 1);
        Assert.Equal(_now, _book.ProgressAt);
    }

    private void Gather()
    {
        Hear("a", FloorPhase.Gathering, agents: "buyer");
        Hear("b", FloorPhase.Gathering, agents: "seller");
    }

    private void Play()
    {
        Gather();
        _book.Advance(FloorPhase.Playing);
        Hear("a", FloorPhase.Playing, agents: "buyer");
        Hear("b", FloorPhase.Playing, agents: "seller");
        _book.Advance(FloorPhase.Played);
    }

    private void Hear(string process, FloorPhase phase, DateTimeOffset? opensAt = null, long owed = 0, long settled = 0, bool isIdle = false, params string[] agents) =>
        _book.Note(Report(process, phase, opensAt, owed, settled, isIdle, agents), _now);

    private static FloorReport Report(string process, FloorPhase phase, DateTimeOffset? opensAt = null, long owed = 0, long settled = 0, bool isIdle = false, params string[] agents) =>
        new(process, agents, "all", phase, opensAt, owed, settled, isIdle);
}
