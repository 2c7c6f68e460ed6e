using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Monitoring;

public sealed class DropWatchTests : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();
    private readonly HubLedger _ledger = new();
    private readonly ErrorReports _reports = new();
    private readonly DropWatch _watch;

    public DropWatchTests() => _watch = new DropWatch(_ledger, new InProcessTransport(new InProcessBroker(_clock)), _reports, Options.Create(new HubOptions()));

    public void Dispose() => _watch.Dispose();

    [Theory]
    [InlineData(Outcome.Dropped)]
    [InlineData(Outcome.Expired)]
    public void Too_many_copies_without_effect_are_told_when_their_window_ends(Outcome outcome)
    {
        var began = _clock.GetUtcNow();
        Arrive(95, Outcome.Handled);
        Arrive(5, outcome);
        Arrive(95, Outcome.Handled);
        Assert.Null(_watch.Read("jobs"));

        _clock.Advance(Window);

        // Those before the first count for nothing: the watch begins with it.
        var report = Assert.Single(_reports.All);
        Assert.Equal(("jobs", ErrorTypes.DropRate), (report.Component, report.ErrorType));
        Assert.Contains("5 of 100 copies that arrived within 10 s", report.Description, StringComparison.Ordinal);
        Assert.Equal(began, _watch.Read("jobs")!.Value.Since);
    }

    [Fact]
    public void Few_enough_are_not_told()
    {
        Arrive(4, Outcome.Dropped);
        Arrive(96, Outcome.Handled);

        _clock.Advance(Window);

        Assert.Empty(_reports.All);
        Assert.Null(_watch.Read("jobs"));
    }

    [Fact]
    public void Of_few_copies_no_share_is_told()
    {
        Arrive(19, Outcome.Dropped);

        _clock.Advance(Window);

        Assert.Empty(_reports.All);
    }

    [Fact]
    public void As_long_as_it_lasts_it_is_told_once_and_then_it_is_over()
    {
        for (var window = 0; window < 3; window++)
        {
            Arrive(20, Outcome.Dropped);
            _clock.Advance(Window);
        }

        Assert.Single(_reports.All);
        Assert.NotNull(_watch.Read("jobs"));
        Arrive(100, Outcome.Handled);
        _clock.Advance(Window);

        Assert.Null(_watch.Read("jobs"));
        Assert.Null(_clock.NextDue);
        Arrive(20, Outcome.Dropped);
        _clock.Advance(Window);
        Assert.Equal(2, _reports.All.Count);
    }

    [Fact]
    public void Channels_are_watched_apart()
    {
        Arrive(20, Outcome.Dropped);
        Arrive(20, Outcome.Handled, "ticks");

        _clock.Advance(Window);

        Assert.Null(_watch.Read("ticks"));
        Assert.NotNull(_watch.Read("jobs"));
    }

    private void Arrive(int copies, Outcome outcome, string channel = "jobs")
    {
        var account = _ledger.Account(channel, "worker", "worker-1");
        for (var i = 0; i < copies; i++)
        {
            account.CountReceived();
            account.Count(outcome);
            if (outcome is Outcome.Dropped or Outcome.Expired)
            {
                _watch.Dropped(channel);
            }
        }
    }
}
