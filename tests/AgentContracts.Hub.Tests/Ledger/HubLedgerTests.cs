using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Tests.Ledger;

public sealed class HubLedgerTests
{
    [Fact]
    public void It_can_be_read_while_new_names_come()
    {
        const int Names = 200_000;
        var ledger = new HubLedger();
        using var start = new ManualResetEventSlim();
        var writer = new Thread(() =>
        {
            start.Set();
            for (var i = 0; i < Names; i++)
            {
                ledger.Message($"message_{i}").CountSent();
                Thread.SpinWait(i % 100);
            }
        });
        writer.Start();
        start.Wait(TestContext.Current.CancellationToken);

        for (var read = 0; read < 200 && writer.IsAlive; read++)
        {
            Assert.InRange(ledger.Messages().Count, 0, Names);
        }

        writer.Join();
        Assert.Equal(Names, ledger.Messages().Count);
    }

    [Fact]
    public void The_room_of_a_channel_is_that_of_all_who_hear_it()
    {
        var ledger = new HubLedger();
        ledger.Account("jobs", "worker", "worker-1").Capacity = 3;
        ledger.Account("jobs", "worker", "worker-2").Capacity = 4;
        ledger.Account("ticks", "watcher", "watcher-1").Capacity = 0;

        Assert.Equal([new("jobs", 7)], ledger.Capacities());
    }

    [Fact]
    public void An_account_is_balanced_only_when_every_copy_is_settled_or_in_flight()
    {
        var account = new HubLedger().Account("jobs", "worker", "worker-1");
        Assert.True(account.Read().IsBalanced);

        account.CountReceived();
        Assert.False(account.Read().IsBalanced);
        account.EnterQueue();
        Assert.Equal((true, 1), (account.Read().IsBalanced, account.Read().InFlight));
        account.BeginRun();
        account.LeaveQueue();
        Assert.Equal((true, 1), (account.Read().IsBalanced, account.Read().InFlight));
        account.BeginRetryWait();
        account.EndRun();
        Assert.Equal((true, 1), (account.Read().IsBalanced, account.Read().InFlight));
        account.Count(Outcome.DeadLettered);
        account.EndRetryWait();
        Assert.Equal((true, 0), (account.Read().IsBalanced, account.Read().InFlight));
    }

    [Fact]
    public void The_rows_of_instances_that_left_are_bounded_and_their_sums_stay()
    {
        const int Instances = 500;
        var ledger = new HubLedger();
        for (var number = 1; number <= Instances; number++)
        {
            Depart(ledger, "jobs", number % 2 == 0 ? "worker" : "crew", number);
        }

        var rows = ledger.Rows();
        Assert.Equal(HubLedger.KeptDepartures + 2, rows.Count);
        Assert.All(rows, static row => Assert.True(row.IsBalanced));
        Assert.Equal(Sum(Instances), rows.Sum(static row => row.Received));
        Assert.Equal((Sum(Instances), 0), ledger.Totals("jobs"));
        var earlier = rows.Where(static row => row.Instance == LedgerRow.EarlierInstances).ToArray();
        Assert.Equal(["crew", "worker"], earlier.Select(static row => row.Agent));
        Assert.Equal(Sum(Instances - HubLedger.KeptDepartures), earlier.Sum(static row => row.Handled));

        static long Sum(long most) => most * (most + 1) / 2;
    }

    [Fact]
    public void Every_figure_is_added_up()
    {
        var ledger = new HubLedger();
        var account = ledger.Account("jobs", "worker", "worker-1");
        CountEverything(account);
        var before = account.Read();

        DepartForLong(ledger);

        Assert.Equal(before with { Instance = LedgerRow.EarlierInstances }, Assert.Single(ledger.Rows()));
        Assert.All(typeof(LedgerRow).GetProperties().Where(static figure => figure is { PropertyType.Name: nameof(Int64), Name: not nameof(LedgerRow.Lag) }), figure =>
            Assert.NotEqual(0L, figure.GetValue(before)));
    }

    [Fact]
    public void What_is_counted_after_the_rows_were_added_up_is_in_the_sum()
    {
        var ledger = new HubLedger();
        var account = ledger.Account("jobs", "worker", "worker-1");
        account.CountReceived();
        account.BeginRun();
        DepartForLong(ledger);
        Assert.Equal(1, Assert.Single(ledger.Rows()).Running);

        account.Count(Outcome.Handled);
        account.EndRun();

        var row = Assert.Single(ledger.Rows());
        Assert.Equal((1, 1, 0, true), (row.Received, row.Handled, row.Running, row.IsBalanced));
    }

    [Fact]
    public void A_sum_never_falls_while_instances_leave_and_count_on()
    {
        const int Leaving = 2_000;
        var ledger = new HubLedger();
        var last = ledger.Account("jobs", "worker", "worker-0");
        using var isDone = new CancellationTokenSource();
        var counting = new Thread(() =>
        {
            for (var number = 1; number <= Leaving; number++)
            {
                var (before, current) = (last, ledger.Account("jobs", "worker", $"worker-{number}"));
                current.CountReceived();
                ledger.Depart($"worker-{number}");
                before.Count(Outcome.Handled);
                last = current;
            }

            DepartForLong(ledger);
            last.Count(Outcome.Handled);
            isDone.Cancel();
        });
        counting.Start();

        var seen = 0L;
        while (!isDone.IsCancellationRequested)
        {
            var received = ledger.Rows().Sum(static row => row.Received);
            Assert.True(received >= seen, $"It fell from {seen} to {received}.");
            seen = received;
        }

        counting.Join();
        Assert.Equal((Leaving, Leaving + 1), (ledger.Rows().Sum(static row => row.Received), ledger.Rows().Sum(static row => row.Handled)));
    }

    private static void DepartForLong(HubLedger ledger)
    {
        ledger.Depart("worker-1");
        for (var other = 0; other < HubLedger.KeptDepartures; other++)
        {
            ledger.Depart($"other-{other}");
        }
    }

    private static void Depart(HubLedger ledger, string channel, string agent, int number)
    {
        var account = ledger.Account(channel, agent, $"{agent}-{number}");
        for (var copy = 0; copy < number; copy++)
        {
            account.CountReceived();
            account.Count(Outcome.Handled);
        }

        ledger.Depart($"{agent}-{number}");
    }

    /// <summary>As many of each as are of no other.</summary>
    private static void CountEverything(LedgerAccount account)
    {
        var times = 1;
        account.CountLost(100);
        Repeat(account.CountReceived, account.CountLate, account.CountReordered, account.EnterQueue, account.BeginRun, account.BeginRetryWait);
        Repeat([.. Enum.GetValues<Outcome>().Select<Outcome, Action>(outcome => () => account.Count(outcome))]);

        void Repeat(params Action[] counts)
        {
            foreach (var count in counts)
            {
                for (var time = 0; time < times; time++)
                {
                    count();
                }

                times++;
            }
        }
    }

    [Fact]
    public async Task What_is_said_to_wait_is_no_more_than_ever_did()
    {
        const int Reads = 500_000;
        var account = new LedgerAccount("jobs", "worker", "worker-1");
        using var stopping = new CancellationTokenSource();
        var passing = Task.Run(PassThrough, CancellationToken.None);

        var most = 0L;
        for (var read = 0; read < Reads; read++)
        {
            most = Math.Max(most, account.Read().Queued);
        }

        await stopping.CancelAsync();
        await passing;
        Assert.InRange(most, 0, 1);

        void PassThrough()
        {
            while (!stopping.IsCancellationRequested)
            {
                account.EnterQueue();
                account.LeaveQueue();
            }
        }
    }
}
