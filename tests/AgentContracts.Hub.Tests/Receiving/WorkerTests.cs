using AgentContracts.Conformance;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using HardWorker = AgentContracts.Conformance.Agents.Worker;

namespace AgentContracts.Hub.Tests.Receiving;

/// <summary>Whatever fails around a handler, the worker goes on and the copy has its outcome.</summary>
public sealed class WorkerTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public WorkerTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task What_the_hub_itself_fails_on_is_kept_once_and_the_next_message_is_handled()
    {
        var clock = new FaultyClock(_transport.Clock);
        var hub = await _system.StartAsync(contracts => contracts.AddAgent<HardWorker>().UseTransport(_ => new ClockedTransport(Inner, clock)));
        var gate = _system.Script.Hold<Job>(static job => job.Number == 1);
        for (var number = 1; number <= 3; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1 && hub.Row<Jobs, HardWorker>().Queued == 2);
        clock.FailOnce();
        gate.Open();

        // The account is read on the same clock, so first the worker must have met its fault.
        await Eventually.TrueAsync(() => _system.Script.Numbers is [1, 3]);
        await Eventually.TrueAsync(() => hub.Row<Jobs, HardWorker>() is { Handled: 2, Invalid: 1, InFlight: 0 });
        Assert.Contains("job", Assert.Single(hub.Log.Of("ProcessingFailed")), StringComparison.Ordinal);
        Assert.Equal(
            "the hub could not process it: InvalidOperationException: The clock has stopped.",
            Assert.Single(await hub.DeadLettersAsync<Jobs>()).Detail);
    }

    [Fact]
    public async Task A_log_that_fails_ends_neither_the_reading_nor_the_work()
    {
        var hub = await _system.StartAsync(
            static contracts => contracts.AddAgent<HardWorker>().Services.AddLogging(static logging => logging.AddProvider(new FaultyLog())));
        _system.Script.When<Job>(static (cue, _) => cue.Performance.Number == 2 ? throw new ScriptedException() : default);

        await _transport.SendForeignAsync(ContractOf.Channel<Jobs>(), Delivery.AtLeastOnce, "garbage"u8.ToArray());
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await hub.Sender.SendAsync(new Job(3), Cancel);

        await Eventually.TrueAsync(() => hub.Row<Jobs, HardWorker>() is { Handled: 1, Invalid: 1 } row && row.Retrying + row.DeadLettered == 1);
    }

    private InProcessTransport Inner => new(_transport.Broker, passByReference: false);

    private sealed class ClockedTransport(ITransport inner, TimeProvider clock) : DecoratedTransport(inner)
    {
        public override TimeProvider Clock => clock;
    }

    private sealed class FaultyClock(TimeProvider inner) : TimeProvider
    {
        private int _faults;

        public void FailOnce() => Volatile.Write(ref _faults, 1);

        public override DateTimeOffset GetUtcNow() =>
            Interlocked.Exchange(ref _faults, 0) == 1 ? throw new InvalidOperationException("The clock has stopped.") : inner.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            inner.CreateTimer(callback, state, dueTime, period);
    }

    private sealed class FaultyLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName == "AgentContracts.Hub" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The log is full.");

        public void Dispose()
        {
        }
    }
}
