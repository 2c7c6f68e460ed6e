using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Transport;
using Benchmarks.Dispatch.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Dispatch;

/// <summary>A hub as a program has it, in process, of which nothing runs by itself: what is measured calls its classes one after another.</summary>
internal sealed class OurHub : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Puts it together.</summary>
    public OurHub()
    {
        _services = new ServiceCollection().AddContracts(static _ => { }).BuildServiceProvider();
        Environment = _services.GetRequiredService<AgentEnvironment>();
    }

    /// <summary>What the agents of the hub work with.</summary>
    public AgentEnvironment Environment { get; }

    /// <summary>Frames as a sender's hub hands them over.</summary>
    public Frame[] Frames<TMessage>(IEnumerable<TMessage> messages) where TMessage : IMessage<TMessage> => [.. messages.Select(Frame)];

    /// <summary>Sends a frame to the channel, where it is queued for each agent.</summary>
    /// <exception cref="DispatchException">Nobody has taken it in.</exception>
    public void Publish(Frame frame)
    {
        var publishing = Environment.Transport.PublishAsync(ChannelInfo.Of<Ticks>(), frame, CancellationToken.None);
        if (!publishing.IsCompletedSuccessfully || publishing.Result.Status != RouteStatus.Confirmed)
        {
            throw new DispatchException("A message was not taken in.");
        }
    }

    /// <summary>Holds the ledger to what was handled.</summary>
    /// <exception cref="DispatchException">It does not balance.</exception>
    public void Check()
    {
        foreach (var row in Environment.Ledger.Rows())
        {
            if (row.Received != row.Handled || row.InFlight != 0)
            {
                throw new DispatchException($"The ledger does not balance, or not all was handled: {row}.");
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Frame Frame<TMessage>(TMessage message) where TMessage : IMessage<TMessage>
    {
        var id = MessageId.Next();
        return new Frame<TMessage>(
            new MessageHeader
            {
                MessageType = TMessage.Info.Name,
                MessageId = id,
                SourceAgent = "ticker",
                Priority = TMessage.Info.Quality.Priority,
                Timestamp = Environment.Transport.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000,
                Expires = MessageInfo.NeverExpires,
                Routes = [.. TMessage.Info.Routes.Select(static channel => channel.Name)],
                Sender = "01234567",
                Sequence = 0,
                Fingerprint = TMessage.Info.Fingerprint,
                FieldCount = TMessage.Info.FieldCount,
                Correlation = id,
            },
            message);
    }
}
