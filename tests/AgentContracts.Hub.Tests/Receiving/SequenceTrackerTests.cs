using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Receiving;

namespace AgentContracts.Hub.Tests.Receiving;

public sealed class SequenceTrackerTests
{
    [Fact]
    public void What_arrives_in_order_is_neither_lost_nor_reordered() => Assert.Equal((0, 0), Track(1, 2, 3, 4));

    [Fact]
    public void What_was_sent_before_the_first_arrival_is_not_lost() => Assert.Equal((0, 0), Track(41, 42));

    [Fact]
    public void Missing_numbers_are_lost() => Assert.Equal((3, 0), Track(1, 3, 6));

    [Fact]
    public void What_arrives_late_after_all_is_reordered_and_not_lost() => Assert.Equal((0, 1), Track(1, 3, 2, 4));

    [Fact]
    public void What_arrives_after_all_from_before_the_first_arrival_is_neither() => Assert.Equal((0, 0), Track(4, 3, 5));

    [Theory]
    [InlineData(3, 3, 0)]
    [InlineData(3, 5, 2)]
    [InlineData(5, 3, 0)]
    public void A_lost_tail_shows_when_its_sender_tells_how_far_it_has_come(long arrived, long told, long lost)
    {
        var account = new LedgerAccount("ticks", "watcher", "watcher-1");
        var tracker = new SequenceTracker(account);
        tracker.NoteTail("b", 9, []);
        tracker.Note("b", 10);
        for (var number = 1; number <= arrived; number++)
        {
            tracker.Note("a", number);
        }

        tracker.NoteTail("a", told, []);
        tracker.NoteTail("a", told, []);
        tracker.Note("a", Math.Max(arrived, told) + 1);

        Assert.Equal((lost, 0), (account.Read().Lost, account.Read().Reordered));
    }

    [Theory]
    [InlineData(new long[] { 1, 4 }, 4, new long[] { 2 }, 1)]
    [InlineData(new long[] { 1, 4 }, 4, new long[] { 2, 3 }, 0)]
    [InlineData(new long[] { 1 }, 4, new long[] { 2, 4 }, 1)]
    [InlineData(new long[] { 1, 4 }, 2, new long[] { 2 }, 1)]
    [InlineData(new long[] { 3, 5 }, 5, new long[] { 1, 2, 3 }, 1)]
    [InlineData(new long[] { 1, 3 }, 3, new long[] { 2, 2, 2, 9 }, 0)]
    [InlineData(new long[] { 1, 4, 3 }, 4, new long[] { 2, 3 }, 0)]
    [InlineData(new long[] { }, 4, new long[] { 2 }, 0)]
    public void What_its_sender_says_was_refused_is_not_lost(long[] arrived, long told, long[] refused, long lost)
    {
        var account = new LedgerAccount("ticks", "watcher", "watcher-1");
        var tracker = new SequenceTracker(account);
        foreach (var number in arrived)
        {
            tracker.Note("a", number);
        }

        tracker.NoteTail("a", told, refused);

        Assert.Equal(lost, account.Read().Lost);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    public void What_comes_again_is_known_and_counts_for_nothing(int behind)
    {
        var account = new LedgerAccount("ticks", "watcher", "watcher-1");
        var tracker = new SequenceTracker(account);
        for (var number = 1; number <= 200; number++)
        {
            Assert.True(tracker.Note("sender", number));
            Assert.True(number <= behind || !tracker.Note("sender", number - behind));
        }

        Assert.Equal((0, 0), (account.Read().Lost, account.Read().Reordered));
    }

    [Fact]
    public void One_that_comes_after_it_was_told_of_is_new_once()
    {
        var account = new LedgerAccount("ticks", "watcher", "watcher-1");
        var tracker = new SequenceTracker(account);
        tracker.Note("sender", 1);
        tracker.NoteTail("sender", 3, []);

        Assert.Equal([true, false, true, false], new long[] { 3, 3, 2, 2 }.Select(number => tracker.Note("sender", number)));
        Assert.Equal((0, 2), (account.Read().Lost, account.Read().Reordered));
    }

    [Fact]
    public void Senders_are_numbered_apart()
    {
        var account = new LedgerAccount("ticks", "watcher", "watcher-1");
        var tracker = new SequenceTracker(account);
        tracker.Note("a", 1);
        tracker.Note("b", 7);
        tracker.Note("a", 2);
        tracker.Note("b", 9);

        Assert.Equal((1, 0), (account.Read().Lost, account.Read().Reordered));
    }

    [Fact]
    public void Whatever_is_lost_and_however_it_is_shuffled_the_figures_are_exact() =>
        Gen.Select(Gen.Int[2, 40], Gen.Int[0, 1000]).Sample(static (count, seed) =>
        {
            var random = new Random(seed);
            int[] arrived = [count / 2, .. Enumerable.Range(1, count).Where(number => number != count / 2 && random.Next(4) != 0)];
            random.Shuffle(arrived);

            var (lost, reordered) = Track([.. arrived.Select(static number => (long)number)]);

            Assert.Equal(Enumerable.Range(arrived[0], arrived.Max() - arrived[0]).Except(arrived).Count(), lost);
            Assert.Equal(arrived.Where((number, i) => number > arrived[0] && arrived[..i].Any(earlier => earlier > number)).Count(), reordered);
        });

    private static (long Lost, long Reordered) Track(params long[] numbers)
    {
        var account = new LedgerAccount("ticks", "watcher", "watcher-1");
        var tracker = new SequenceTracker(account);
        foreach (var number in numbers)
        {
            tracker.Note("sender", number);
        }

        return (account.Read().Lost, account.Read().Reordered);
    }
}
