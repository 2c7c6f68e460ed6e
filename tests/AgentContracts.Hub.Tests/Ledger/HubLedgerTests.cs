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
}
