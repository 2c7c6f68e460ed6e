using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Receiving;

/// <summary>What the running handler of one worker sees of its message; used again for the next one.</summary>
internal sealed class HandlerContext(IServiceScopeFactory scopes, AgeClock clock, SchemaDirectory schemas, ILogger logger, HandlerTelemetry telemetry) : MessageContextSlot
{
    private ReceivedCopy? _copy;
    private AsyncServiceScope? _scope;
    private string? _flaw;

    /// <summary>The contracts that others have.</summary>
    public SchemaDirectory Schemas => schemas;

    public override MessageHeader Header => Copy.Header;

    public override string Channel => Copy.Intake.Channel.Name;

    public override TimeSpan Age => AgeClock.AgeOf(Copy.Timestamp, clock.Now);

    public override int Attempt => Copy.Attempt;

    public override bool Redelivered => Copy.Delivery.Redelivered || Copy.Header.Resent;

    public override bool Late => Copy.IsLate;

    public override IServiceProvider Services => (_scope ??= scopes.CreateAsyncScope()).ServiceProvider;

    private ReceivedCopy Copy => _copy!;

    public MessageContext Begin(ReceivedCopy copy)
    {
        _copy = copy;
        telemetry.HandlerBegins();
        return Open();
    }

    /// <summary>Notes why the copy is invalid and its handler is not called.</summary>
    public ValueTask Refuse(string flaw)
    {
        _flaw = flaw;
        return ValueTask.CompletedTask;
    }

    /// <summary>Why the copy is invalid, told once; <see langword="null"/> where it was handled.</summary>
    public string? TakeFlaw()
    {
        var flaw = _flaw;
        if (flaw is not null)
        {
            _flaw = null;
        }

        return flaw;
    }

    /// <summary>Makes the context refuse use and ends its scope.</summary>
    public ValueTask EndAsync()
    {
        Close();
        return _scope is null ? ValueTask.CompletedTask : EndScopeAsync();
    }

    private async ValueTask EndScopeAsync()
    {
        var scope = _scope!.Value;
        _scope = null;
        try
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The handler has returned; a service that fails to end must not end the worker.
            HubLog.ScopeFailed(logger, exception, Copy.Header.MessageType, Copy.Header.MessageId);
        }
    }
}
