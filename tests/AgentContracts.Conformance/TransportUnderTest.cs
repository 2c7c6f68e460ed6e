using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>A transport as the suite sees it. Each test has one of its own: nothing that another test sent may be heard.</summary>
public abstract class TransportUnderTest : IAsyncDisposable
{
    /// <summary>The broker's clock.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>Makes the broker ready.</summary>
    public virtual ValueTask OpenAsync() => ValueTask.CompletedTask;

    /// <summary>Lets time pass: really, or on a clock that only tests move.</summary>
    public abstract ValueTask ElapseAsync(TimeSpan time);

    /// <summary>Lets time pass until a condition holds that something that waits for time brings about.</summary>
    public virtual async ValueTask ElapseUntilAsync(Func<bool> condition) => await Eventually.TrueAsync(condition);

    /// <summary>Makes a hub use the transport.</summary>
    public abstract void Use(ContractsBuilder contracts);

    /// <summary>Sends bytes as a program without this library would.</summary>
    public abstract ValueTask SendForeignAsync(ChannelInfo channel, Delivery delivery, ReadOnlyMemory<byte> bytes);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
