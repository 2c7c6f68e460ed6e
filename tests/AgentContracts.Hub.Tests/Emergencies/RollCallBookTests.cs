using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Registry;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Tests.Emergencies;

public sealed class RollCallBookTests
{
    private readonly ManualClock _clock = new();
    private readonly InProcessTransport _transport;
    private readonly RegistryView _view = new();
    private readonly RollCallBook _book;
    private int _repeated;

    public RollCallBookTests()
    {
        _transport = new InProcessTransport(new InProcessBroker(_clock));
        _book = new RollCallBook(_transport, _view, Options.Create(new HubOptions()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_to_call_is_a_complete_roll()
    {
        await using var call = await _book.OpenAsync("alarm", Cancel);

        Assert.True((await WaitAsync(call, MessageId.Next())).Complete);
    }

    [Fact]
    public async Task Answers_that_come_before_the_wait_count_with_their_time()
    {
        var id = MessageId.Next();
        await EnterAsync(Guard);
        await using var call = await _book.OpenAsync("alarm", Cancel);
        _clock.Advance(TimeSpan.FromMilliseconds(7));
        await AnswerAsync(id);

        var roll = await WaitAsync(call, id);

        Assert.Equal(new RollCallEntry("guard", "guard-1", RollCallAnswer.Acknowledged, TimeSpan.FromMilliseconds(7)), Assert.Single(roll.Entries));
        Assert.Equal(0, _repeated);
    }

    [Fact]
    public async Task An_answer_to_another_emergency_does_not_count()
    {
        await EnterAsync(Guard);
        await using var call = await _book.OpenAsync("alarm", Cancel);
        await AnswerAsync(MessageId.Next());

        var waiting = WaitAsync(call, MessageId.Next());
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(RollCallAnswer.Silent, Assert.Single((await waiting).Entries).Answer);
    }

    [Fact]
    public async Task It_is_sent_again_until_it_is_answered()
    {
        var id = MessageId.Next();
        await EnterAsync(Guard);
        await using var call = await _book.OpenAsync("alarm", Cancel);

        var waiting = WaitAsync(call, id);
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        await AgentContracts.Conformance.Eventually.TrueAsync(() => _repeated == 1);
        await AnswerAsync(id);

        Assert.True((await waiting).Complete);
        Assert.Equal(1, _repeated);
    }

    [Fact]
    public async Task Who_leaves_the_message_alone_or_hears_no_emergencies_is_not_called()
    {
        await EnterAsync(Guard);
        await EnterAsync(Records.Of("deaf", "deaf-1", "b") with { Handles = [new ContractVersion("evacuation", 1, 1)] });
        await using var call = await _book.OpenAsync("evacuation", Cancel);

        Assert.Empty((await WaitAsync(call, MessageId.Next())).Entries);
    }

    [Fact]
    public async Task Who_is_known_to_be_inactive_is_not_waited_for()
    {
        await EnterAsync(Guard with { Silence = new Silence("a", 1, ["guard"]) });
        await using var call = await _book.OpenAsync("alarm", Cancel);

        Assert.Equal(RollCallAnswer.Inactive, Assert.Single((await WaitAsync(call, MessageId.Next())).Entries).Answer);
    }

    [Fact]
    public async Task Who_leaves_meanwhile_is_not_silent()
    {
        await EnterAsync(Guard);
        await using var call = await _book.OpenAsync("alarm", Cancel);
        var waiting = WaitAsync(call, MessageId.Next());
        var page = await _transport.Registry.ReadAsync(Cancel);
        await _transport.Registry.TryChangeAsync(RegistryRules.Leave(page, "guard-1", 9)!, Cancel);

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty((await waiting).Entries);
    }

    [Fact]
    public async Task A_registry_that_cannot_be_read_keeps_no_emergency_from_being_sent()
    {
        var spoiled = new SpoiledTransport(_transport);
        var book = new RollCallBook(spoiled, _view, Options.Create(new HubOptions()));
        var id = MessageId.Next();
        await EnterAsync(Guard);
        _view.Page = await _transport.Registry.ReadAsync(Cancel);
        spoiled.Spoiled.Read = static _ => throw new TimeoutException("It does not answer.");

        await using var call = await book.OpenAsync("alarm", Cancel);
        await AnswerAsync(id);

        Assert.Equal(RollCallAnswer.Acknowledged, Assert.Single((await WaitAsync(call, id)).Entries).Answer);
    }

    [Fact]
    public async Task A_repetition_that_fails_does_not_cost_the_answers()
    {
        var id = MessageId.Next();
        await EnterAsync(Guard);
        await using var call = await _book.OpenAsync("alarm", Cancel);

        var waiting = call.WaitAsync(id, static () => throw new TimeoutException("It does not answer."), Cancel);
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        await AnswerAsync(id);

        Assert.True((await waiting).Complete);
    }

    [Fact]
    public async Task A_repetition_that_fails_is_not_the_last()
    {
        var (id, attempts) = (MessageId.Next(), 0);
        await EnterAsync(Guard);
        await using var call = await _book.OpenAsync("alarm", Cancel);

        var waiting = call.WaitAsync(id, () => ++attempts == 1 ? throw new TimeoutException("It does not answer.") : new ValueTask(AnswerAsync(id)), Cancel).AsTask();
        await AgentContracts.Conformance.Eventually.TrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            return waiting.IsCompleted;
        });

        Assert.True((await waiting).Complete);
        Assert.Equal(2, attempts);
    }

    private static AgentRecord Guard { get; } = Records.Of("guard", "guard-1", "a") with { HearsEmergencies = true, Handles = [new ContractVersion("alarm", 1, 1)] };

    private async Task<RollCall> WaitAsync(RollCallBook.OpenCall call, MessageId id) => await call.WaitAsync(
        id,
        () =>
        {
            _repeated++;
            return ValueTask.CompletedTask;
        },
        Cancel);

    private async Task AnswerAsync(MessageId id) => await _transport.Emergencies.AnswerAsync(new EmergencyAnswer(id, "guard", "guard-1", _clock.GetUtcNow()));

    private async Task EnterAsync(AgentRecord record)
    {
        var page = await _transport.Registry.ReadAsync(Cancel);
        Assert.True(await _transport.Registry.TryChangeAsync(new RegistryChange(page.Version, page.Version + 1) { Written = [record] }, Cancel));
    }
}
