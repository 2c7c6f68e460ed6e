using AgentContracts.Conformance;
using AgentContracts.Conformance.Channels;
using AgentContracts.Hub.Receiving;

namespace AgentContracts.Hub.Tests.Receiving;

public sealed class MailboxTests
{
    private readonly TestMailbox _box = new(ContractOf.Channel<Jobs>(), ContractOf.Channel<JobsAudit>());

    [Fact]
    public async Task Channels_take_turns_within_a_priority()
    {
        Offer(0, 1, 2, 3);
        Offer(1, 11, 12);

        Assert.Equal([1, 11, 2, 12, 3], await _box.TakeAllAsync());
    }

    [Fact]
    public async Task Priority_counts_across_channels()
    {
        Offer(0, 1, 2);
        _box.Queues[1].Offer(_box.Copy(11, Priority.High, queue: 1));

        Assert.Equal([11, 1, 2], await _box.TakeAllAsync());
    }

    [Fact]
    public async Task A_channel_whose_last_copy_had_to_make_room_comes_to_its_turn_once_when_it_has_another()
    {
        Offer(0, 1);
        Offer(1, 11, 12);
        Assert.NotNull(_box.Queues[0].MakeRoom());
        Offer(0, 2, 3, 4);

        Assert.Equal([2, 11, 3, 12, 4], await _box.TakeAllAsync());
    }

    [Fact]
    public async Task A_copy_that_is_taken_is_running_and_no_longer_queued()
    {
        Offer(0, 1, 2);

        await _box.TakeAsync();

        Assert.Equal((1, 1), (_box.Row.Running, _box.Row.Queued));
        Assert.False(_box.Activity.IsQuiet);
    }

    [Fact]
    public async Task Taking_waits_for_a_copy()
    {
        var taking = _box.TakeAsync().AsTask();
        Assert.False(taking.IsCompleted);

        Offer(0, 1);

        Assert.Equal(1UL, (await taking).Header.MessageId.Number);
    }

    [Fact]
    public async Task Taking_ends_when_it_is_cancelled()
    {
        using var stopping = new CancellationTokenSource();
        var taking = _box.TakeUntilAsync(stopping.Token).AsTask();

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
    }

    [Fact]
    public async Task Taking_ends_whenever_it_is_cancelled()
    {
        for (var time = 0; time < 20_000; time++)
        {
            using var stopping = new CancellationTokenSource();
            var cancelling = Task.Run(stopping.Cancel, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _box.TakeUntilAsync(stopping.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            await cancelling;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task No_copy_is_left_lying_and_all_stop(int takers)
    {
        for (var round = 0; round < 20; round++)
        {
            var box = new TestMailbox();
            using var stopping = new CancellationTokenSource();
            var taken = 0;
            var taking = Task.WhenAll(Enumerable.Range(0, takers).Select(_ => Task.Run(TakeAllAsync, CancellationToken.None)));
            for (var burst = 1; burst <= 20; burst++)
            {
                // So few that those who take fall idle all the time.
                Parallel.For(0, 2, _ => box.Queue.EnqueueAgain(box.Copy(1)));
                box.Queue.EnqueueAgain(box.Copy(2));
                var left = box.Queue.MakeRoom() is null ? 0 : 1;
                Interlocked.Add(ref taken, left);
                await Eventually.TrueAsync(() => Volatile.Read(ref taken) == 3 * burst);
            }

            var feeding = Task.Run(() => box.Queue.EnqueueAgain(box.Copy(3)) && box.Queue.MakeRoom() is null, CancellationToken.None);
            await stopping.CancelAsync();
            await feeding;
            await taking.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

            async Task TakeAllAsync()
            {
                using var taker = new Taker(box.Mailbox, stopping.Token);
                try
                {
                    while (true)
                    {
                        await taker.TakeAsync();
                        Interlocked.Increment(ref taken);
                    }
                }
                catch (OperationCanceledException)
                {
                    // It was to stop.
                }
            }
        }
    }

    [Fact]
    public void Closing_gives_back_what_waits_and_it_stays_queued_until_it_is_settled()
    {
        Offer(0, 1, 2);
        Offer(1, 11);

        var left = _box.Mailbox.Close();

        Assert.Equal([1UL, 11, 2], left.Select(static copy => copy.Header.MessageId.Number));
        Assert.True(_box.Mailbox.IsClosed);
        Assert.Equal(0, _box.Mailbox.Count);
        Assert.Equal(2, _box.Row.Queued);
        Assert.Empty(_box.Mailbox.Close());
    }

    private void Offer(int queue, params ulong[] numbers)
    {
        foreach (var number in numbers)
        {
            _box.Queues[queue].Offer(_box.Copy(number, queue: queue));
        }
    }
}
