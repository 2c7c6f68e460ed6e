using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Registry;

public sealed class BrokerContactTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly ManualClock _clock = new();
    private readonly HubOptions _options = new() { HeartbeatInterval = Beat };
    private readonly BrokerContact _contact;
    private int _caughtUp;

    public BrokerContactTests()
    {
        _contact = new BrokerContact(new InProcessTransport(new InProcessBroker(_clock)), Options.Create(_options));
        _contact.Regained = () =>
        {
            _caughtUp++;
            return ValueTask.FromResult(true);
        };
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task A_steady_pace_is_no_outage()
    {
        for (var beat = 0; beat < 3; beat++)
        {
            _contact.Note(Now);
            _clock.Advance(Beat * 2);
        }

        await _contact.CatchUpAsync();
        Assert.Equal((false, 0, DateTimeOffset.MinValue), (_contact.MustLook, _caughtUp, _contact.JudgesFrom));
    }

    [Fact]
    public async Task After_more_than_two_beats_without_an_answer_it_catches_up_and_judges_nobody_for_two_beats()
    {
        _contact.Note(Now);
        _clock.Advance((Beat * 2) + TimeSpan.FromMilliseconds(1));
        _contact.Note(Now);

        Assert.True(_contact.MustLook);
        Assert.Equal(Now + (Beat * 2), _contact.JudgesFrom);
        Assert.Equal(Now + (Beat * 2), _contact.NotBefore(Now));
        await _contact.CatchUpAsync();
        await _contact.CatchUpAsync();
        Assert.Equal(1, _caughtUp);
    }

    [Fact]
    public async Task An_answer_that_comes_behind_a_later_one_does_not_set_it_back()
    {
        var held = Now;
        _contact.Note(Now);
        for (var beat = 0; beat < 3; beat++)
        {
            _clock.Advance(Beat);
            _contact.Note(Now);
        }

        _contact.Note(held);
        _clock.Advance(Beat);
        _contact.Note(Now);

        await _contact.CatchUpAsync();
        Assert.Equal(0, _caughtUp);
    }

    [Fact]
    public void After_a_failure_what_is_due_waits_for_the_next_beat_and_no_longer()
    {
        _contact.NoteFailure();

        Assert.Equal(Now + Beat, _contact.NotBefore(Now));
        Assert.Equal(Now + (Beat * 3), _contact.NotBefore(Now + (Beat * 3)));
    }

    [Fact]
    public void Without_heartbeats_there_is_no_pace_to_fall_behind()
    {
        _options.HeartbeatInterval = Timeout.InfiniteTimeSpan;
        _contact.Note(Now);
        _clock.Advance(TimeSpan.FromDays(1));
        _contact.Note(Now);
        _contact.NoteFailure();

        Assert.False(_contact.MustLook);
        Assert.Equal(Now, _contact.NotBefore(Now));
    }

    [Fact]
    public async Task What_could_not_be_made_up_for_in_full_is_tried_again()
    {
        var results = new Queue<Func<bool>>([static () => false, static () => throw new TimeoutException("It does not answer."), static () => true]);
        _contact.Regained = () => ValueTask.FromResult(results.Dequeue()());
        _contact.OweCatchUp();

        await _contact.CatchUpAsync();
        await Assert.ThrowsAsync<TimeoutException>(async () => await _contact.CatchUpAsync());
        Assert.True(_contact.MustLook);
        await _contact.CatchUpAsync();
        await _contact.CatchUpAsync();

        Assert.Empty(results);
    }
}
