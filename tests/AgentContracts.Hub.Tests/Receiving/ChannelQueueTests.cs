namespace AgentContracts.Hub.Tests.Receiving;

public sealed class ChannelQueueTests
{
    private readonly TestMailbox _box = new();

    [Fact]
    public async Task Offered_copies_are_taken_in_order()
    {
        Assert.All(Enumerable.Range(1, 3), number => Assert.Null(_box.Queue.Offer(_box.Copy((ulong)number))));

        Assert.Equal([1, 2, 3], await _box.TakeAllAsync());
    }

    [Fact]
    public async Task A_full_queue_gives_back_its_oldest_copy()
    {
        Fill();

        Assert.Equal(1UL, _box.Queue.Offer(_box.Copy(4))!.Header.MessageId.Number);
        Assert.Equal((3, 3L), (_box.Queue.Count, _box.Row.Queued));
        Assert.Equal([2, 3, 4], await _box.TakeAllAsync());
    }

    [Fact]
    public void A_full_queue_gives_back_a_copy_that_is_less_urgent_than_all_others()
    {
        Fill(Priority.High);
        var late = _box.Copy(4, Priority.Medium);

        Assert.Same(late, _box.Queue.Offer(late));
        Assert.Equal(3, _box.Queue.Count);
    }

    [Fact]
    public void A_closed_queue_gives_everything_back()
    {
        _box.Mailbox.Close();
        var late = _box.Copy(1);

        Assert.Same(late, _box.Queue.Offer(late));
        Assert.False(_box.Queue.EnqueueAgain(late));
        Assert.Equal(0, _box.Row.Queued);
    }

    [Fact]
    public async Task A_stream_copy_waits_for_room_and_counts_as_queued_meanwhile()
    {
        Fill();

        var waiting = _box.Queue.EnqueueAsync(_box.Copy(4)).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Equal(4, _box.Row.Queued);
        await _box.TakeAsync();

        Assert.True(await waiting);
        Assert.Equal([2, 3, 4], await _box.TakeAllAsync());
    }

    [Fact]
    public async Task A_stream_copy_that_waits_for_room_is_let_go_when_the_agent_stops()
    {
        Fill();
        var waiting = _box.Queue.EnqueueAsync(_box.Copy(4)).AsTask();

        Assert.Equal(3, _box.Mailbox.Close().Count);

        Assert.False(await waiting);
    }

    [Fact]
    public async Task A_copy_that_is_tried_again_has_its_place_whatever_the_bound()
    {
        Fill();

        Assert.True(_box.Queue.EnqueueAgain(_box.Copy(4)));
        Assert.Equal([1, 2, 3, 4], await _box.TakeAllAsync());
    }

    [Fact]
    public async Task Making_room_gives_back_the_oldest_copy_of_the_lowest_priority_and_lets_the_next_in()
    {
        _box.Queue.Offer(_box.Copy(1, Priority.High));
        _box.Queue.Offer(_box.Copy(2));
        _box.Queue.Offer(_box.Copy(3));
        var waiting = _box.Queue.EnqueueAsync(_box.Copy(4)).AsTask();

        Assert.Equal(2UL, _box.Queue.MakeRoom()!.Header.MessageId.Number);

        Assert.True(await waiting);
        Assert.Equal([1, 3, 4], await _box.TakeAllAsync());
        Assert.Null(_box.Queue.MakeRoom());
    }

    private void Fill(Priority priority = Priority.Medium)
    {
        for (var number = 1UL; number <= 3; number++)
        {
            _box.Queue.Offer(_box.Copy(number, priority));
        }
    }
}
