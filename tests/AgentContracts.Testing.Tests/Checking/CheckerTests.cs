using AgentContracts.Hub.Ledger;
using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Tests.Checking;

/// <summary>What the checker finds in histories that are written by hand, and what it leaves alone.</summary>
public sealed class CheckerTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly MessageId First = new(7, 1);
    private static readonly MessageId Second = new(7, 2);

    private readonly List<HistoryEvent> _events = [];
    private DateTime _now = Start;

    [Fact]
    public void A_message_that_was_sent_received_and_handled_contradicts_nothing()
    {
        Handle(First);

        var verdict = Check();

        Assert.True(verdict.IsClean);
        Assert.Equal((1, 1, 0), (verdict.Confirmed, verdict.Effects, verdict.Repeats));
    }

    [Theory]
    [InlineData(RouteStatus.Confirmed, true)]
    [InlineData(RouteStatus.Unknown, false)]
    [InlineData(RouteStatus.Rejected, false)]
    [InlineData(RouteStatus.NoReceivers, false)]
    public void Only_what_was_confirmed_can_be_lost(RouteStatus status, bool isLost)
    {
        Sent(First, status);

        Expect(isLost ? ContradictionKind.Lost : null);
    }

    [Theory]
    [InlineData(Outcome.Expired)]
    [InlineData(Outcome.Invalid)]
    [InlineData(Outcome.DeadLettered)]
    [InlineData(Outcome.Ignored)]
    [InlineData(Outcome.UnknownType)]
    public void Any_final_outcome_accounts_for_a_message(Outcome outcome)
    {
        Sent(First);
        Settle(First, outcome);

        Expect(null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_message_whose_every_copy_was_a_duplicate_is_lost(bool hasFirst)
    {
        Sent(First);
        Settle(First, Outcome.Duplicate);
        if (hasFirst)
        {
            Settle(First, Outcome.Handled, "other");
        }

        Expect(hasFirst ? null : ContradictionKind.Lost);
    }

    [Fact]
    public void Handled_is_no_outcome_where_a_handler_that_tells_what_it_does_did_nothing()
    {
        Handle(First);
        Sent(Second);
        Settle(Second, Outcome.Handled);

        Assert.Equal([(ContradictionKind.Lost, Second), (ContradictionKind.Unexplained, Second)], Check().Contradictions.Select(static each => (each.Kind, each.Id)));
    }

    [Fact]
    public void Handled_needs_the_work_of_the_same_instance()
    {
        Sent(First);
        Settle(First, Outcome.Handled, "other");
        Effect(First);

        Assert.Equal(1, Check().Count(ContradictionKind.Unexplained));
    }

    [Fact]
    public void A_message_that_was_only_returned_is_lost()
    {
        Sent(First);
        Settle(First, Outcome.Returned);

        Expect(ContradictionKind.Lost);
    }

    [Theory]
    [InlineData("first", null)]
    [InlineData("other", ContradictionKind.Lost)]
    public void An_instance_that_died_after_its_work_has_lost_nothing(string died, ContradictionKind? kind)
    {
        Sent(First);
        Effect(First);
        Fault(died);

        Expect(kind);
    }

    [Fact]
    public void A_message_is_lost_for_each_agent_that_has_no_outcome_of_it()
    {
        Handle(First);

        var verdict = Checker.Check(_events, new ChannelPromise("orders", "worker", "archive"));

        Assert.Contains("archive", Assert.Single(verdict.Contradictions).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_published_is_no_loss_when_nobody_got_it()
    {
        Add(EventKind.Sent, First, static one => one with { Delivery = Delivery.AtMostOnce });

        Expect(null);
    }

    [Theory]
    [InlineData("redis", "other", false)]
    [InlineData("redis", "first", true)]
    [InlineData("first", "other", false)]
    [InlineData("other", "other", true)]
    public void A_repeat_needs_its_first_instance_broken_or_another_instance_and_the_server_broken(string broken, string by, bool isDuplicated)
    {
        Handle(First);
        Settle(Second, Outcome.Ignored, "other");
        Sent(Second);
        Break(broken);
        Repeat(First, redelivered: true, by);

        var verdict = Check();

        Assert.Equal(isDuplicated ? 1 : 0, verdict.Contradictions.Count);
        Assert.Equal(isDuplicated ? 1 : 0, verdict.Count(ContradictionKind.Duplicated));
        Assert.Equal(1, verdict.Repeats);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(1_000, false)]
    public void Another_instance_takes_over_only_where_the_server_was_away_for_half_a_lease(int milliseconds, bool isDuplicated)
    {
        Handle(First);
        Break("redis", milliseconds);
        Repeat(First, redelivered: true, "other");

        var verdict = Checker.Check(_events, new ChannelPromise("orders", "worker") { Lease = TimeSpan.FromSeconds(2) });

        Assert.Equal(isDuplicated ? 1 : 0, verdict.Count(ContradictionKind.Duplicated));
    }

    [Fact]
    public void A_process_that_died_is_no_server_and_explains_no_repeat_of_others()
    {
        Handle(First);
        Fault("Producer 17");
        Repeat(First, redelivered: true, "other");

        Expect(ContradictionKind.Duplicated);
    }

    [Fact]
    public void A_stream_that_nobody_reads_is_not_written_to_and_has_no_outcomes()
    {
        Sent(First, RouteStatus.NoReceivers);
        Settle(First, Outcome.Ignored);

        Expect(ContradictionKind.Unexplained);
    }

    [Fact]
    public void An_instance_that_was_broken_once_owes_outcomes_of_what_came_later()
    {
        Fault("first");
        _now += TimeSpan.FromMinutes(1);
        Sent(First, RouteStatus.Unknown);
        Add(EventKind.Received, First);

        Expect(ContradictionKind.Unexplained);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_send_that_a_fault_of_the_server_met_explains_a_repeat(bool isMet)
    {
        Add(EventKind.Sending, First);
        if (isMet)
        {
            Break("redis");
        }

        Sent(First);
        Settle(First, Outcome.Handled);
        Effect(First);
        Repeat(First, redelivered: true);

        Expect(isMet ? null : ContradictionKind.Duplicated);
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, ContradictionKind.Unexplained)]
    public void What_a_sender_sent_that_did_not_live_to_know_is_explained_by_its_death(ulong died, ContradictionKind? kind)
    {
        Add(EventKind.Sending, First);
        Add(EventKind.Fault, new MessageId(died, 9), static one => one with { Instance = "sender" });
        Settle(First, Outcome.Handled);
        Effect(First);

        Expect(kind);
    }

    [Fact]
    public void A_repeat_that_was_not_told_is_a_duplicate()
    {
        Handle(First);
        Break("redis");
        Repeat(First, redelivered: false, "other");

        Expect(ContradictionKind.Duplicated);
    }

    [Fact]
    public void A_repeat_that_nothing_explains_is_a_duplicate()
    {
        Break("redis");
        _now += TimeSpan.FromMinutes(1);
        Handle(First);
        Repeat(First, redelivered: true);

        Expect(ContradictionKind.Duplicated);
    }

    [Fact]
    public void A_send_whose_end_is_unknown_explains_a_repeat()
    {
        Sent(First, RouteStatus.Unknown);
        Settle(First, Outcome.Handled);
        Effect(First);
        Repeat(First, redelivered: true);

        Expect(null);
    }

    [Fact]
    public void A_message_handled_after_one_that_was_sent_later_is_reordered()
    {
        Handle(Second);
        Handle(First);

        Expect(ContradictionKind.Reordered);
    }

    [Fact]
    public void Messages_of_two_senders_have_no_order()
    {
        Handle(new MessageId(7, 9));
        Handle(new MessageId(8, 1));

        Expect(null);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void A_message_handled_over_its_age_is_stale(int milliseconds, bool isStale)
    {
        Sent(First);
        Add(EventKind.Received, First);
        Add(EventKind.Settled, First, one => one with { Outcome = Outcome.Handled, Age = TimeSpan.FromMilliseconds(milliseconds) });

        Expect(isStale ? ContradictionKind.Stale : null);
    }

    [Theory]
    [InlineData(7, 3, false)]
    [InlineData(8, 3, true)]
    [InlineData(0, 922_337_203_685_477, true)]
    public void A_message_that_may_have_been_over_its_age_when_it_was_handled_is_stale(int milliseconds, long error, bool isStale)
    {
        Sent(First);
        Add(EventKind.Received, First);
        Add(EventKind.Settled, First, one => one with { Outcome = Outcome.Handled, Age = TimeSpan.FromMilliseconds(milliseconds), AgeError = TimeSpan.FromMilliseconds(error) });

        Expect(isStale ? ContradictionKind.Stale : null);
    }

    [Fact]
    public void A_message_handled_at_no_age_that_is_known_is_stale_where_age_counts()
    {
        Sent(First);
        Add(EventKind.Received, First);
        Add(EventKind.Settled, First, static one => one with { Outcome = Outcome.Handled, Age = null });

        Expect(ContradictionKind.Stale);
    }

    [Fact]
    public void An_outcome_of_a_message_that_nobody_sent_is_unexplained()
    {
        Settle(First, Outcome.Ignored);

        Expect(ContradictionKind.Unexplained);
    }

    [Fact]
    public void An_outcome_of_a_message_that_was_refused_is_unexplained()
    {
        Sent(First, RouteStatus.Rejected);
        Settle(First, Outcome.Ignored);

        Expect(ContradictionKind.Unexplained);
    }

    [Fact]
    public void A_second_outcome_of_one_copy_is_unexplained()
    {
        Handle(First);
        Add(EventKind.Settled, First, static one => one with { Outcome = Outcome.Duplicate });

        Expect(ContradictionKind.Unexplained);
    }

    [Theory]
    [InlineData("first", false)]
    [InlineData("other", true)]
    public void A_copy_without_an_outcome_is_unexplained_unless_its_instance_died(string died, bool isUnexplained)
    {
        Sent(First, RouteStatus.Unknown);
        Add(EventKind.Received, First);
        Fault(died);

        Expect(isUnexplained ? ContradictionKind.Unexplained : null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_dropped_message_is_unexplained_where_nothing_may_be_dropped(bool mayDrop)
    {
        Sent(First);
        Settle(First, Outcome.Dropped);

        var verdict = Checker.Check(_events, new ChannelPromise("orders", "worker") { MayDrop = mayDrop });

        Assert.Equal(mayDrop ? 0 : 1, verdict.Count(ContradictionKind.Unexplained));
    }

    private void Handle(MessageId id)
    {
        Sent(id);
        Settle(id, Outcome.Handled);
        Effect(id);
    }

    private void Repeat(MessageId id, bool redelivered, string instance = "first")
    {
        Settle(id, Outcome.Handled, instance);
        Add(EventKind.Effect, id, one => one with { Redelivered = redelivered, Instance = instance });
    }

    private void Sent(MessageId id, RouteStatus status = RouteStatus.Confirmed) => Add(EventKind.Sent, id, one => one with { Status = status });

    private void Settle(MessageId id, Outcome outcome, string instance = "first")
    {
        Add(EventKind.Received, id, one => one with { Instance = instance });
        Add(EventKind.Settled, id, one => one with { Outcome = outcome, Age = TimeSpan.Zero, Instance = instance });
    }

    private void Effect(MessageId id) => Add(EventKind.Effect, id);

    private void Break(string what, int milliseconds = 1)
    {
        if (what != "redis")
        {
            Fault(what);
            return;
        }

        Add(EventKind.ServerAway, default, static one => one with { Instance = "redis" });
        _now += TimeSpan.FromMilliseconds(milliseconds);
        Add(EventKind.ServerBack, default, static one => one with { Instance = "redis" });
    }

    private void Fault(string what) => Add(EventKind.Fault, default, one => one with { Instance = what });

    private void Add(EventKind kind, MessageId id, Func<HistoryEvent, HistoryEvent>? with = null)
    {
        _now += TimeSpan.FromMilliseconds(1);
        var one = new HistoryEvent(kind, _now, id) { Channel = "orders", Delivery = Delivery.AtLeastOnce, Agent = "worker", Instance = "first" };
        _events.Add(with is null ? one : with(one));
    }

    private void Expect(ContradictionKind? kind)
    {
        var found = Check().Contradictions.Select(static contradiction => contradiction.Kind);

        Assert.Equal(kind is { } one ? [one] : [], found);
    }

    private Verdict Check() =>
        Checker.Check(_events, new ChannelPromise("orders", "worker") { IsOrdered = true, MaxAge = TimeSpan.FromMilliseconds(10) });
}
