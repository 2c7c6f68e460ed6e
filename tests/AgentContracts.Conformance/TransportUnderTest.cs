using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>A transport as the suite sees it. Each test has one of its own: nothing that another test sent may be heard.</summary>
public abstract class TransportUnderTest : IAsyncDisposable
{
    /// <summary>The broker's clock.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>How many generated histories a test lives through: as many as take some seconds.</summary>
    public virtual int Histories => 20;

    /// <summary>Another one of the same kind, on which nothing has happened.</summary>
    public abstract TransportUnderTest Fresh();

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
