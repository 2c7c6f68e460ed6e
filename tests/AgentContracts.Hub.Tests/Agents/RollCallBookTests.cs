using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Agents;

public sealed class RollCallBookTests
{
    private readonly ManualClock _clock = new();
    private readonly RollCallBook _book;

    public RollCallBookTests() => _book = new RollCallBook(new InProcessTransport(new InProcessBroker(_clock)), Options.Create(new HubOptions()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_to_call_is_a_complete_roll()
    {
        using var call = _book.Open();

        Assert.True((await call.WaitAsync("alarm", MessageId.Next(), Cancel)).Complete);
    }

    [Fact]
    public async Task Answers_that_come_before_the_wait_count_with_their_time()
    {
        var id = MessageId.Next();
        using var guard = _book.Join("guard", "guard-1", static message => message == "alarm");
        using var call = _book.Open();
        _clock.Advance(TimeSpan.FromMilliseconds(7));
        guard.Add(id);

        var roll = await call.WaitAsync("alarm", id, Cancel);

        Assert.Equal(new RollCallEntry("guard", "guard-1", RollCallAnswer.Acknowledged, TimeSpan.FromMilliseconds(7)), Assert.Single(roll.Entries));
    }

    [Fact]
    public async Task An_answer_to_another_emergency_does_not_count()
    {
        using var guard = _book.Join("guard", "guard-1", static message => message == "alarm");
        using var call = _book.Open();
        guard.Add(MessageId.Next());

        var waiting = call.WaitAsync("alarm", MessageId.Next(), Cancel).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(RollCallAnswer.Silent, Assert.Single((await waiting).Entries).Answer);
    }

    [Fact]
    public async Task Who_leaves_the_message_alone_is_not_called()
    {
        using var guard = _book.Join("guard", "guard-1", static message => message == "alarm");
        using var call = _book.Open();

        Assert.Empty((await call.WaitAsync("evacuation", MessageId.Next(), Cancel)).Entries);
    }

    [Fact]
    public void An_answer_that_comes_as_the_call_ends_harms_nobody()
    {
        var call = _book.Open();
        call.Dispose();

        call.Note(MessageId.Next(), "guard-1");
    }
}
