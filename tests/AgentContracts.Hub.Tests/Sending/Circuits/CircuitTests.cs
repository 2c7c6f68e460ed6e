using AgentContracts.Conformance;
using AgentContracts.Conformance.Channels;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgentContracts.Hub.Tests.Sending.Circuits;

public sealed class CircuitTests
{
    private static readonly PublishResult Failed = PublishResult.Failed("the broker is away");
    private static readonly PublishResult Full = PublishResult.Refused("no room");

    private readonly ManualClock _clock = new();
    private readonly ErrorReports _reports = new();
    private readonly Circuit _circuit;

    public CircuitTests() => _circuit = new Circuit(ContractOf.Channel<Jobs>(), Delivery.AtLeastOnce, _clock, _reports, NullLogger.Instance);

    [Fact]
    public async Task Three_failed_sends_open_it_and_that_is_told_once()
    {
        await NoteAsync(Failed, Failed);
        Assert.True(_circuit.IsClosed);

        await NoteAsync(Failed);

        Assert.False(_circuit.IsClosed);
        await NoteAsync(Failed, Failed);
        var report = Assert.Single(_reports.All);
        Assert.Equal(("jobs", ErrorTypes.CircuitOpen, Severity.High), (report.Component, report.ErrorType, report.Severity));
        Assert.Contains(Failed.Reason!, report.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_send_whose_outcome_is_unknown_has_failed()
    {
        var unknown = new PublishResult(RouteStatus.Unknown, "no answer", IsTransient: true);

        await NoteAsync(unknown, unknown, unknown);

        Assert.False(_circuit.IsClosed);
    }

    [Fact]
    public async Task What_is_refused_for_lack_of_room_or_reaches_nobody_has_not_failed()
    {
        await NoteAsync([.. Enumerable.Repeat(Full, 10), .. Enumerable.Repeat(PublishResult.NoReceivers, 10)]);

        Assert.True(_circuit.IsClosed);
        Assert.Equal(default, _circuit.Read());
    }

    [Fact]
    public async Task As_long_as_more_than_a_quarter_of_the_sends_succeed_it_stays_closed()
    {
        for (var round = 0; round < 10; round++)
        {
            await NoteAsync(Failed, PublishResult.Confirmed);
        }

        Assert.True(_circuit.IsClosed);
        Assert.Equal((CircuitStatus.Closed, 10L, Failed.Reason), (_circuit.Read().Status, _circuit.Read().Failures, _circuit.Read().Reason));
    }

    [Fact]
    public async Task Failures_are_forgotten()
    {
        await NoteAsync(Failed, Failed);
        _clock.Advance(Circuit.Window + TimeSpan.FromSeconds(1));
        Assert.Equal(default, _circuit.Read());

        await NoteAsync(Failed, Failed);

        Assert.True(_circuit.IsClosed);
        Assert.Equal((2L, _clock.GetUtcNow()), (_circuit.Read().Failures, _circuit.Read().Since));
    }

    [Fact]
    public async Task While_it_is_open_nothing_is_tried_before_its_time()
    {
        await NoteAsync(Failed, Failed, Failed);
        _clock.Advance(Circuit.Break - TimeSpan.FromMilliseconds(1));

        var (result, attempts) = await ProbeAsync(PublishResult.Confirmed);

        Assert.Equal(0, attempts);
        Assert.Equal((RouteStatus.Rejected, true), (result.Status, result.IsTransient));
        Assert.Contains("circuit of jobs is open: the broker is away", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_attempt_that_succeeds_closes_it_and_that_is_told_with_what_was_held_back()
    {
        await NoteAsync(Failed, Failed, Failed);
        await ProbeAsync(PublishResult.Confirmed);
        await ProbeAsync(PublishResult.Confirmed);
        _clock.Advance(TimeSpan.FromSeconds(7));

        var (result, attempts) = await ProbeAsync(PublishResult.Confirmed);

        Assert.Equal((PublishResult.Confirmed, 1), (result, attempts));
        Assert.True(_circuit.IsClosed);
        Assert.Equal([ErrorTypes.CircuitOpen, ErrorTypes.CircuitClosed], _reports.Types);
        Assert.Contains("after 7 s; 2 send(s) were held back", _reports.All[1].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_has_no_room_works()
    {
        await NoteAsync(Failed, Failed, Failed);
        _clock.Advance(Circuit.Break);

        await ProbeAsync(Full);

        Assert.True(_circuit.IsClosed);
    }

    [Fact]
    public async Task An_attempt_that_fails_keeps_it_open_for_another_while_and_is_not_told_again()
    {
        await NoteAsync(Failed, Failed, Failed);
        var opened = _clock.GetUtcNow();
        _clock.Advance(Circuit.Break);
        Assert.Equal(1, (await ProbeAsync(Failed)).Attempts);

        Assert.Equal(0, (await ProbeAsync(PublishResult.Confirmed)).Attempts);

        Assert.Equal((CircuitStatus.Open, opened), (_circuit.Read().Status, _circuit.Read().Since));
        _clock.Advance(Circuit.Break);
        Assert.Equal(1, (await ProbeAsync(PublishResult.Confirmed)).Attempts);
        Assert.Equal([ErrorTypes.CircuitOpen, ErrorTypes.CircuitClosed], _reports.Types);
    }

    [Fact]
    public async Task While_one_tries_the_others_fail_at_once()
    {
        await NoteAsync(Failed, Failed, Failed);
        _clock.Advance(Circuit.Break);
        var answer = new TaskCompletionSource<PublishResult>();

        var first = _circuit.ProbeAsync(static (answer, _) => new ValueTask<PublishResult>(answer.Task), answer, TestContext.Current.CancellationToken).AsTask();
        await Eventually.TrueAsync(() => _circuit.Read().Status == CircuitStatus.HalfOpen);
        var (_, attempts) = await ProbeAsync(PublishResult.Confirmed);

        Assert.Equal((0, CircuitStatus.HalfOpen), (attempts, _circuit.Read().Status));
        answer.SetResult(PublishResult.Confirmed);
        Assert.Equal(PublishResult.Confirmed, await first);
        Assert.True(_circuit.IsClosed);
    }

    [Fact]
    public async Task An_attempt_that_its_sender_gives_up_proves_nothing()
    {
        await NoteAsync(Failed, Failed, Failed);
        _clock.Advance(Circuit.Break);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _circuit
            .ProbeAsync<object?>(static (_, _) => throw new OperationCanceledException(), null, TestContext.Current.CancellationToken).AsTask());

        Assert.False(_circuit.IsClosed);
    }

    [Fact]
    public async Task What_began_before_it_opened_and_succeeds_later_does_not_close_it()
    {
        await NoteAsync(Failed, Failed, Failed);
        _clock.Advance(Circuit.Break);

        await NoteAsync(PublishResult.Confirmed);

        Assert.False(_circuit.IsClosed);
    }

    private async Task NoteAsync(params PublishResult[] results)
    {
        foreach (var result in results)
        {
            await _circuit.NoteAsync(result);
        }
    }

    private async Task<(PublishResult Result, int Attempts)> ProbeAsync(PublishResult answer)
    {
        var attempts = 0;
        var result = await _circuit.ProbeAsync(
            (answer, _) =>
            {
                attempts++;
                return ValueTask.FromResult(answer);
            },
            answer,
            TestContext.Current.CancellationToken);
        return (result, attempts);
    }
}
