using System.Text;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.PubSub;

namespace AgentContracts.Redis.Streams;

/// <summary>
/// The streams of one agent instance, with what the instances of an agent tell each other about them: that something was given back, and that a
/// sender needs room.
/// </summary>
internal sealed class AgentStreams(StreamReader reader, PubSubChannel notes, string consumer) : IAsyncDisposable
{
    /// <summary>What is said when something waits on a stream to be taken over.</summary>
    public const string Returned = "returned";

    private const string Room = "room";
    private ITransportSubscription? _hearing;

    public StreamReader Reader => reader;

    /// <summary>What a sender says to the consumer that holds the oldest unfinished entry of a full stream.</summary>
    public static string RoomNote(string consumer, string lastId, string channel) => $"{Room} {consumer} {lastId} {channel}";

    /// <summary>Begins to hear what other instances say.</summary>
    public async ValueTask<AgentStreams> OpenAsync(CancellationToken cancellationToken)
    {
        _hearing ??= await notes.ListenAsync(Hear, cancellationToken).ConfigureAwait(false);
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_hearing is not null)
        {
            await _hearing.DisposeAsync().ConfigureAwait(false);
        }

        await reader.DisposeAsync().ConfigureAwait(false);
        if (reader.HasGivenBack)
        {
            await notes.TryNotifyAsync(Returned).ConfigureAwait(false);
        }
    }

    private void Hear(ReadOnlyMemory<byte> note)
    {
        switch (Encoding.UTF8.GetString(note.Span).Split(' ', 4))
        {
            case [Returned]:
                reader.TakeOver();
                break;
            case [Room, var wanted, var lastId, var channel] when wanted == consumer:
                _ = reader.MakeRoomAsync(channel, lastId);
                break;
        }
    }
}
